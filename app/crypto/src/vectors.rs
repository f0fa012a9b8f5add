//! The primitives against the examples of their specifications.

use crate::derive::derive;
use crate::device::DeviceKey;
use crate::seal::{decrypt, encrypt};
use crate::{OwnerKey, seal_to, verify};
use hkdf::Hkdf;
use rstest::rstest;
use sha2::Sha256;

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(|digit| !digit.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn array<const N: usize>(hex: &str) -> [u8; N] {
    bytes(hex).try_into().unwrap()
}

// RFC 5869, A.1.
#[test]
fn hkdf_gives_test_case_1() {
    let mut okm = [0; 42];
    Hkdf::<Sha256>::new(Some(&bytes("000102030405060708090a0b0c")), &[0x0b; 22])
        .expand(&bytes("f0f1f2f3f4f5f6f7f8f9"), &mut okm)
        .unwrap();
    let expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865";
    assert_eq!(okm, array::<42>(expected));
}

// RFC 5869, A.3: no salt and no info, as `derive` is called.
#[test]
fn derivation_gives_test_case_3() {
    let expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8";
    assert_eq!(*derive::<42>(&[0x0b; 22], &[]), array::<42>(expected));
}

// RFC 8032, 7.1, tests 1 and 2.
#[rstest]
#[case::empty_message(
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)]
#[case::one_byte(
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)]
fn ed25519_signs_as_specified(
    #[case] seed: &str,
    #[case] public: &str,
    #[case] message: &str,
    #[case] signature: &str,
) {
    let key = OwnerKey::new(array(seed));
    assert_eq!(key.public(), array::<32>(public));
    assert_eq!(key.sign(&bytes(message)), array::<64>(signature));
    assert_eq!(verify(&array(public), &bytes(message), &array(signature)), Ok(()));
}

const ALICE: &str = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
const ALICE_PUBLIC: &str = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
const BOB: &str = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
const BOB_PUBLIC: &str = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
const SHARED: &str = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

// RFC 7748, 6.1: with the specification's shared secret, what `seal_to` made opens by the steps of its own docs.
#[test]
fn x25519_agrees_as_specified() {
    assert_eq!(DeviceKey::new(array(ALICE)).public(), array::<32>(ALICE_PUBLIC));
    assert_eq!(DeviceKey::new(array(BOB)).public(), array::<32>(BOB_PUBLIC));
    let sealed = seal_to(&array(BOB_PUBLIC), b"the new keys", b"header", array(ALICE)).unwrap();
    let (ephemeral, sealed) = sealed.split_at(32);
    assert_eq!(ephemeral, bytes(ALICE_PUBLIC));
    let info = [b"pas-a-pas/1 to device", &bytes(ALICE_PUBLIC)[..], &bytes(BOB_PUBLIC)].concat();
    let mut okm = [0; 56];
    Hkdf::<Sha256>::new(None, &bytes(SHARED)).expand(&info, &mut okm).unwrap();
    let opened = decrypt(okm.first_chunk().unwrap(), okm[32..].first_chunk().unwrap(), b"header", sealed);
    assert_eq!(opened.unwrap(), b"the new keys");
}

// draft-irtf-cfrg-xchacha-03, A.3.1.
#[test]
fn xchacha20_poly1305_seals_as_specified() {
    let key = array("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    let nonce = array("404142434445464748494a4b4c4d4e4f5051525354555657");
    let header = bytes("50515253c0c1c2c3c4c5c6c7");
    let mut text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the \
                     future, sunscreen would be it."
        .to_vec();
    encrypt(&key, &nonce, &header, &mut text);
    let expected = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
                    731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
                    2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
                    21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49";
    assert_eq!(text, bytes(expected));
}
