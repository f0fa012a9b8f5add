//! What a link or a QR carries, as the fragment of a URL: the part that a browser keeps to itself, so that no server
//! and no log ever sees it.
//!
//! ```text
//! #p.<base64url without padding of the bytes below>
//! ```
//!
//! | bytes | what |
//! |---:|---|
//! | 1 | version, 1 |
//! | 1 | kind |
//! | see below | what the kind carries |
//! | 4 | the start of SHA-256 over `pas-a-pas link` and everything before |
//!
//! | kind | carries |
//! |---|---|
//! | 1 together | secret (32), owner's public key (32) |
//! | 2 to read | space (32), reading key (32), owner's public key (32) |
//! | 3 my other phone | secret (32), owner's public key (32) |
//! | 4 invite | key (32), expiry in seconds since 1970 (8, little-endian) |
//!
//! The checksum stays at the end in every later version, so that a slip of the finger is never taken for a version.

use crate::checksum::{CHECKSUM, checked, checksum};
use crate::reader::Reader;
use crate::{InviteKey, ReadingKey, SpaceSecret};
use base64ct::{Base64UrlUnpadded, Encoding};
use core::fmt;
use core::str::FromStr;
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const MARK: &str = "p.";
const CHECKED: &[u8] = b"pas-a-pas link";

/// What a person hands to another, or to another phone of theirs.
///
/// Printing gives the fragment of a URL; parsing takes a fragment or a whole URL.
///
/// ```
/// use crypto::{LinkError, ShareLink, SpaceSecret};
/// let link = ShareLink::Together { secret: SpaceSecret::new([7; 32]), owner: [8; 32] };
/// let url = format!("https://example.org/{link}");
/// assert_eq!(url.parse(), Ok(link));
/// assert_eq!("https://example.org/#papiers".parse::<ShareLink>(), Err(LinkError::NotALink));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShareLink {
    /// Both read and write.
    Together {
        /// The space's secret.
        secret: SpaceSecret,
        /// The public half of the owner's key.
        owner: [u8; 32],
    },
    /// Whoever has it reads.
    ReadOnly {
        /// The space.
        space: [u8; 32],
        /// What opens the space's envelopes.
        key: ReadingKey,
        /// The public half of the owner's key.
        owner: [u8; 32],
    },
    /// Everything that a person has, for another phone of theirs.
    MyOtherPhone {
        /// The secret of the person's own space.
        secret: SpaceSecret,
        /// The public half of the owner's key.
        owner: [u8; 32],
    },
    /// Sent from afar: together with the two words it opens a sealed box on the relay, once.
    Invite {
        /// Half of what opens the box.
        key: InviteKey,
        /// When the relay throws the box away, in seconds since 1970-01-01T00:00Z. A hint for the screen: the phone's
        /// clock may be years wrong.
        expires: u64,
    },
}

/// Why a text is no link, or not a whole one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// Nothing in it says that it was ever one of ours.
    NotALink,
    /// A character that no link contains.
    Character {
        /// Which one.
        found: char,
    },
    /// The end is missing.
    Truncated {
        /// How many bytes there are.
        bytes: usize,
        /// How many this kind of link has.
        expected: usize,
    },
    /// Some character is wrong, missing or too much.
    WrongChecksum,
    /// Whole, but made by a version of the product that this one does not know.
    UnknownVersion {
        /// The version found.
        found: u8,
    },
    /// Whole and of this version, but of no kind that there is, or not shaped like its kind.
    UnknownKind {
        /// The kind found.
        found: u8,
    },
}

impl ShareLink {
    const fn kind(&self) -> u8 {
        match self {
            Self::Together { .. } => 1,
            Self::ReadOnly { .. } => 2,
            Self::MyOtherPhone { .. } => 3,
            Self::Invite { .. } => 4,
        }
    }

    /// The bytes of the table at the top, checksum included.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        // As long as the longest, so that growing leaves no copy of a key behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(2 + 96 + CHECKSUM));
        bytes.extend([VERSION, self.kind()]);
        match self {
            Self::Together { secret, owner } | Self::MyOtherPhone { secret, owner } => {
                bytes.extend(secret.bytes());
                bytes.extend(owner);
            }
            Self::ReadOnly { space, key, owner } => {
                bytes.extend(space);
                bytes.extend(key.bytes());
                bytes.extend(owner);
            }
            Self::Invite { key, expires } => {
                bytes.extend(key.bytes());
                bytes.extend(expires.to_le_bytes());
            }
        }
        let check = checksum(CHECKED, &bytes);
        bytes.extend(check);
        bytes
    }

    /// The link with these bytes.
    ///
    /// # Errors
    /// [`LinkError`], never [`LinkError::NotALink`] or [`LinkError::Character`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LinkError> {
        let Some(body) = checked(CHECKED, bytes) else {
            return Err(match expected(bytes) {
                Some(expected) if bytes.len() < expected => {
                    LinkError::Truncated { bytes: bytes.len(), expected }
                }
                _ => LinkError::WrongChecksum,
            });
        };
        let mut reader = Reader(body);
        let version = reader.byte().ok_or(LinkError::WrongChecksum)?;
        if version != VERSION {
            return Err(LinkError::UnknownVersion { found: version });
        }
        let kind = reader.byte().ok_or(LinkError::WrongChecksum)?;
        read(kind, reader).ok_or(LinkError::UnknownKind { found: kind })
    }
}

fn read(kind: u8, mut reader: Reader<'_>) -> Option<ShareLink> {
    let link = match kind {
        1 => ShareLink::Together { secret: SpaceSecret::new(*reader.take()?), owner: *reader.take()? },
        2 => ShareLink::ReadOnly {
            space: *reader.take()?,
            key: ReadingKey::new(*reader.take()?),
            owner: *reader.take()?,
        },
        3 => ShareLink::MyOtherPhone { secret: SpaceSecret::new(*reader.take()?), owner: *reader.take()? },
        4 => ShareLink::Invite {
            key: InviteKey::new(*reader.take()?),
            expires: u64::from_le_bytes(*reader.take()?),
        },
        _ => return None,
    };
    reader.end()?;
    Some(link)
}

/// How long a whole link that starts like this is; a start too short to tell is taken for the shortest.
fn expected(bytes: &[u8]) -> Option<usize> {
    let carries = match bytes {
        [] | [VERSION] | [VERSION, 4, ..] => 40,
        [VERSION, 1 | 3, ..] => 64,
        [VERSION, 2, ..] => 96,
        _ => return None,
    };
    Some(2 + carries + CHECKSUM)
}

impl fmt::Display for ShareLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Zeroizing::new(Base64UrlUnpadded::encode_string(&self.to_bytes()));
        write!(f, "#{MARK}{}", &*text)
    }
}

impl FromStr for ShareLink {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        let fragment = text.trim().split_once('#').map_or(text.trim(), |(_, fragment)| fragment);
        let code = fragment.strip_prefix(MARK).ok_or(LinkError::NotALink)?;
        let in_alphabet = |found: char| found.is_ascii_alphanumeric() || found == '-' || found == '_';
        if let Some(found) = code.chars().find(|&found| !in_alphabet(found)) {
            return Err(LinkError::Character { found });
        }
        let decoded = |code: &str| Base64UrlUnpadded::decode_vec(code).map(Zeroizing::new);
        match decoded(code) {
            Ok(bytes) => Self::from_bytes(&bytes),
            // A cut inside a group of four characters. What is before it still says which kind was meant.
            Err(_) => match decoded(&code[..code.len() - code.len() % 4])
                .as_deref()
                .map(|bytes| Self::from_bytes(bytes))
            {
                Ok(Err(error @ LinkError::Truncated { .. })) => Err(error),
                _ => Err(LinkError::WrongChecksum),
            },
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
