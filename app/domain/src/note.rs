//! A few lines of words: what to bring, why it matters.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::clean::{TextError, append_clean_line, within};

/// One or more lines, 1 to 2000 characters with their line ends, each line as clean as a [`Label`](crate::Label).
///
/// Lines end with `\n` alone; there is never more than one blank line in a row, and none at either end.
/// ```
/// use domain::Note;
/// let note = Note::parse("Sonnez deux fois.\r\n\r\n\r\n2e  étage\n")?;
/// assert_eq!(note.as_str(), "Sonnez deux fois.\n\n2e étage");
/// # Ok::<(), domain::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Note(String);

impl Note {
    /// The most characters (Unicode scalar values, line ends included) that a note has.
    pub const MAX_CHARS: usize = 2000;

    /// Cleans a text and keeps it as a note; parsing a note's own text gives the same note.
    ///
    /// # Errors
    /// [`TextError::Empty`] when nothing that can be seen is left, [`TextError::TooLong`] above
    /// [`MAX_CHARS`](Self::MAX_CHARS) characters after cleaning.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let text = text.replace("\r\n", "\n");
        let mut kept = String::with_capacity(text.len().min(Self::MAX_CHARS));
        let mut blank_before = false;
        for line in text.split(is_line_end) {
            let end = kept.len();
            if end > 0 {
                kept.push_str(if blank_before { "\n\n" } else { "\n" });
            }
            let start = kept.len();
            append_clean_line(line, &mut kept);
            blank_before = kept.len() == start;
            if blank_before {
                kept.truncate(end);
            }
        }
        within(kept, Self::MAX_CHARS).map(Self)
    }

    /// The cleaned lines.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_line_end(found: char) -> bool {
    matches!(found, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

impl AsRef<str> for Note {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Note {
    type Error = TextError;

    /// # Errors
    /// As [`Note::parse`].
    fn try_from(text: String) -> Result<Self, TextError> {
        Self::parse(&text)
    }
}

impl From<Note> for String {
    fn from(note: Note) -> Self {
        note.0
    }
}
