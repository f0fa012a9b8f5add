//! Dates, numbers and plurals as the reader's language writes them. The browser knows them all, so the wasm
//! carries none (ECMA-402).

use chrono::NaiveDate;

#[cfg(target_arch = "wasm32")]
use self::browser as backend;
#[cfg(not(target_arch = "wasm32"))]
use self::french as backend;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod french;

/// The form a number asks of a text, in the order of a plural's slots (Unicode TR 35, "Language Plural Rules").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralCategory {
    /// No thing, where a language has a form for it.
    Zero,
    /// One thing; in French also none.
    One,
    /// Two things.
    Two,
    /// A few things.
    Few,
    /// Many things.
    Many,
    /// Any other number; every text has this form.
    Other,
}

/// The form for `n` things.
///
/// ```
/// use web::platform::intl::{PluralCategory, plural_category};
///
/// assert_eq!(plural_category(0), PluralCategory::One); // "0 papier", as French wants
/// assert_eq!(plural_category(2), PluralCategory::Other);
/// ```
pub fn plural_category(n: usize) -> PluralCategory {
    backend::plural_category(n)
}

/// `n` in the reader's digits, its thousands kept apart.
///
/// ```
/// assert_eq!(web::platform::intl::number(2000), "2\u{202f}000");
/// ```
pub fn number(n: usize) -> String {
    backend::number(n)
}

/// The words with a capital first letter, for the start of a line.
///
/// ```
/// assert_eq!(web::platform::intl::capital("élan"), "Élan");
/// ```
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(backend::upper).unwrap_or_default();
    [&first, letters.as_str()].concat()
}

/// The day with its weekday and no year: for a date that is near.
///
/// ```
/// let day = chrono::NaiveDate::from_ymd_opt(2025, 11, 25).unwrap();
/// assert_eq!(web::platform::intl::long_date(day), "mardi 25 novembre");
/// ```
pub fn long_date(day: NaiveDate) -> String {
    backend::date(day, Form::WeekdayDayMonth)
}

/// The day with its weekday and year: for a date of another year.
///
/// ```
/// let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
/// assert_eq!(web::platform::intl::long_date_with_year(day), "jeudi 1er janvier 2026");
/// ```
pub fn long_date_with_year(day: NaiveDate) -> String {
    backend::date(day, Form::WeekdayDayMonthYear)
}

/// The day and month alone: "25 novembre".
pub fn short_date(day: NaiveDate) -> String {
    backend::date(day, Form::DayMonth)
}

/// The day, month and year, without the weekday: "25 novembre 2025".
pub fn short_date_with_year(day: NaiveDate) -> String {
    backend::date(day, Form::DayMonthYear)
}

/// The weekday alone: "mardi".
pub fn weekday(day: NaiveDate) -> String {
    backend::date(day, Form::Weekday)
}

/// The name of a month from 1 to 12; nothing for another number.
///
/// ```
/// use web::platform::intl::month_name;
///
/// assert_eq!(month_name(8), "août");
/// assert_eq!(month_name(13), "");
/// ```
pub fn month_name(month: u32) -> String {
    NaiveDate::from_ymd_opt(2001, month, 1).map_or_else(String::new, |day| backend::date(day, Form::Month))
}

/// What a written date shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    WeekdayDayMonth,
    WeekdayDayMonthYear,
    DayMonth,
    DayMonthYear,
    Weekday,
    Month,
}
