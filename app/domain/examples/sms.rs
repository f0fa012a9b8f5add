//! Understands messages: one JSON string a line in, one JSON object a line out.
//!
//! `cargo run -p domain --example sms -- --now 2026-11-24`
//!
//! Each object has `kind` (created, changed, reminder, cancelled, invitation, other) and, where they were understood,
//! `date`, `time`, `end`, `place`, `phone`, `with`, `obligatory`, `what`, `bring`, `was`, `deadline`, `doubts`, `rest`.
//! A line that is no JSON string gives an object with `error`.

use std::io::{self, BufRead as _, Write as _};

use chrono::{NaiveDate, NaiveTime};
use domain::Attendance;
use domain::sms::{Doubt, Kind, Understood, understand};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [flag, now] = &arguments[..] else { return Err("usage: sms --now YYYY-MM-DD".into()) };
    if flag != "--now" {
        return Err("usage: sms --now YYYY-MM-DD".into());
    }
    let now: NaiveDate = now.parse()?;
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = match serde_json::from_str::<String>(&line) {
            Ok(text) => Value::Object(object(&understand(&text, now))),
            Err(error) => json!({ "error": error.to_string() }),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

fn object(found: &Understood) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            object.insert(key.to_owned(), value);
        }
    };
    let label = |label: &Option<domain::Label>| label.as_ref().map(|label| label.as_str().into());
    put("kind", Some(kind(found.kind).into()));
    put("date", found.date.map(|date| date.to_string().into()));
    put("time", found.time.map(clock));
    put("end", found.end.map(clock));
    put("place", label(&found.place));
    put("phone", found.phone.as_ref().map(|phone| phone.digits().into()));
    put("with", label(&found.with));
    put(
        "obligatory",
        match found.attendance {
            Attendance::Obligatory => Some(true.into()),
            Attendance::Optional => Some(false.into()),
            Attendance::Unknown => None,
        },
    );
    put("what", label(&found.what));
    put("was", found.was.map(|(date, time)| json!({ "date": date.to_string(), "time": time.map(clock) })));
    put("deadline", found.deadline.map(|date| date.to_string().into()));
    let list = |all: Vec<Value>| (!all.is_empty()).then_some(Value::Array(all));
    put("bring", list(found.bring.iter().map(|paper| paper.as_str().into()).collect()));
    put("doubts", list(found.doubts.iter().map(|doubt| word(*doubt).into()).collect()));
    put("rest", list(found.rest.iter().map(|rest| rest.as_str().into()).collect()));
    object
}

fn clock(time: NaiveTime) -> Value {
    time.format("%H:%M").to_string().into()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Created => "created",
        Kind::Changed => "changed",
        Kind::Reminder => "reminder",
        Kind::Cancelled => "cancelled",
        Kind::Invitation => "invitation",
        Kind::Other => "other",
    }
}

fn word(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Day => "day",
        Doubt::SeveralDays => "several days",
        Doubt::SeveralTimes => "several times",
    }
}
