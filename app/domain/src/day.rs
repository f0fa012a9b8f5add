//! Days of the calendar, and the words people use for the near ones.

use chrono::{Datelike as _, NaiveDate};

use crate::facts::facts;

/// The first year of a date: nobody in contact with a service today is older.
pub const FIRST_YEAR: i32 = 1900;
/// The last year of a date.
pub const LAST_YEAR: i32 = 2200;

/// Why there is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// There is no such month.
    Month {
        /// What was given instead of 1 to 12.
        month: u32,
    },
    /// The month has no such day.
    Impossible {
        /// The year of the month.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
        /// The day it does not have.
        day: u32,
        /// The last day it has.
        last_day: u32,
    },
    /// The year is too far from today to be meant.
    OutOfRange {
        /// The year given, or needed.
        year: i32,
        /// The first year taken: [`FIRST_YEAR`].
        first: i32,
        /// The last year taken: [`LAST_YEAR`].
        last: i32,
    },
}

facts!(DateError);

/// The day of the Gregorian calendar with this year, month and day of the month.
///
/// ```
/// use domain::{DateError, calendar_day};
/// assert!(calendar_day(2028, 2, 29).is_ok());
/// assert_eq!(calendar_day(2026, 2, 29), Err(DateError::Impossible { year: 2026, month: 2, day: 29, last_day: 28 }));
/// ```
///
/// # Errors
/// [`DateError::OutOfRange`] for a year before 1900 or after 2200, [`DateError::Month`] for a month that is not 1 to
/// 12, [`DateError::Impossible`] for a day that is not 1 to the last day of that month.
pub fn calendar_day(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(DateError::OutOfRange { year, first: FIRST_YEAR, last: LAST_YEAR });
    }
    let last_day = last_day(year, month)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Impossible { year, month, day, last_day })
}

/// The first day, from today on, that has this month and day of the month.
///
/// This is what a date without a year means in a message about an appointment. The 29th of February waits for the next
/// leap year.
/// ```
/// use domain::{calendar_day, nearest_future};
/// let today = calendar_day(2026, 11, 24)?;
/// assert_eq!(nearest_future(11, 24, today), calendar_day(2026, 11, 24));
/// assert_eq!(nearest_future(1, 5, today), calendar_day(2027, 1, 5));
/// # Ok::<(), domain::DateError>(())
/// ```
///
/// # Errors
/// [`DateError::Month`] for a month that is not 1 to 12; [`DateError::Impossible`], with today's year, for a day that
/// the month has in no year; [`DateError::OutOfRange`] when that day would come before 1900 or after 2200.
pub fn nearest_future(month: u32, day: u32, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let year = today.year();
    let last_day = if month == 2 { 29 } else { last_day(year, month)? };
    if !(1..=last_day).contains(&day) {
        return Err(DateError::Impossible { year, month, day, last_day });
    }
    // Two leap years are at most eight years apart (1896 and 1904, 2096 and 2104).
    for year in year..=year.saturating_add(8) {
        match calendar_day(year, month, day) {
            Ok(date) if date < today => {}
            Err(DateError::Impossible { .. }) => {}
            answer => return answer,
        }
    }
    Err(DateError::OutOfRange { year, first: FIRST_YEAR, last: LAST_YEAR })
}

fn last_day(year: i32, month: u32) -> Result<u32, DateError> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Ok(31),
        4 | 6 | 9 | 11 => Ok(30),
        2 => Ok(if NaiveDate::from_ymd_opt(year, 2, 29).is_some() { 29 } else { 28 }),
        _ => Err(DateError::Month { month }),
    }
}

/// Which words name a day best, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayWord {
    /// The day before today.
    Yesterday,
    /// Today itself.
    Today,
    /// The day after today.
    Tomorrow,
    /// 2 to 6 days after today: no weekday name is used twice.
    InDays(u32),
    /// 2 to 6 days before today.
    DaysAgo(u32),
    /// A week or more away, in today's year: weekday, day and month are enough.
    Date,
    /// A week or more away, in another year: the year has to be said.
    DateWithYear,
}

/// The words for a date; near days win over the year, so that 1 January is "tomorrow" on 31 December.
///
/// ```
/// use domain::{DayWord, calendar_day, day_word};
/// let today = calendar_day(2026, 12, 31)?;
/// assert_eq!(day_word(calendar_day(2027, 1, 1)?, today), DayWord::Tomorrow);
/// assert_eq!(day_word(calendar_day(2027, 1, 7)?, today), DayWord::DateWithYear);
/// # Ok::<(), domain::DateError>(())
/// ```
pub fn day_word(date: NaiveDate, today: NaiveDate) -> DayWord {
    let days = date.signed_duration_since(today).num_days();
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match days {
        -1 => DayWord::Yesterday,
        0 => DayWord::Today,
        1 => DayWord::Tomorrow,
        2..=6 => DayWord::InDays(count),
        -6..=-2 => DayWord::DaysAgo(count),
        _ if date.year() == today.year() => DayWord::Date,
        _ => DayWord::DateWithYear,
    }
}
