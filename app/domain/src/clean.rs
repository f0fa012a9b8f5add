//! What every text a person gives goes through before it becomes a label or a note.

use crate::facts::facts;

/// Why a text is neither a label nor a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing that can be seen is left after cleaning.
    Empty,
    /// The cleaned text is longer than its limit.
    TooLong {
        /// How many characters (Unicode scalar values) the cleaned text has.
        chars: usize,
        /// How many it may have.
        limit: usize,
    },
}

facts!(TextError);

/// Appends `line` to `out` without controls and outer spaces, each inner run of white space as one space.
///
/// Embeddings, overrides and isolates (Unicode Standard Annex 9, section 2) go: with them, a front desk would read the
/// words in another order than the one stored. Marks and joiners stay: Arabic, Hebrew and family emoji need them.
pub(crate) fn append_clean_line(line: &str, out: &mut String) {
    let mut gap = false;
    let mut first = true;
    for found in line.chars() {
        if found.is_whitespace() {
            gap = !first;
        } else if !is_removed(found) {
            if gap {
                out.push(' ');
            }
            out.push(found);
            (gap, first) = (false, false);
        }
    }
}

/// The cleaned text itself, if something in it can be seen and it fits.
pub(crate) fn within(text: String, limit: usize) -> Result<String, TextError> {
    if text.chars().all(is_unseen) {
        return Err(TextError::Empty);
    }
    let chars = text.chars().count();
    if chars > limit { Err(TextError::TooLong { chars, limit }) } else { Ok(text) }
}

fn is_removed(found: char) -> bool {
    found.is_control() || matches!(found, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that draw nothing on their own: white space, Unicode's default ignorables, and the blank Braille cell.
fn is_unseen(found: char) -> bool {
    found.is_whitespace()
        || matches!(found,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{2800}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A character as it is compared: small, without its accent; what is drawn alike becomes the sign of a keyboard.
pub(crate) fn folded(found: char) -> char {
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
