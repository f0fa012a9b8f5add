//! The screens, and which of them an address shows.

pub mod appointments;
mod ask;
mod both;
pub mod gate;
pub mod help;
pub mod language;
pub mod papers;
mod print;
pub mod ready;
pub mod rows;
mod screen;
pub mod share;
pub mod size;
mod ticks;
pub mod today;
pub mod welcome;
pub mod words;

use screen::gone;
pub use screen::root;
