use super::*;
use proptest::prelude::*;
use qrcode::{EcLevel, QrCode, Version};
use rstest::rstest;

fn frame(body: &[u8]) -> String {
    let mut bytes = body.to_vec();
    bytes.extend(checksum(FRAME, body));
    format!("{MARK}{}", base45::encode(&bytes))
}

#[rstest]
#[case::nothing(0, 1)]
#[case::a_full_frame(386, 1)]
#[case::one_byte_more(387, 2)]
#[case::a_long_list(3000, 8)]
#[case::the_most(MOST_BYTES, 32)]
fn bytes_take_as_few_frames_as_possible(#[case] bytes: usize, #[case] count: usize) {
    let shown = frames(&vec![7; bytes]).unwrap();
    assert_eq!(shown.len(), count);
    assert!(shown.iter().all(|frame| frame.len() <= MOST_CHARACTERS));
}

#[test]
fn one_byte_above_the_most_is_refused() {
    assert_eq!(MOST_BYTES, 12_352);
    assert_eq!(frames(&vec![7; MOST_BYTES + 1]), Err(TooLarge { bytes: MOST_BYTES + 1 }));
}

#[test]
fn a_full_frame_fits_the_qr_version_that_the_bound_comes_from() {
    let shown = frames(&[0xA5; MOST_PART]).unwrap();
    let code = QrCode::with_error_correction_level(&shown[0], EcLevel::M).unwrap();
    assert_eq!(code.version(), Version::Normal(15));
    let longer = "A".repeat(MOST_CHARACTERS + 1);
    let code = QrCode::with_error_correction_level(longer, EcLevel::M).unwrap();
    assert_eq!(code.version(), Version::Normal(16));
}

#[rstest]
#[case::a_shop("https://example.org/", FrameError::NotAFrame)]
#[case::nothing("", FrameError::NotAFrame)]
#[case::the_mark_alone("PAP:", FrameError::WrongChecksum)]
#[case::small_letters("PAP:abc", FrameError::WrongChecksum)]
fn another_code_is_told_why(#[case] text: &str, #[case] why: FrameError) {
    assert_eq!(Scan::default().add(text), Err(why));
}

#[rstest]
#[case::later_version(&[2, 0, 0], FrameError::UnknownVersion { found: 2 })]
#[case::too_short(&[1, 0, 0, 0, 0, 0], FrameError::WrongChecksum)]
#[case::no_frames(&[1, 0, 0, 0, 0, 0, 0], FrameError::Numbering { number: 0, of: 0 })]
#[case::past_the_end(&[1, 0, 0, 0, 0, 2, 2], FrameError::Numbering { number: 2, of: 2 })]
#[case::too_many(&[1, 0, 0, 0, 0, 2, 33], FrameError::Numbering { number: 2, of: 33 })]
#[case::not_its_name(&[1, 0, 0, 0, 0, 0, 1, 9], FrameError::WrongWhole)]
fn a_frame_with_a_wrong_head_is_told_why(#[case] body: &[u8], #[case] why: FrameError) {
    assert_eq!(Scan::default().add(&frame(body)), Err(why));
}

#[test]
fn a_frame_of_another_set_is_refused_and_the_scan_goes_on() {
    let (ours, theirs) = (frames(&[7; 500]).unwrap(), frames(&[8; 500]).unwrap());
    let mut scan = Scan::default();
    assert_eq!(scan.add(&ours[0]), Ok(Progress::Missing { have: 1, of: 2 }));
    assert_eq!(scan.add(&theirs[1]), Err(FrameError::OtherSet));
    assert_eq!(scan.add(&ours[1]), Ok(Progress::Complete(vec![7; 500])));
}

#[test]
fn a_set_that_changes_its_length_is_refused() {
    let mut scan = Scan::default();
    assert_eq!(scan.add(&frame(&[1, 0, 0, 0, 0, 0, 2])), Ok(Progress::Missing { have: 1, of: 2 }));
    assert_eq!(scan.add(&frame(&[1, 0, 0, 0, 0, 0, 3])), Err(FrameError::OtherSet));
}

#[test]
fn after_a_wrong_whole_the_scan_starts_again() {
    let mut scan = Scan::default();
    assert_eq!(scan.add(&frame(&[1, 0, 0, 0, 0, 0, 1, 9])), Err(FrameError::WrongWhole));
    assert_eq!(scan.add(&frames(b"list").unwrap()[0]), Ok(Progress::Complete(b"list".to_vec())));
}

proptest! {
    #[test]
    fn frames_in_any_order_and_repeated_give_the_bytes_back(
        bytes in prop::collection::vec(any::<u8>(), 0..2500),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let shown = frames(&bytes).unwrap();
        let mut scan = Scan::default();
        let mut last = None;
        for at in order {
            last = Some(scan.add(&shown[at.index(shown.len())]).unwrap());
        }
        for frame in shown.iter().rev() {
            last = Some(scan.add(frame).unwrap());
        }
        prop_assert_eq!(last, Some(Progress::Complete(bytes)));
    }

    #[test]
    fn a_wrong_character_is_noticed(at in any::<prop::sample::Index>(), other in "[0-9A-Z $%*+./:-]") {
        let mut text = frames(b"a list of papers").unwrap().remove(0);
        let at = at.index(text.len());
        prop_assume!(text[at..=at] != other);
        text.replace_range(at..=at, &other);
        prop_assert!(Scan::default().add(&text).is_err());
    }

    #[test]
    fn any_text_is_refused_without_panic(text in "\\PC{0,60}") {
        let marked = format!("PAP:{text}");
        prop_assert!(Scan::default().add(&text).is_err());
        prop_assert!(Scan::default().add(&marked).is_err());
    }
}
