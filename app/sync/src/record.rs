//! The fields of each domain noun: which number, which value.
//!
//! Numbers are part of the stored format: a new field takes a new number, a retired number is never reused.
//! Field 0 of every kind is [`Entity::REMOVED`]. A field that this version does not know is carried along.

mod appointment;
mod checklist;
mod contact;
mod device;
mod document;
mod ending;
mod field;
mod membership;
mod saying;
mod service;
mod spoken;
mod step;

pub use device::Device;
pub use ending::Ending;
pub use membership::Membership;
pub use saying::{Aspect, Saying, aspect, saying, to_decide};
pub use spoken::{MOST_SPOKEN, TooLong, silence, speak, spoken};
pub use step::PlacedStep;

use crate::{Edit, Entity, EntityId, FieldId, Kind, Value};

/// A domain noun that is kept as an entity.
pub trait Record: Sized {
    /// The noun's number.
    const KIND: Kind;

    /// Every field with its value, [`Value::Empty`] for those that say nothing; always the same fields in the
    /// same order.
    fn fields(&self) -> Vec<(FieldId, Value)>;

    /// The noun as its shown values tell it. A field that says something impossible says nothing; `None` if
    /// that leaves the noun without what it cannot be without.
    fn read(entity: &Entity) -> Option<Self>;
}

/// The edits that bring a thing into being.
pub fn create<R: Record>(entity: EntityId, record: &R) -> Vec<Edit> {
    let said = record.fields().into_iter().filter(|(_, value)| *value != Value::Empty);
    said.map(|(field, value)| Edit { entity, kind: R::KIND, field, value }).collect()
}

/// The edits of the fields that differ, and of no other: what somebody else wrote elsewhere stays.
pub fn update<R: Record>(entity: EntityId, old: &R, new: &R) -> Vec<Edit> {
    let old = old.fields();
    let changed = new.fields().into_iter().zip(old).filter(|(new, old)| new != old);
    changed.map(|((field, value), _)| Edit { entity, kind: R::KIND, field, value }).collect()
}

/// The edit that removes a thing; its fields stay, so that it can be brought back.
pub fn remove(entity: EntityId, kind: Kind) -> Edit {
    Edit { entity, kind, field: Entity::REMOVED, value: Value::Flag(true) }
}

/// The edit that brings a removed thing back.
pub fn restore(entity: EntityId, kind: Kind) -> Edit {
    Edit { entity, kind, field: Entity::REMOVED, value: Value::Flag(false) }
}

/// The edits that undo `edits`, given the things as they were `before`: each field gets back the value that
/// was shown, and what did not exist is removed.
pub fn undo<'a>(edits: &[Edit], before: impl Fn(EntityId) -> Option<&'a Entity>) -> Vec<Edit> {
    let mut back: Vec<Edit> = Vec::new();
    for Edit { entity, kind, field, .. } in edits {
        let known = before(*entity);
        let edit = match known {
            None => remove(*entity, *kind),
            Some(_) if *field == Entity::REMOVED && !was_removed(known) => restore(*entity, *kind),
            Some(known) => {
                let value = known.shown(*field).cloned().unwrap_or_default();
                Edit { entity: *entity, kind: *kind, field: *field, value }
            }
        };
        if !back.iter().any(|done| done.entity == edit.entity && done.field == edit.field) {
            back.push(edit);
        }
    }
    back
}

fn was_removed(entity: Option<&Entity>) -> bool {
    entity.and_then(|entity| entity.shown(Entity::REMOVED)) == Some(&Value::Flag(true))
}

#[cfg(test)]
mod tests;
