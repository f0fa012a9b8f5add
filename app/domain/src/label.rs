//! One line of words: a name, a place, a title.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::clean::{TextError, append_clean_line, within};

/// One line that can be seen, of 1 to 200 characters, without control or text-reordering characters.
///
/// White space at the ends is dropped and each inner run of it is one space; emoji and right-to-left text are kept.
/// ```
/// use domain::Label;
/// let place = Label::parse("  Mairie,\n 2 rue   Hoche ")?;
/// assert_eq!(place.as_str(), "Mairie, 2 rue Hoche");
/// # Ok::<(), domain::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Label(String);

impl Label {
    /// The most characters (Unicode scalar values) that a label has.
    pub const MAX_CHARS: usize = 200;

    /// Cleans a text and keeps it as a label; parsing a label's own text gives the same label.
    ///
    /// # Errors
    /// [`TextError::Empty`] when nothing that can be seen is left, [`TextError::TooLong`] above
    /// [`MAX_CHARS`](Self::MAX_CHARS) characters after cleaning.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let mut line = String::with_capacity(text.len().min(Self::MAX_CHARS));
        append_clean_line(text, &mut line);
        within(line, Self::MAX_CHARS).map(Self)
    }

    /// The cleaned line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Label {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Label {
    type Error = TextError;

    /// # Errors
    /// As [`Label::parse`].
    fn try_from(text: String) -> Result<Self, TextError> {
        Self::parse(&text)
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.0
    }
}
