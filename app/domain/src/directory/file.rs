//! The records of a file.

use serde_json::{Map, Value};

/// A record: its fields by name.
pub(super) type Record = Map<String, Value>;

/// The records of a file; none if it is neither JSON nor a table.
pub(super) fn records(bytes: &[u8]) -> Option<Vec<Record>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = decoded(bytes);
    let first = text.trim_start().chars().next()?;
    if matches!(first, '{' | '[') { json(&text) } else { table(&text) }
}

/// French spreadsheets write Windows-1252; its letters are those of Latin-1.
fn decoded(bytes: &[u8]) -> String {
    core::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

fn json(text: &str) -> Option<Vec<Record>> {
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        return list(value);
    }
    // One record a line.
    let lines: Vec<Record> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    (!lines.is_empty()).then_some(lines)
}

/// The list in a value: itself, or the first of the usual fields that is one.
fn list(value: Value) -> Option<Vec<Record>> {
    const HOLDERS: [&str; 8] =
        ["data", "results", "places", "records", "service", "services", "structures", "items"];
    match value {
        Value::Array(all) => Some(all.into_iter().map(record).collect()),
        Value::Object(mut fields) => {
            if let Some(Value::Array(features)) = fields.remove("features") {
                return Some(features.into_iter().map(feature).collect());
            }
            for holder in HOLDERS {
                if let Some(Value::Array(all)) = fields.get_mut(holder).map(Value::take) {
                    return Some(all.into_iter().map(record).collect());
                }
            }
            Some(vec![fields])
        }
        _ => None,
    }
}

/// A record may be wrapped, as in open data portals.
fn record(value: Value) -> Record {
    match value {
        Value::Object(mut fields) => match fields.remove("fields") {
            Some(Value::Object(inner)) => inner,
            Some(other) => {
                fields.insert("fields".to_owned(), other);
                fields
            }
            None => fields,
        },
        _ => Record::new(),
    }
}

/// A feature of `GeoJSON` (RFC 7946, section 3.2): its properties, and its point as latitude and longitude.
fn feature(value: Value) -> Record {
    let Value::Object(mut fields) = value else { return Record::new() };
    let Some(Value::Object(mut properties)) = fields.remove("properties") else { return Record::new() };
    let point = fields
        .get("geometry")
        .and_then(|geometry| geometry.get("coordinates"))
        .and_then(Value::as_array)
        .cloned();
    if let Some([longitude, latitude, ..]) = point.as_deref() {
        for (name, value) in [("longitude", longitude), ("latitude", latitude)] {
            properties.entry(name).or_insert_with(|| value.clone());
        }
    }
    properties
}

/// A table: the first line names the fields; the sign between them is the one it has most of.
fn table(text: &str) -> Option<Vec<Record>> {
    let head = text.lines().next()?;
    let count = |sign: char| head.matches(sign).count();
    let delimiter =
        [',', ';', '\t'].into_iter().max_by_key(|sign| count(*sign)).filter(|sign| count(*sign) > 0)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(delimiter).ok()?)
        .flexible(true)
        .from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().ok()?.iter().map(|name| name.trim().to_lowercase()).collect();
    let rows = reader.into_records().map_while(Result::ok);
    let of_row = |row: csv::StringRecord| {
        let fields = names.iter().zip(row.iter()).filter(|(_, value)| !value.trim().is_empty());
        fields.map(|(name, value)| (name.clone(), Value::String(value.to_owned()))).collect()
    };
    Some(rows.map(of_row).collect())
}
