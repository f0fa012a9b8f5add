use core::fmt;
use core::str::FromStr;

/// One word a line, sorted without regard to accents. Lines are never moved, added or removed: a place in the list is
/// part of the format. Concrete things that a child can draw; no day, month or number, which might be taken for an
/// appointment; nothing that hurts when it comes up by chance; no two words one letter apart, accents aside.
const LIST: &str = include_str!("../../words/fr.txt");

const WORDS: u16 = 512;

/// The half of an invitation that is said aloud: two words out of 512, which is 18 random bits.
///
/// Printed with a space between; parsed whatever the capitals, the accents and what stands between.
///
/// ```
/// use crypto::Words;
/// let words = Words::new([0, 0, 255, 1]); // random in earnest
/// assert_eq!(words.to_string(), "abeille zèbre");
/// assert_eq!("Abeille, ZEBRE".parse(), Ok(words));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Words([u16; 2]);

/// Why a text is not two of our words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordsError {
    /// Not two words.
    Count {
        /// How many there are.
        found: usize,
    },
    /// Not in the list.
    Unknown {
        /// Which of the two, from 0.
        at: usize,
    },
}

impl Words {
    /// The words that four random bytes choose; 18 of the 32 bits count, and every pair is equally likely.
    pub fn new(random: [u8; 4]) -> Self {
        let [a, b, c, d] = random;
        Self([u16::from_le_bytes([a, b]) % WORDS, u16::from_le_bytes([c, d]) % WORDS])
    }

    /// The two words, as they are written.
    pub fn both(&self) -> [&'static str; 2] {
        self.0.map(|at| LIST.lines().nth(usize::from(at)).unwrap_or_default())
    }

    pub(super) fn to_bytes(&self) -> [u8; 4] {
        let ([a, b], [c, d]) = (self.0[0].to_le_bytes(), self.0[1].to_le_bytes());
        [a, b, c, d]
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.both();
        write!(f, "{first} {second}")
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(…)")
    }
}

impl FromStr for Words {
    type Err = WordsError;

    fn from_str(text: &str) -> Result<Self, WordsError> {
        let mut found = text
            .split(|letter: char| !letter.is_alphabetic() && !is_mark(letter))
            .filter(|word| !word.is_empty());
        match (found.next(), found.next(), found.count()) {
            (Some(first), Some(second), 0) => Ok(Self([place(first, 0)?, place(second, 1)?])),
            (first, second, more) => Err(WordsError::Count {
                found: usize::from(first.is_some()) + usize::from(second.is_some()) + more,
            }),
        }
    }
}

/// The words that begin with these letters, to choose from while somebody writes.
///
/// ```
/// assert_eq!(crypto::suggestions("ÉCH").collect::<Vec<_>>(), ["écharpe", "échelle"]);
/// ```
pub fn suggestions(start: &str) -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(move |word| {
        let mut letters = fold(word);
        fold(start).all(|letter| letters.next() == Some(letter))
    })
}

fn place(word: &str, at: usize) -> Result<u16, WordsError> {
    (0..)
        .zip(LIST.lines())
        .find_map(|(place, listed)| fold(listed).eq(fold(word)).then_some(place))
        .ok_or(WordsError::Unknown { at })
}

/// Small letters without accents, as far as the list has any: the tables for all of Unicode weigh more than the list.
/// A composed accent is taken off; a combining one, which some keyboards send, is left out.
fn fold(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter(|&letter| !is_mark(letter)).map(|letter| match letter {
        'â' | 'à' | 'Â' | 'À' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'Î' | 'Ï' => 'i',
        'ô' | 'Ô' => 'o',
        'û' | 'ù' | 'ü' | 'Û' | 'Ù' | 'Ü' => 'u',
        'ç' | 'Ç' => 'c',
        letter => letter.to_ascii_lowercase(),
    })
}

/// Whether it is an accent of its own, to be put on the letter before.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..'\u{370}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn folded() -> Vec<String> {
        LIST.lines().map(|word| fold(word).collect()).collect()
    }

    /// Levenshtein's distance.
    fn distance(a: &str, b: &str) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.bytes().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], i + 1);
            for (j, y) in b.bytes().enumerate() {
                let here = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
                diagonal = std::mem::replace(&mut row[j + 1], here);
            }
        }
        row[b.len()]
    }

    /// Roughly how a French word sounds: enough to find two that sound alike.
    fn sound(word: &str) -> String {
        let spellings = [
            ("eau", "o"),
            ("au", "o"),
            ("ph", "f"),
            ("th", "t"),
            ("qu", "k"),
            ("ch", "S"),
            ("gn", "N"),
            ("ce", "se"),
            ("ci", "si"),
            ("ge", "je"),
            ("gi", "ji"),
            ("c", "k"),
            ("ain", "1"),
            ("ein", "1"),
            ("in", "1"),
            ("en", "2"),
            ("em", "2"),
            ("an", "2"),
            ("am", "2"),
            ("ai", "E"),
            ("ei", "E"),
            ("oeu", "E"),
            ("eu", "E"),
            ("ss", "s"),
            ("y", "i"),
            ("h", ""),
            ("ll", "l"),
            ("nn", "n"),
            ("tt", "t"),
            ("rr", "r"),
            ("mm", "m"),
            ("pp", "p"),
            ("ff", "f"),
        ];
        let mut sound = word.to_owned();
        for (spelt, heard) in spellings {
            sound = sound.replace(spelt, heard);
        }
        sound.trim_end_matches(['e', 's', 't', 'x', 'd', 'p']).to_owned()
    }

    #[test]
    fn there_are_512_short_words_in_order() {
        let words = folded();
        assert_eq!(words.len(), usize::from(WORDS));
        assert!(words.is_sorted());
        assert_eq!(words.iter().find(|word| !(3..=9).contains(&word.len())), None, "hard to say or to hear");
        assert_eq!(words.iter().find(|word| !word.bytes().all(|letter| letter.is_ascii_lowercase())), None);
    }

    #[test]
    fn no_two_words_differ_by_one_letter() {
        let words = folded();
        for (at, word) in words.iter().enumerate() {
            for other in &words[at + 1..] {
                assert!(distance(word, other) >= 2, "{word} and {other}");
            }
        }
    }

    #[test]
    fn no_two_words_sound_alike() {
        let words = folded();
        for (at, word) in words.iter().enumerate() {
            for other in &words[at + 1..] {
                assert_ne!(sound(word), sound(other), "{word} and {other}");
            }
        }
    }

    #[test]
    fn the_measures_see_what_they_are_for() {
        assert_eq!(distance("gant", "gand"), 1);
        assert_eq!(distance("poison", "poisson"), 1);
        assert_eq!(distance("citron", "citrouille"), 5);
        assert_eq!(sound("encre"), sound("ancre"));
        assert_eq!(sound("houe"), sound("ou"));
    }

    #[rstest]
    #[case::nothing("", WordsError::Count { found: 0 })]
    #[case::one("citron", WordsError::Count { found: 1 })]
    #[case::three("citron abeille zebre", WordsError::Count { found: 3 })]
    #[case::a_slip_in_the_first("citrom abeille", WordsError::Unknown { at: 0 })]
    #[case::the_start_of_the_second("abeille citr", WordsError::Unknown { at: 1 })]
    fn a_text_that_is_not_two_of_the_words_is_told_why(#[case] text: &str, #[case] why: WordsError) {
        assert_eq!(text.parse::<Words>(), Err(why));
    }

    #[rstest]
    #[case::capitals_without_accents("ECHELLE GATEAU")]
    #[case::a_dash(" Échelle-gâteau ")]
    #[case::two_lines("échelle\ngâteau")]
    #[case::combining_accents("e\u{301}chelle ga\u{302}teau")]
    fn two_words_are_understood_however_they_are_typed(#[case] text: &str) {
        assert_eq!(text.parse::<Words>().unwrap().to_string(), "échelle gâteau");
    }

    #[test]
    fn every_word_is_offered_for_its_first_letter() {
        let offered: usize = ('a'..='z').map(|letter| suggestions(&letter.to_string()).count()).sum();
        assert_eq!(offered, usize::from(WORDS));
        assert_eq!(suggestions("qq").count(), 0);
    }

    #[test]
    fn words_stay_out_of_logs() {
        assert_eq!(format!("{:?}", Words::new([1, 0, 2, 0])), "Words(…)");
    }

    proptest! {
        #[test]
        fn parsing_what_was_printed_gives_the_words_back(random in any::<[u8; 4]>()) {
            let words = Words::new(random);
            prop_assert_eq!(words.to_string().parse(), Ok(words));
        }

        #[test]
        fn any_text_is_answered_without_panic(text in "\\PC{0,40}") {
            let _ = text.parse::<Words>();
        }
    }
}
