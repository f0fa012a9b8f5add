//! The rules of the domain, seen from outside: tables for what was decided, laws for what must hold for any input.
#![cfg(test)]

mod appointment;
mod clock_time;
mod day;
mod id;
mod paper;
mod paris;
mod phone;
mod place;
mod steps;
mod text;
mod when;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// `2026-11-24`.
fn date(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// `14:30`.
fn time(clock: &str) -> NaiveTime {
    domain::parse_time(clock).unwrap()
}

/// `2026-11-24 14:30`.
fn moment(text: &str) -> NaiveDateTime {
    let (day, clock) = text.split_once(' ').unwrap();
    date(day).and_time(time(clock))
}

fn label(text: &str) -> domain::Label {
    domain::Label::parse(text).unwrap()
}
