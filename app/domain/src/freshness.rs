//! Whether a paper will still be accepted on a day.

use chrono::{Months, NaiveDate};

use crate::{Document, MaxAge};

/// What a paper's dates say about one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// No limit is passed.
    Fine,
    /// It was issued too long ago.
    TooOld {
        /// The last day on which it was young enough.
        last_good_day: NaiveDate,
    },
    /// It is no longer valid, whatever its age.
    Expired {
        /// Its last valid day.
        on: NaiveDate,
    },
    /// Its age is limited, and nobody wrote down when it was issued.
    Unknown,
    /// Neither its age nor its validity is limited, as far as is known.
    NoLimit,
}

/// Whether a paper is accepted on the day `on`, for example the day of the appointment.
///
/// The age counts from date to date: a paper of at most 3 months issued on 15 August is good through 15 November, one
/// issued on 30 November through 28 or 29 February. A paper that is both expired and too old is expired.
///
/// Source: French code of civil procedure, articles 641 (a period in months ends on the day of the same number, or else
/// on the last day of the month) and 642 (that day counts until midnight).
/// ```
/// use domain::{Document, Freshness, Label, MaxAge, calendar_day, freshness};
/// let bill = Document::new(Label::parse("Facture d’eau")?, Some(calendar_day(2026, 8, 15)?), None)?;
/// let limit = Some(MaxAge::months(3)?);
/// assert_eq!(freshness(limit, Some(&bill), calendar_day(2026, 11, 15)?), Freshness::Fine);
/// let last_good_day = calendar_day(2026, 11, 15)?;
/// assert_eq!(freshness(limit, Some(&bill), calendar_day(2026, 11, 16)?), Freshness::TooOld { last_good_day });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn freshness(max_age: Option<MaxAge>, document: Option<&Document>, on: NaiveDate) -> Freshness {
    let valid_until = document.and_then(Document::valid_until);
    if let Some(last) = valid_until.filter(|last| *last < on) {
        return Freshness::Expired { on: last };
    }
    match (max_age, document.and_then(Document::issued)) {
        (Some(max_age), Some(issued)) => match last_good_day(issued, max_age) {
            last_good_day if on > last_good_day => Freshness::TooOld { last_good_day },
            _ => Freshness::Fine,
        },
        (Some(_), None) => Freshness::Unknown,
        (None, _) if valid_until.is_some() => Freshness::Fine,
        (None, _) => Freshness::NoLimit,
    }
}

fn last_good_day(issued: NaiveDate, max_age: MaxAge) -> NaiveDate {
    issued.checked_add_months(Months::new(u32::from(max_age.count()))).unwrap_or(NaiveDate::MAX)
}
