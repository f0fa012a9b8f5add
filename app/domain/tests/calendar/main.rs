//! Calendar files: what is read of them, how something comes again, and what is written.
#![cfg(test)]

mod files;
mod imports;
mod laws;
mod repeats;
mod writing;

use chrono::NaiveDateTime;
use domain::calendar::{Event, Moment, read};

/// The only event of a file, with CRLF at the end of each line.
fn event(lines: &str) -> Event {
    let file =
        format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n").replace('\n', "\r\n");
    read(file.as_bytes()).unwrap().events.remove(0)
}

/// `2026-12-01T14:30`, or a day `2026-12-01`.
fn shown(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::At(at) => at.format("%Y-%m-%dT%H:%M").to_string(),
    }
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}
