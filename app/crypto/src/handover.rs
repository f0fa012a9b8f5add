use crate::link::{LinkError, ShareLink};
use crate::qr::{TooLarge, frames};

/// A share link and the whole list, for two phones that both have no network: the list is there at once, and the link
/// lets them join up once one of them is online.
///
/// As bytes: the length of the link (1), the link, the list to the end.
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
    /// The list, as the caller keeps it.
    pub list: Vec<u8>,
}

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
}

impl Handover {
    /// The texts of the QR codes to show.
    ///
    /// # Errors
    /// [`TooLarge`] if link and list exceed what a set of frames carries.
    pub fn frames(&self) -> Result<Vec<String>, TooLarge> {
        let link = self.link.to_bytes();
        // A link is 102 bytes at most.
        let length = u8::try_from(link.len()).unwrap_or(u8::MAX);
        frames(&[&[length], &link[..], &self.list].concat())
    }

    /// The handover in what a scan gave.
    ///
    /// # Errors
    /// [`HandoverError`] if the bytes are too few or the link in them does not hold.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, HandoverError> {
        let truncated = HandoverError::Truncated { bytes: bytes.len() };
        let (&length, rest) = bytes.split_first().ok_or(truncated)?;
        let (link, list) = rest.split_at_checked(usize::from(length)).ok_or(truncated)?;
        let link = ShareLink::from_bytes(link).map_err(HandoverError::Link)?;
        Ok(Self { link, list: list.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
