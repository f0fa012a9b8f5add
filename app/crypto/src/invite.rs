//! An invitation sent from afar: a link by message, two words by voice.
//!
//! The link travels through channels that others may read or change: an SMS, a chat on a shared phone, an inbox. So
//! the link is one half of a key, and two words said aloud are the other. Both halves together name a box on the
//! relay and open it; either alone does nothing.
//!
//! ```text
//! link key (32 random bytes)
//!   -- HKDF-SHA-256, "pas-a-pas/1 invite name"  --> first 8 bytes of the box's id
//! link key (32) | word (9 random bits) | word (9 random bits)
//!   -- HKDF-SHA-256, "pas-a-pas/1 invite proof" --> last 8 bytes of the box's id
//!   -- HKDF-SHA-256, "pas-a-pas/1 invite key"   --> key of the box, 32 bytes
//! ```
//!
//! The two words enter as their places in the list, two bytes each, little-endian.
//!
//! | bytes of the box | what |
//! |---:|---|
//! | 1 | version, 1 |
//! | 24 | nonce |
//! | 256 | sealed: expiry in seconds since 1970 (8, little-endian), then the share link's bytes; the associated data is `pas-a-pas/1 invite` and the id |
//!
//! # What the two words stop
//! The relay keeps one box for a name, gives it out to who knows the whole id, and throws it away after
//! five wrong ends. That makes the words a secret that cannot be tried out at leisure:
//!
//! - **Somebody who reads the link** (a forwarded message, a phone that lies open) knows the name and not the end. Five
//!   tries out of the 262,144 pairs that 18 bits give open the box with a chance of 1 in 52,428; after them it is gone,
//!   and the person who was invited asks for another one.
//! - **Somebody who swaps the link** for one of their own, to slip a false list in or to sit in the middle, can leave
//!   one box under the swapped link's name, so has to guess the words before they are said: 1 in 262,144. With any
//!   other words the swapped link opens nothing.
//! - **The relay** sees the id and sealed bytes. It knows neither half. Only a relay that also reads the message can
//!   try all pairs at home.
//!
//! Words that both screens merely *showed*, worked out from the link, would stop nobody: who reads the link works
//! them out too, and makes another link with the same words within a second. Comparing is safe only after both sides
//! have contributed to a live exchange (Vaudenay, *Secure communications over insecure channels based on short
//! authenticated strings*, CRYPTO 2005), and the person who invites is seldom online at that moment.

mod words;

pub use words::{Words, WordsError, suggestions};

use crate::derive::{derive, info};
use crate::reader::Reader;
use crate::secret_bytes::secret_bytes;
use crate::{LinkError, OpenError, ReadingKey, ShareLink, open, seal};
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const SEALED_AS: &[u8] = b"pas-a-pas/1 invite";

/// The half of an invitation that travels in the link: 32 random bytes, used for one invitation.
#[derive(Clone)]
pub struct InviteKey(Zeroizing<[u8; 32]>);

secret_bytes!(InviteKey);

/// A box on the relay that holds one share link, for the one who has both halves.
///
/// ```
/// use crypto::{InviteKey, ShareLink, SpaceSecret, Words};
/// let (key, words) = (InviteKey::new([7; 32]), Words::new([1, 2, 3, 4])); // random in earnest
/// let link = ShareLink::Together { secret: SpaceSecret::new([8; 32]), owner: [9; 32] };
/// let left = key.with(&words).seal([1; 24], &link, 1_764_000_000);
///
/// let heard = words.to_string().to_uppercase().parse::<Words>().unwrap();
/// let (opened, expires) = key.with(&heard).open(&left).unwrap();
/// assert_eq!((opened, expires), (link, 1_764_000_000));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InviteBox {
    id: [u8; 16],
    key: ReadingKey,
}

/// Why a box taken from the relay cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InviteError {
    /// Fewer bytes than a version and a nonce take.
    Truncated {
        /// How many there are.
        bytes: usize,
    },
    /// Made by a version of the product that this one does not know.
    UnknownVersion {
        /// The version found.
        found: u8,
    },
    /// Closed for these two halves, or changed on its way.
    Closed(OpenError),
    /// Opened, but there is no usable link inside.
    Link(LinkError),
}

impl InviteKey {
    /// A new key from 32 random bytes, or the one that a link carries.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The box that this half and the two words name.
    pub fn with(&self, words: &Words) -> InviteBox {
        let mut halves = Zeroizing::new([0; 36]);
        halves[..32].copy_from_slice(&self.0[..]);
        halves[32..].copy_from_slice(&words.to_bytes());
        let mut id = [0; 16];
        id[..8].copy_from_slice(&*derive::<8>(&self.0[..], &[info::INVITE_NAME]));
        id[8..].copy_from_slice(&*derive::<8>(&halves[..], &[info::INVITE_PROOF]));
        InviteBox { id, key: ReadingKey::new(*derive(&halves[..], &[info::INVITE_KEY])) }
    }
}

impl InviteBox {
    /// What the relay knows the box by: eight bytes that the link gives, and eight that need the words too.
    pub fn id(&self) -> [u8; 16] {
        self.id
    }

    /// The bytes to leave at the relay. `nonce` is 24 random bytes.
    pub fn seal(&self, nonce: [u8; 24], link: &ShareLink, expires: u64) -> Vec<u8> {
        let link = link.to_bytes();
        let mut message = Zeroizing::new(Vec::with_capacity(8 + link.len()));
        message.extend(expires.to_le_bytes());
        message.extend_from_slice(&link);
        [&[VERSION][..], &nonce, &seal(&self.key, &nonce, &self.associated_data(), &message)].concat()
    }

    /// The link and the expiry that [`seal`](Self::seal) was given.
    ///
    /// # Errors
    /// [`InviteError`] if the bytes are fewer than 25, from another version, for other halves, changed, or hold
    /// something else.
    pub fn open(&self, bytes: &[u8]) -> Result<(ShareLink, u64), InviteError> {
        let mut reader = Reader(bytes);
        let short = InviteError::Truncated { bytes: bytes.len() };
        let version = reader.byte().ok_or(short)?;
        if version != VERSION {
            return Err(InviteError::UnknownVersion { found: version });
        }
        let nonce = reader.take::<24>().ok_or(short)?;
        let message = open(&self.key, nonce, &self.associated_data(), reader.0)
            .map(Zeroizing::new)
            .map_err(InviteError::Closed)?;
        let (expires, link) =
            message.split_first_chunk().ok_or(InviteError::Truncated { bytes: message.len() })?;
        let link = ShareLink::from_bytes(link).map_err(InviteError::Link)?;
        Ok((link, u64::from_le_bytes(*expires)))
    }

    fn associated_data(&self) -> Vec<u8> {
        [SEALED_AS, &self.id].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SpaceSecret;
    use proptest::prelude::*;

    fn link() -> ShareLink {
        ShareLink::Together { secret: SpaceSecret::new([8; 32]), owner: [9; 32] }
    }

    fn left() -> (InviteBox, Vec<u8>) {
        let opens = InviteKey::new([7; 32]).with(&Words::new([1, 2, 3, 4]));
        let bytes = opens.seal([1; 24], &link(), 60);
        (opens, bytes)
    }

    #[test]
    fn a_box_fits_what_a_relay_keeps_and_hides_its_kind() {
        let (opens, bytes) = left();
        let other = ShareLink::ReadOnly { space: [1; 32], key: ReadingKey::new([2; 32]), owner: [3; 32] };
        assert_eq!(bytes.len(), 281);
        assert_eq!(opens.seal([1; 24], &other, 60).len(), 281);
    }

    #[test]
    fn another_word_names_and_opens_another_box() {
        let (opens, bytes) = left();
        let other = InviteKey::new([7; 32]).with(&Words::new([2, 2, 3, 4]));
        assert_ne!(other.id(), opens.id());
        assert_eq!(other.open(&bytes), Err(InviteError::Closed(OpenError::Wrong)));
    }

    #[test]
    fn the_words_are_in_the_end_of_the_id_alone() {
        let key = InviteKey::new([7; 32]);
        let ids = [[1, 2, 3, 4], [9, 9, 9, 9]].map(|random| key.with(&Words::new(random)).id());
        assert_eq!(ids[0][..8], ids[1][..8]);
        assert_ne!(ids[0][8..], ids[1][8..]);
        assert_ne!(InviteKey::new([8; 32]).with(&Words::new([1, 2, 3, 4])).id()[..8], ids[0][..8]);
    }

    #[test]
    fn the_order_of_the_words_counts() {
        let key = InviteKey::new([7; 32]);
        assert_ne!(key.with(&Words::new([1, 0, 2, 0])).id(), key.with(&Words::new([2, 0, 1, 0])).id());
    }

    #[test]
    fn a_later_version_is_told_from_damage() {
        let (opens, mut bytes) = left();
        bytes[0] = 2;
        assert_eq!(opens.open(&bytes), Err(InviteError::UnknownVersion { found: 2 }));
    }

    #[test]
    fn something_else_inside_is_told() {
        let (opens, _) = left();
        let bytes = |message: &[u8]| {
            [&[VERSION][..], &[1; 24], &seal(&opens.key, &[1; 24], &opens.associated_data(), message)]
                .concat()
        };
        assert_eq!(opens.open(&bytes(b"short")), Err(InviteError::Truncated { bytes: 5 }));
        assert_eq!(opens.open(&bytes(&[0; 90])), Err(InviteError::Link(LinkError::WrongChecksum)));
    }

    proptest! {
        #[test]
        fn one_changed_byte_anywhere_is_noticed(at in any::<prop::sample::Index>(), flip in 1_u8..) {
            let (opens, mut bytes) = left();
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            prop_assert!(opens.open(&bytes).is_err());
        }

        #[test]
        fn any_cut_is_noticed(at in any::<prop::sample::Index>()) {
            let (opens, bytes) = left();
            prop_assert!(opens.open(&bytes[..at.index(bytes.len())]).is_err());
        }
    }
}
