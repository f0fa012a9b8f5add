//! A paper that a person has.

use chrono::NaiveDate;

use crate::Label;
use crate::facts::facts;

/// A paper of some kind, never valid only until a day before it was issued.
///
/// ```
/// use domain::{Document, Label, calendar_day};
/// let card = Document::new(Label::parse("Carte d’identité")?, Some(calendar_day(2020, 5, 4)?), None)?;
/// assert!(card.clone().with_valid_until(Some(calendar_day(2030, 5, 3)?)).is_ok());
/// assert!(card.with_valid_until(Some(calendar_day(2020, 5, 3)?)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is: "Carte d’identité", "Quittance de loyer".
    pub kind: Label,
    issued: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
}

/// Why two dates do not fit one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentError {
    /// The last valid day is before the day of issue.
    ValidUntilBeforeIssued {
        /// The day of issue given.
        issued: NaiveDate,
        /// The last valid day given.
        valid_until: NaiveDate,
    },
}

facts!(DocumentError);

impl Document {
    /// Joins a kind, the day of issue and the last valid day.
    ///
    /// # Errors
    /// [`DocumentError::ValidUntilBeforeIssued`] if both days are known and `valid_until < issued`.
    pub fn new(
        kind: Label,
        issued: Option<NaiveDate>,
        valid_until: Option<NaiveDate>,
    ) -> Result<Self, DocumentError> {
        match (issued, valid_until) {
            (Some(issued), Some(valid_until)) if valid_until < issued => {
                Err(DocumentError::ValidUntilBeforeIssued { issued, valid_until })
            }
            _ => Ok(Self { kind, issued, valid_until }),
        }
    }

    /// The day it was issued, if it is known.
    pub const fn issued(&self) -> Option<NaiveDate> {
        self.issued
    }

    /// The last day on which it is valid, if it has one and it is known.
    pub const fn valid_until(&self) -> Option<NaiveDate> {
        self.valid_until
    }

    /// The same document issued on another day.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn with_issued(self, issued: Option<NaiveDate>) -> Result<Self, DocumentError> {
        Self::new(self.kind, issued, self.valid_until)
    }

    /// The same document with another last valid day.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn with_valid_until(self, valid_until: Option<NaiveDate>) -> Result<Self, DocumentError> {
        Self::new(self.kind, self.issued, valid_until)
    }
}
