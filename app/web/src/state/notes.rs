//! What this device alone keeps beside the things: a draft, a key of its own.

use super::local::store;
use std::cell::RefCell;
use store::{Store, StoreError};

thread_local! {
    static NOTES: RefCell<Vec<(String, Vec<u8>)>> = const { RefCell::new(Vec::new()) };
}

/// Takes note of all that the memory held.
pub(super) fn put(notes: Vec<(String, Vec<u8>)>) {
    NOTES.with(|known| known.replace(notes));
}

/// The note with this name.
pub(super) fn get(name: &str) -> Option<Vec<u8>> {
    NOTES.with(|known| {
        let known = known.borrow();
        known.iter().find(|(other, _)| other == name).map(|(_, note)| note.clone())
    })
}

/// Holds a note, and keeps it if there is room.
pub(super) async fn hold(name: &'static str, note: Vec<u8>) {
    know(name, Some(note.clone()));
    let _full = store().keep_note(name, Some(note)).await;
}

fn know(name: &str, note: Option<Vec<u8>>) {
    NOTES.with(|known| {
        let mut known = known.borrow_mut();
        known.retain(|(other, _)| other != name);
        known.extend(note.map(|note| (name.to_owned(), note)));
    });
}

/// Keeps a note, or forgets it.
///
/// # Errors
/// [`StoreError`] if it could not be kept.
pub(super) async fn keep(name: &'static str, note: Option<Vec<u8>>) -> Result<(), StoreError> {
    store().keep_note(name, note.clone()).await?;
    know(name, note);
    Ok(())
}
