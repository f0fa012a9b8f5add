//! How two phones agree, sans I/O: nothing here reads a clock, rolls a die or waits.
//!
//! | noun | in one line |
//! |---|---|
//! | [`ActorId`], [`Dot`], [`VersionVector`] | who wrote, which write, what had been seen |
//! | [`Value`], [`Edit`], [`Change`], [`Batch`] | what a field holds, what a person asks for, what is recorded, what one action records |
//! | [`Register`], [`Entity`] | the values of one field that nobody has replaced, and the fields of one thing |
//! | [`Author`] | numbers the changes of one device |
//! | [`Order`] | a place between two others in a list |
//! | [`record`] | the fields of each domain noun |
//! | [`View`] | the domain nouns of everything known, kept beside the log |
//! | [`frame`] | bytes that notice when they were damaged |

mod actor;
mod author;
mod batch;
mod change;
mod entity;
pub mod frame;
mod order;
pub mod record;
mod register;
mod value;
mod view;

pub use actor::{EntityId, FieldId, Kind, WallTime};
pub use author::Author;
pub use batch::Batch;
pub use change::{Change, Edit};
pub use entity::{Entity, Removal};
pub use order::Order;
pub use protocol::{ActorId, Dot, VersionVector};
pub use register::{Register, Version};
pub use value::Value;
pub use view::{Placed, Removed, RemovedWhat, View};
