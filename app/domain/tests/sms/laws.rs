use domain::sms::{Kind, understand};
use proptest::prelude::*;

use crate::messages::cases;
use crate::today;

fn message() -> impl Strategy<Value = String> {
    prop::sample::select(cases().into_iter().map(|case| case.text).collect::<Vec<_>>())
}

/// Words of messages in any order.
fn shuffled() -> impl Strategy<Value = String> {
    let words: Vec<String> =
        cases().iter().flat_map(|case| case.text.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    prop::collection::vec(prop::sample::select(words), 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn a_place_a_name_and_papers_are_words_of_the_message(text in prop_oneof![message(), shuffled()]) {
        let clean = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = understand(&text, today());
        for label in [&found.place, &found.with, &found.what].into_iter().flatten().chain(&found.bring) {
            prop_assert!(clean.contains(label.as_str()), "{label} in {clean}");
        }
        let digits: String = clean.chars().filter(char::is_ascii_digit).collect();
        if let Some(phone) = &found.phone {
            let national = phone.digits().trim_start_matches(['+', '0']);
            prop_assert!(digits.contains(national), "{phone} in {clean}");
        }
        for rest in &found.rest {
            prop_assert!(text.contains(rest.as_str()));
        }
    }

    #[test]
    fn accents_capitals_and_hard_spaces_do_not_change_the_day_the_time_and_the_kind(text in message()) {
        let found = understand(&text, today());
        let plain = |accent: char| match accent {
            'à' | 'â' | 'À' => 'a',
            'é' | 'è' | 'ê' | 'ë' | 'É' => 'e',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'ù' | 'û' => 'u',
            'ç' => 'c',
            '\'' => '’',
            ' ' => '\u{A0}',
            other => other,
        };
        let other = understand(&text.chars().map(plain).collect::<String>(), today());
        prop_assert_eq!((other.kind, other.date, other.time), (found.kind, found.date, found.time), "{}", text);
        let decomposed = text.replace('é', "e\u{301}").replace('à', "a\u{300}").replace('û', "u\u{302}");
        let apart = understand(&decomposed, today());
        prop_assert_eq!((apart.kind, apart.date, apart.time), (found.kind, found.date, found.time), "{}", text);
        let upper = understand(&text.to_uppercase(), today());
        prop_assert_eq!((upper.kind, upper.date, upper.time), (found.kind, found.date, found.time), "{}", text);
    }

    #[test]
    fn what_is_no_appointment_has_no_day(text in prop_oneof![message(), shuffled(), "\\PC{0,200}"]) {
        let found = understand(&text, today());
        if matches!(found.kind, Kind::Other | Kind::Invitation) {
            prop_assert_eq!((found.date, found.time, found.was), (None, None, None));
        }
        prop_assert!(found.end.is_none_or(|end| found.time.is_some_and(|time| time < end)));
    }
}
