//! The rules that every text obeys, checked on the file that people edit; and what the generator refuses.

use rstest::rstest;

use super::{FR, Table, TableError, fill, install};
use crate::text;

#[path = "../../build.rs"]
#[expect(dead_code, reason = "a build script's main and file access are not called by the tests")]
mod generator;

/// A text as it is written, with the key that says where it is.
struct Written {
    key: String,
    text: String,
}

fn every_text() -> Vec<Written> {
    let table: toml::Table = include_str!("../../locales/fr.toml").parse().unwrap();
    let mut texts = Vec::new();
    for (key, value) in table {
        match value {
            toml::Value::String(text) => texts.push(Written { key, text }),
            toml::Value::Table(forms) => texts.extend(forms.into_iter().map(|(category, text)| Written {
                key: format!("{key}.{category}"),
                text: text.as_str().unwrap().to_owned(),
            })),
            other => panic!("{key} is {other}"),
        }
    }
    texts
}

/// Sentences, cut where a full stop, a question or an exclamation mark ends one.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '?', '!', '\n', ':']).filter(|sentence| words(sentence) > 0).collect()
}

/// What a no-break space holds together reads as one word: "14 h 30", a telephone number.
fn words(sentence: &str) -> usize {
    sentence.split([' ', '\n']).filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn broken(rule: impl Fn(&Written) -> bool) -> Vec<String> {
    every_text().iter().filter(|written| !rule(written)).map(|w| format!("{}: {}", w.key, w.text)).collect()
}

#[test]
fn a_sentence_has_at_most_twelve_words() {
    let long = broken(|written| sentences(&written.text).iter().all(|sentence| words(sentence) <= 12));
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn sentences_have_eight_words_on_average_at_most() {
    let texts = every_text();
    let lengths: Vec<usize> =
        texts.iter().flat_map(|written| sentences(&written.text).into_iter().map(words)).collect();
    assert!(lengths.iter().sum::<usize>() <= 8 * lengths.len());
}

#[test]
fn a_button_has_at_most_three_words() {
    let is_button = |key: &str| key.ends_with("_action") || key.ends_with("_button");
    // An answer in the person's own voice, not a verb.
    let is_answer = |key: &str| key == "ask_unknown_action";
    let long = broken(|w| !is_button(&w.key) || is_answer(&w.key) || words(&w.text) <= 3);
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn no_word_is_in_capitals_except_names_that_people_say_so() {
    let known = ["SMS", "RSA", "CAF", "QR"];
    let shouted = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.chars().count() > 1
            && word.chars().all(char::is_uppercase)
            && word.chars().any(char::is_alphabetic)
            && !known.contains(&word)
    };
    let loud = broken(|written| !written.text.split([' ', '\u{a0}', '’']).any(shouted));
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn no_sentence_is_negative_except_what_a_person_says_in_their_own_voice() {
    let own_voice = ["Je ne peux pas venir", "Je ne sais pas"];
    let negative = |text: &str| {
        text.to_lowercase()
            .split([' ', '\u{a0}', '\u{202f}'])
            .any(|word| word == "ne" || word.starts_with("n’"))
    };
    let found = broken(|written| own_voice.contains(&written.text.as_str()) || !negative(&written.text));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn figures_that_belong_together_stay_on_one_line() {
    let cut = broken(|written| {
        let signs: Vec<char> = written.text.chars().collect();
        signs
            .windows(3)
            .all(|w| !(w[0].is_ascii_digit() && w[1] == ' ' && (w[2].is_ascii_digit() || w[2] == 'h')))
    });
    assert!(cut.is_empty(), "{cut:#?}");
}

#[rstest]
#[case::none(0, "Il manque 0 papier")]
#[case::one(1, "Il manque 1 papier")]
#[case::two(2, "Il manque 2 papiers")]
#[case::many(1000, "Il manque 1\u{202f}000 papiers")]
fn a_plural_follows_its_number(#[case] n: usize, #[case] expected: &str) {
    assert_eq!(text::papers_missing(n), expected);
}

#[rstest]
#[case::in_order("{0} sur {1}", "3 sur 5")]
#[case::in_another_order("{1} من {0}", "5 من 3")]
#[case::twice("{0}, {0}", "3, 3")]
#[case::absent("un papier", "un papier")]
#[case::unknown_place_left_empty("{7}.", ".")]
#[case::unfinished("fin {", "fin ")]
fn values_go_where_the_language_wants_them(#[case] pattern: &str, #[case] expected: &str) {
    assert_eq!(fill(pattern, &["3", "5"]), expected);
}

#[test]
fn a_value_that_looks_like_a_placeholder_is_left_as_it_is() {
    assert_eq!(fill("{0} {1}", &["{1}", "deux"]), "{1} deux");
}

#[test]
fn another_language_is_another_table_of_the_same_length() {
    let mut words: Vec<&'static str> = FR.to_vec();
    for word in &mut words {
        if *word == "Retour" {
            *word = "Back";
        }
    }
    let table: Table = words.leak();
    assert_eq!(install("en", table), Ok(()));
    assert_eq!((text::back_action(), text::locale()), ("Back", "en"));
}

#[test]
fn a_table_of_another_version_is_refused_and_changes_nothing() {
    let table: Table = &["Back"];
    assert_eq!(install("en", table), Err(TableError::Length { found: 1, expected: FR.len() }));
    assert_eq!((text::back_action(), text::locale()), ("Retour", "fr-FR"));
}

#[rstest]
#[case::empty(r#"a = """#, "is empty")]
#[case::typewriter_apostrophe(r#"a = "aujourd'hui""#, "typewriter")]
#[case::space_before_a_question_mark(r#"a = "Quand ?""#, "no-break space before `?`")]
#[case::no_space_before_a_colon(r#"a = "Papiers: deux""#, "no-break space before `:`")]
#[case::guillemets(r#"a = "« Voir\u00a0»""#, "after `«`")]
#[case::open_placeholder(r#"a = "Il manque {what""#, "has no }")]
#[case::unknown_kind(r#"a = "{n:date}""#, "kind of placeholder")]
#[case::plural_without_other(r#"a = { one = "un" }"#, "needs the form `other`")]
#[case::unknown_category(r#"a = { many_ = "x", other = "y" }"#, "not a plural category")]
#[case::placeholder_lost_in_one_form(r#"a = { one = "un", other = "{n} de {what}" }"#, "other placeholders")]
#[case::placeholder_added_in_one_form(
    r#"a = { one = "{n} de {what}", other = "{n}" }"#,
    "other placeholders"
)]
#[case::neither_text_nor_plural("a = 3", "neither")]
fn a_text_that_breaks_a_rule_stops_the_build(#[case] file: &str, #[case] problem: &str) {
    let refused = generator::generate(&file.parse().unwrap()).unwrap_err();
    assert!(refused.contains(problem), "{refused}");
}

#[rstest]
#[case::plain(r#"a = "Retour""#, "pub fn a() -> &'static str { get(0) }")]
#[case::one_value(r#"a = "Il manque {what}""#, "pub fn a(what: impl AsRef<str>) -> String")]
#[case::a_number(r#"a = "{done:number}""#, "pub fn a(done: usize) -> String")]
#[case::a_plural(
    r#"a = { one = "un papier", other = "{n} papiers" }"#,
    "pub fn a(n: usize) -> String { fill(plural(0, n)"
)]
fn a_text_becomes_a_function_of_its_placeholders(#[case] file: &str, #[case] signature: &str) {
    let code = generator::generate(&file.parse().unwrap()).unwrap();
    assert!(code.contains(signature), "{code}");
}
