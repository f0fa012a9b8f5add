//! Writes a copy of a phone that holds so many things, as « Enregistrer une copie » does:
//! `cargo run -p store --example phone_copy -- COUNT OUT`.
//!
//! The bench brings it back in a browser. Every run writes the same bytes; half of the appointments are far in the
//! future, so that there always is a next one.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use chrono::{Days, NaiveDate, NaiveTime};
use domain::{
    Appointment, Attendance, Checklist, ChecklistId, Document, Label, Parent, Step, StepState, When,
};
use store::Archive;
use sync::record::{PlacedStep, create};
use sync::{ActorId, Author, Batch, Edit, EntityId, Order, WallTime};

/// Things in one action: a list with five steps, three appointments and a document.
const TOGETHER: u64 = 10;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let [count, out] = arguments.as_slice() else {
        eprintln!("usage: phone_copy COUNT OUT");
        return ExitCode::FAILURE;
    };
    let Some(count) = count.to_str().and_then(|count| count.parse().ok()) else {
        eprintln!("phone_copy: how many things?");
        return ExitCode::FAILURE;
    };
    match write(count, Path::new(out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("phone_copy: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(count: u64, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut author = Author::new(ActorId([7; 16]));
    let mut archive = Archive::default();
    for nth in 0..count.div_ceil(TOGETHER) {
        archive.batches.push(Batch::write(&mut author, things(nth)?, WallTime(1_795_000_000_000)));
    }
    fs::write(out, archive.to_file())?;
    Ok(())
}

/// The edits that bring [`TOGETHER`] things into being.
fn things(nth: u64) -> Result<Vec<Edit>, Box<dyn Error>> {
    let mut ids = (nth * TOGETHER..).map(id);
    let mut next = || ids.next().ok_or("no number is left");
    let list = next()?;
    let title = Label::parse(&format!("Liste {nth}"))?;
    let mut edits = create(list, &Checklist { title, official: None, source: None });
    let mut last = None;
    for place in 0..5 {
        let order = Order::between(last.as_ref(), None, 1);
        let label = format!("Papier {place} de la liste {nth}");
        let step = step(ChecklistId::new(list.0), Label::parse(&label)?, place < 2);
        edits.extend(create(next()?, &PlacedStep { step, order: order.clone() }));
        last = Some(order);
    }
    for place in 0..3 {
        edits.extend(create(next()?, &appointment(nth * 3 + place)?));
    }
    let document = Document::new(Label::parse(&format!("Attestation {nth}"))?, None, Some(day(2027, nth)?));
    edits.extend(create(next()?, &document.map_err(|error| format!("{error:?}"))?));
    Ok(edits)
}

fn step(list: ChecklistId, label: Label, done: bool) -> Step {
    Step {
        parent: Parent::Checklist(list),
        label,
        official: None,
        why: None,
        proofs: Vec::new(),
        one_of: Vec::new(),
        max_age: None,
        state: if done { StepState::Done } else { StepState::ToDo },
        due: None,
        how: None,
        document: None,
    }
}

fn appointment(nth: u64) -> Result<Appointment, Box<dyn Error>> {
    let year = if nth.is_multiple_of(2) { 2099 } else { 2024 };
    let when = When::new(day(year, nth)?, NaiveTime::from_hms_opt(14, 30, 0), None);
    Ok(Appointment {
        what: Label::parse(&format!("Rendez-vous {nth}"))?,
        when: when.map_err(|error| format!("{error:?}"))?,
        place: Some(Label::parse("12 rue de la République, Lyon")?),
        with: Some(Label::parse("Mme Diallo")?),
        phone: None,
        attendance: Attendance::Obligatory,
        note: None,
        papers: None,
        origin: None,
    })
}

fn day(year: i32, nth: u64) -> Result<NaiveDate, &'static str> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).ok_or("no such year")?;
    first.checked_add_days(Days::new(nth % 600)).ok_or("no such day")
}

/// Spread like random ones, so that an index over them is as deep as a real one.
fn id(nth: u64) -> EntityId {
    let spread = u128::from(nth + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    EntityId(spread.to_be_bytes())
}
