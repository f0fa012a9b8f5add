//! Seals what leaves the phone and opens what comes back. Nothing here reads a clock or rolls a die: every random
//! byte is an argument, drawn by the caller from the platform's own source and used once.
//!
//! | noun | in one line |
//! |---|---|
//! | [`SpaceSecret`] | holding it is being a writer of the space; everything else of the space is derived from it |
//! | [`ReadingKey`], [`seal`], [`open`] | what a reader holds; bytes that only it opens, padded to [`bucket`]s |
//! | [`SigningKey`], [`OwnerKey`], [`verify`] | who may write into a space, who may stop it |
//! | [`DeviceKey`], [`seal_to`] | what only one device opens |
//! | [`ShareLink`] | what a link or a QR carries; see [`link`] |
//! | [`Card`] | something that is no secret, whole in a link |
//! | [`InviteKey`], [`Words`], [`InviteBox`] | an invitation from afar: a link by message, two words by voice; see [`invite`] |
//! | [`frames`], [`Scan`], [`Handover`] | a whole list in one or several QR codes, without any network; see [`qr`] |
//! | [`announce_stop`], [`announce_successor`], [`Succession`] | the owner ends a space, or moves it to where a removed device cannot follow; see [`succession`] |
//!
//! # Primitives
//! HKDF-SHA-256 ([RFC 5869](https://www.rfc-editor.org/rfc/rfc5869)), XChaCha20-Poly1305
//! ([draft-irtf-cfrg-xchacha-03](https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-xchacha-03)), Ed25519
//! ([RFC 8032](https://www.rfc-editor.org/rfc/rfc8032)) and X25519
//! ([RFC 7748](https://www.rfc-editor.org/rfc/rfc7748)). None of it is our own code. They are
//! synchronous, since awaiting the browser's own cipher inside a transaction of its database commits that
//! transaction.
//!
//! # What is derived from what
//! Every derivation is HKDF-SHA-256 without salt; the info string names what the key is for, so that no two uses
//! ever share a key.
//!
//! | from | info | gives |
//! |---|---|---|
//! | space secret | `pas-a-pas/1 reading key` | the XChaCha20-Poly1305 key of the space |
//! | space secret | `pas-a-pas/1 signing seed` | the Ed25519 seed of the space; its public key is the space's id |
//! | reading key | `pas-a-pas/1 nonce`, length of the header (8 bytes, little-endian), header, message | the nonce of one action's sealing |
//! | X25519 of an ephemeral and a device key | `pas-a-pas/1 to device`, ephemeral public key, device public key | key and nonce of one sealing to one device |
//! | link key | `pas-a-pas/1 invite name` | what names a box on the relay |
//! | link key and two words | `pas-a-pas/1 invite proof` | what takes that box |
//! | link key and two words | `pas-a-pas/1 invite key` | the key of that box |

mod base45;
mod card;
mod checksum;
mod derive;
mod device;
mod handover;
pub mod invite;
pub mod link;
mod padding;
pub mod qr;
mod reader;
mod seal;
mod secret_bytes;
mod sign;
mod space;
pub mod succession;
#[cfg(test)]
mod vectors;

pub use card::Card;
pub use device::{DeviceKey, WeakKey, seal_to};
pub use handover::{Handover, HandoverError, MOST_LIST};
pub use invite::{InviteBox, InviteError, InviteKey, Words, WordsError, suggestions};
pub use link::{LinkError, ShareLink};
pub use padding::{bucket, is_bucket};
pub use qr::{FrameError, Progress, Scan, TooLarge, frames};
pub use seal::{OpenError, ReadingKey, nonce_of, open, seal};
pub use sign::{OwnerKey, SigningKey, VerifyError, verify};
pub use space::SpaceSecret;
pub use succession::{
    AnnounceError, Grant, GrantError, Role, Staying, Succession, SuccessionError, Successor, announce_stop,
    announce_successor,
};
