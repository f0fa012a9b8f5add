//! Writes a copy that « Remettre une copie » takes, with so many entities: `fill COUNT FILE FIRST-DAY`.
//!
//! One appointment for each nine steps in lists of eighteen, from today's date on, as a person with a long history
//! has: the app is measured with it.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::{Appointment, Attendance, Checklist, ChecklistId, Label, Parent, Step, StepState, When};
use std::process::ExitCode;
use store::{Memory, Store};
use sync::record::{PlacedStep, create};
use sync::{ActorId, Edit, EntityId, Order, WallTime};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok());
    let (Some(count), Some(file), Some(first)) = (count, arguments.next(), arguments.next()) else {
        eprintln!("usage: fill COUNT FILE FIRST-DAY (2026-11-25)");
        return ExitCode::FAILURE;
    };
    match first.parse().map_err(|error| format!("{error}")).and_then(|first| archive(count, first)) {
        Ok(bytes) => match std::fs::write(&file, bytes) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(&file, &error.to_string()),
        },
        Err(error) => failed(&first, &error),
    }
}

fn failed(what: &str, why: &str) -> ExitCode {
    eprintln!("{what}: {why}");
    ExitCode::FAILURE
}

fn actor() -> ActorId {
    ActorId([0xF1; 16])
}

/// The first 8 bytes are the number, so that ids are distinct and sorted by age.
fn id(number: u64) -> [u8; 16] {
    let mut id = [0x5A; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    id
}

fn label(text: &str, number: u64) -> Result<Label, String> {
    Label::parse(&format!("{text} {number}")).map_err(|error| error.to_string())
}

fn archive(count: u64, first: NaiveDate) -> Result<Vec<u8>, String> {
    let memory = Memory::new(actor);
    let mut list = ChecklistId::new(id(0));
    let mut order = None;
    let mut edits: Vec<Edit> = Vec::new();
    for number in 1..=count {
        let entity = EntityId(id(number));
        edits.extend(match number % 20 {
            1 => {
                list = ChecklistId::new(entity.0);
                order = None;
                create(entity, &Checklist { title: label("Liste", number)?, official: None, source: None })
            }
            0 | 10 => create(entity, &appointment(number, first)?),
            _ => {
                let mut step = Step::new(Parent::Checklist(list), label("Papier", number)?);
                step.state = if number % 3 == 0 { StepState::Done } else { StepState::ToDo };
                let place = Order::between(order.as_ref(), None, 7);
                order = Some(place.clone());
                create(entity, &PlacedStep { step, order: place })
            }
        });
    }
    let at = WallTime(1_795_000_000_000);
    pollster::block_on(async {
        for batch in edits.chunks(200) {
            memory.commit(batch.to_vec(), at).await.map_err(|error| format!("{error:?}"))?;
        }
        memory.archive().await.map(|archive| archive.to_file()).map_err(|error| format!("{error:?}"))
    })
}

fn appointment(number: u64, first: NaiveDate) -> Result<Appointment, String> {
    let day = first.checked_add_days(Days::new(1 + number / 10)).ok_or("too many days")?;
    let start = NaiveTime::from_hms_opt(9, 30, 0);
    Ok(Appointment {
        what: label("Rendez-vous", number)?,
        when: When::new(day, start, None).map_err(|error| error.to_string())?,
        place: Some(label("Rue de la Paix", number)?),
        with: None,
        phone: None,
        attendance: Attendance::Unknown,
        note: None,
        papers: None,
    })
}
