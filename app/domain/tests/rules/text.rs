use domain::{Label, Note, TextError};
use proptest::prelude::*;
use rstest::rstest;

const FAMILY: &str = "👨\u{200D}👩\u{200D}👧\u{200D}👦";

#[rstest]
#[case::outer_white_space("  Caf \t", "Caf")]
#[case::inner_runs("Mairie   de \t Lens", "Mairie de Lens")]
#[case::line_ends("2 rue Hoche\r\n59000 Lille", "2 rue Hoche 59000 Lille")]
#[case::separators_of_unicode("a\u{2028}b\u{2029}c\u{85}d", "a b c d")]
#[case::no_break_spaces("14\u{A0}h\u{202F}30", "14 h 30")]
#[case::controls("a\u{0}b\u{7}c\u{1B}d\u{9C}", "abcd")]
#[case::reordering("abc\u{202E}def\u{202C} \u{2066}x\u{2069}", "abcdef x")]
#[case::a_reordering_mark_between_spaces("a \u{202A} b", "a b")]
#[case::marks_kept("abc\u{200F}\u{5D0}\u{200E}", "abc\u{200F}\u{5D0}\u{200E}")]
#[case::emoji(FAMILY, FAMILY)]
#[case::flag(
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"
)]
#[case::arabic("موعد  في البلدية", "موعد في البلدية")]
#[case::hebrew_with_points(" שָׁלוֹם ", "שָׁלוֹם")]
#[case::persian_non_joiner("می\u{200C}روم", "می\u{200C}روم")]
fn a_label_is_one_clean_line(#[case] typed: &str, #[case] kept: &str) {
    let label = Label::parse(typed).unwrap();
    assert_eq!(label.as_str(), kept);
    assert_eq!(label.to_string(), kept);
}

#[rstest]
#[case::nothing("")]
#[case::spaces(" \u{A0}\u{3000}\n\t")]
#[case::controls("\u{0}\u{1F}\u{7F}")]
#[case::reordering("\u{202E}\u{2066}")]
#[case::joiners("\u{200D}\u{200B}\u{2060}\u{FEFF}\u{AD}")]
#[case::selectors_and_tags("\u{FE0F}\u{E0001}\u{34F}")]
#[case::fillers("\u{3164}\u{115F}\u{FFA0}\u{2800}")]
fn a_text_without_anything_to_see_is_empty(#[case] typed: &str) {
    assert_eq!(Label::parse(typed), Err(TextError::Empty));
    assert_eq!(Note::parse(typed), Err(TextError::Empty));
}

#[rstest]
#[case(200, None)]
#[case(201, Some(201))]
#[case(10_000, Some(10_000))]
fn a_label_has_at_most_200_characters(#[case] chars: usize, #[case] refused: Option<usize>) {
    let expected = refused.map(|chars| TextError::TooLong { chars, limit: 200 });
    assert_eq!(Label::parse(&"é".repeat(chars)).err(), expected);
    assert_eq!(Label::parse(&"👍".repeat(chars)).err(), expected);
}

#[rstest]
#[case(2000, None)]
#[case(2001, Some(2001))]
#[case(10_000, Some(10_000))]
fn a_note_has_at_most_2000_characters(#[case] chars: usize, #[case] refused: Option<usize>) {
    let expected = refused.map(|chars| TextError::TooLong { chars, limit: 2000 });
    assert_eq!(Note::parse(&"é".repeat(chars)).err(), expected);
}

#[test]
fn what_cleaning_drops_does_not_count() {
    let typed = format!("{}{}{}", " ".repeat(5_000), "a".repeat(200), "\u{202E}".repeat(5_000));
    assert_eq!(Label::parse(&typed).unwrap().as_str().len(), 200);
}

#[rstest]
#[case::windows("a\r\nb", "a\nb")]
#[case::old_mac("a\rb", "a\nb")]
#[case::unicode_line("a\u{2028}b\u{85}c", "a\nb\nc")]
#[case::unicode_paragraph("a\u{2029}b", "a\nb")]
#[case::blank_kept("a\n\nb", "a\n\nb")]
#[case::windows_blank_kept("a\r\n\r\nb", "a\n\nb")]
#[case::blanks_joined("a\n \n\t\n\u{A0}\nb", "a\n\nb")]
#[case::blank_ends("\n\n a \n\n", "a")]
#[case::each_line_cleaned("  a   b \n c\u{202E}d\u{7} ", "a b\ncd")]
fn a_note_keeps_its_lines(#[case] typed: &str, #[case] kept: &str) {
    let note = Note::parse(typed).unwrap();
    assert_eq!(note.as_str(), kept);
    assert_eq!(note.to_string(), kept);
}

#[test]
fn a_stored_label_that_breaks_the_rule_does_not_load() {
    let stored = postcard::to_allocvec(&"a".repeat(201)).unwrap();
    assert!(postcard::from_bytes::<Label>(&stored).is_err());
    assert!(postcard::from_bytes::<Note>(&stored).is_ok());
    let empty = postcard::to_allocvec("").unwrap();
    assert!(postcard::from_bytes::<Note>(&empty).is_err());
}

/// Any text, with far more of the characters that cleaning looks at than chance would give.
fn awkward_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-c]{1,3}",
        "[ \n\r\t\u{A0}\u{2028}]{1,3}",
        "[\u{202A}-\u{202E}\u{2066}-\u{2069}\u{0}-\u{1F}\u{200B}-\u{200F}]",
        Just(FAMILY.to_owned()),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_label_reads_back_from_its_text_and_its_stored_form(typed in awkward_text()) {
        let Ok(label) = Label::parse(&typed) else { return Ok(()) };
        prop_assert_eq!(Label::parse(label.as_str()), Ok(label.clone()));
        let stored = postcard::to_allocvec(&label).unwrap();
        prop_assert_eq!(postcard::from_bytes::<Label>(&stored), Ok(label));
    }

    #[test]
    fn a_label_is_never_blank_nor_reordered_nor_on_two_lines(typed in awkward_text()) {
        let Ok(label) = Label::parse(&typed) else { return Ok(()) };
        let text = label.as_str();
        prop_assert!(!text.trim().is_empty());
        prop_assert_eq!(text.trim(), text);
        prop_assert!(!text.contains("  "));
        prop_assert!(text.chars().count() <= Label::MAX_CHARS);
        let reordering = |found| matches!(found, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        prop_assert_eq!(text.chars().find(|found| found.is_control() || reordering(*found)), None);
    }

    #[test]
    fn a_note_reads_back_from_its_text_and_each_of_its_lines_is_clean(typed in awkward_text()) {
        let Ok(note) = Note::parse(&typed) else { return Ok(()) };
        prop_assert_eq!(Note::parse(note.as_str()), Ok(note.clone()));
        prop_assert!(!note.as_str().contains("\n\n\n"));
        for line in note.as_str().split('\n') {
            prop_assert_eq!(line.trim(), line);
            prop_assert!(!line.contains("  ") && !line.contains(char::is_control));
        }
    }

    #[test]
    fn a_note_on_one_line_is_the_label_of_that_text(typed in "[a-z \t\u{202E}é]{1,60}") {
        let note = Note::parse(&typed).map(String::from);
        prop_assert_eq!(note, Label::parse(&typed).map(String::from));
    }
}
