//! A number that a phone in France can dial.

use core::fmt;

use crate::facts::facts;

/// A number that can be dialled in France: ten digits `0…`, a short number, or `+` and an international number.
///
/// A French number given in its international form is kept in the form people know, `0…`.
/// ```
/// use domain::Phone;
/// let phone = Phone::parse("+33 (0)1.23.45.67.89")?;
/// assert_eq!(phone.digits(), "0123456789");
/// assert_eq!(phone.spaced(), "01 23 45 67 89");
/// assert_eq!(phone.tel_uri(), "tel:0123456789");
/// # Ok::<(), domain::PhoneError>(())
/// ```
/// Sources: the numbering plan of ARCEP (decision 2018-0881 as amended) for French numbers, ITU-T E.164 for others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// Why a text is not a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneError {
    /// There is no digit and nothing else.
    Empty,
    /// A character is neither a digit nor a separator, or a `+` is not in front.
    Character {
        /// The first such character.
        found: char,
    },
    /// No number of this kind has so many digits.
    Length {
        /// How many digits there are, without the prefix `00`.
        digits: usize,
    },
    /// The digits are as many as they should be, but no number begins so.
    Prefix {
        /// The digit that no number of this kind begins with, or the second one after a leading `0`.
        digit: char,
    },
}

facts!(PhoneError);

impl Phone {
    /// Reads a number however it is spaced; a phone's own digits read back as the same phone.
    ///
    /// # Errors
    /// [`PhoneError::Empty`] without digits; [`PhoneError::Character`] for a letter or another sign;
    /// [`PhoneError::Length`] unless the number is a French one of 10 digits, a French short number, or has 8 to 15
    /// digits after `+` or `00`; [`PhoneError::Prefix`] when ten digits do not begin with `01` to `09`, or a country
    /// code begins with `0`.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let typed = Typed::read(text)?;
        match typed {
            Typed::International(digits) => international(&digits),
            Typed::National(digits) => national(digits),
        }
        .map(Self)
    }

    /// The digits to dial, with a leading `+` for a number outside France.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The number in the groups in which it is said aloud.
    ///
    /// ```
    /// # use domain::{Phone, PhoneError};
    /// assert_eq!(Phone::parse("3919")?.spaced(), "39 19");
    /// assert_eq!(Phone::parse("116006")?.spaced(), "116 006");
    /// assert_eq!(Phone::parse("+32470123456")?.spaced(), "+32 470 12 34 56");
    /// # Ok::<(), PhoneError>(())
    /// ```
    pub fn spaced(&self) -> String {
        let mut out = String::with_capacity(self.0.len() * 3 / 2 + 1);
        if let Some(digits) = self.0.strip_prefix('+') {
            let (country, rest) = digits.split_at(country_code_length(digits));
            out.push('+');
            out.push_str(country);
            out.push(' ');
            push_pairs(rest, &mut out);
        } else if self.0.len() == 6 {
            let (front, back) = self.0.split_at(3);
            out.push_str(front);
            out.push(' ');
            out.push_str(back);
        } else {
            push_pairs(&self.0, &mut out);
        }
        out
    }

    /// The address that opens the phone's dialler on this number.
    ///
    /// French numbers stay as they are dialled in France: short numbers, `08…` and overseas numbers have no `+33` form
    /// that works everywhere.
    pub fn tel_uri(&self) -> String {
        let mut uri = String::with_capacity(4 + self.0.len());
        uri.push_str("tel:");
        uri.push_str(&self.0);
        uri
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spaced())
    }
}

/// Digits as they were typed, told apart by how they begin.
enum Typed {
    International(String),
    National(String),
}

impl Typed {
    fn read(text: &str) -> Result<Self, PhoneError> {
        let mut digits = String::with_capacity(16);
        let mut plus = false;
        for found in text.chars() {
            if let Some(digit) = ascii_digit(found) {
                digits.push(digit);
            } else if found == '+' && digits.is_empty() && !plus {
                plus = true;
            } else if !is_separator(found) {
                return Err(PhoneError::Character { found });
            }
        }
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if plus {
            return Ok(Self::International(digits));
        }
        Ok(match digits.strip_prefix("00") {
            Some(rest) => Self::International(rest.to_owned()),
            None => Self::National(digits),
        })
    }
}

/// The digit itself, also when it was typed on an Arabic or Persian keyboard.
fn ascii_digit(found: char) -> Option<char> {
    let zero = match found {
        '0'..='9' => return Some(found),
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    char::from_digit(found as u32 - zero as u32, 10)
}

/// Signs that people put between digits, and the invisible direction marks that phones copy along with a number.
fn is_separator(found: char) -> bool {
    found.is_whitespace()
        || matches!(found,
            '.' | '-' | '/' | '(' | ')' | '\u{B7}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{AD}'
            | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}')
}

fn international(digits: &str) -> Result<String, PhoneError> {
    if let Some(rest) = digits.strip_prefix("33") {
        // People write the 0 of the French form after +33 too, with or without brackets.
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        if rest.len() != 9 {
            return Err(PhoneError::Length { digits: digits.len() });
        }
        let mut known = String::with_capacity(10);
        known.push('0');
        known.push_str(rest);
        return national(known);
    }
    if let Some(digit) = digits.chars().next().filter(|first| *first == '0') {
        return Err(PhoneError::Prefix { digit });
    }
    if !(8..=15).contains(&digits.len()) {
        return Err(PhoneError::Length { digits: digits.len() });
    }
    let mut kept = String::with_capacity(1 + digits.len());
    kept.push('+');
    kept.push_str(digits);
    Ok(kept)
}

fn national(digits: String) -> Result<String, PhoneError> {
    if is_short(&digits) {
        return Ok(digits);
    }
    if digits.len() != 10 {
        return Err(PhoneError::Length { digits: digits.len() });
    }
    match (digits.as_bytes()[0], digits.as_bytes()[1]) {
        (b'0', b'0') => Err(PhoneError::Prefix { digit: '0' }),
        (b'0', _) => Ok(digits),
        (other, _) => Err(PhoneError::Prefix { digit: char::from(other) }),
    }
}

/// Emergency and help numbers, the services `3xxx`, and the European numbers of social value `116xxx`.
fn is_short(digits: &str) -> bool {
    match digits.len() {
        2 => matches!(digits, "15" | "17" | "18"),
        3 => matches!(digits, "112" | "114" | "115" | "119" | "191" | "196" | "197"),
        4 => digits.starts_with('3'),
        6 => digits.starts_with("116"),
        _ => false,
    }
}

/// How many digits the country code has (ITU-T E.164, list of assigned codes): 1, 2 or 3.
fn country_code_length(digits: &str) -> usize {
    let bytes = digits.as_bytes();
    match (bytes[0], bytes[1]) {
        (b'1' | b'7', _) => 1,
        (b'2', b'0' | b'7')
        | (b'3', b'0'..=b'4' | b'6' | b'9')
        | (b'4', b'0' | b'1' | b'3'..=b'9')
        | (b'5', b'1'..=b'8')
        | (b'6', b'0'..=b'6')
        | (b'8', b'1' | b'2' | b'4' | b'6')
        | (b'9', b'0'..=b'5' | b'8') => 2,
        _ => 3,
    }
}

/// Pairs of digits, after a group of three where their number is odd.
fn push_pairs(digits: &str, out: &mut String) {
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len() - place;
        if place > 1 && left.is_multiple_of(2) {
            out.push(' ');
        }
        out.push(digit);
    }
}
