//! Domain values to stored values and back. Reading is lenient: what says something impossible says nothing.

use crate::{Entity, FieldId, Value};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use domain::calendar::{Origin, Revision};
use domain::hours::Closure;
use domain::{Label, Note, Phone, Position, When};

pub(super) fn label(value: Option<&Label>) -> Value {
    value.map_or(Value::Empty, |label| Value::Text(label.as_str().to_owned()))
}

pub(super) fn note(value: Option<&Note>) -> Value {
    value.map_or(Value::Empty, |note| Value::Text(note.as_str().to_owned()))
}

pub(super) fn phone(value: Option<&Phone>) -> Value {
    value.map_or(Value::Empty, |phone| Value::Text(phone.digits().to_owned()))
}

pub(super) fn labels(values: &[Label]) -> Value {
    if values.is_empty() {
        return Value::Empty;
    }
    Value::Texts(values.iter().map(|label| label.as_str().to_owned()).collect())
}

/// A day, as days since 0000-12-31.
pub(super) fn day(value: Option<NaiveDate>) -> Value {
    value.map_or(Value::Empty, |day| Value::Number(day.num_days_from_ce().into()))
}

/// The day, and the minutes since midnight of start and end: one value, since the day of one person with the
/// hour of another is an appointment that nobody made.
pub(super) fn when(value: When) -> Value {
    let mut numbers = vec![value.date().num_days_from_ce().into()];
    numbers.extend([value.start(), value.end()].into_iter().flatten().map(minutes));
    Value::Numbers(numbers)
}

/// The name, then the version as two numbers.
pub(super) fn origin(value: Option<&Origin>) -> Value {
    value.map_or(Value::Empty, |origin| {
        let Revision { sequence, stamp } = origin.revision;
        Value::Texts(vec![origin.name.clone(), sequence.to_string(), stamp.to_string()])
    })
}

pub(super) fn read_origin(entity: &Entity, field: FieldId) -> Option<Origin> {
    match entity.shown(field) {
        Some(Value::Texts(texts)) => match &texts[..] {
            [name, sequence, stamp] => {
                let revision = Revision { sequence: sequence.parse().ok()?, stamp: stamp.parse().ok()? };
                Some(Origin { name: name.clone(), revision })
            }
            _ => None,
        },
        _ => None,
    }
}

/// The first and the last day of each closure, one after the other.
pub(super) fn closures(values: &[Closure]) -> Value {
    if values.is_empty() {
        return Value::Empty;
    }
    let days = values.iter().flat_map(|closure| [closure.first(), closure.last()]);
    Value::Numbers(days.map(|day| day.num_days_from_ce().into()).collect())
}

pub(super) fn read_closures(entity: &Entity, field: FieldId) -> Vec<Closure> {
    let Some(Value::Numbers(numbers)) = entity.shown(field) else { return Vec::new() };
    let (pairs, _) = numbers.as_chunks::<2>();
    pairs.iter().filter_map(|[first, last]| Closure::new(to_day(*first)?, to_day(*last)?).ok()).collect()
}

pub(super) fn position(value: Option<Position>) -> Value {
    value.map_or(Value::Empty, |position| {
        let (latitude, longitude) = position.units();
        Value::Numbers(vec![latitude.into(), longitude.into()])
    })
}

pub(super) fn read_position(entity: &Entity, field: FieldId) -> Option<Position> {
    match entity.shown(field) {
        Some(Value::Numbers(numbers)) => match numbers[..] {
            [latitude, longitude] => Position::from_units(latitude, longitude),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn texts(values: Vec<String>) -> Value {
    if values.is_empty() { Value::Empty } else { Value::Texts(values) }
}

fn minutes(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight() / 60)
}

pub(super) fn read_label(entity: &Entity, field: FieldId) -> Option<Label> {
    Label::parse(read_text(entity, field)?).ok()
}

pub(super) fn read_note(entity: &Entity, field: FieldId) -> Option<Note> {
    Note::parse(read_text(entity, field)?).ok()
}

pub(super) fn read_phone(entity: &Entity, field: FieldId) -> Option<Phone> {
    Phone::parse(read_text(entity, field)?).ok()
}

pub(super) fn read_labels(entity: &Entity, field: FieldId) -> Vec<Label> {
    match entity.shown(field) {
        Some(Value::Texts(texts)) => texts.iter().filter_map(|text| Label::parse(text).ok()).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn read_day(entity: &Entity, field: FieldId) -> Option<NaiveDate> {
    to_day(read_number(entity, field)?)
}

pub(super) fn read_when(entity: &Entity, field: FieldId) -> Option<When> {
    match entity.shown(field) {
        Some(Value::Numbers(numbers)) => to_when(numbers),
        _ => None,
    }
}

pub(super) fn to_when(numbers: &[i64]) -> Option<When> {
    let (&day, times) = numbers.split_first()?;
    let mut times = times.iter().copied().map(to_time);
    let (start, end) = (times.next().flatten(), times.next().flatten());
    let day = to_day(day)?;
    When::new(day, start, end)
        .or_else(|_| When::new(day, start, None))
        .or_else(|_| When::new(day, None, None))
        .ok()
}

pub(super) fn read_number(entity: &Entity, field: FieldId) -> Option<i64> {
    match entity.shown(field) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    }
}

pub(super) fn read_link(entity: &Entity, field: FieldId) -> Option<[u8; 16]> {
    match entity.shown(field) {
        Some(Value::Link(id)) => Some(*id),
        _ => None,
    }
}

pub(super) fn to_day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

fn to_time(minutes: i64) -> Option<NaiveTime> {
    let seconds = u32::try_from(minutes).ok()?.checked_mul(60)?;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
}

pub(super) fn read_text(entity: &Entity, field: FieldId) -> Option<&str> {
    match entity.shown(field) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}
