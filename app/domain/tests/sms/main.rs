//! Messages about appointments, and about everything else.
#![cfg(test)]

mod laws;
mod messages;

use chrono::NaiveDate;

/// The day on which the messages are read: a Tuesday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}
