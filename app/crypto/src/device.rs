use crate::derive::{derive, info};
use crate::padding::TAG;
use crate::seal::{OpenError, decrypt, encrypt};
use core::fmt;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

/// What one device holds for itself. Its public half is announced inside each space, so that a successor's keys can
/// be sealed to the devices that stay.
///
/// ```
/// use crypto::{DeviceKey, seal_to};
/// let phone = DeviceKey::new([1; 32]); // random in earnest
/// let sealed = seal_to(&phone.public(), b"the new keys", b"successor", [2; 32]).unwrap();
/// assert_eq!(phone.open(&sealed, b"successor").unwrap(), b"the new keys");
/// assert!(DeviceKey::new([3; 32]).open(&sealed, b"successor").is_err());
/// ```
#[derive(Clone)]
pub struct DeviceKey(StaticSecret);

/// A public key that gives everybody the same shared secret (RFC 7748, 6.1): nothing can be sealed to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WeakKey;

const PUBLIC: usize = 32;

/// How much longer than its message a sealing to a device is.
pub(crate) const SEALED_TO_OVERHEAD: usize = PUBLIC + TAG;

/// Seals `message` so that only the device with the public half `device` opens it. Not padded, since only keys of
/// one length are sealed like that: the ephemeral public key (32), then message and tag (16).
///
/// `ephemeral` is 32 random bytes that no other sealing uses. Key and nonce come from the shared secret by HKDF with
/// both public keys in the info string, so that a sealing to one device is worth nothing for another.
///
/// # Errors
/// [`WeakKey`] if the device's key is of small order.
pub fn seal_to(
    device: &[u8; 32],
    message: &[u8],
    associated_data: &[u8],
    ephemeral: [u8; 32],
) -> Result<Vec<u8>, WeakKey> {
    let ephemeral = StaticSecret::from(ephemeral);
    let public = PublicKey::from(&ephemeral).to_bytes();
    let (key, nonce) = keys(&ephemeral, device, &public, device).ok_or(WeakKey)?;
    let mut bytes = message.to_vec();
    encrypt(&key, &nonce, associated_data, &mut bytes);
    Ok([&public[..], &bytes].concat())
}

impl DeviceKey {
    /// A new key from 32 random bytes, or a known one from its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(StaticSecret::from(bytes))
    }

    /// The bytes, to be kept in the device's own memory; never to be shown, sent or logged.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public half.
    pub fn public(&self) -> [u8; 32] {
        PublicKey::from(&self.0).to_bytes()
    }

    /// The message that [`seal_to`] sealed to this device.
    ///
    /// # Errors
    /// [`OpenError::Length`] below 48 bytes; [`OpenError::Wrong`] if it is for another device, goes with other
    /// associated data, or was changed.
    pub fn open(&self, sealed: &[u8], associated_data: &[u8]) -> Result<Vec<u8>, OpenError> {
        let (public, bytes) = sealed
            .split_first_chunk::<PUBLIC>()
            .filter(|(_, bytes)| bytes.len() >= TAG)
            .ok_or(OpenError::Length { bytes: sealed.len() })?;
        let (key, nonce) = keys(&self.0, public, public, &self.public()).ok_or(OpenError::Wrong)?;
        decrypt(&key, &nonce, associated_data, bytes).ok_or(OpenError::Wrong)
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey(…)")
    }
}

type Keys = (Zeroizing<[u8; 32]>, [u8; 24]);

fn keys(mine: &StaticSecret, theirs: &[u8; 32], ephemeral: &[u8; 32], device: &[u8; 32]) -> Option<Keys> {
    let shared = mine.diffie_hellman(&PublicKey::from(*theirs));
    if !shared.was_contributory() {
        return None;
    }
    let both = derive::<56>(shared.as_bytes(), &[info::TO_DEVICE, ephemeral, device]);
    let (key, nonce) = both.split_first_chunk::<32>()?;
    Some((Zeroizing::new(*key), *nonce.first_chunk::<24>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_changed_byte_anywhere_keeps_it_closed(at in any::<prop::sample::Index>(), flip in 1_u8..) {
            let phone = DeviceKey::new([1; 32]);
            let mut header = b"successor".to_vec();
            let mut sealed = seal_to(&phone.public(), b"the new keys", &header, [2; 32]).unwrap();
            let at = at.index(header.len() + sealed.len());
            match at.checked_sub(header.len()) {
                None => header[at] ^= flip,
                Some(at) => sealed[at] ^= flip,
            }
            prop_assert_eq!(phone.open(&sealed, &header), Err(OpenError::Wrong));
        }

        #[test]
        fn noise_is_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(DeviceKey::new([1; 32]).open(&bytes, b"").is_err());
        }
    }

    #[test]
    fn a_cut_is_told_with_its_length() {
        let phone = DeviceKey::new([1; 32]);
        let sealed = seal_to(&phone.public(), b"", b"", [2; 32]).unwrap();
        assert_eq!(sealed.len(), 48);
        assert_eq!(phone.open(&sealed[..47], b""), Err(OpenError::Length { bytes: 47 }));
    }

    #[test]
    fn nothing_is_sealed_to_a_key_that_everybody_shares() {
        assert_eq!(seal_to(&[0; 32], b"the new keys", b"", [2; 32]), Err(WeakKey));
    }

    #[test]
    fn a_sealing_from_a_weak_key_stays_closed() {
        let forged = [0; 64];
        assert_eq!(DeviceKey::new([1; 32]).open(&forged, b""), Err(OpenError::Wrong));
    }
}
