//! How old a paper may be.

use crate::facts::facts;

/// The most months, 1 to 120, that may have passed since a paper was issued.
///
/// ```
/// use domain::{MaxAge, MaxAgeError};
/// assert_eq!(MaxAge::months(3)?.count(), 3);
/// assert_eq!(MaxAge::months(0), Err(MaxAgeError::OutOfRange { months: 0, first: 1, last: 120 }));
/// # Ok::<(), MaxAgeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MaxAge(u8);

/// Why a number of months is not a [`MaxAge`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaxAgeError {
    /// It is outside the bounds.
    OutOfRange {
        /// The number given.
        months: u8,
        /// The smallest taken.
        first: u8,
        /// The greatest taken.
        last: u8,
    },
}

facts!(MaxAgeError);

impl MaxAge {
    const FIRST: u8 = 1;
    const LAST: u8 = 120;

    /// A limit of so many months.
    ///
    /// # Errors
    /// [`MaxAgeError::OutOfRange`] unless `months` is 1 to 120.
    pub const fn months(months: u8) -> Result<Self, MaxAgeError> {
        if months < Self::FIRST || months > Self::LAST {
            return Err(MaxAgeError::OutOfRange { months, first: Self::FIRST, last: Self::LAST });
        }
        Ok(Self(months))
    }

    /// How many months.
    pub const fn count(self) -> u8 {
        self.0
    }
}
