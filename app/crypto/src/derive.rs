use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// What a derived key is for. The strings are part of the format: a change of one makes everything unreadable.
pub(crate) mod info {
    pub(crate) const READING: &[u8] = b"pas-a-pas/1 reading key";
    pub(crate) const SIGNING: &[u8] = b"pas-a-pas/1 signing seed";
    pub(crate) const TO_DEVICE: &[u8] = b"pas-a-pas/1 to device";
    pub(crate) const INVITE_NAME: &[u8] = b"pas-a-pas/1 invite name";
    pub(crate) const INVITE_PROOF: &[u8] = b"pas-a-pas/1 invite proof";
    pub(crate) const INVITE_KEY: &[u8] = b"pas-a-pas/1 invite key";
    pub(crate) const NONCE: &[u8] = b"pas-a-pas/1 nonce";
}

/// HKDF-SHA-256 without salt; the parts of the info string follow each other. Every part but the first has a fixed
/// length or follows its own length, or is the last, so no two lists of parts give the same string.
pub(crate) fn derive<const N: usize>(from: &[u8], info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    const {
        // RFC 5869, 2.3: the output is at most 255 hashes long, so `expand` below cannot fail.
        assert!(N <= 255 * 32);
    }
    let mut key = Zeroizing::new([0; N]);
    let expanded = Hkdf::<Sha256>::new(None, from).expand_multi_info(info, &mut key[..]);
    debug_assert!(expanded.is_ok());
    key
}
