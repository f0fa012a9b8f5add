//! Times of day as people write them in French.

use chrono::NaiveTime;

use crate::facts::facts;

/// Why a text is not a time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeError {
    /// There is nothing but white space.
    Empty,
    /// The text is not an hour followed by `h`, `:` or `.` and minutes.
    NotATime {
        /// The text, without the white space around it.
        value: String,
    },
    /// The clocks never show this.
    OutOfRange {
        /// The hour given; the last is 23.
        hour: u32,
        /// The minutes given; the last are 59.
        minute: u32,
    },
}

facts!(TimeError);

/// The time of day in a text such as `14 h 30`, `14h30`, `14:30`, `9.30`, `14 h` or `14 heures`.
///
/// A bare number is refused: `14` may be a day. Minutes have two digits: `14h5` may be 14:05 or 14:50 half typed.
/// ```
/// use domain::parse_time;
/// assert_eq!(parse_time("14 h 30")?.to_string(), "14:30:00");
/// assert_eq!(parse_time("9h")?.to_string(), "09:00:00");
/// # Ok::<(), domain::TimeError>(())
/// ```
///
/// # Errors
/// [`TimeError::Empty`] for white space alone, [`TimeError::NotATime`] for any other shape,
/// [`TimeError::OutOfRange`] for an hour above 23 (24 included) or minutes above 59.
pub fn parse_time(text: &str) -> Result<NaiveTime, TimeError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TimeError::Empty);
    }
    let (hour, minute) =
        hour_and_minute(text).ok_or_else(|| TimeError::NotATime { value: text.to_owned() })?;
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(TimeError::OutOfRange { hour, minute })
}

fn hour_and_minute(text: &str) -> Option<(u32, u32)> {
    let (hour, rest) = leading_number(text).filter(|(hour, _)| hour.digits <= 2)?;
    let (sign, rest) = split_sign(rest.trim_start())?;
    let rest = rest.trim_start();
    if rest.is_empty() && sign == Sign::Hours {
        return Some((hour.value, 0));
    }
    let (minute, rest) = leading_number(rest).filter(|(minute, _)| minute.digits == 2)?;
    let rest = rest.trim_start();
    let finished = rest.is_empty() || (sign == Sign::Hours && rest.eq_ignore_ascii_case("min"));
    finished.then_some((hour.value, minute.value))
}

struct Number {
    value: u32,
    digits: usize,
}

fn leading_number(text: &str) -> Option<(Number, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    Some((Number { value: number.parse().ok()?, digits }, rest))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `h`, `heure` or `heures`: minutes may be left out.
    Hours,
    /// `:` or `.`: minutes must follow.
    Mark,
}

fn split_sign(text: &str) -> Option<(Sign, &str)> {
    if let Some(rest) = text.strip_prefix([':', '.']) {
        return Some((Sign::Mark, rest));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at(letters);
    ["h", "heure", "heures"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
        .then_some((Sign::Hours, rest))
}
