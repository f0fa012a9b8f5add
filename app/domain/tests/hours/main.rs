//! Opening hours: what is open, what is closed, and what nobody can know.
#![cfg(test)]

mod holidays;
mod laws;
mod spans;
mod table;
mod week;

use chrono::{NaiveDate, NaiveDateTime};
use domain::hours::{Hours, Place, Schools, State};

/// `2026-11-24`.
fn date(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// `2026-11-24T14:30`.
fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn state(hours: &str, at: &str) -> State {
    Hours::parse(hours).now(moment(at), Place::default(), &[]).span.state
}

/// Texts that people, directories and machines write where hours should be.
fn texts() -> impl Iterator<Item = &'static str> {
    include_str!("strings.txt").lines().filter(|line| !line.starts_with('#'))
}

fn place(department: &str, zone: &str) -> Place {
    let zone = domain::school::Zone::of_letter(zone);
    Place {
        region: domain::holiday::Region::of_department(department),
        schools: zone.map_or(Schools::AnyZone, Schools::Zone),
    }
}
