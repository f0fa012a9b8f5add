//! What the screens show and ask for: the only caller of the store.

mod app;
mod draft;
mod language;
mod local;
pub mod message;
mod notes;
mod packs;
pub mod phones;
mod phrases;
mod places;
mod press;
mod queue;
mod relay;
pub mod reminders;
mod sending;
pub mod sharing;
pub mod waiting;
mod writing;

pub use app::{App, Beside, Last, Opening, Saving, use_app};
pub use draft::Draft;
pub use language::{speak, use_language};
pub use packs::{Packs, use_packs};
pub use phrases::{use_phrases, use_with_french};
pub use sending::Sending;
pub use writing::writes_here;
