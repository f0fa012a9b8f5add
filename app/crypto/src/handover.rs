use crate::link::{LinkError, ShareLink};
use crate::qr::{TooLarge, frames};
use lz4_flex::block::{compress, decompress};

/// A share link and the whole list, for two phones that both have no network: the list is there at once, and the link
/// lets them join up once one of them is online.
///
/// As bytes: the length of the link (1), the link, the length of the list (4, little-endian), and the list as one block
/// of LZ4 to the end. In a list every id comes again and again, so that half of it goes away: two or three frames fewer
/// to hold a phone up for.
///
/// ```
/// use crypto::{Handover, Progress, Scan, ShareLink, SpaceSecret};
/// let link = ShareLink::Together { secret: SpaceSecret::new([7; 32]), owner: [8; 32] };
/// let handover = Handover { link, list: b"Passeport, photo".to_vec() };
/// let shown = handover.frames().unwrap();
/// let Ok(Progress::Complete(scanned)) = Scan::default().add(&shown[0]) else { panic!() };
/// assert_eq!(Handover::from_bytes(&scanned), Ok(handover));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handover {
    /// How to join up later.
    pub link: ShareLink,
    /// The list, as the caller keeps it; at most [`MOST_LIST`] bytes.
    pub list: Vec<u8>,
}

/// The most bytes of a list. Not even compressed do so many fit a set of frames; it bounds what a scanned code can make
/// a phone unpack.
pub const MOST_LIST: usize = 1 << 16;

/// Why scanned bytes are no handover.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HandoverError {
    /// They end within the link.
    Truncated {
        /// How many there are.
        bytes: usize,
    },
    /// The link does not hold.
    Link(LinkError),
    /// They say that the list is longer than [`MOST_LIST`].
    TooLong {
        /// How long they say it is.
        bytes: u32,
    },
    /// The list does not unpack to the length that they say.
    List,
}

impl Handover {
    /// The texts of the QR codes to show.
    ///
    /// # Errors
    /// [`TooLarge`] if the list exceeds 65,536 bytes, or link and packed list exceed what a set of frames carries.
    pub fn frames(&self) -> Result<Vec<String>, TooLarge> {
        let bytes = self.list.len();
        let long = u32::try_from(bytes).ok().filter(|_| bytes <= MOST_LIST).ok_or(TooLarge { bytes })?;
        let link = self.link.to_bytes();
        // A link is 102 bytes at most.
        let length = u8::try_from(link.len()).unwrap_or(u8::MAX);
        frames(&[&[length], &link[..], &long.to_le_bytes(), &compress(&self.list)].concat())
    }

    /// The handover in what a scan gave.
    ///
    /// # Errors
    /// [`HandoverError`] if the bytes are too few, or the link or the list in them does not hold.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, HandoverError> {
        let truncated = HandoverError::Truncated { bytes: bytes.len() };
        let (&length, rest) = bytes.split_first().ok_or(truncated)?;
        let (link, rest) = rest.split_at_checked(usize::from(length)).ok_or(truncated)?;
        let link = ShareLink::from_bytes(link).map_err(HandoverError::Link)?;
        let (long, packed) = rest.split_first_chunk().ok_or(truncated)?;
        let long = u32::from_le_bytes(*long);
        let most = usize::try_from(long).ok().filter(|&most| most <= MOST_LIST);
        let most = most.ok_or(HandoverError::TooLong { bytes: long })?;
        let list = decompress(packed, most).map_err(|_| HandoverError::List)?;
        if list.len() == most { Ok(Self { link, list }) } else { Err(HandoverError::List) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SpaceSecret;
    use crate::link::tests::any_link;
    use crate::qr::{Progress, Scan};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_shown_arrives(link in any_link(), list in prop::collection::vec(any::<u8>(), 0..1500)) {
            let handover = Handover { link, list };
            let mut scan = Scan::default();
            let mut scanned = Vec::new();
            for frame in handover.frames().unwrap() {
                if let Progress::Complete(bytes) = scan.add(&frame).unwrap() {
                    scanned = bytes;
                }
            }
            prop_assert_eq!(Handover::from_bytes(&scanned), Ok(handover));
        }

        #[test]
        fn noise_is_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Handover::from_bytes(&bytes).is_err());
        }
    }

    fn handover(list: Vec<u8>) -> Handover {
        let link = ShareLink::Together { secret: SpaceSecret::new([7; 32]), owner: [8; 32] };
        Handover { link, list }
    }

    #[test]
    fn a_list_whose_ids_come_again_takes_half_the_frames() {
        let ids: Vec<[u8; 16]> = (0..20_u64)
            .map(|at| {
                SpaceSecret::new([at.to_le_bytes()[0]; 32]).reading_key().bytes()[..16].try_into().unwrap()
            })
            .collect();
        let list: Vec<u8> = ids.iter().flat_map(|id| [id; 7].into_iter().flatten().copied()).collect();
        assert_eq!(list.len(), 2240);
        assert_eq!(frames(&list).unwrap().len(), 6);
        assert_eq!(handover(list).frames().unwrap().len(), 2);
    }

    #[test]
    fn a_list_that_no_phone_shows_is_refused() {
        assert_eq!(handover(vec![0; MOST_LIST + 1]).frames(), Err(TooLarge { bytes: MOST_LIST + 1 }));
        assert!(handover(vec![0; MOST_LIST]).frames().is_ok());
    }

    #[test]
    fn a_list_that_unpacks_to_something_else_is_refused() {
        let link = handover(Vec::new()).link.to_bytes();
        let bytes = |long: u32, packed: &[u8]| {
            [&[u8::try_from(link.len()).unwrap()][..], &link, &long.to_le_bytes(), packed].concat()
        };
        let packed = compress(b"Passeport");
        assert_eq!(Handover::from_bytes(&bytes(9, &packed)), Ok(handover(b"Passeport".to_vec())));
        assert_eq!(Handover::from_bytes(&bytes(8, &packed)), Err(HandoverError::List));
        assert_eq!(Handover::from_bytes(&bytes(10, &packed)), Err(HandoverError::List));
        let long = u32::try_from(MOST_LIST + 1).unwrap();
        assert_eq!(Handover::from_bytes(&bytes(long, &packed)), Err(HandoverError::TooLong { bytes: long }));
        assert_eq!(
            Handover::from_bytes(&bytes(9, &packed)[..74]),
            Err(HandoverError::Truncated { bytes: 74 })
        );
    }

    #[test]
    fn bytes_that_end_within_the_link_are_told() {
        assert_eq!(Handover::from_bytes(&[]), Err(HandoverError::Truncated { bytes: 0 }));
        assert_eq!(Handover::from_bytes(&[70, 1, 1]), Err(HandoverError::Truncated { bytes: 3 }));
        assert_eq!(
            Handover::from_bytes(&[0, 1, 1]),
            Err(HandoverError::Link(LinkError::Truncated { bytes: 0, expected: 46 }))
        );
    }
}
