use core::ops::Range;

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

fn folded(found: char) -> char {
    match found {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' | 'Œ' | 'œ' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ÿ' | 'ý' => 'y',
        '\u{2018}' | '\u{2019}' | '\u{2032}' | '`' | '´' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '«' | '»' | '\u{201C}' | '\u{201D}' => '"',
        '\u{2026}' => '.',
        '\u{FF1A}' => ':',
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' => ' ',
        _ if found.is_whitespace() || found.is_control() => ' ',
        _ => {
            // Digits of Arabic and Persian keyboards read as digits.
            match found {
                '\u{660}'..='\u{669}' => digit(found, '\u{660}'),
                '\u{6F0}'..='\u{6F9}' => digit(found, '\u{6F0}'),
                _ => found.to_ascii_lowercase(),
            }
        }
    }
}

fn digit(found: char, zero: char) -> char {
    char::from_digit(found as u32 - zero as u32, 10).unwrap_or(found)
}
