//! What travels between a phone and the relay. No type here can hold readable text: what a person wrote is sealed before
//! it gets here.
//!
//! | noun | in one line |
//! |---|---|
//! | [`SpaceId`], [`ActorId`], [`Dot`], [`VersionVector`] | where, who, which change, what is known |
//! | [`Envelope`], [`Snapshot`] | sealed and signed changes, and the sealed and signed state |
//! | [`SyncRequest`], [`SyncAnswer`] | one exchange about all spaces |
//! | [`EventsRequest`], [`News`] | "there is something new" |
//! | [`InviteLeave`], [`InviteTake`], [`InviteTaken`] | a sealed blob that is given out once |
//! | [`Problem`] | why not |
//! | [`Limit`] | how much |

mod answer;
mod codec;
mod dot;
mod envelope;
mod error;
mod events;
mod heads;
mod ids;
mod invite;
mod limits;
mod problem;
mod request;
mod signed;
mod snapshot;
mod vector;

pub use answer::{SpaceAnswer, SyncAnswer};
pub use dot::Dot;
pub use envelope::{ENVELOPE_VERSION, Envelope, EnvelopeHeader};
pub use error::DecodeError;
pub use events::{EventsRequest, News};
pub use heads::{Head, Heads};
pub use ids::{ActorId, EnvelopeHash, InviteId, SpaceId};
pub use invite::{InviteLeave, InviteTake, InviteTaken};
pub use limits::{ANSWER_CUT, INVITE_SECONDS, Limit, OverLimit, SNAPSHOT_AFTER, SPACE_QUOTA};
pub use problem::Problem;
pub use request::{SpaceRequest, SyncRequest};
pub use signed::{BadSignature, NONCE_BYTES, SIGNATURE_BYTES};
pub use snapshot::{SNAPSHOT_VERSION, Snapshot, SnapshotHeader};
pub use vector::VersionVector;
