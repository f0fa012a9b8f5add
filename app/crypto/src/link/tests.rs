use super::*;
use proptest::prelude::*;
use rstest::rstest;

pub(crate) fn any_link() -> impl Strategy<Value = ShareLink> {
    let bytes = any::<[u8; 32]>;
    prop_oneof![
        (bytes(), bytes())
            .prop_map(|(secret, owner)| ShareLink::Together { secret: SpaceSecret::new(secret), owner }),
        (bytes(), bytes(), bytes()).prop_map(|(space, key, owner)| ShareLink::ReadOnly {
            space,
            key: ReadingKey::new(key),
            owner
        }),
        (bytes(), bytes())
            .prop_map(|(secret, owner)| ShareLink::MyOtherPhone { secret: SpaceSecret::new(secret), owner }),
        (bytes(), any::<u64>())
            .prop_map(|(key, expires)| ShareLink::Invite { key: InviteKey::new(key), expires }),
    ]
}

fn print(bytes: &[u8]) -> String {
    format!("#{MARK}{}", Base64UrlUnpadded::encode_string(bytes))
}

fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    let check = checksum(CHECKED, &bytes);
    bytes.extend(check);
    bytes
}

proptest! {
    #[test]
    fn parsing_what_was_printed_gives_the_link_back(link in any_link()) {
        prop_assert_eq!(link.to_string().parse(), Ok(link.clone()));
        prop_assert_eq!(format!(" https://example.org/app/{link}\n").parse(), Ok(link));
    }

    #[test]
    fn a_wrong_character_is_told(link in any_link(), at in any::<prop::sample::Index>(), other in "[A-Za-z0-9_-]") {
        let mut text = link.to_string();
        let at = 3 + at.index(text.len() - 3);
        prop_assume!(text[at..=at] != other);
        text.replace_range(at..=at, &other);
        let told = matches!(
            text.parse::<ShareLink>(),
            Err(LinkError::WrongChecksum | LinkError::Truncated { .. })
        );
        prop_assert!(told, "{}", text);
    }

    #[test]
    fn a_cut_end_is_told_with_its_length(link in any_link(), at in any::<prop::sample::Index>()) {
        let text = link.to_string();
        // Eight characters hold the version and the kind; before that it may be any kind.
        let at = 11 + at.index(text.len() - 11);
        let expected = link.to_bytes().len();
        let bytes = (at - 3) / 4 * 4 * 3 / 4;
        match text[..at].parse::<ShareLink>() {
            Err(LinkError::Truncated { bytes: found, expected: whole }) => {
                prop_assert_eq!(whole, expected);
                prop_assert!(found >= bytes && found < expected);
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn any_text_is_refused_without_panic(text in "\\PC{0,80}") {
        prop_assert!(text.parse::<ShareLink>().is_err());
        let marked = format!("#p.{text}").parse::<ShareLink>();
        prop_assert!(marked.is_err());
    }
}

#[rstest]
#[case::nothing("", LinkError::NotALink)]
#[case::another_page("https://example.org/#papiers", LinkError::NotALink)]
#[case::somebody_elses("https://example.org/?p.AQEH", LinkError::NotALink)]
#[case::only_the_mark("#p.", LinkError::Truncated { bytes: 0, expected: 46 })]
#[case::a_space_in_the_middle("#p.AQ EH", LinkError::Character { found: ' ' })]
#[case::a_sentence_after_the_link("#p.AQEH).", LinkError::Character { found: ')' })]
#[case::cut_in_the_first_group("#p.A", LinkError::Truncated { bytes: 0, expected: 46 })]
fn a_text_that_is_no_whole_link_is_told_why(#[case] text: &str, #[case] why: LinkError) {
    assert_eq!(text.parse::<ShareLink>(), Err(why));
}

#[test]
fn a_later_version_is_told_from_a_slip() {
    let whole = with_checksum(vec![VERSION + 1, 9, 9, 9]);
    assert_eq!(print(&whole).parse::<ShareLink>(), Err(LinkError::UnknownVersion { found: VERSION + 1 }));
    let slip = [&[VERSION + 1, 9, 9, 9][..], &[0; CHECKSUM]].concat();
    assert_eq!(print(&slip).parse::<ShareLink>(), Err(LinkError::WrongChecksum));
}

#[rstest]
#[case::never_given_out(9, 64)]
#[case::too_short_for_its_kind(1, 63)]
#[case::too_long_for_its_kind(4, 41)]
fn a_kind_that_does_not_exist_is_named(#[case] kind: u8, #[case] carries: usize) {
    let mut bytes = vec![VERSION, kind];
    bytes.resize(2 + carries, 7);
    assert_eq!(
        print(&with_checksum(bytes)).parse::<ShareLink>(),
        Err(LinkError::UnknownKind { found: kind })
    );
}

#[test]
fn a_link_shows_no_key_when_debugged() {
    let link = ShareLink::Together { secret: SpaceSecret::new([213; 32]), owner: [0; 32] };
    assert!(!format!("{link:?}").contains("213"));
}
