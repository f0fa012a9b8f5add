use super::{Record, field};
use crate::{Entity, FieldId, Kind, Value};
use domain::{Appointment, Attendance, ChecklistId};

const WHAT: FieldId = FieldId(1);
const WHEN: FieldId = FieldId(2);
const PLACE: FieldId = FieldId(3);
const WITH: FieldId = FieldId(4);
const PHONE: FieldId = FieldId(5);
const ATTENDANCE: FieldId = FieldId(6);
const NOTE: FieldId = FieldId(7);
const PAPERS: FieldId = FieldId(8);
/// Name and version in one value: the version of another event would say that this one is old.
const ORIGIN: FieldId = FieldId(9);

impl Record for Appointment {
    const KIND: Kind = Kind(1);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        let attendance = match self.attendance {
            Attendance::Unknown => Value::Empty,
            Attendance::Obligatory => Value::Number(1),
            Attendance::Optional => Value::Number(2),
        };
        vec![
            (WHAT, field::label(Some(&self.what))),
            (WHEN, field::when(self.when)),
            (PLACE, field::label(self.place.as_ref())),
            (WITH, field::label(self.with.as_ref())),
            (PHONE, field::phone(self.phone.as_ref())),
            (ATTENDANCE, attendance),
            (NOTE, field::note(self.note.as_ref())),
            (PAPERS, self.papers.map_or(Value::Empty, |list| Value::Link(list.bytes()))),
            (ORIGIN, field::origin(self.origin.as_ref())),
        ]
    }

    fn read(entity: &Entity) -> Option<Self> {
        Some(Self {
            what: field::read_label(entity, WHAT)?,
            when: field::read_when(entity, WHEN)?,
            place: field::read_label(entity, PLACE),
            with: field::read_label(entity, WITH),
            phone: field::read_phone(entity, PHONE),
            attendance: match field::read_number(entity, ATTENDANCE) {
                Some(1) => Attendance::Obligatory,
                Some(2) => Attendance::Optional,
                _ => Attendance::Unknown,
            },
            note: field::read_note(entity, NOTE),
            papers: field::read_link(entity, PAPERS).map(ChecklistId::new),
            origin: field::read_origin(entity, ORIGIN),
        })
    }
}
