use chrono::{NaiveDate, NaiveDateTime};

/// Days on which a service is closed for once, from the first to the last one, both included.
///
/// ```
/// use domain::{calendar_day, hours::Closure};
/// assert!(Closure::new(calendar_day(2026, 12, 24)?, calendar_day(2027, 1, 2)?).is_ok());
/// assert!(Closure::new(calendar_day(2027, 1, 2)?, calendar_day(2026, 12, 24)?).is_err());
/// # Ok::<(), domain::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Closure {
    first: NaiveDate,
    last: NaiveDate,
}

/// Why two days are no closure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosureError {
    /// It would end before it begins.
    Backwards {
        /// The first day given.
        first: NaiveDate,
        /// The last day given.
        last: NaiveDate,
    },
}

crate::facts::facts!(ClosureError);

impl Closure {
    /// From the first day to the last.
    ///
    /// # Errors
    /// [`ClosureError::Backwards`] if `last < first`.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, ClosureError> {
        if last < first { Err(ClosureError::Backwards { first, last }) } else { Ok(Self { first, last }) }
    }

    /// The first day without service.
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// As [`first`](Self::first), for those who hand the method over.
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day without service.
    pub const fn last(&self) -> NaiveDate {
        self.last
    }

    /// Whether the service is closed at a moment because of it.
    pub fn covers(&self, at: NaiveDateTime) -> bool {
        (self.first..=self.last).contains(&at.date())
    }
}
