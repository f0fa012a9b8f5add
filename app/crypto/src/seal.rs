use crate::derive::{derive, info};
use crate::padding::{is_bucket, pad, unpad};
use crate::secret_bytes::secret_bytes;
use chacha20poly1305::aead::{Aead, AeadInPlace, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

/// What a reader of a space holds, and every writer derives: it opens what is sealed in the space.
#[derive(Clone)]
pub struct ReadingKey(Zeroizing<[u8; 32]>);

secret_bytes!(ReadingKey);

impl ReadingKey {
    /// The key with these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

/// Why sealed bytes stay closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// No sealing is this long; see [`bucket`](crate::bucket).
    Length {
        /// How many bytes there are.
        bytes: usize,
    },
    /// Key, nonce, associated data and sealed bytes do not belong together. The cipher cannot tell which of them is
    /// the wrong one.
    Wrong,
    /// Opened, but what is inside does not end like a message: sealed by somebody with the key who does not follow
    /// the format.
    Padding,
}

/// Seals `message` under `key`: exactly [`bucket`](crate::bucket)`(message.len())` bytes.
///
/// `nonce` is 24 random bytes that no other sealing uses; they travel beside the sealed bytes.
/// `associated_data` is not inside: whoever opens must have the same.
pub fn seal(key: &ReadingKey, nonce: &[u8; 24], associated_data: &[u8], message: &[u8]) -> Vec<u8> {
    let mut bytes = pad(message);
    encrypt(&key.0, nonce, associated_data, &mut bytes);
    bytes
}

/// The message that [`seal`] was given.
///
/// # Errors
/// [`OpenError`] unless key, nonce and associated data are the ones it was sealed with and no byte was changed.
pub fn open(
    key: &ReadingKey,
    nonce: &[u8; 24],
    associated_data: &[u8],
    sealed: &[u8],
) -> Result<Vec<u8>, OpenError> {
    if !is_bucket(sealed.len()) {
        return Err(OpenError::Length { bytes: sealed.len() });
    }
    let padded = decrypt(&key.0, nonce, associated_data, sealed).ok_or(OpenError::Wrong)?;
    unpad(padded).ok_or(OpenError::Padding)
}

/// The nonce that belongs to exactly this key, header and message: whoever seals the same thing again, in another tab
/// or after a crash, seals the same bytes, and two different things never meet one nonce (the synthetic nonce of
/// [RFC 5297, section 2.6](https://www.rfc-editor.org/rfc/rfc5297#section-2.6), with HKDF-SHA-256 as the function).
///
/// Who does not hold the key cannot tell from it what the message is, not even by guessing.
///
/// ```
/// use crypto::{ReadingKey, nonce_of};
/// let key = ReadingKey::new([7; 32]);
/// assert_eq!(nonce_of(&key, b"header", b"message"), nonce_of(&key, b"header", b"message"));
/// assert_ne!(nonce_of(&key, b"header", b"message"), nonce_of(&key, b"headerm", b"essage"));
/// ```
pub fn nonce_of(key: &ReadingKey, associated_data: &[u8], message: &[u8]) -> [u8; 24] {
    let length = (associated_data.len() as u64).to_le_bytes();
    *derive(&key.0[..], &[info::NONCE, &length, associated_data, message])
}

/// Encrypts in place and appends the tag.
pub(crate) fn encrypt(key: &[u8; 32], nonce: &[u8; 24], associated_data: &[u8], bytes: &mut Vec<u8>) {
    let cipher = XChaCha20Poly1305::new(key.into());
    if cipher.encrypt_in_place(nonce.into(), associated_data, bytes).is_err() {
        // Only past the 256 GiB of one nonce (RFC 8439, 2.8), which no phone's memory holds. Nothing, rather than
        // the message in clear.
        bytes.clear();
    }
}

pub(crate) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; 24],
    associated_data: &[u8],
    sealed: &[u8],
) -> Option<Vec<u8>> {
    let payload = Payload { msg: sealed, aad: associated_data };
    XChaCha20Poly1305::new(key.into()).decrypt(nonce.into(), payload).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::padding::{TAG, bucket};
    use proptest::prelude::*;
    use rstest::rstest;

    const KEY: [u8; 32] = [1; 32];
    const NONCE: [u8; 24] = [2; 24];
    const HEADER: &[u8] = b"space, device and sequence number";

    proptest! {
        #[test]
        fn opening_gives_the_message_back(message in prop::collection::vec(any::<u8>(), 0..700)) {
            let key = ReadingKey::new(KEY);
            let sealed = seal(&key, &NONCE, HEADER, &message);
            prop_assert_eq!(sealed.len(), bucket(message.len()));
            prop_assert_eq!(open(&key, &NONCE, HEADER, &sealed), Ok(message));
        }

        #[test]
        fn one_changed_byte_anywhere_keeps_it_closed(at in any::<prop::sample::Index>(), flip in 1_u8..) {
            let (mut key, mut nonce, mut header) = (KEY, NONCE, HEADER.to_vec());
            let mut sealed = seal(&ReadingKey::new(KEY), &NONCE, HEADER, b"Passeport");
            let mut at = at.index(key.len() + nonce.len() + header.len() + sealed.len());
            for part in [&mut key[..], &mut nonce[..], &mut header[..], &mut sealed[..]] {
                if at < part.len() {
                    part[at] ^= flip;
                    break;
                }
                at -= part.len();
            }
            prop_assert_eq!(open(&ReadingKey::new(key), &nonce, &header, &sealed), Err(OpenError::Wrong));
        }

        #[test]
        fn noise_is_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..1100)) {
            prop_assert!(open(&ReadingKey::new(KEY), &NONCE, HEADER, &bytes).is_err());
        }
    }

    #[rstest]
    #[case::empty(0)]
    #[case::the_tag_alone(16)]
    #[case::between_two_buckets(300)]
    fn a_length_between_buckets_is_named(#[case] bytes: usize) {
        let refused = open(&ReadingKey::new(KEY), &NONCE, HEADER, &vec![0; bytes]);
        assert_eq!(refused, Err(OpenError::Length { bytes }));
    }

    #[test]
    fn a_message_without_an_end_is_told_from_a_wrong_key() {
        let mut bytes = vec![0; 256 - TAG];
        encrypt(&KEY, &NONCE, HEADER, &mut bytes);
        assert_eq!(open(&ReadingKey::new(KEY), &NONCE, HEADER, &bytes), Err(OpenError::Padding));
    }

    #[test]
    fn a_key_shows_no_byte_of_itself() {
        assert_eq!(format!("{:?}", ReadingKey::new(KEY)), "ReadingKey(…)");
    }
}
