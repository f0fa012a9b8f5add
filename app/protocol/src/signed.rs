//! What envelope and snapshot have in common: a header, a nonce, sealed bytes and a signature over all of them.

use ed25519_dalek::{Signature, VerifyingKey};

use crate::codec::{Reader, Writer};
use crate::{DecodeError, Limit, SpaceId};

/// Bytes of the nonce that XChaCha20-Poly1305 takes.
pub const NONCE_BYTES: usize = 24;

/// Bytes of an Ed25519 signature.
pub const SIGNATURE_BYTES: usize = 64;

/// A nonce, sealed bytes, and who signed them: what follows the header of an envelope or a snapshot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Body {
    pub(crate) nonce: [u8; NONCE_BYTES],
    pub(crate) sealed: Vec<u8>,
    pub(crate) signature: [u8; SIGNATURE_BYTES],
}

/// The signature is not the space's: whoever wrote this does not hold its signing key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadSignature;

impl core::fmt::Display for BadSignature {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("not signed by the space")
    }
}

impl core::error::Error for BadSignature {}

impl Body {
    /// Appends what is signed after the header.
    pub(crate) fn put_signed(to: &mut Writer, nonce: &[u8; NONCE_BYTES], sealed: &[u8]) {
        to.put(nonce);
        // The limit of sealed bytes is checked wherever a body is made.
        to.put(&u32::try_from(sealed.len()).unwrap_or(u32::MAX).to_le_bytes());
        to.put(sealed);
    }

    pub(crate) fn read(reader: &mut Reader<'_>, limit: Limit) -> Result<Self, DecodeError> {
        let nonce = reader.array()?;
        let count = limit.check(usize::try_from(reader.u32()?).unwrap_or(usize::MAX))?;
        let sealed = reader.bytes(count)?.to_vec();
        Ok(Self { nonce, sealed, signature: reader.array()? })
    }

    pub(crate) fn verify(&self, space: SpaceId, signed: &[u8]) -> Result<(), BadSignature> {
        let key = VerifyingKey::from_bytes(&space.0).map_err(|_| BadSignature)?;
        let signature = Signature::from_bytes(&self.signature);
        key.verify_strict(signed, &signature).map_err(|_| BadSignature)
    }
}
