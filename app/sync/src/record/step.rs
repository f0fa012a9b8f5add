use super::{Record, field};
use crate::{Entity, EntityId, FieldId, Kind, Order, Value, WallTime};
use domain::{AppointmentId, ChecklistId, DocumentId, How, MaxAge, Parent, Step, StepState};

const CHECKLIST: FieldId = FieldId(1);
const APPOINTMENT: FieldId = FieldId(2);
const ORDER: FieldId = FieldId(3);
const LABEL: FieldId = FieldId(4);
const OFFICIAL: FieldId = FieldId(5);
const WHY: FieldId = FieldId(6);
const PROOFS: FieldId = FieldId(7);
const ONE_OF: FieldId = FieldId(8);
const MAX_AGE: FieldId = FieldId(9);
const DONE: FieldId = FieldId(10);
const DUE: FieldId = FieldId(11);
const HOW: FieldId = FieldId(12);
const DOCUMENT: FieldId = FieldId(13);

/// A step with its place among the steps of its parent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedStep {
    /// The step.
    pub step: Step,
    /// Its place; equal places are told apart by the step's id.
    pub order: Order,
}

impl PlacedStep {
    /// Whether this field names the list or the appointment to which a step belongs.
    pub fn is_parent(field: FieldId) -> bool {
        field == CHECKLIST || field == APPOINTMENT
    }

    /// When a step was ticked, by the clock of the phone that did it: a hint. None if it is not done.
    pub fn done_at(thing: &Entity) -> Option<WallTime> {
        let shown = thing.register(DONE)?.shown()?;
        (shown.value == Value::Flag(true)).then_some(shown.at)
    }

    /// The list or the appointment to which a thing belongs, if it is a step.
    pub fn parent_of(thing: &Entity) -> Option<EntityId> {
        let parent = if thing.kind == Self::KIND { read_parent(thing) } else { None };
        parent.map(|parent| match parent {
            Parent::Checklist(id) => EntityId(id.bytes()),
            Parent::Appointment(id) => EntityId(id.bytes()),
        })
    }
}

impl Record for PlacedStep {
    const KIND: Kind = Kind(3);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        let Self { step, order } = self;
        let (checklist, appointment) = match step.parent {
            Parent::Checklist(list) => (Value::Link(list.bytes()), Value::Empty),
            Parent::Appointment(id) => (Value::Empty, Value::Link(id.bytes())),
        };
        vec![
            (CHECKLIST, checklist),
            (APPOINTMENT, appointment),
            (ORDER, order.value()),
            (LABEL, field::label(Some(&step.label))),
            (OFFICIAL, field::label(step.official.as_ref())),
            (WHY, field::note(step.why.as_ref())),
            (PROOFS, field::labels(&step.proofs)),
            (ONE_OF, field::labels(&step.one_of)),
            (MAX_AGE, step.max_age.map_or(Value::Empty, |age| Value::Number(age.count().into()))),
            (DONE, done(step.state)),
            (DUE, field::day(step.due)),
            (HOW, how(step.how)),
            (DOCUMENT, step.document.map_or(Value::Empty, |id| Value::Link(id.bytes()))),
        ]
    }

    fn read(entity: &Entity) -> Option<Self> {
        let step = Step {
            parent: read_parent(entity)?,
            label: field::read_label(entity, LABEL)?,
            official: field::read_label(entity, OFFICIAL),
            why: field::read_note(entity, WHY),
            proofs: field::read_labels(entity, PROOFS),
            one_of: field::read_labels(entity, ONE_OF),
            max_age: read_max_age(entity),
            state: match entity.shown(DONE) {
                Some(Value::Flag(true)) => StepState::Done,
                _ => StepState::ToDo,
            },
            due: field::read_day(entity, DUE),
            how: read_how(entity),
            document: field::read_link(entity, DOCUMENT).map(DocumentId::new),
        };
        Some(Self { step, order: Order::from_value(entity.shown(ORDER)) })
    }
}

fn done(state: StepState) -> Value {
    match state {
        StepState::ToDo => Value::Empty,
        StepState::Done => Value::Flag(true),
    }
}

fn how(how: Option<How>) -> Value {
    how.map_or(Value::Empty, |how| {
        Value::Number(match how {
            How::Alone => 1,
            How::Together => 2,
            How::ForMe => 3,
        })
    })
}

fn read_how(entity: &Entity) -> Option<How> {
    match field::read_number(entity, HOW)? {
        1 => Some(How::Alone),
        2 => Some(How::Together),
        3 => Some(How::ForMe),
        _ => None,
    }
}

fn read_max_age(entity: &Entity) -> Option<MaxAge> {
    let months = field::read_number(entity, MAX_AGE)?;
    MaxAge::months(u8::try_from(months).ok()?).ok()
}

fn read_parent(entity: &Entity) -> Option<Parent> {
    let checklist = field::read_link(entity, CHECKLIST).map(|id| Parent::Checklist(ChecklistId::new(id)));
    checklist.or_else(|| {
        field::read_link(entity, APPOINTMENT).map(|id| Parent::Appointment(AppointmentId::new(id)))
    })
}
