//! Base45 (RFC 9285): two bytes in three characters of a QR code's alphanumeric mode, which packs a character into
//! five and a half bits. A byte takes 8.25 bits of the code then, where base64 takes 10.7.

const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(2) * 3);
    let mut push = |digit: u16| text.push(char::from(ALPHABET[usize::from(digit % 45)]));
    let (pairs, last) = bytes.as_chunks::<2>();
    for &pair in pairs {
        let number = u16::from_be_bytes(pair);
        push(number);
        push(number / 45);
        push(number / 45 / 45);
    }
    for &byte in last {
        push(u16::from(byte));
        push(u16::from(byte) / 45);
    }
    text
}

/// The bytes, or `None` if the text is not in the alphabet, has a length that no encoding has, or a group too large.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digit =
        |letter: &u8| ALPHABET.iter().position(|known| known == letter).and_then(|at| u32::try_from(at).ok());
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for group in text.as_bytes().chunks(3) {
        match *group {
            [ref a, ref b, ref c] => {
                let number = digit(a)? + 45 * digit(b)? + 45 * 45 * digit(c)?;
                bytes.extend(u16::try_from(number).ok()?.to_be_bytes());
            }
            [ref a, ref b] => bytes.push(u8::try_from(digit(a)? + 45 * digit(b)?).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    // RFC 9285, 4.3 and 4.4.
    #[rstest]
    #[case("AB", "BB8")]
    #[case("Hello!!", "%69 VD92EX0")]
    #[case("base-45", "UJCLQE7W581")]
    #[case("ietf!", "QED8WEX0")]
    fn the_examples_of_the_rfc_come_out(#[case] plain: &str, #[case] encoded: &str) {
        assert_eq!(encode(plain.as_bytes()), encoded);
        assert_eq!(decode(encoded), Some(plain.as_bytes().to_vec()));
    }

    #[rstest]
    #[case::one_character("A")]
    #[case::one_too_many("BB8A")]
    #[case::above_two_bytes("GGW")]
    #[case::above_one_byte("::")]
    #[case::a_small_letter("bb8")]
    #[case::outside_ascii("é8")]
    fn what_no_encoding_gives_is_refused(#[case] text: &str) {
        assert_eq!(decode(text), None);
    }

    proptest! {
        #[test]
        fn decoding_gives_the_bytes_back(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
    }
}
