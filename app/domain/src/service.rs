//! A place where people are received: a town hall, a counter, a helpline.

use chrono::{Months, NaiveDate};

use crate::hours::{Closure, Hours, Now, Place};
use crate::{Department, Label, LocalTime, Note, Phone, Position, from_unix_ms, to_unix_ms};

/// A service that a person uses; only its name is sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What it is called.
    pub name: Label,
    /// Where it is, on one line.
    pub address: Option<Label>,
    /// Its numbers, the one to call first in front.
    pub phones: Vec<Phone>,
    /// Where to write to.
    pub email: Option<Label>,
    /// When it is open, as somebody wrote it: read by [`Service::hours`], so that who only lists services need not.
    pub hours: Option<String>,
    /// The day on which somebody last made sure of the hours.
    pub verified: Option<NaiveDate>,
    /// Days on which it is closed for once.
    pub closures: Vec<Closure>,
    /// The languages spoken there, as people write them.
    pub languages: Vec<Label>,
    /// How to get in: the floor, the ramp, the bell.
    pub access: Option<Note>,
    /// Where it is on the globe.
    pub position: Option<Position>,
    /// Its name in the directory it was taken from.
    pub source: Option<Label>,
}

/// How long hours are taken for true after somebody made sure of them.
const TRUSTED: Months = Months::new(6);

impl Service {
    /// A service of which only the name is known.
    pub fn new(name: Label) -> Self {
        Self {
            name,
            address: None,
            phones: Vec::new(),
            email: None,
            hours: None,
            verified: None,
            closures: Vec::new(),
            languages: Vec::new(),
            access: None,
            position: None,
            source: None,
        }
    }

    /// Its department, from the postal code of its address.
    pub fn department(&self) -> Option<Department> {
        Department::of_address(self.address.as_ref()?.as_str())
    }

    /// What holds at a moment given in milliseconds since 1 January 1970 UTC; none without hours.
    pub fn now(&self, ms: i64) -> Option<Now> {
        Some(self.hours()?.now(self.local(ms), self.place(), &self.closures))
    }

    /// Its hours, read.
    pub fn hours(&self) -> Option<Hours> {
        self.hours.as_deref().map(Hours::parse)
    }

    /// What its hours depend on.
    pub fn place(&self) -> Place {
        self.department().map(Department::place).unwrap_or_default()
    }

    /// What the clocks of the place show at a moment; those of Paris unless it is overseas.
    pub fn local(&self, ms: i64) -> chrono::NaiveDateTime {
        let Some(offset) = self.department().and_then(Department::fixed_offset) else {
            return from_unix_ms(ms);
        };
        let shifted = ms.saturating_add(i64::from(offset) * 60_000);
        chrono::DateTime::from_timestamp_millis(shifted)
            .map_or_else(|| from_unix_ms(ms), |local| local.naive_utc())
    }

    /// The moment, in milliseconds since 1 January 1970 UTC, at which the clocks of the place show this; of two such
    /// moments the first, and none for a time that the clocks jump over.
    pub fn moment(&self, local: chrono::NaiveDateTime) -> Option<i64> {
        if let Some(offset) = self.department().and_then(Department::fixed_offset) {
            return Some(local.and_utc().timestamp_millis() - i64::from(offset) * 60_000);
        }
        match to_unix_ms(local) {
            LocalTime::Once(ms) | LocalTime::Twice { first: ms, .. } => Some(ms),
            LocalTime::Skipped => None,
        }
    }

    /// Whether nobody made sure of the hours for six months, or ever.
    pub fn is_unverified(&self, today: NaiveDate) -> bool {
        self.verified
            .and_then(|verified| verified.checked_add_months(TRUSTED))
            .is_none_or(|until| until < today)
    }
}
