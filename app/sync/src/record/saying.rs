//! What a value says to a person who is to choose between two.

use super::{PlacedStep, Record, field};
use crate::{Entity, FieldId, Kind, Register, Value, Version};
use chrono::NaiveDate;
use domain::{Appointment, Attendance, Checklist, Contact, Document, How, Service, StepState, When};

/// What a field is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aspect {
    /// The name of the thing.
    Name,
    /// Whether it is done.
    State,
    /// What it is for, or what to remember.
    Note,
    /// By when.
    Due,
    /// Who sees to it.
    How,
    /// The day and the hours.
    When,
    /// Where.
    Place,
    /// With whom.
    With,
    /// Which number to call.
    Phone,
    /// Whether one has to come.
    Attendance,
    /// The date written on it.
    Issued,
    /// Its last valid day.
    ValidUntil,
}

/// What a value says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saying {
    /// Nothing.
    Blank,
    /// These words.
    Text(String),
    /// Whether it is done.
    State(StepState),
    /// A day.
    Day(NaiveDate),
    /// A day, perhaps with hours.
    When(When),
    /// Who sees to it.
    How(How),
    /// Whether one has to come.
    Attendance(Attendance),
}

/// What a field is about; `None` for one of which no person is to decide, such as a place in a list.
pub fn aspect(kind: Kind, field: FieldId) -> Option<Aspect> {
    Some(match (kind, field.0) {
        (Appointment::KIND | Checklist::KIND | Document::KIND | Contact::KIND | Service::KIND, 1)
        | (PlacedStep::KIND, 4) => Aspect::Name,
        (Appointment::KIND, 2) => Aspect::When,
        (Appointment::KIND, 3) | (Service::KIND, 2) => Aspect::Place,
        (Appointment::KIND, 4) => Aspect::With,
        (Appointment::KIND, 5) | (Contact::KIND, 3) => Aspect::Phone,
        (Appointment::KIND, 6) => Aspect::Attendance,
        (Appointment::KIND, 7) | (PlacedStep::KIND, 6) => Aspect::Note,
        (PlacedStep::KIND, 10) => Aspect::State,
        (PlacedStep::KIND, 11) => Aspect::Due,
        (PlacedStep::KIND, 12) => Aspect::How,
        (Document::KIND, 2) => Aspect::Issued,
        (Document::KIND, 3) => Aspect::ValidUntil,
        _ => return None,
    })
}

/// What a value says about an aspect; what says something impossible says nothing.
pub fn saying(aspect: Aspect, value: &Value) -> Saying {
    let said = match (aspect, value) {
        (Aspect::State, Value::Flag(true)) => Some(Saying::State(StepState::Done)),
        (Aspect::State, _) => Some(Saying::State(StepState::ToDo)),
        (Aspect::How, Value::Number(1)) => Some(Saying::How(How::Alone)),
        (Aspect::How, Value::Number(2)) => Some(Saying::How(How::Together)),
        (Aspect::How, Value::Number(3)) => Some(Saying::How(How::ForMe)),
        (Aspect::Attendance, Value::Number(1)) => Some(Saying::Attendance(Attendance::Obligatory)),
        (Aspect::Attendance, Value::Number(2)) => Some(Saying::Attendance(Attendance::Optional)),
        (Aspect::Due | Aspect::Issued | Aspect::ValidUntil, Value::Number(day)) => {
            field::to_day(*day).map(Saying::Day)
        }
        (Aspect::When, Value::Numbers(numbers)) => field::to_when(numbers).map(Saying::When),
        (_, Value::Text(text)) => Some(Saying::Text(text.clone())),
        _ => None,
    };
    said.unwrap_or(Saying::Blank)
}

/// What has to be decided about a thing, one aspect after the other: each value that somebody wrote without knowing the
/// others, the one that is shown first.
pub fn to_decide(thing: &Entity) -> Vec<(FieldId, Aspect, Vec<&Version>)> {
    let open = thing.disputed().filter_map(|field| {
        let (aspect, register) = (aspect(thing.kind, field)?, thing.register(field)?);
        let values = different(register, aspect);
        (values.len() > 1).then_some((field, aspect, values))
    });
    open.collect()
}

/// The versions that say different things.
fn different(register: &Register, aspect: Aspect) -> Vec<&Version> {
    let mut different: Vec<&Version> = Vec::new();
    for version in register.shown().into_iter().chain(register.others()) {
        let said = saying(aspect, &version.value);
        if different.iter().all(|other| saying(aspect, &other.value) != said) {
            different.push(version);
        }
    }
    different
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActorId, Author, Batch, Edit, EntityId, WallTime};
    use rstest::rstest;

    fn wrote(actor: u8, field: u8, value: Value) -> Batch {
        let edit = Edit { entity: EntityId([1; 16]), kind: PlacedStep::KIND, field: FieldId(field), value };
        Batch::write(&mut Author::new(ActorId([actor; 16])), vec![edit], WallTime(actor.into()))
    }

    fn thing(batches: &[Batch]) -> Entity {
        Entity::from_changes(EntityId([1; 16]), batches.iter().flat_map(Batch::changes)).unwrap()
    }

    #[test]
    fn what_two_people_wrote_differently_is_to_be_decided_and_nothing_else() {
        let text = |words: &str| Value::Text(words.to_owned());
        let two = thing(&[wrote(1, 4, text("Photo")), wrote(2, 4, text("Deux photos"))]);
        let [(field, Aspect::Name, values)] = &to_decide(&two)[..] else { panic!("one thing to decide") };
        assert_eq!(*field, FieldId(4));
        let said: Vec<Saying> = values.iter().map(|version| saying(Aspect::Name, &version.value)).collect();
        assert_eq!(said, [Saying::Text("Deux photos".into()), Saying::Text("Photo".into())]);
        // Of one mind, or about something that no person decides.
        assert_eq!(to_decide(&thing(&[wrote(1, 4, text("Photo")), wrote(2, 4, text("Photo"))])).len(), 0);
        assert_eq!(
            to_decide(&thing(&[wrote(1, 10, Value::Empty), wrote(2, 10, Value::Flag(false))])).len(),
            0
        );
        assert_eq!(to_decide(&thing(&[wrote(1, 3, text("a")), wrote(2, 3, text("b"))])).len(), 0);
    }

    #[rstest]
    #[case(Aspect::State, Value::Empty, Saying::State(StepState::ToDo))]
    #[case(Aspect::State, Value::Flag(true), Saying::State(StepState::Done))]
    #[case(Aspect::How, Value::Number(9), Saying::Blank)]
    #[case(Aspect::Due, Value::Number(i64::MAX), Saying::Blank)]
    #[case(Aspect::Place, Value::Empty, Saying::Blank)]
    fn a_value_says_what_it_can(#[case] aspect: Aspect, #[case] value: Value, #[case] expected: Saying) {
        assert_eq!(saying(aspect, &value), expected);
    }
}
