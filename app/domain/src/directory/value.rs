//! Fields of records, whatever type somebody gave them.

use serde_json::Value;

use super::file::Record;
use crate::{Label, Phone, Position};
use chrono::NaiveDate;

/// A field's words; none for an empty or another kind of field.
pub(super) fn text(record: &Record, name: &str) -> Option<String> {
    match record.get(name)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A label; of words that are too long, the beginning.
pub(super) fn label(text: &str) -> Option<Label> {
    Label::parse(text)
        .or_else(|_| Label::parse(&text.chars().take(Label::MAX_CHARS).collect::<String>()))
        .ok()
}

/// The parts that are there, with commas.
pub(super) fn joined(parts: &[Option<String>]) -> Option<Label> {
    let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { None } else { label(&parts.join(", ")) }
}

/// "62300 Lens".
pub(super) fn town(code: Option<String>, name: Option<String>) -> Option<String> {
    let parts: Vec<String> = [code, name].into_iter().flatten().collect();
    if parts.is_empty() { None } else { Some(parts.join(" ")) }
}

/// The numbers in a field: one, several with signs between them, or a list.
pub(super) fn phones(value: Option<&Value>) -> Vec<Phone> {
    match value {
        Some(Value::String(text)) => {
            let whole = Phone::parse(text).ok();
            let parts =
                || text.split(['/', ',', ';', '|']).filter_map(|part| Phone::parse(part).ok()).collect();
            whole.map_or_else(parts, |phone| vec![phone])
        }
        Some(Value::Array(all)) => all.iter().flat_map(|one| phones(Some(one))).collect(),
        Some(Value::Object(fields)) => ["phoneNumber", "valeur", "numero"]
            .iter()
            .find_map(|name| fields.get(*name))
            .map(|one| phones(Some(one)))
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// A number, or a number in words.
pub(super) fn number(value: Option<&Value>) -> Option<f64> {
    match value? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().replace(',', ".").parse().ok(),
        _ => None,
    }
}

/// A point; 0, 0 stands for an unknown one in many files.
pub(super) fn position(latitude: Option<f64>, longitude: Option<f64>) -> Option<Position> {
    let (latitude, longitude) = (latitude?, longitude?);
    Position::new(latitude, longitude).ok().filter(|_| latitude != 0.0 || longitude != 0.0)
}

/// The day at the beginning of a date with or without a time.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}
