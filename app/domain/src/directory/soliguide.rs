//! Soliguide: places (developer documentation of the API, "Place").

use serde_json::Value;

use super::file::Record;
use super::table::{DAYS, Table, time};
use super::value::{day, joined, label, number, phones, position, text, town};
use crate::hours::{Closure, HolidayHabit};
use crate::{Label, Note, Service};

pub(super) fn filled(service: Service, record: &Record) -> Service {
    let inner = |name: &str| record.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
    let (place, entity, modalities) = (inner("position"), inner("entity"), inner("modalities"));
    let point =
        place.get("location").and_then(|location| location.get("coordinates")).and_then(Value::as_array);
    let coordinate = |at: usize| number(point.and_then(|point| point.get(at)));
    Service {
        // The whole address may name the town already.
        address: match (text(&place, "address"), town(text(&place, "postalCode"), text(&place, "city"))) {
            (Some(address), Some(town)) if address.contains(&town) => label(&address),
            (address, town) => joined(&[address, town]),
        },
        phones: phones(entity.get("phones")),
        email: text(&entity, "mail").and_then(|mail| label(&mail)),
        verified: text(record, "updatedByUserAt")
            .or_else(|| text(record, "updatedAt"))
            .and_then(|date| day(&date)),
        hours: hours(record.get("newhours")),
        closures: closures(record),
        languages: languages(record.get("languages")),
        access: access(&modalities),
        position: position(coordinate(1), coordinate(0)),
        source: text(record, "lieu_id").or_else(|| text(record, "_id")).and_then(|id| label(&id)),
        ..service
    }
}

fn hours(value: Option<&Value>) -> Option<String> {
    let week = value?.as_object()?;
    let mut table = Table::default();
    for (at, (_, english, ..)) in DAYS.iter().enumerate() {
        let Some(day) = week.get(*english) else { continue };
        if day.get("open") != Some(&Value::Bool(true)) {
            continue;
        }
        for slot in day.get("timeslot").and_then(Value::as_array).into_iter().flatten() {
            let clock = |name: &str| match slot.get(name)? {
                Value::Number(number) => time(&number.to_string()),
                Value::String(text) => time(text),
                _ => None,
            };
            // What does not fit is no reason to lose the other days; the day is then told by the others.
            let _unfit = clock("start").zip(clock("end")).and_then(|(start, end)| table.add(at, start, end));
        }
    }
    table.holidays(match week.get("closedHolidays").and_then(Value::as_str) {
        Some("CLOSED") => HolidayHabit::Closed,
        Some("OPEN") => HolidayHabit::AsUsual,
        _ => HolidayHabit::Unsaid,
    });
    table.text()
}

fn closures(record: &Record) -> Vec<Closure> {
    let closure = record.get("tempInfos").and_then(|infos| infos.get("closure"));
    let date = |name: &str| closure?.get(name)?.as_str().and_then(day);
    let active = closure.and_then(|closure| closure.get("actif")) == Some(&Value::Bool(true));
    let days = date("dateDebut").zip(date("dateFin")).filter(|_| active);
    days.and_then(|(first, last)| Closure::new(first, last).ok()).into_iter().collect()
}

fn languages(value: Option<&Value>) -> Vec<Label> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_str).filter_map(label).take(12).collect()
}

/// What to know before going there.
fn access(modalities: &Record) -> Option<Note> {
    let precise = |name: &str| {
        let one = modalities.get(name)?;
        let asked = one.get("checked") == Some(&Value::Bool(true));
        let words =
            one.get("precisions").and_then(Value::as_str).map(str::trim).filter(|words| !words.is_empty());
        if asked { words.map(str::to_owned) } else { None }
    };
    let other = text(modalities, "other");
    let lines: Vec<String> = [precise("appointment"), precise("inscription"), precise("orientation"), other]
        .into_iter()
        .flatten()
        .collect();
    Note::parse(&lines.join("\n")).ok()
}
