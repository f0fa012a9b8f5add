//! Measures plain French: sentences, words, acronyms, short names.

use rstest::rstest;

/// The sentences of a text: a line, a colon and a semicolon also end one, since what follows is read on its own.
///
/// A full stop inside a word, as in `caf.fr`, ends nothing.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        let mut marks = line.char_indices().peekable();
        while let Some((at, mark)) = marks.next() {
            let ends = match mark {
                '.' | '!' | '?' | '…' | ':' | ';' => {
                    marks.peek().is_none_or(|(_, next)| next.is_whitespace())
                }
                _ => false,
            };
            if ends {
                found.push(&line[start..at]);
                start = at + mark.len_utf8();
            }
        }
        found.push(&line[start..]);
    }
    found.into_iter().map(str::trim).filter(|sentence| words(sentence) > 0).collect()
}

/// The words of a sentence; an elided article counts as one, as in `l’avis`, which has two: the strict way to count.
pub(crate) fn words(sentence: &str) -> usize {
    sentence
        .split(|mark: char| mark.is_whitespace() || matches!(mark, '’' | '\''))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// The words of two or more capitals, such as `RSA`.
pub(crate) fn acronyms(text: &str) -> Vec<&str> {
    text.split(|mark: char| !mark.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && !word.chars().any(char::is_lowercase))
        .filter(|word| word.chars().any(char::is_uppercase))
        .collect()
}

/// The short names and abbreviations of which no text of the pack gives the full words.
pub(crate) fn unexplained_abbreviations(texts: &[&str]) -> Vec<&'static str> {
    // A short name that people do meet, with the words that must stand near it at least once.
    const SHORT: [(&str, Option<&str>); 14] = [
        ("Caf", Some("caisse d’allocations familiales")),
        ("Aspa", None),
        ("Rib", None),
        ("Cerfa", None),
        ("etc", None),
        ("ex", None),
        ("n°", None),
        ("min", None),
        ("max", None),
        ("tel", None),
        ("tél", None),
        ("rdv", None),
        ("Asdir", None),
        ("Cpam", None),
    ];
    let used = |short: &str| {
        texts
            .iter()
            .flat_map(|text| text.split(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '°' | '.')))
            .any(|word| word.trim_end_matches('.') == short)
    };
    SHORT
        .iter()
        .filter(|(short, _)| used(short))
        .filter(|(_, full)| full.is_none_or(|full| !texts.iter().any(|text| text.contains(full))))
        .map(|(short, _)| *short)
        .collect()
}

#[rstest]
#[case("", &[])]
#[case("Le bail", &["Le bail"])]
#[case("Un papier. Deux papiers.", &["Un papier", "Deux papiers"])]
#[case("Allez sur caf.fr. Signez.", &["Allez sur caf.fr", "Signez"])]
#[case("Vous avez droit ? Oui ! Bien…", &["Vous avez droit", "Oui", "Bien"])]
#[case("En ligne : venez tôt ; restez", &["En ligne", "venez tôt", "restez"])]
#[case("Une ligne\n\nUne autre", &["Une ligne", "Une autre"])]
#[case("Rendez-vous à 14 h 30.", &["Rendez-vous à 14 h 30"])]
fn a_text_is_cut_into_sentences(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(sentences(text), expected);
}

#[rstest]
#[case("", 0)]
#[case("… : !", 0)]
#[case("Le bail", 2)]
#[case("l’avis d'impôt", 4)]
#[case("Rendez-vous à 14 h 30", 5)]
#[case("caf.fr", 1)]
fn words_are_counted_the_strict_way(#[case] sentence: &str, #[case] expected: usize) {
    assert_eq!(words(sentence), expected);
}

#[rstest]
#[case("Le RSA et la C2S", &["RSA", "C2S"])]
#[case("À 35 × 45 mm, Cerfa S1106", &["S1106"])]
#[case("À Paris", &[])]
#[case("ÉTAT", &["ÉTAT"])]
fn acronyms_are_found(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(acronyms(text), expected);
}

#[rstest]
#[case(&["La Caf paie."], &["Caf"])]
#[case(&["La Caf paie.", "La Caf, caisse d’allocations familiales, paie."], &[])]
#[case(&["Bail, facture, etc."], &["etc"])]
#[case(&["Exemple de bail"], &[])]
fn an_abbreviation_without_its_full_words_is_found(#[case] texts: &[&str], #[case] expected: &[&str]) {
    assert_eq!(unexplained_abbreviations(texts), expected);
}
