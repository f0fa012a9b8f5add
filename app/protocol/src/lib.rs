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
//! | [`Reminders`], [`ReminderKey`] | when to push nothing, and where |
//! | [`Problem`] | why not |
//! | [`Limit`] | how much |
//!
//! The rest of this page is for who writes another phone or another relay.
//!
//! # Bytes
//! All integers of fixed width are little-endian. A *number* is LEB128 without needless bytes, at most 64 bits. *Sized*
//! bytes have their count before them, as a number. Every value has exactly one spelling, and a reader refuses any
//! other, so what was read and is written again is the same bytes.
//!
//! **Envelope**, the changes of one action; offsets in bytes, `n` sealed bytes, at most 65,536:
//!
//! | at | bytes | what |
//! |---|---|---|
//! | 0 | 1 | version, 1 |
//! | 1 | 1 | kind, `E` (0x45) |
//! | 2 | 32 | space: its Ed25519 public key |
//! | 34 | 16 | actor |
//! | 50 | 8 | sequence number of the first change, from 1 |
//! | 58 | 2 | how many changes, from 1; no sequence number is above 2⁶³ − 1 |
//! | 60 | 32 | SHA-256 of the actor's previous envelope in this space, all its bytes; zeros for the first |
//! | 92 | 24 | nonce |
//! | 116 | 4 | `n` |
//! | 120 | `n` | sealed bytes; bytes 0 to 91 are the associated data |
//! | 120 + `n` | 64 | Ed25519 signature (RFC 8032) by the space over all bytes before |
//!
//! **Snapshot**, the state of the space; `a` actors, at most 1,024, and `n` sealed bytes, at most 524,288:
//!
//! | at | bytes | what |
//! |---|---|---|
//! | 0 | 1 | version, 1 |
//! | 1 | 1 | kind, `S` (0x53) |
//! | 2 | 32 | space |
//! | 34 | 16 | actor that made it |
//! | 50 | 2 | `a` |
//! | 52 | 56 `a` | by actor, ascending: actor (16), last sequence number covered (8), SHA-256 of the envelope that holds it (32) |
//! | 52 + 56 `a` | 24 | nonce |
//! | … | 4 | `n` |
//! | … | `n` | sealed bytes; everything before the nonce is the associated data |
//! | … | 64 | signature over all bytes before |
//!
//! Signatures are checked as `verify_strict` of `ed25519-dalek` does: canonical, and no key or commitment of small order.
//!
//! **Frames**: every body starts with its version, 1. Then:
//!
//! | frame | what follows |
//! |---|---|
//! | vector (inside others) | number of actors; by actor, ascending: actor (16), count of its changes seen (number, from 1) |
//! | sync request | number of spaces; by space, ascending: space (32), vector the phone has, number of envelopes, each sized, then 0, or 1 and a sized snapshot |
//! | sync answer | number of spaces; by space, ascending: space (32), flags (1: there is more, 2: a snapshot is wanted, 4: a snapshot follows), vector the relay holds, perhaps a sized snapshot, number of envelopes, each sized |
//! | events request | number of spaces, each 32 |
//! | leave an invite | id (16), seconds (number, 1 to 604,800), sized bytes |
//! | take an invite | id (16) |
//! | a taken invite | sized bytes |
//! | reminders | endpoint (sized, UTF-8), key (65), secret (16), number of reminders; ascending: in how many seconds (number) |
//! | reminder key | key (65) |
//! | problem | code (1), facts: see below |
//!
//! # Addresses
//! All are `POST`, with and of type `application/octet-stream`. Ids travel in bodies, never in addresses.
//!
//! | address | body | answer |
//! |---|---|---|
//! | `/relay/v1/sync` | sync request | 200, sync answer |
//! | `/relay/v1/events` | events request | 200, `text/event-stream` |
//! | `/relay/v1/invite/leave` | leave an invite | 204; again with the same bytes: 204 |
//! | `/relay/v1/invite/take` | take an invite | 200, a taken invite; never there, taken and expired are the same 404 |
//! | `/relay/v1/reminders` | reminders | 204; again with the same bytes: 204 |
//! | `/relay/v1/reminders/key` | none | 200, a reminder key; 404 where the relay pushes nothing |
//!
//! **Sync.** The relay checks every signature before it stores anything, and stores all or nothing. An envelope that it
//! holds already is passed over; one that would leave a gap after what it holds is not stored, and neither are those
//! behind it: the vector in the answer tells where to go on. A snapshot is taken if it covers the one before and more;
//! otherwise it is passed over. When the answer arrives, all that it says the relay holds is on its disk. A space that
//! the answer leaves out has no news: the relay holds exactly the vector that the request gave. Envelopes come in the
//! order in which they arrived, after [`ANSWER_CUT`] bytes the answer is cut and says that there is more; the first
//! item always fits. A snapshot comes first, where the phone lies below the log that is kept; what it covers does not
//! come as envelopes. The relay keeps two snapshots and drops the envelopes that the older one covers. It asks for a
//! snapshot after [`SNAPSHOT_AFTER`] envelopes or half the quota above the newest one; who has everything and may
//! write sends it, and may send it unasked.
//!
//! **Invites.** The first eight bytes of an id are the invite's name, the last eight its proof. The relay keeps one invite
//! for a name: another one under it is [`Occupied`](Problem::Occupied) until the first is taken or expires. A take with
//! the name and a wrong proof gets the same 404 as any other, and the fifth throws the invite away: the proof comes from
//! two spoken words, which nobody is to try out. A name that is gone is not given away again before it would have
//! expired, so that who took an invite cannot put it back unnoticed.
//!
//! **Reminders.** At each moment the relay has the browser's push service (RFC 8030) deliver the same byte, sealed for
//! the browser (RFC 8291) and signed with the reminder key (RFC 8292): a push says that it is time, and nothing about what
//! for. The relay keeps the subscription and the moments, tied to no space and no phone. A push service that the relay
//! does not know is [`PushService`](Problem::PushService), and so is a key that is no point of the curve. A push that
//! cannot be delivered is tried again for an hour; a browser that its push service no longer knows is forgotten.
//!
//! **Events.** Each event's data is the place, from 0, of a space in the request, or `*` for "perhaps any". Comments keep
//! the connection alive. The first comment comes once the relay listens: who syncs after it misses nothing.
//!
//! # Problems
//! A status of 400 or more has a problem as its body; another body comes from something in between, or says that there is
//! no such address (404, 405) or that the request took more than 30 s to send and store (408: send it again). The form of
//! a problem is the same in every version. Whatever the problem, the relay has changed nothing.
//!
//! | code | problem | facts | HTTP |
//! |---|---|---|---|
//! | 1 | [`Malformed`](Problem::Malformed) | | 400 |
//! | 2 | [`TooLarge`](Problem::TooLarge) | the most (number) | 413 |
//! | 3 | [`UnknownVersion`](Problem::UnknownVersion) | versions known (sized, at most 16) | 426 |
//! | 4 | [`Foreign`](Problem::Foreign) | space (32) | 403 |
//! | 5 | [`Conflict`](Problem::Conflict) | space (32), actor (16), sequence number (number) | 409 |
//! | 6 | [`TooMany`](Problem::TooMany) | seconds (number), as in `Retry-After` | 429 |
//! | 7 | [`SpaceFull`](Problem::SpaceFull) | space (32) | 507 |
//! | 8 | [`NotFound`](Problem::NotFound) | | 404 |
//! | 9 | [`Occupied`](Problem::Occupied) | | 409 |
//! | 10 | [`Unavailable`](Problem::Unavailable) | seconds (number), as in `Retry-After` | 503 |
//! | 11 | [`PushService`](Problem::PushService) | | 422 |
//!
//! # Limits
//! | what | most |
//! |---|---|
//! | body of a request | 1 MiB |
//! | body of an answer | 8 MiB: [`ANSWER_CUT`], or the first item, and the vectors of all spaces |
//! | sealed bytes of an envelope, of a snapshot, of an invite | 64 KiB, 512 KiB, 4 KiB |
//! | spaces in a request, actors in a vector or a snapshot | 256, 1,024 |
//! | life of an invite | 7 days |
//! | reminders of a browser, how far ahead | 32, 400 days |
//! | bytes of an endpoint | 1,024 |
//! | bytes of a space, unless the relay was told otherwise | 16 MiB |
//!
//! # Test vectors
//! `tests/wire/snapshots` holds an encoded value of every kind with its parts in `tests/wire/sample.rs`; the space's key
//! there is the Ed25519 seed of 32 bytes of 7.

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
mod reminder;
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
pub use limits::{
    ANSWER_CUT, INVITE_SECONDS, INVITE_TRIES, LAST_SEQ, Limit, OverLimit, REMINDER_SECONDS, SNAPSHOT_AFTER,
    SPACE_QUOTA,
};
pub use problem::Problem;
pub use reminder::{AUTH_BYTES, POINT_BYTES, ReminderKey, Reminders, Subscription};
pub use request::{SpaceRequest, SyncRequest};
pub use signed::{BadSignature, NONCE_BYTES, SIGNATURE_BYTES};
pub use snapshot::{SNAPSHOT_VERSION, Snapshot, SnapshotHeader};
pub use vector::VersionVector;
