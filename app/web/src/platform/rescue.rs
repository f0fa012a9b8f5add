//! The link that brings everything back, beside the database: a browser that runs out of room drops databases first.

use leptos::prelude::*;
use web_sys::Storage;

const KEY: &str = "pas-a-pas.secours";

/// The link, if there is one on this phone.
pub fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

/// Keeps the link, or forgets it.
pub fn keep(link: Option<&str>) {
    if let Some(storage) = storage() {
        // A browser that refuses leaves the card on paper.
        let _refused = match link {
            Some(link) => storage.set_item(KEY, link),
            None => storage.remove_item(KEY),
        };
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
