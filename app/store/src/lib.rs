//! The phone's memory: what a person entered is here before the screen says so, and stays.
//!
//! [`Store`] is what the screens may ask for; [`Memory`] keeps it while the program runs and `Idb`, in a
//! browser, for good. Both keep the same bytes on the same [`Shelf`]s and share all that is decided about them
//! (private modules `plan`, `heal`, [`migration`]), so that what is proved natively holds in the browser.

#![expect(async_fn_in_trait, reason = "a browser has one thread: no future here is ever sent to another one")]

mod archive;
pub mod contract;
mod heal;
#[cfg(target_arch = "wasm32")]
mod idb;
pub mod member;
mod memory;
pub mod migration;
mod plan;
mod renamed;
mod sealed;
mod shelf;
mod spaces;
mod store;

pub use archive::{Archive, ArchiveError, Shared};

#[cfg(target_arch = "wasm32")]
pub use idb::Idb;
pub use memory::Memory;
pub use sealed::{Drawer, Sealed};
pub use shelf::{Place, Shelf};
pub use store::{Committed, Damage, Kept, Loaded, Outcome, Settled, Store, StoreError};
