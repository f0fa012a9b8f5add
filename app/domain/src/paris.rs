//! The civil time of metropolitan France, without a time zone database.
//!
//! Rule: one hour ahead of UTC, two from the last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC
//! (directive 2000/84/EC; the two directives before it set the same days from 1996 on). Before 1996 the same rule is
//! applied, so an older autumn may be one hour off; no appointment is that old.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};

use crate::day::{FIRST_YEAR, LAST_YEAR};

const HOUR_MS: i64 = 3_600_000;

/// What a local date and time is, in milliseconds since 1 January 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalTime {
    /// The clocks show it once.
    Once(i64),
    /// The clocks show it twice, in the night of October when they go back.
    Twice {
        /// The moment in summer time.
        first: i64,
        /// The moment in winter time, one hour later.
        second: i64,
    },
    /// The clocks never show it: they jump over it in the night of March.
    Skipped,
}

/// What the clocks in Paris show at a moment given in milliseconds since 1 January 1970 UTC.
///
/// A phone's clock may be absurd: moments outside the years 1900 to 2200 give the first or the last of them.
/// ```
/// use domain::{calendar_day, from_unix_ms};
/// let shown = from_unix_ms(1_795_558_500_000);
/// assert_eq!(shown, calendar_day(2026, 11, 24)?.and_hms_opt(23, 15, 0).ok_or("no such time")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn from_unix_ms(ms: i64) -> NaiveDateTime {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN);
    let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).unwrap_or_default().and_time(NaiveTime::MIN)
        + chrono::TimeDelta::milliseconds(24 * HOUR_MS - 1);
    match DateTime::from_timestamp_millis(ms.saturating_add(offset_ms(ms))) {
        Some(local) => local.naive_utc().clamp(first, last),
        None if ms < 0 => first,
        None => last,
    }
}

/// The moment or moments at which the clocks in Paris show this date and time.
///
/// ```
/// use domain::{LocalTime, calendar_day, to_unix_ms};
/// let spring = calendar_day(2027, 3, 28)?.and_hms_opt(2, 30, 0).ok_or("no such time")?;
/// assert_eq!(to_unix_ms(spring), LocalTime::Skipped);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_unix_ms(local: NaiveDateTime) -> LocalTime {
    let shown = local.and_utc().timestamp_millis();
    let (summer, winter) = (shown - 2 * HOUR_MS, shown - HOUR_MS);
    match (offset_ms(summer) == 2 * HOUR_MS, offset_ms(winter) == HOUR_MS) {
        (true, true) => LocalTime::Twice { first: summer, second: winter },
        (true, false) => LocalTime::Once(summer),
        (false, true) => LocalTime::Once(winter),
        (false, false) => LocalTime::Skipped,
    }
}

/// How far ahead of UTC the clocks in Paris are at a moment.
fn offset_ms(ms: i64) -> i64 {
    let summer = DateTime::from_timestamp_millis(ms).is_some_and(|utc| {
        let year = utc.year();
        let one_o_clock = |month| last_sunday_ms(year, month).map(|midnight| midnight + HOUR_MS);
        one_o_clock(3).is_some_and(|start| start <= ms) && one_o_clock(10).is_some_and(|end| ms < end)
    });
    if summer { 2 * HOUR_MS } else { HOUR_MS }
}

/// Midnight UTC at the start of the last Sunday of a month of 31 days.
fn last_sunday_ms(year: i32, month: u32) -> Option<i64> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let since_sunday = i64::from(last.weekday().num_days_from_sunday());
    Some(last.and_time(NaiveTime::MIN).and_utc().timestamp_millis() - since_sunday * 24 * HOUR_MS)
}
