//! Reads an export of a directory: one JSON object for each service, or one sentence and exit status 1.
//!
//! `cargo run -p domain --example directory -- FILE [--near 48.58,7.75]`

use std::process::ExitCode;

use domain::directory::{Directory, DirectoryError, read};
use domain::hours::Hours;
use domain::{Label, Phone, Position, Service};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, near) = match &arguments[..] {
        [file] => (file, None),
        [file, flag, near] if flag == "--near" => (file, point(near)),
        _ => return refuse("usage: directory FILE [--near LATITUDE,LONGITUDE]"),
    };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(&format!("The file cannot be opened: {error}.")),
    };
    match read(&bytes) {
        Ok(directory) => print(directory, near),
        Err(error) => return refuse(&sentence(&error)),
    }
    ExitCode::SUCCESS
}

fn point(text: &str) -> Option<Position> {
    let (latitude, longitude) = text.split_once(',')?;
    Position::new(latitude.parse().ok()?, longitude.parse().ok()?).ok()
}

fn refuse(sentence: &str) -> ExitCode {
    println!("{sentence}");
    ExitCode::FAILURE
}

fn sentence(error: &DirectoryError) -> String {
    match error {
        DirectoryError::TooLarge { bytes, limit } => {
            format!("The file has {bytes} bytes; at most {limit} are read.")
        }
        DirectoryError::NoTable => "This file is neither JSON nor a table.".to_owned(),
        DirectoryError::NoDirectory => "This file holds no services.".to_owned(),
        DirectoryError::NoneReadable { skipped } => {
            format!("None of the {} records has a name.", skipped.len())
        }
    }
}

fn print(directory: Directory, near: Option<Position>) {
    let mut services = directory.services;
    let way = |service: &Service| Some(near?.metres_to(service.position?));
    services.sort_by_key(|service| way(service).unwrap_or(u32::MAX));
    for service in &services {
        println!("{}", object(service, way(service)));
    }
    for skipped in directory.skipped {
        eprintln!("Record {} left out: {:?}", skipped.record, skipped.why);
    }
}

fn object(service: &Service, way: Option<u32>) -> Value {
    let label = |label: &Option<Label>| label.as_ref().map(Label::as_str).map(str::to_owned);
    let read = service.hours.as_deref().map(|text| Hours::parse(text).fault().is_none());
    json!({
        "name": service.name.as_str(),
        "address": label(&service.address),
        "phones": service.phones.iter().map(Phone::digits).collect::<Vec<_>>(),
        "email": label(&service.email),
        "hours": service.hours,
        "hours_understood": read,
        "verified": service.verified.map(|day| day.to_string()),
        "department": service.department().map(domain::Department::code),
        "distance_m": way,
    })
}
