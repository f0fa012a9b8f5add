//! What a French line is about, told by the words in it.

use crate::clean::folded;

/// The first of these rules whose words stand in the line one after the other: words alone count, so that "Cafetière"
/// is not "Caf", while capitals, accents and the s or x of a plural do not.
///
/// The words of a rule are small, without accents, and parted as [`words`] parts them.
pub(crate) fn first<K: Copy>(rules: &[(K, &[&str])], line: &[String]) -> Option<K> {
    let has = |rule: &&(K, &[&str])| rule.1.iter().any(|wanted| stands(wanted, line));
    rules.iter().find(has).map(|rule| rule.0)
}

/// The words of a line: small, without accents.
pub(crate) fn words(line: &str) -> Vec<String> {
    // Some phones write an accent as a sign after its letter.
    let plain: String =
        line.chars().filter(|sign| !matches!(sign, '\u{300}'..='\u{36F}')).map(folded).collect();
    let words = plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn stands(wanted: &str, line: &[String]) -> bool {
    let count = wanted.split(' ').count();
    line.windows(count)
        .any(|window| window.iter().zip(wanted.split(' ')).all(|(word, wanted)| is(word, wanted)))
}

fn is(word: &str, wanted: &str) -> bool {
    word.strip_prefix(wanted).is_some_and(|end| matches!(end, "" | "s" | "x"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::as_written("carte vitale", true)]
    #[case::capitals_and_signs("CARTE-VITALE", true)]
    #[case::plural("Vos cartes Vitales", true)]
    #[case::elsewhere_in_the_line("Une copie de la carte Vitale, recto verso", true)]
    #[case::within_a_word("Une écarte vitaleté", false)]
    #[case::parted("Carte d’électeur vitale", false)]
    #[case::cut("carte", false)]
    fn a_rule_wants_its_words_whole_and_together(#[case] line: &str, #[case] expected: bool) {
        assert_eq!(first(&[((), &["carte vitale"][..])], &words(line)).is_some(), expected, "{line}");
    }

    #[test]
    fn an_accent_written_after_its_letter_is_an_accent() {
        assert_eq!(words("Pie\u{300}ce d’identite\u{301}"), ["piece", "d", "identite"]);
    }

    #[test]
    fn the_first_rule_wins_wherever_its_words_stand() {
        let rules = [(1, &["photo"][..]), (2, &["piece", "carte"])];
        assert_eq!(first(&rules, &words("Une carte et une photo")), Some(1));
        assert_eq!(first(&rules, &words("Une carte")), Some(2));
        assert_eq!(first(&rules, &words("Rien")), None);
        assert_eq!(first(&rules, &[]), None);
    }
}
