/// What the cipher adds.
pub(crate) const TAG: usize = 16;

const SMALLEST: usize = 256;
const STEP: usize = 4096;
const MARKER: u8 = 0x80;

/// How many bytes a message of `message` bytes takes once sealed: as many as the smallest bucket that holds it, so that
/// whoever carries it cannot tell a tick from a short note.
///
/// | message, at most | sealed, exactly |
/// |---:|---:|
/// | 239 | 256 |
/// | 495 | 512 |
/// | 1,007 | 1,024 |
/// | 2,031 | 2,048 |
/// | 4,079 | 4,096 |
/// | 4,096 n - 17 | 4,096 n |
///
/// Seventeen bytes of a bucket are the cipher's tag (16) and the marker that ends the message: one `0x80`, then zeros to
/// the end (ISO/IEC 7816-4). Marker and zeros are inside the sealing.
///
/// ```
/// use crypto::bucket;
/// assert_eq!(bucket(0), 256);
/// assert_eq!(bucket(239), 256);
/// assert_eq!(bucket(240), 512);
/// assert_eq!(bucket(5000), 8192);
/// ```
pub const fn bucket(message: usize) -> usize {
    let least = message.saturating_add(TAG + 1);
    if least <= SMALLEST {
        SMALLEST
    } else if least <= STEP {
        least.next_power_of_two()
    } else {
        least.div_ceil(STEP).saturating_mul(STEP)
    }
}

/// Whether sealed bytes can be this long.
pub const fn is_bucket(sealed: usize) -> bool {
    sealed >= SMALLEST && bucket(sealed - TAG - 1) == sealed
}

/// The message and its padding, with room for the tag.
pub(crate) fn pad(message: &[u8]) -> Vec<u8> {
    let bucket = bucket(message.len());
    let mut padded = Vec::with_capacity(bucket);
    padded.extend_from_slice(message);
    padded.push(MARKER);
    padded.resize(bucket - TAG, 0);
    padded
}

/// Cuts what [`pad`] added; `None` if there is no marker.
pub(crate) fn unpad(mut padded: Vec<u8>) -> Option<Vec<u8>> {
    let end = padded.iter().rposition(|&byte| byte != 0).filter(|&end| padded[end] == MARKER)?;
    padded.truncate(end);
    Some(padded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, 256)]
    #[case(239, 256)]
    #[case(240, 512)]
    #[case(495, 512)]
    #[case(496, 1024)]
    #[case(1007, 1024)]
    #[case(1008, 2048)]
    #[case(2031, 2048)]
    #[case(2032, 4096)]
    #[case(4079, 4096)]
    #[case(4080, 8192)]
    #[case(8175, 8192)]
    #[case(8176, 12288)]
    #[case(65519, 65536)]
    fn a_message_takes_the_bucket_of_the_table(#[case] message: usize, #[case] sealed: usize) {
        assert_eq!(bucket(message), sealed);
        assert_eq!(pad(&vec![0; message]).len(), sealed - TAG);
    }

    #[test]
    fn only_the_lengths_of_the_table_are_buckets() {
        let buckets: Vec<usize> = (0..17_000).filter(|&sealed| is_bucket(sealed)).collect();
        assert_eq!(buckets, [256, 512, 1024, 2048, 4096, 8192, 12288, 16384]);
    }

    #[test]
    fn a_length_that_no_memory_holds_does_not_wrap() {
        assert!(bucket(usize::MAX) >= usize::MAX - STEP);
    }

    #[test]
    fn padding_without_a_marker_is_refused() {
        assert_eq!(unpad(vec![0; 240]), None);
        assert_eq!(unpad(vec![1, 2, 3]), None);
        assert_eq!(unpad(Vec::new()), None);
    }

    proptest! {
        #[test]
        fn unpadding_gives_the_message_back(message in prop::collection::vec(any::<u8>(), 0..600), zeros in 0_usize..4) {
            let mut message = message;
            message.resize(message.len() + zeros, 0);
            prop_assert_eq!(unpad(pad(&message)), Some(message));
        }
    }
}
