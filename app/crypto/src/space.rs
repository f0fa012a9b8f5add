use crate::derive::{derive, info};
use crate::secret_bytes::secret_bytes;
use crate::{ReadingKey, SigningKey};
use zeroize::Zeroizing;

/// Thirty-two random bytes; whoever holds them is a writer of the space.
///
/// ```
/// use crypto::{SpaceSecret, open, seal};
/// let secret = SpaceSecret::new([7; 32]); // random in earnest
/// let sealed = seal(&secret.reading_key(), &[1; 24], b"header", b"Passeport");
/// assert_eq!(open(&secret.reading_key(), &[1; 24], b"header", &sealed).unwrap(), b"Passeport");
/// assert_eq!(secret.space(), secret.signing_key().public());
/// ```
#[derive(Clone)]
pub struct SpaceSecret(Zeroizing<[u8; 32]>);

secret_bytes!(SpaceSecret);

impl SpaceSecret {
    /// A new space from 32 random bytes, or a known one from its secret.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// What a reader of the space holds.
    pub fn reading_key(&self) -> ReadingKey {
        ReadingKey::new(*derive(&self.0[..], &[info::READING]))
    }

    /// What a writer signs with.
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_seed(&derive(&self.0[..], &[info::SIGNING]))
    }

    /// The space's id: the public half of its signing key.
    pub fn space(&self) -> [u8; 32] {
        self.signing_key().public()
    }
}
