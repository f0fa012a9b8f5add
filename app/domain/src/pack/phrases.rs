//! What the ready-made lists say, in another language.

use std::collections::BTreeMap;

use super::Pack;
use crate::facts::facts;
use crate::{Label, Note};

/// The first byte of a file of phrases; it goes up whenever the rest of the file changes its shape.
const FORMAT: u8 = 1;

/// Texts of the ready-made lists in another language, found by what they say in French.
///
/// A list belongs to the person and is kept in French, so that a worker reads it as it is: a line that is still what
/// the ready-made list said has a translation, whoever shared it, and a line that somebody wrote has none.
///
/// ```
/// use domain::pack::Phrases;
///
/// let file = Phrases::encode([("Une photo", "Una foto")])?;
/// let phrases = Phrases::decode(&file)?;
/// assert_eq!(phrases.of("Une photo"), Some("Una foto"));
/// assert_eq!(phrases.of("La photo de Mina"), None);
/// # Ok::<(), domain::pack::PhrasesError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrases {
    texts: BTreeMap<u32, String>,
}

/// Why phrases cannot be written or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhrasesError {
    /// Two French texts bear one number: one of them must be said otherwise.
    Collision {
        /// The later of the two.
        french: String,
    },
    /// The first byte is not the one of this format.
    Version {
        /// The first byte; none in an empty file.
        found: Option<u8>,
    },
    /// What follows is not exactly a list of phrases.
    Damaged,
}

facts!(PhrasesError);

impl Phrases {
    /// The file of pairs of a French text and its translation: the format byte, then postcard, each French text as its
    /// FNV-1a number of 32 bits.
    ///
    /// # Errors
    /// [`PhrasesError::Collision`] if two French texts have one number; [`PhrasesError::Damaged`] should the encoder
    /// refuse, which nothing provokes.
    pub fn encode<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<u8>, PhrasesError> {
        let mut texts = BTreeMap::new();
        for (french, translation) in pairs {
            if texts.insert(number(french), translation).is_some() {
                return Err(PhrasesError::Collision { french: french.to_owned() });
            }
        }
        postcard::to_extend(&texts, vec![FORMAT]).map_err(|_| PhrasesError::Damaged)
    }

    /// Reads what [`Phrases::encode`] wrote.
    ///
    /// # Errors
    /// [`PhrasesError::Version`] unless the first byte is the format's; [`PhrasesError::Damaged`] when what follows is
    /// not exactly a list of phrases.
    pub fn decode(bytes: &[u8]) -> Result<Self, PhrasesError> {
        let Some((&FORMAT, rest)) = bytes.split_first() else {
            return Err(PhrasesError::Version { found: bytes.first().copied() });
        };
        match postcard::take_from_bytes(rest) {
            Ok((texts, [])) => Ok(Self { texts }),
            _ => Err(PhrasesError::Damaged),
        }
    }

    /// The translation of a French text; none if no ready-made list says it.
    pub fn of(&self, french: &str) -> Option<&str> {
        self.texts.get(&number(french)).map(String::as_str)
    }
}

impl Pack {
    /// Every text that a translation says in another language. The names that the administration gives stay as they are
    /// on its papers.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        let head = [self.title.as_str(), self.intro.as_str()].into_iter();
        let lines = self.lines.iter().flat_map(|line| {
            let why = line.why().map(Note::as_str);
            let papers = line.proofs().iter().chain(line.one_of()).map(Label::as_str);
            core::iter::once(line.label().as_str()).chain(why).chain(papers)
        });
        head.chain(self.note.as_ref().map(Note::as_str)).chain(lines)
    }
}

/// FNV-1a, 32 bits.
fn number(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_examples() {
        // The authors' own test vectors (draft-eastlake-fnv, appendix C).
        assert_eq!((number(""), number("a"), number("foobar")), (0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968));
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        assert_eq!(Phrases::decode(&[]), Err(PhrasesError::Version { found: None }));
        assert_eq!(Phrases::decode(&[9, 0]), Err(PhrasesError::Version { found: Some(9) }));
        let good = Phrases::encode([("Une photo", "Una foto")]).unwrap();
        for end in 1..good.len() {
            assert_eq!(Phrases::decode(&good[..end]), Err(PhrasesError::Damaged), "{end}");
        }
        assert_eq!(Phrases::decode(&[&good[..], &[0]].concat()), Err(PhrasesError::Damaged));
    }

    #[test]
    fn a_text_that_is_there_twice_is_told() {
        let twice = Phrases::encode([("Une photo", "Una foto"), ("Une photo", "La foto")]);
        assert_eq!(twice, Err(PhrasesError::Collision { french: "Une photo".into() }));
    }
}
