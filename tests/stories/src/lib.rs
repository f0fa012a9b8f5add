//! Several phones with their memories and a real relay, in one process.
//!
//! What runs here is what runs in the browser, less the browser: [`store::member`] on a [`store::Memory`], and the
//! relay's router on a database of its own.
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a test fails where it is wrong")]

mod phone;
mod relay;

pub use phone::{Cut, Phone};
pub use relay::Relay;
