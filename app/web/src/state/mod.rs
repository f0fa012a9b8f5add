//! What the screens show and ask for: the only caller of the store.

mod app;
mod draft;
mod local;
mod packs;
mod press;
mod queue;
mod writing;

pub use app::{App, Beside, Last, Opening, Saving, use_app};
pub use draft::Draft;
pub use packs::{Packs, use_packs};
