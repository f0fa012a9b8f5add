use crate::SpaceKeys;
use crypto::{OwnerKey, ReadingKey, ShareLink, SpaceSecret};
use protocol::SpaceId;
use zeroize::Zeroizing;

/// What a person holds of a space: what they may do in it, and how they know its owner.
///
/// Whoever holds it is a member; there is nothing else to membership. It is kept on the phone and, sealed, in the
/// person's own space, so that their other phones have it too.
#[derive(Clone, Debug)]
pub struct Access {
    /// What they may do.
    pub role: Role,
    /// The public half of the owner's key: only what that key signed ends the space.
    pub owner: [u8; 32],
    /// The owner's key, for the person who opened the space.
    pub owned: Option<OwnerKey>,
}

/// What a member may do in a space.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// Read and write.
    Writer(SpaceSecret),
    /// Read.
    Reader(SpaceId, ReadingKey),
}

/// The first byte, so that a later layout is told from this one.
const VERSION: u8 = 1;

impl Access {
    /// What the person holds who opens a new space.
    pub fn opening(secret: SpaceSecret, owned: OwnerKey) -> Self {
        Self { role: Role::Writer(secret), owner: owned.public(), owned: Some(owned) }
    }

    /// What a link gives; `None` for an invitation, which has to be opened first.
    pub fn of_link(link: &ShareLink) -> Option<Self> {
        let (role, owner) = match link {
            ShareLink::Together { secret, owner } | ShareLink::MyOtherPhone { secret, owner } => {
                (Role::Writer(secret.clone()), *owner)
            }
            ShareLink::ReadOnly { space, key, owner } => (Role::Reader(SpaceId(*space), key.clone()), *owner),
            ShareLink::Invite { .. } => return None,
        };
        Some(Self { role, owner, owned: None })
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        match &self.role {
            Role::Writer(secret) => SpaceId(secret.space()),
            Role::Reader(space, _) => *space,
        }
    }

    /// Whether it lets one write.
    pub fn may_write(&self) -> bool {
        matches!(self.role, Role::Writer(_))
    }

    /// What opens and seals.
    pub fn keys(&self) -> SpaceKeys {
        match &self.role {
            Role::Writer(secret) => SpaceKeys::writer(secret),
            Role::Reader(space, key) => SpaceKeys::reader(*space, key.clone()),
        }
    }

    /// The link that gives another person the right to write; `None` for a reader.
    pub fn together(&self) -> Option<ShareLink> {
        match &self.role {
            Role::Writer(secret) => Some(ShareLink::Together { secret: secret.clone(), owner: self.owner }),
            Role::Reader(..) => None,
        }
    }

    /// The link that lets another person read.
    pub fn to_read(&self) -> ShareLink {
        let (space, key) = match &self.role {
            Role::Writer(secret) => (secret.space(), secret.reading_key()),
            Role::Reader(space, key) => (space.0, key.clone()),
        };
        ShareLink::ReadOnly { space, key, owner: self.owner }
    }

    /// The bytes to be kept: version, 1 for a writer or 2 for a reader, owner (32), secret (32) or space and reading
    /// key (64), then the seed of the owner's key (32) if there is one.
    ///
    /// ```
    /// use sync::{Access, OwnerKey, SpaceSecret};
    /// let access = Access::opening(SpaceSecret::new([7; 32]), OwnerKey::new([8; 32]));
    /// let kept = Access::from_bytes(&access.to_bytes()).unwrap();
    /// assert_eq!((&kept.role, kept.owner), (&access.role, access.owner));
    /// assert!(Access::from_bytes(&access.to_bytes()[1..]).is_none());
    /// ```
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        // As long as the longest, so that growing leaves no copy of a key behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(130));
        bytes.extend([VERSION, if self.may_write() { 1 } else { 2 }]);
        bytes.extend(self.owner);
        match &self.role {
            Role::Writer(secret) => bytes.extend(secret.bytes()),
            Role::Reader(space, key) => {
                bytes.extend(space.0);
                bytes.extend(key.bytes());
            }
        }
        if let Some(owned) = &self.owned {
            bytes.extend(owned.seed());
        }
        bytes
    }

    /// What [`Access::to_bytes`] gave; `None` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&[version, kind], rest) = bytes.split_first_chunk()?;
        let (&owner, rest) = rest.split_first_chunk()?;
        let (&first, rest) = rest.split_first_chunk()?;
        let (role, rest) = match (version, kind) {
            (VERSION, 1) => (Role::Writer(SpaceSecret::new(first)), rest),
            (VERSION, 2) => {
                let (&key, rest) = rest.split_first_chunk()?;
                (Role::Reader(SpaceId(first), ReadingKey::new(key)), rest)
            }
            _ => return None,
        };
        let owned = match rest {
            [] => None,
            seed => Some(OwnerKey::new(seed.try_into().ok()?)),
        };
        Some(Self { role, owner, owned })
    }

    /// Whether kept bytes let one write, told without working out a key.
    pub fn writes(bytes: &[u8]) -> bool {
        bytes.starts_with(&[VERSION, 1])
    }

    /// The same, with the better of both: who could read and was then given the right to write has it, and an owner
    /// who opens a link of their own stays the owner.
    #[must_use]
    pub fn with(self, other: &Self) -> Self {
        let role = if self.may_write() { self.role } else { other.role.clone() };
        let owned = self.owned.or_else(|| other.owned.clone());
        Self { role, owner: self.owner, owned }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accesses() -> [Access; 3] {
        let secret = SpaceSecret::new([7; 32]);
        let reader = Role::Reader(SpaceId(secret.space()), secret.reading_key());
        [
            Access::opening(secret.clone(), OwnerKey::new([8; 32])),
            Access { role: Role::Writer(secret), owner: [9; 32], owned: None },
            Access { role: reader, owner: [9; 32], owned: None },
        ]
    }

    #[test]
    fn what_is_kept_comes_back_and_any_cut_of_it_does_not() {
        for access in accesses() {
            let bytes = access.to_bytes();
            let kept = Access::from_bytes(&bytes).unwrap();
            assert_eq!(*kept.to_bytes(), *bytes);
            assert_eq!((kept.space(), Access::writes(&bytes)), (access.space(), access.may_write()));
            for end in 0..bytes.len() {
                let cut = Access::from_bytes(&bytes[..end]);
                // The owner's seed may be missing as a whole.
                assert!(cut.is_none() || (end == 66 && access.owned.is_some()), "{end}");
            }
            assert!(Access::from_bytes(&[&bytes[..], &[0; 33]].concat()).is_none());
        }
    }

    #[test]
    fn a_link_gives_what_it_says() {
        let [owner, ..] = accesses();
        let together = Access::of_link(&owner.together().unwrap()).unwrap();
        assert_eq!((together.role, together.owner), (owner.role.clone(), owner.owner));
        let reader = Access::of_link(&owner.to_read()).unwrap();
        assert_eq!((reader.space(), reader.may_write(), reader.together()), (owner.space(), false, None));
        assert!(!reader.keys().may_write() && owner.keys().may_write());
    }

    #[test]
    fn the_better_of_two_accesses_stays() {
        let [owner, writer, reader] = accesses();
        assert!(reader.clone().with(&writer).may_write());
        assert!(writer.clone().with(&reader).may_write());
        assert!(writer.with(&owner).owned.is_some());
        assert!(!reader.clone().with(&reader).may_write());
    }
}
