//! What the owner of a space announces in it when sharing stops or a device is taken out.
//!
//! | bytes | what |
//! |---:|---|
//! | 1 | version, 1 |
//! | 1 | kind: 1 stopped, 2 successor |
//! | 32 | the space that ends |
//! | 32 | the successor's space (kind 2 only, like the next three) |
//! | 32 | the public half of the successor's owner key |
//! | 2 | how many devices stay, little-endian |
//! | 113 each | device's public key (32); sealed to it (81): role (1 writes, 2 reads) and the secret or the reading key (32) |
//! | 64 | the owner's signature over `pas-a-pas/1 succession` and everything before |
//!
//! The associated data of each sealing is `pas-a-pas/1 succession`, the space that ends and the successor's. A
//! device that was taken out finds no sealing for itself: it learns that it is out, and nothing else.

use crate::device::{DeviceKey, SEALED_TO_OVERHEAD, WeakKey, seal_to};
use crate::reader::Reader;
use crate::{OpenError, OwnerKey, ReadingKey, SpaceSecret, VerifyError, verify};
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const SIGNED_AS: &[u8] = b"pas-a-pas/1 succession";
const SIGNATURE: usize = 64;
const SEALED: usize = SEALED_TO_OVERHEAD + 33;

/// How many devices one announcement can carry: with more it would not fit an envelope.
pub const MOST_DEVICES: usize = 512;

/// What a device may do in a space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// It gets the space's secret.
    Writer,
    /// It gets the reading key.
    Reader,
}

/// A device that stays. Without `Debug`, since the random bytes open what is sealed with them.
#[derive(Clone)]
pub struct Staying {
    /// The public half of its [`DeviceKey`].
    pub device: [u8; 32],
    /// What it may do in the successor.
    pub role: Role,
    /// 32 random bytes that nothing else uses.
    pub ephemeral: [u8; 32],
}

/// Why a successor cannot be announced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnnounceError {
    /// More than [`MOST_DEVICES`].
    TooMany {
        /// How many there are.
        devices: usize,
    },
    /// Nothing can be sealed to this device's key.
    WeakKey {
        /// Its public key.
        device: [u8; 32],
    },
}

/// The bytes that say: this space is over, and nothing follows it.
pub fn announce_stop(owner: &OwnerKey, space: &[u8; 32]) -> Vec<u8> {
    signed(owner, [&[VERSION, 1][..], space].concat())
}

/// The bytes that say: this space goes on in `successor`, owned by the holder of `new_owner`'s private half, for the
/// devices that stay.
///
/// # Errors
/// [`AnnounceError`] above 512 devices, or if one has a key of small order.
pub fn announce_successor(
    owner: &OwnerKey,
    space: &[u8; 32],
    successor: &SpaceSecret,
    new_owner: &[u8; 32],
    staying: &[Staying],
) -> Result<Vec<u8>, AnnounceError> {
    let count = u16::try_from(staying.len())
        .ok()
        .filter(|_| staying.len() <= MOST_DEVICES)
        .ok_or(AnnounceError::TooMany { devices: staying.len() })?;
    let next = successor.space();
    let mut bytes = [&[VERSION, 2][..], space, &next, new_owner, &count.to_le_bytes()].concat();
    for Staying { device, role, ephemeral } in staying {
        let mut grant = Zeroizing::new([0; 33]);
        let (kind, key) = grant.split_at_mut(1);
        match role {
            Role::Writer => {
                kind[0] = 1;
                key.copy_from_slice(successor.bytes());
            }
            Role::Reader => {
                kind[0] = 2;
                key.copy_from_slice(successor.reading_key().bytes());
            }
        }
        let sealed = seal_to(device, &grant[..], &sealed_with(space, &next), *ephemeral)
            .map_err(|WeakKey| AnnounceError::WeakKey { device: *device })?;
        bytes.extend(device);
        bytes.extend(sealed);
    }
    Ok(signed(owner, bytes))
}

fn signed(owner: &OwnerKey, mut bytes: Vec<u8>) -> Vec<u8> {
    let signature = owner.sign(&[SIGNED_AS, &bytes].concat());
    bytes.extend(signature);
    bytes
}

fn sealed_with(space: &[u8; 32], next: &[u8; 32]) -> Vec<u8> {
    [SIGNED_AS, space, next].concat()
}

/// What follows a space, signed by its owner.
///
/// ```
/// use crypto::{DeviceKey, Grant, GrantError, OwnerKey, Role, SpaceSecret, Staying, Succession};
/// let (owner, old, new) = (OwnerKey::new([1; 32]), SpaceSecret::new([2; 32]), SpaceSecret::new([3; 32]));
/// let (stays, goes) = (DeviceKey::new([4; 32]), DeviceKey::new([5; 32]));
/// let staying = [Staying { device: stays.public(), role: Role::Writer, ephemeral: [6; 32] }];
/// let bytes = crypto::announce_successor(&owner, &old.space(), &new, &owner.public(), &staying).unwrap();
///
/// let Ok(Succession::Successor(next)) = Succession::verify(&bytes, &old.space(), &owner.public()) else { panic!() };
/// assert_eq!(next.open(&stays), Ok(Grant::Writer(new)));
/// assert_eq!(next.open(&goes), Err(GrantError::NotForThisDevice));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Succession {
    /// Nothing follows: every device keeps its copy as its own.
    Stopped,
    /// The devices that stay go on elsewhere.
    Successor(Successor),
}

/// The space that follows another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Successor {
    space: [u8; 32],
    owner: [u8; 32],
    sealed_with: Vec<u8>,
    staying: Vec<([u8; 32], [u8; SEALED])>,
}

/// What a device gets of a space.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Grant {
    /// It reads and writes.
    Writer(SpaceSecret),
    /// It reads.
    Reader(ReadingKey),
}

/// Why an announcement does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SuccessionError {
    /// Shorter than an announcement with as many devices as it says.
    Truncated {
        /// How many bytes there are.
        bytes: usize,
    },
    /// More bytes than the announcement takes.
    TooLong {
        /// How many bytes there are.
        bytes: usize,
    },
    /// Made by a version of the product that this one does not know.
    UnknownVersion {
        /// The version found.
        found: u8,
    },
    /// Of a kind that this version does not know.
    UnknownKind {
        /// The kind found.
        found: u8,
    },
    /// About another space than the one it was found in.
    OtherSpace {
        /// The space that it ends.
        found: [u8; 32],
    },
    /// More than [`MOST_DEVICES`].
    TooMany {
        /// How many it says.
        devices: usize,
    },
    /// Not signed by the owner.
    NotTheOwner(VerifyError),
}

/// Why a device gets nothing of a successor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GrantError {
    /// Nothing in it is for this device: it was taken out, or had not joined yet.
    NotForThisDevice,
    /// There is something for this device, and it does not open.
    Closed(OpenError),
    /// It opens, and holds neither a reading key nor the secret of this very successor.
    Contents,
}

impl Succession {
    /// The announcement in `bytes`, found in `space`, whose owner's public key is `owner`.
    ///
    /// # Errors
    /// [`SuccessionError`] unless it is whole, ends this space and is signed by this owner.
    pub fn verify(bytes: &[u8], space: &[u8; 32], owner: &[u8; 32]) -> Result<Self, SuccessionError> {
        let truncated = SuccessionError::Truncated { bytes: bytes.len() };
        let (body, signature) = bytes.split_last_chunk::<SIGNATURE>().ok_or(truncated)?;
        let mut reader = Reader(body);
        let version = reader.byte().ok_or(truncated)?;
        if version != VERSION {
            return Err(SuccessionError::UnknownVersion { found: version });
        }
        let kind = reader.byte().ok_or(truncated)?;
        let ends = reader.take().ok_or(truncated)?;
        let succession = match kind {
            1 => Self::Stopped,
            2 => Self::Successor(Successor::read(&mut reader, ends, truncated)?),
            found => return Err(SuccessionError::UnknownKind { found }),
        };
        reader.end().ok_or(SuccessionError::TooLong { bytes: bytes.len() })?;
        if ends != space {
            return Err(SuccessionError::OtherSpace { found: *ends });
        }
        verify(owner, &[SIGNED_AS, body].concat(), signature).map_err(SuccessionError::NotTheOwner)?;
        Ok(succession)
    }
}

impl Successor {
    fn read(
        reader: &mut Reader<'_>,
        ends: &[u8; 32],
        truncated: SuccessionError,
    ) -> Result<Self, SuccessionError> {
        let space = *reader.take().ok_or(truncated)?;
        let owner = *reader.take().ok_or(truncated)?;
        let devices = usize::from(u16::from_le_bytes(*reader.take().ok_or(truncated)?));
        if devices > MOST_DEVICES {
            return Err(SuccessionError::TooMany { devices });
        }
        let mut staying = Vec::new();
        for _ in 0..devices {
            staying.push((*reader.take().ok_or(truncated)?, *reader.take().ok_or(truncated)?));
        }
        Ok(Self { space, owner, sealed_with: sealed_with(ends, &space), staying })
    }

    /// The successor's id.
    pub fn space(&self) -> [u8; 32] {
        self.space
    }

    /// The public half of the successor's owner key.
    pub fn owner(&self) -> [u8; 32] {
        self.owner
    }

    /// The public keys of the devices that stay.
    pub fn staying(&self) -> impl Iterator<Item = &[u8; 32]> {
        self.staying.iter().map(|(device, _)| device)
    }

    /// What this device gets.
    ///
    /// # Errors
    /// [`GrantError::NotForThisDevice`] if the owner left it out; the others if the owner made it badly.
    pub fn open(&self, device: &DeviceKey) -> Result<Grant, GrantError> {
        let public = device.public();
        let (_, sealed) =
            self.staying.iter().find(|(device, _)| *device == public).ok_or(GrantError::NotForThisDevice)?;
        let grant = device.open(sealed, &self.sealed_with).map_err(GrantError::Closed)?;
        let grant = Zeroizing::new(grant);
        match grant.split_first().and_then(|(role, key)| Some((role, *key.first_chunk::<32>()?))) {
            Some((1, key)) => {
                let secret = SpaceSecret::new(key);
                (secret.space() == self.space).then_some(Grant::Writer(secret)).ok_or(GrantError::Contents)
            }
            Some((2, key)) => Ok(Grant::Reader(ReadingKey::new(key))),
            _ => Err(GrantError::Contents),
        }
    }
}

#[cfg(test)]
mod tests;
