//! Text messages about appointments, in French, as services send them and people paste them.
//!
//! Nothing is guessed silently: what a message leaves open stays open, what contradicts itself is a [`Doubt`], and the
//! sentences that gave nothing are handed back in [`Understood::rest`].

mod bring;
mod date;
mod find;
mod fold;
mod kind;
mod obligation;
mod person;
mod phone;
mod place;
mod subject;
mod time;
mod token;
mod understand;

pub use find::find;
pub use kind::Kind;
pub use understand::{Doubt, Understood, understand};

use date::{Mention, Role};
use fold::Folded;
use token::{Token, Tokens};
