//! Bytes at rest that notice when they were damaged: a format number, a postcard payload, and a CRC-32
//! (ISO-HDLC, little-endian) over both.
//!
//! ```
//! let bytes = sync::frame::seal(&"Papiers");
//! assert_eq!(sync::frame::open::<String>(&bytes), Ok("Papiers".to_owned()));
//! ```

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The format that this version writes.
pub const FORMAT: u8 = 1;

/// One table of 1 KB; the faster variants bring 16 times as much into the wasm.
const CHECK: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

const CHECK_BYTES: usize = 4;

/// Why bytes at rest cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameError {
    /// Fewer bytes than a format number and a checksum take.
    TooShort {
        /// How many there are.
        bytes: usize,
    },
    /// The checksum says that some byte was changed.
    Damaged,
    /// Whole, but written by a version of the product that this one does not know.
    Format {
        /// The format number found.
        found: u8,
    },
    /// Whole and of this format, but not what was expected to be here.
    Payload,
}

/// The bytes to keep for `payload`.
pub fn seal<T: Serialize + ?Sized>(payload: &T) -> Vec<u8> {
    // Serialising to a growing vector fails only for types that do not know their length; none here.
    let mut bytes = postcard::to_extend(payload, vec![FORMAT]).unwrap_or_default();
    let check = CHECK.checksum(&bytes);
    bytes.extend(check.to_le_bytes());
    bytes
}

/// What [`seal`] kept.
///
/// # Errors
/// [`FrameError`] if the bytes are fewer than five, were changed, come from another format, or hold
/// something else.
pub fn open<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, FrameError> {
    let Some((kept, check)) = bytes.split_last_chunk::<CHECK_BYTES>().filter(|(kept, _)| !kept.is_empty())
    else {
        return Err(FrameError::TooShort { bytes: bytes.len() });
    };
    if CHECK.checksum(kept) != u32::from_le_bytes(*check) {
        return Err(FrameError::Damaged);
    }
    match kept.split_first() {
        Some((&FORMAT, payload)) => match postcard::take_from_bytes(payload) {
            Ok((value, [])) => Ok(value),
            _ => Err(FrameError::Payload),
        },
        found => Err(FrameError::Format { found: found.map_or(0, |(format, _)| *format) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_changed_byte_is_noticed(text in ".{0,40}", at in any::<prop::sample::Index>(), flip in 1_u8..) {
            let mut bytes = seal(&text);
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            prop_assert_eq!(open::<String>(&bytes), Err(FrameError::Damaged));
        }

        #[test]
        fn any_cut_is_noticed(text in ".{0,40}", at in any::<prop::sample::Index>()) {
            let bytes = seal(&text);
            prop_assert!(open::<String>(&bytes[..at.index(bytes.len())]).is_err());
        }

        #[test]
        fn noise_is_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            prop_assert!(open::<String>(&bytes).is_err());
        }
    }

    #[test]
    fn a_newer_format_is_told_from_damage() {
        let mut bytes = vec![FORMAT + 1, 0];
        bytes.extend(CHECK.checksum(&bytes).to_le_bytes());
        assert_eq!(open::<String>(&bytes), Err(FrameError::Format { found: FORMAT + 1 }));
    }
}
