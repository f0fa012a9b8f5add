use core::fmt;
use ed25519_dalek::{Signature, Signer, VerifyingKey};

/// What the writers of a space sign with. Its public half is the space's id.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The signature of `message`: always the same one (RFC 8032, 5.1.6, needs no randomness).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// What the device that created a space holds, beside the secret: only what it signs can stop the space or name its
/// successor. Its public half travels in every share link.
#[derive(Clone)]
pub struct OwnerKey(ed25519_dalek::SigningKey);

impl OwnerKey {
    /// A new key from 32 random bytes, or a known one from its seed.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// The seed, to be kept in the device's own memory; never to be shown, sent or logged.
    pub fn seed(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

impl fmt::Debug for OwnerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnerKey(…)")
    }
}

/// Why a signature does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifyError {
    /// The public key is no point of the curve, or one under which anybody can sign.
    Key,
    /// Not what this key signs for this message.
    Signature,
}

/// Whether the holder of `public` signed `message`.
///
/// Strict: of the several encodings that RFC 8032 tolerates only the canonical one passes, so nobody can make a
/// second, different set of bytes out of a signed message.
///
/// # Errors
/// [`VerifyError::Key`] for a malformed or small-order public key; [`VerifyError::Signature`] for everything else.
pub fn verify(public: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> Result<(), VerifyError> {
    let key = VerifyingKey::from_bytes(public).ok().filter(|key| !key.is_weak()).ok_or(VerifyError::Key)?;
    key.verify_strict(message, &Signature::from_bytes(signature)).map_err(|_| VerifyError::Signature)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SpaceSecret;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_changed_byte_anywhere_unmakes_a_signature(at in any::<prop::sample::Index>(), flip in 1_u8..) {
            let key = SpaceSecret::new([3; 32]).signing_key();
            let mut message = b"header, sealed bytes".to_vec();
            let (mut public, mut signature) = (key.public(), key.sign(&message));
            prop_assert_eq!(verify(&public, &message, &signature), Ok(()));
            let mut at = at.index(public.len() + message.len() + signature.len());
            for part in [&mut public[..], &mut message[..], &mut signature[..]] {
                if at < part.len() {
                    part[at] ^= flip;
                    break;
                }
                at -= part.len();
            }
            prop_assert!(verify(&public, &message, &signature).is_err());
        }
    }

    #[test]
    fn a_key_under_which_anybody_can_sign_is_refused() {
        // The neutral element: any (R, s) with R = sB verifies under it for every message.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert_eq!(verify(&neutral, b"anything", &[0; 64]), Err(VerifyError::Key));
    }

    #[test]
    fn bytes_that_are_no_point_are_refused() {
        let mut nowhere = [0; 32];
        nowhere[0] = 2;
        assert_eq!(verify(&nowhere, b"anything", &[0; 64]), Err(VerifyError::Key));
    }

    #[test]
    fn keys_show_no_byte_of_themselves() {
        assert_eq!(format!("{:?}", OwnerKey::new([9; 32])), "OwnerKey(…)");
        assert_eq!(format!("{:?}", SpaceSecret::new([9; 32]).signing_key()), "SigningKey(…)");
    }
}
