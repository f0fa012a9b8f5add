//! The one store of the page.

use store::member::Means;

#[cfg(target_arch = "wasm32")]
type Local = store::Idb;

/// Natively, where only tests run, there is no browser's memory.
#[cfg(not(target_arch = "wasm32"))]
type Local = store::Memory;

#[cfg(target_arch = "wasm32")]
fn open() -> Local {
    /// The database's name, the same for ever.
    const DATABASE: &str = "pas-a-pas";
    store::Idb::new(DATABASE, crate::platform::random::actor)
}

#[cfg(not(target_arch = "wasm32"))]
fn open() -> Local {
    store::Memory::new(crate::platform::random::actor)
}

/// What a phone draws from outside: chance, and what its clock says.
pub(super) fn means() -> Means {
    Means { random: crate::platform::random::fill, at: crate::platform::clock::wall_time() }
}

/// The store. It lives as long as the page, so that futures may hold it across everything.
pub(super) fn store() -> &'static Local {
    thread_local! {
        static STORE: &'static Local = Box::leak(Box::new(open()));
    }
    STORE.with(|store| *store)
}
