use sha2::{Digest, Sha256};

/// How many bytes [`checksum`] gives.
pub(crate) const CHECKSUM: usize = 4;

/// Four bytes that tell a slip from the real thing: the start of SHA-256, which is in the wasm already. Not a proof
/// of origin.
pub(crate) fn checksum(of: &[u8], bytes: &[u8]) -> [u8; CHECKSUM] {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::new().chain_update(of).chain_update(bytes).finalize().into();
    [a, b, c, d]
}

/// The bytes without their checksum, if it is right.
pub(crate) fn checked<'a>(of: &[u8], bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (body, found) = bytes.split_last_chunk::<CHECKSUM>()?;
    (checksum(of, body) == *found).then_some(body)
}
