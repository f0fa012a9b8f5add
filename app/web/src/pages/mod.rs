//! The screens, and which of them an address shows.

pub mod appointments;
pub mod help;
pub mod papers;
mod screen;
mod ticks;
pub mod today;
pub mod words;

use screen::gone;
pub use screen::root;
