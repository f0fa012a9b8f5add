//! The rules that every text obeys, checked on the file that people edit; and what the generator refuses.

use rstest::rstest;

use super::{LANGUAGES, LAYOUT, Language, SLOTS, TextsError, fill, in_french, install, install_french};
use crate::text;

#[path = "../../build/texts.rs"]
mod generator;

use generator::{CODES, Locale};

/// A text as it is written, with the key that says where it is.
struct Written {
    key: String,
    text: String,
}

fn every_text() -> Vec<Written> {
    let table: toml::Table = include_str!("../../locales/fr.toml").parse().unwrap();
    let mut texts = Vec::new();
    for (key, value) in table.into_iter().filter(|(key, _)| key != "about") {
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

fn locale(code: &str) -> Locale {
    let path = format!("{}/locales/{code}.toml", env!("CARGO_MANIFEST_DIR"));
    Locale::read(code, &std::fs::read_to_string(path).unwrap()).unwrap()
}

fn english() -> &'static Language {
    Language::of("en").unwrap()
}

#[test]
fn another_language_is_another_file_of_the_same_layout() {
    assert_eq!(install(english(), locale("en").compile(&locale("fr")).unwrap()), Ok(()));
    assert_eq!((text::back_action(), text::locale()), ("Back", "en-GB"));
    assert_eq!(text::progress(3, 5), "3 of 5");
    assert_eq!(in_french(|| (text::back_action(), text::locale())), ("Retour", "fr-FR"));
    assert_eq!(text::back_action(), "Back");
    install_french();
    assert_eq!(text::back_action(), "Retour");
}

#[rstest]
#[case::of_another_version(&["0123456789abcdef", "Back"], "Layout")]
#[case::cut_short(&[LAYOUT, "Back"], "Length")]
#[case::a_page_of_a_hotel_network(&["<!doctype html>"], "Layout")]
#[case::empty(&[""], "Layout")]
fn a_file_that_does_not_fit_is_refused_and_changes_nothing(#[case] parts: &[&str], #[case] problem: &str) {
    let refused = install(english(), parts.join("\u{1f}")).unwrap_err();
    let kind = match refused {
        TextsError::Layout { .. } => "Layout",
        TextsError::Length { found: 1, expected } if expected == SLOTS => "Length",
        TextsError::Length { .. } => "another length",
    };
    assert_eq!(kind, problem);
    assert_eq!((text::back_action(), text::locale()), ("Retour", "fr-FR"));
}

#[test]
fn every_language_says_everything_that_french_says() {
    let french = locale("fr");
    for code in CODES {
        assert_eq!(locale(code).slots(&french).map(|slots| slots.len()), Ok(SLOTS), "{code}");
    }
    assert_eq!(LANGUAGES.iter().map(|language| language.code).collect::<Vec<_>>(), CODES);
}

fn parsed(file: &str) -> toml::Table {
    let path = format!("{}/locales/{file}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// Texts that break with the glossary: each says the language, the key and the words.
fn strays(glossary: &toml::Table, texts: &toml::Table, code: &str) -> Vec<String> {
    let words = |value: &toml::Value| {
        value.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    let mut strays = Vec::new();
    for (concept, entry) in glossary {
        let stems: Vec<String> = words(&entry[code]["stems"]);
        let keys: Vec<String> = words(&entry["keys"]);
        for key in keys {
            let text = texts[&key].as_str().unwrap().to_lowercase();
            if !stems.iter().any(|stem| text.contains(&stem.to_lowercase())) {
                strays.push(format!("{concept}, {code}, {key}: {text}"));
            }
        }
        assert!(
            !entry[code]["back"].as_str().unwrap().is_empty(),
            "{concept} has no translation back from {code}"
        );
    }
    strays
}

#[test]
fn a_concept_has_one_translation_in_every_language() {
    let glossary = parsed("glossary");
    for code in &CODES[1..] {
        assert_eq!(strays(&glossary, &parsed(code), code), [""; 0], "{code}");
    }
}

#[test]
fn a_text_that_strays_from_the_glossary_is_told() {
    let mut texts = parsed("en");
    texts["hours_closed"] = "Company.".into();
    assert_eq!(strays(&parsed("glossary"), &texts, "en"), ["closed, en, hours_closed: company."]);
}

/// The slots of a language of two forms, beside the French that it translates; French itself if both are the same.
fn translated(french: &str, other: &str) -> Result<Vec<String>, String> {
    let about = r#"about = { plurals = ["one", "other"] }"#;
    let read = |code, texts| Locale::read(code, &format!("{about}\n{texts}")).unwrap();
    let code = if french == other { "fr" } else { "xx" };
    read(code, other).slots(&read("fr", french))
}

#[rstest]
#[case::missing("", "a: missing")]
#[case::too_many("a = \"{done:number} of {what}\"\nb = \"x\"", "b: too many")]
#[case::empty(r#"a = """#, "is empty")]
#[case::placeholder_lost(r#"a = "{done:number} papers""#, "has lost {what}")]
#[case::placeholder_of_its_own(r#"a = "{done:number} {what} {who}""#, "{who} of its own")]
#[case::number_turned_text(r#"a = "{done} {what}""#, "{done} of its own")]
#[case::typewriter_apostrophe(r#"a = "{done:number} o'{what}""#, "typewriter")]
#[case::plural_where_french_has_none(r#"a = { one = "x", other = "y" }"#, "needs one text")]
fn a_translation_that_differs_stops_the_build(#[case] other: &str, #[case] problem: &str) {
    let refused = translated(r#"a = "{done:number} de {what}""#, other).unwrap_err();
    assert!(refused.contains(problem), "{refused}");
}

#[rstest]
#[case::one_text(r#"a = "papers""#, "needs plural forms")]
#[case::a_form_too_few(r#"a = { other = "{n} papers of {what}" }"#, "lacks the form `one`")]
#[case::a_form_too_many(r#"a = { one = "{what}", two = "{what}", other = "{what}" }"#, "has the form `two`")]
#[case::placeholder_lost_in_one_form(
    r#"a = { one = "a paper", other = "{n} papers of {what}" }"#,
    "has lost {what}"
)]
fn a_plural_of_other_forms_stops_the_build(#[case] other: &str, #[case] problem: &str) {
    let refused = translated(r#"a = { one = "{what}", other = "{n} de {what}" }"#, other).unwrap_err();
    assert!(refused.contains(problem), "{refused}");
}

#[test]
fn placeholders_have_the_numbers_that_french_gives_them() {
    let slots =
        translated(r#"a = "{done:number} sur {total:number}""#, r#"a = "{total:number} من {done:number}""#);
    assert_eq!(slots.unwrap(), ["{1} من {0}"]);
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
#[case::neither_text_nor_plural("a = 3", "neither")]
fn a_french_text_that_breaks_a_rule_stops_the_build(#[case] file: &str, #[case] problem: &str) {
    let refused = translated(file, file).unwrap_err();
    assert!(refused.contains(problem), "{refused}");
}

#[rstest]
#[case::plain(r#"a = "Retour""#, "pub fn a() -> &'static str { get(0, \"Retour\") }")]
#[case::one_value(r#"a = "Il manque {what}""#, "pub fn a(what: impl AsRef<str>) -> String")]
#[case::a_number(r#"a = "{done:number}""#, "pub fn a(done: usize) -> String")]
#[case::a_plural(
    r#"a = { one = "un papier", other = "{n} papiers" }"#,
    "pub fn a(n: usize) -> String { fill(plural(0, &[\"{0} papiers\", \"un papier\", "
)]
fn a_text_becomes_a_function_of_its_placeholders(#[case] file: &str, #[case] signature: &str) {
    let about = r#"about = { tag = "fr", name = "F", direction = "ltr", plurals = ["one", "other"], made = "people", note = "f" }"#;
    let code = generator::generate(&[Locale::read("fr", &format!("{about}\n{file}")).unwrap()]).unwrap();
    assert!(code.contains(signature), "{code}");
}
