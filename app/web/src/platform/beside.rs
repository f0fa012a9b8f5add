//! Small things that the browser keeps beside the database: there without waiting, before the first paint.

use web_sys::{Storage, window};

/// What is kept under a key.
pub(super) fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a value under a key, or forgets it; nothing is written that is there already. A browser that refuses to
/// remember (private mode, full disk) keeps nothing.
pub(super) fn keep(key: &str, value: Option<&str>) {
    if get(key).as_deref() == value {
        return;
    }
    if let Some(storage) = storage() {
        let _refused = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}
