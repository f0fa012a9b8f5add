//! Says whether places are open: one `opening_hours` a line in, one JSON object a line out.
//!
//! `cargo run -p domain --example hours -- --at 2026-12-25T10:00 [--department 67] [--zone B] [--spans 2028-01-01]`
//!
//! Each object has `state` (open, closed, unknown), `until` (the next moment in another state, left out if there is none
//! within a year) and `why`. With `--spans`, each object is the list of all stretches of time until that day.

use std::io::{self, BufRead as _, Write as _};

use chrono::{NaiveDate, NaiveDateTime};
use domain::Department;
use domain::hours::{Hours, Place, Schools, Span, State, Why};
use domain::school::Zone;
use serde_json::{Value, json};

const USAGE: &str =
    "usage: hours --at YYYY-MM-DDTHH:MM [--department 67] [--zone A|B|C] [--spans YYYY-MM-DD]";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = Asked::read()?;
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let hours = Hours::parse(&line?);
        writeln!(out, "{}", asked.answer(&hours))?;
    }
    Ok(())
}

struct Asked {
    at: NaiveDateTime,
    place: Place,
    spans: Option<NaiveDateTime>,
}

impl Asked {
    fn read() -> Result<Self, String> {
        let mut at = None;
        let mut place = Place::default();
        let mut zone = None;
        let mut spans = None;
        let mut arguments = std::env::args().skip(1);
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or(USAGE)?;
            match name.as_str() {
                "--at" => at = NaiveDateTime::parse_from_str(&value, "%Y-%m-%dT%H:%M").ok(),
                "--department" => {
                    place =
                        Department::parse(&value).ok_or("department: 01 to 95, 2A, 2B, 971 to 988")?.place();
                }
                "--zone" => zone = Some(Zone::of_letter(&value).ok_or("zone: A, B or C")?),
                "--spans" => spans = value.parse::<NaiveDate>().ok().and_then(|day| day.and_hms_opt(0, 0, 0)),
                _ => return Err(USAGE.to_owned()),
            }
        }
        if let Some(zone) = zone {
            place.schools = Schools::Zone(zone);
        }
        Ok(Self { at: at.ok_or(USAGE)?, place, spans })
    }

    fn answer(&self, hours: &Hours) -> Value {
        if let Some(end) = self.spans {
            return hours.spans(self.at, end, self.place, &[]).iter().map(span).collect();
        }
        let now = hours.now(self.at, self.place, &[]);
        let mut answer = json!({ "state": state(now.span.state), "why": why(&now.span) });
        if let Some(until) = now.until {
            answer["until"] = minute(until).into();
        }
        answer
    }
}

fn span(span: &Span) -> Value {
    json!([minute(span.start), minute(span.end), state(span.state), why(span)])
}

fn minute(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

fn state(state: State) -> &'static str {
    match state {
        State::Open => "open",
        State::Closed => "closed",
        State::Unknown => "unknown",
    }
}

fn why(span: &Span) -> String {
    let why = match span.why {
        Why::Hours => "hours".to_owned(),
        Why::Closure => "closure".to_owned(),
        Why::Unreadable => "unreadable".to_owned(),
        Why::NothingSaid => "nothing said".to_owned(),
        Why::Condition => "condition".to_owned(),
        Why::NoTimes => "no times".to_owned(),
        Why::OpenEnd => "no end".to_owned(),
        Why::Sun => "follows the sun".to_owned(),
        Why::PublicHoliday(holiday) => format!("public holiday: {holiday:?}"),
        Why::Custom => "kept by custom".to_owned(),
        Why::SchoolHolidays => "school holidays".to_owned(),
    };
    if span.words.is_empty() { why } else { format!("{why}: {}", span.words) }
}
