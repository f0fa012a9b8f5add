//! What this device alone keeps beside the things: a draft, a key of its own.

use super::local::store;
use std::cell::RefCell;
use std::collections::BTreeMap;
use store::{Store, StoreError};

thread_local! {
    static NOTES: RefCell<BTreeMap<String, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Takes note of all that the memory held.
pub(super) fn put(notes: Vec<(String, Vec<u8>)>) {
    NOTES.with(|known| known.replace(notes.into_iter().collect()));
}

/// The note with this name.
pub(super) fn get(name: &str) -> Option<Vec<u8>> {
    NOTES.with(|known| known.borrow().get(name).cloned())
}

/// Keeps a note, or forgets it.
///
/// # Errors
/// [`StoreError`] if it could not be kept.
pub(super) async fn keep(name: &'static str, note: Option<Vec<u8>>) -> Result<(), StoreError> {
    store().keep_note(name, note.clone()).await?;
    NOTES.with(|known| match note {
        Some(note) => known.borrow_mut().insert(name.to_owned(), note),
        None => known.borrow_mut().remove(name),
    });
    Ok(())
}
