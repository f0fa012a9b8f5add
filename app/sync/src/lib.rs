//! How two phones agree, sans I/O: nothing here reads a clock, rolls a die or waits.
//!
//! | noun | in one line |
//! |---|---|
//! | [`ActorId`], [`Dot`], [`VersionVector`] | who wrote, which write, what had been seen |
//! | [`Value`], [`Edit`], [`Change`], [`Batch`] | what a field holds, what a person asks for, what is recorded, what one action records |
//! | [`Register`], [`Entity`] | the values of one field that nobody has replaced, and the fields of one thing |
//! | [`Author`] | numbers the changes of one device |
//! | [`Renaming`] | another name for what was written after a memory was set back |
//! | [`moved`], [`reissue`] | a thing that goes to live in another space |
//! | [`Order`] | a place between two others in a list |
//! | [`record`] | the fields of each domain noun |
//! | [`View`] | the domain nouns of everything known, kept beside the log |
//! | [`Access`], [`End`] | what a person holds of a space, and how it ends |
//! | [`SpaceKeys`], [`Ledger`] | what a device may do in a space; its sealed history, and what is missing of it |
//! | [`Replica`], [`Taken`], [`Alarm`] | one space on one device, what an answer brought, what was wrong with it |
//! | [`Parcel`] | all that a space holds, to be handed over without the relay |
//! | [`card`] | one thing to be had by anybody, in a link |
//! | [`Session`], [`Event`], [`Effect`] | when to talk to the relay |
//! | [`frame`] | bytes that notice when they were damaged |

mod access;
mod actor;
mod alarm;
mod author;
mod batch;
pub mod card;
mod change;
mod ends;
mod entity;
pub mod frame;
mod keys;
mod ledger;
mod moved;
mod order;
mod parcel;
pub mod record;
mod register;
mod renaming;
mod replica;
mod session;
mod value;
mod view;

pub use access::{Access, Role};
pub use actor::{EntityId, FieldId, Kind, WallTime};
pub use alarm::Alarm;
pub use author::Author;
pub use batch::Batch;
pub use change::{Change, Edit};
pub use crypto::{AnnounceError, DeviceKey, OwnerKey, ReadingKey, ShareLink, SpaceSecret};
pub use ends::End;
pub use entity::{Entity, Removal};
pub use keys::{SealError, SpaceKeys, Unreadable};
pub use ledger::{Ledger, Standing, Taken};
pub use moved::{moved, reissue};
pub use order::Order;
pub use parcel::Parcel;
pub use protocol::{
    ActorId, Dot, Envelope, EnvelopeHeader, Heads, Snapshot, SpaceAnswer, SpaceId, SpaceRequest, SyncAnswer,
    SyncRequest, VersionVector,
};
pub use register::{Register, Version};
pub use renaming::Renaming;
pub use replica::{Asked, Replica};
pub use session::{Effect, Event, Failure, Sending, Session};
pub use value::Value;
pub use view::{Placed, Removed, RemovedWhat, View};
