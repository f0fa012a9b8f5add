use core::ops::Range;

use crate::clean::folded;

/// A text beside its plain form: small letters without accents, straight apostrophes, ordinary spaces.
///
/// Both have the same number of characters, so that what is found in the plain form can be cut from the text as it was
/// written.
#[derive(Debug)]
pub(super) struct Folded<'a> {
    text: &'a str,
    /// Where each character begins in `text`, and the length of `text` at the end.
    starts: Vec<usize>,
    /// The plain characters.
    pub(super) plain: Vec<char>,
}

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut starts = Vec::with_capacity(text.len() + 1);
        let mut plain = Vec::with_capacity(text.len());
        for (at, found) in text.char_indices() {
            starts.push(at);
            plain.push(folded(found));
        }
        starts.push(text.len());
        Self { text, starts, plain }
    }

    /// The words as they were written.
    pub(super) fn original(&self, chars: Range<usize>) -> &'a str {
        let end = chars.end.min(self.plain.len());
        &self.text[self.starts[chars.start.min(end)]..self.starts[end]]
    }

    /// The words in their plain form.
    pub(super) fn plain(&self, chars: Range<usize>) -> String {
        self.plain.get(chars).unwrap_or_default().iter().collect()
    }

    /// The character as it was written.
    pub(super) fn written(&self, at: usize) -> Option<char> {
        self.original(at..at + 1).chars().next()
    }
}
