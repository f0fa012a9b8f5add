use crate::LinkError;
use crate::checksum::{CHECKSUM, checked, checksum};
use base64ct::{Base64UrlUnpadded, Encoding};
use core::fmt;
use core::str::FromStr;
use lz4_flex::block::{compress, decompress};

const VERSION: u8 = 1;
const MARK: &str = "s.";
const CHECKED: &[u8] = b"pas-a-pas card";

/// Something that is no secret, whole in a link or a QR code: whoever reads the link has it, without any relay.
///
/// Printing gives the fragment of a URL; parsing takes a fragment or a whole URL. After `#s.`, in base64url without
/// padding: version 1 (1 byte), the length unpacked (2, little-endian), one block of LZ4, and the start of SHA-256 over
/// `pas-a-pas card` and everything before (4).
///
/// ```
/// use crypto::Card;
/// let card = Card::new(b"CCAS de Lens".to_vec()).ok_or("too long")?;
/// let url = format!("https://example.org/{card}");
/// assert_eq!(url.parse(), Ok(card));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    content: Vec<u8>,
}

impl Card {
    /// The most bytes of content: more would fit no code, and a link could make a phone unpack much.
    pub const MOST: usize = 8 * 1024;

    /// A card with this content; `None` if it is longer than [`Card::MOST`].
    pub fn new(content: Vec<u8>) -> Option<Self> {
        (content.len() <= Self::MOST).then_some(Self { content })
    }

    /// What it carries.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    fn to_bytes(&self) -> Vec<u8> {
        // At most 8,192.
        let long = u16::try_from(self.content.len()).unwrap_or(u16::MAX);
        let mut bytes = [&[VERSION][..], &long.to_le_bytes(), &compress(&self.content)].concat();
        let check = checksum(CHECKED, &bytes);
        bytes.extend(check);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, LinkError> {
        let body = checked(CHECKED, bytes).ok_or(LinkError::WrongChecksum)?;
        let (&version, rest) = body.split_first().ok_or(LinkError::WrongChecksum)?;
        if version != VERSION {
            return Err(LinkError::UnknownVersion { found: version });
        }
        let unknown = LinkError::UnknownKind { found: version };
        let (long, packed) = rest.split_first_chunk().ok_or(unknown)?;
        let most = usize::from(u16::from_le_bytes(*long));
        let content = if most <= Self::MOST { decompress(packed, most).ok() } else { None };
        content.filter(|content| content.len() == most).map(|content| Self { content }).ok_or(unknown)
    }
}

impl fmt::Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{MARK}{}", Base64UrlUnpadded::encode_string(&self.to_bytes()))
    }
}

impl FromStr for Card {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        let fragment = text.trim().split_once('#').map_or(text.trim(), |(_, fragment)| fragment);
        let code = fragment.strip_prefix(MARK).ok_or(LinkError::NotALink)?;
        let in_alphabet = |found: char| found.is_ascii_alphanumeric() || found == '-' || found == '_';
        if let Some(found) = code.chars().find(|&found| !in_alphabet(found)) {
            return Err(LinkError::Character { found });
        }
        let bytes = Base64UrlUnpadded::decode_vec(code).map_err(|_| LinkError::WrongChecksum)?;
        if bytes.len() <= CHECKSUM {
            return Err(LinkError::WrongChecksum);
        }
        Self::from_bytes(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_printed_reads_back(content in prop::collection::vec(any::<u8>(), 0..600)) {
            let card = Card::new(content).unwrap();
            prop_assert_eq!(card.to_string().parse(), Ok(card));
        }

        #[test]
        fn a_wrong_letter_is_noticed(at in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]") {
            let good = Card::new(b"CCAS, 12 rue de la Paix, 62300 Lens".to_vec()).unwrap().to_string();
            let at = 3 + at.index(good.len() - 3);
            let mut wrong = good.clone();
            wrong.replace_range(at..=at, &letter);
            prop_assert!(wrong == good || wrong.parse::<Card>().is_err());
        }
    }

    #[test]
    fn what_is_cut_or_none_of_ours_is_refused() {
        let good = Card::new(b"CCAS".to_vec()).unwrap().to_string();
        for end in 3..good.len() {
            assert!(good[..end].parse::<Card>().is_err(), "{end}");
        }
        assert_eq!("https://example.org/#p.AAAA".parse::<Card>(), Err(LinkError::NotALink));
        assert_eq!("#s.é".parse::<Card>(), Err(LinkError::Character { found: 'é' }));
    }

    #[test]
    fn a_length_that_the_content_does_not_have_is_refused() {
        let of = |version: u8, long: u16| {
            let mut bytes = [&[version][..], &long.to_le_bytes(), &compress(b"CCAS")].concat();
            let check = checksum(CHECKED, &bytes);
            bytes.extend(check);
            Card::from_bytes(&bytes)
        };
        assert!(of(1, 4).is_ok());
        let unknown = Err(LinkError::UnknownKind { found: 1 });
        assert_eq!((of(1, 3), of(1, 5), of(1, 9_000)), (unknown.clone(), unknown.clone(), unknown));
        assert_eq!(of(2, 4), Err(LinkError::UnknownVersion { found: 2 }));
        assert_eq!(Card::new(vec![0; Card::MOST + 1]), None);
    }
}
