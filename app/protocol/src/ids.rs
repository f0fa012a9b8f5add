//! The names of things that travel: all are opaque, none is derived from a person or a machine.

use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($bytes:literal)),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub [u8; $bytes]);

        impl fmt::Debug for $name {
            /// The first four bytes, so that a failing test stays readable.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0[..4].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }
    )+};
}

names! {
    /// The Ed25519 public key (RFC 8032, section 5.1.5) that names a space and checks what is written to it.
    ///
    /// Whoever knows it may fetch the sealed bytes of the space.
    SpaceId(32),
    /// Sixteen random bytes that name one life of one device's memory in one space.
    ///
    /// A restore, an import or an evicted storage starts a new life and therefore a new actor: reusing the old
    /// name would give two different changes the same [`Dot`](crate::Dot). Another space has another actor, so
    /// that a relay cannot tell which spaces are on one phone by their actors.
    ActorId(16),
    /// Eight random bytes that name an invite, and eight that show that who asks for it was told the words too.
    InviteId(16),
    /// The SHA-256 (FIPS 180-4) of all bytes of an envelope, signature included.
    EnvelopeHash(32),
}

impl EnvelopeHash {
    /// What the first envelope of an actor names as the one before.
    pub const NONE: Self = Self([0; 32]);
}

impl InviteId {
    /// What the relay keeps the invite under; no two at once have the same.
    pub fn name(&self) -> [u8; 8] {
        core::array::from_fn(|at| self.0[at])
    }

    /// What who takes it has to know besides the name.
    pub fn proof(&self) -> [u8; 8] {
        core::array::from_fn(|at| self.0[at + 8])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invite_has_a_name_and_a_proof() {
        let id = InviteId(*b"the name.a proof");
        assert_eq!((&id.name(), &id.proof()), (b"the name", b".a proof"));
    }
}
