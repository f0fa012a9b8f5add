//! Reads a calendar file: one JSON object for each appointment, or one sentence and exit status 1.
//!
//! `cargo run -p domain --example ics -- FILE [--now YYYY-MM-DD] [--export]`
//!
//! Each object has `uid`, `status` (confirmed, tentative, cancelled), `starts`, `ends`, `title`, `place`; a field is left
//! out if the file says nothing. Times are those of the clocks in Paris. A repeated event has `repeats` and `next`, its
//! times from `--now` on. `--export` writes the file as this product would.

use std::process::ExitCode;

use chrono::NaiveDate;
use domain::calendar::{Calendar, CalendarError, Entry, Event, Moment, Status, read, write};
use serde_json::{Map, Value};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut file, mut now, mut export) = (None, NaiveDate::default(), false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--export" => export = true,
            "--now" => now = arguments.next().and_then(|now| now.parse().ok()).unwrap_or(now),
            _ => file = Some(argument),
        }
    }
    let Some(file) = file else { return refuse("usage: ics FILE [--now YYYY-MM-DD] [--export]") };
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(&format!("The file cannot be opened: {error}.")),
    };
    match read(&bytes) {
        Ok(calendar) if export => {
            print!("{}", write(&calendar.events.iter().filter_map(entry).collect::<Vec<_>>(), 0));
        }
        Ok(calendar) => print(&calendar, now),
        Err(error) => return refuse(&sentence(&error)),
    }
    ExitCode::SUCCESS
}

fn refuse(sentence: &str) -> ExitCode {
    println!("{sentence}");
    ExitCode::FAILURE
}

fn sentence(error: &CalendarError) -> String {
    match error {
        CalendarError::TooLarge { bytes, limit } => {
            format!("The file has {bytes} bytes; at most {limit} are read.")
        }
        CalendarError::NoCalendar => "This file is no calendar.".to_owned(),
        CalendarError::NoEvent => "This calendar holds no appointment.".to_owned(),
        CalendarError::NoneReadable { skipped } => {
            format!("None of the {} appointments of this calendar has a day that can be read.", skipped.len())
        }
    }
}

fn print(calendar: &Calendar, now: NaiveDate) {
    for event in &calendar.events {
        println!("{}", Value::Object(object(event, now)));
    }
    for skipped in &calendar.skipped {
        eprintln!("Left out: {:?} ({:?})", skipped.uid.as_deref().unwrap_or("no name"), skipped.why);
    }
}

fn object(event: &Event, now: NaiveDate) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            object.insert(key.to_owned(), value);
        }
    };
    let status = match event.status {
        Status::Confirmed => "confirmed",
        Status::Tentative => "tentative",
        Status::Cancelled => "cancelled",
    };
    put("uid", event.uid.clone().map(Value::from));
    put("status", Some(status.into()));
    put("starts", Some(moment(event.starts)));
    put("ends", event.ends.map(moment));
    put("title", event.title.as_ref().map(|title| title.as_str().into()));
    put("place", event.place.as_ref().map(|place| place.as_str().into()));
    put("zone", (!event.zone_known).then(|| "unknown".into()));
    if !event.repetition.is_empty() {
        let next = event.repetition.times(event.starts, now.and_time(chrono::NaiveTime::MIN), 6);
        put("repeats", Some(true.into()));
        put("next", Some(next.into_iter().map(moment).collect()));
    }
    object
}

fn moment(moment: Moment) -> Value {
    match moment {
        Moment::Day(day) => day.to_string().into(),
        Moment::At(at) => at.format("%Y-%m-%dT%H:%M").to_string().into(),
    }
}

fn entry(event: &Event) -> Option<Entry> {
    let end = event.ends.filter(|end| end.date() == event.starts.date()).and_then(Moment::time);
    let title = event.title.as_ref().map_or("Rendez-vous".to_owned(), ToString::to_string);
    Some(Entry {
        uid: event.uid.clone()?,
        when: domain::When::new(event.starts.date(), event.starts.time(), end).ok()?,
        alarm: title.clone(),
        title,
        place: event.place.as_ref().map(ToString::to_string),
        note: event.note.as_ref().map(ToString::to_string),
        status: event.status,
    })
}
