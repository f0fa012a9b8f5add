//! When an appointment is.

use chrono::{NaiveDate, NaiveTime};

use crate::facts::facts;
use crate::paris::{LocalTime, to_unix_ms};

/// A day in France, perhaps with a start the clocks show on that day, perhaps with an end after that start.
///
/// ```
/// use domain::{When, calendar_day, parse_time};
/// let when = When::new(calendar_day(2026, 11, 25)?, Some(parse_time("14 h 30")?), None)?;
/// assert!(when.with_end(Some(parse_time("14 h")?)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    date: NaiveDate,
    start: Option<NaiveTime>,
    end: Option<NaiveTime>,
}

/// Why a day and two times do not make a [`When`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenError {
    /// The end is not after the start.
    EndBeforeStart {
        /// The start given.
        start: NaiveTime,
        /// The end given; it may be the same time.
        end: NaiveTime,
    },
    /// There is an end but no start.
    EndWithoutStart {
        /// The end given.
        end: NaiveTime,
    },
    /// The clocks go forward over this start: they never show it on that day.
    Skipped {
        /// A last Sunday of March.
        date: NaiveDate,
        /// A time from 02:00 to before 03:00.
        start: NaiveTime,
    },
}

facts!(WhenError);

impl When {
    /// Joins a day, a start and an end.
    ///
    /// # Errors
    /// [`WhenError::EndWithoutStart`]; [`WhenError::EndBeforeStart`] if `end <= start`; [`WhenError::Skipped`] if
    /// `start` is in the hour that [`to_unix_ms`] says the clocks skip.
    pub fn new(date: NaiveDate, start: Option<NaiveTime>, end: Option<NaiveTime>) -> Result<Self, WhenError> {
        match (start, end) {
            (None, Some(end)) => return Err(WhenError::EndWithoutStart { end }),
            (Some(start), Some(end)) if end <= start => return Err(WhenError::EndBeforeStart { start, end }),
            (Some(start), _) if to_unix_ms(date.and_time(start)) == LocalTime::Skipped => {
                return Err(WhenError::Skipped { date, start });
            }
            _ => {}
        }
        Ok(Self { date, start, end })
    }

    /// The day.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The start, if it is known.
    pub const fn start(&self) -> Option<NaiveTime> {
        self.start
    }

    /// The end, if it is known; then the start is known too.
    pub const fn end(&self) -> Option<NaiveTime> {
        self.end
    }

    /// The same times on another day.
    ///
    /// # Errors
    /// [`WhenError::Skipped`], as for [`new`](Self::new).
    pub fn with_date(self, date: NaiveDate) -> Result<Self, WhenError> {
        Self::new(date, self.start, self.end)
    }

    /// The same day and end with another start.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn with_start(self, start: Option<NaiveTime>) -> Result<Self, WhenError> {
        Self::new(self.date, start, self.end)
    }

    /// The same day and start with another end.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn with_end(self, end: Option<NaiveTime>) -> Result<Self, WhenError> {
        Self::new(self.date, self.start, end)
    }
}
