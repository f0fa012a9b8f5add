use crate::{Change, Dot, EntityId, FieldId, Kind, Register, Value, Version, WallTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod wire;

/// One thing as this device knows it: for each field, a register.
///
/// Kept beside the log of changes as the current view, and rebuilt from the log if it is damaged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// Its name.
    pub id: EntityId,
    /// Its noun.
    pub kind: Kind,
    /// Sorted by field, each at most once.
    fields: Vec<(FieldId, Register)>,
}

/// That a thing was removed, by a change that knew of every other change to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Removal {
    /// What the remover's clock said; a hint.
    pub at: WallTime,
}

impl Entity {
    /// The field, the same for all kinds, that says `Flag(true)` when the thing was removed.
    pub const REMOVED: FieldId = FieldId(0);

    /// A thing of which nothing is known yet.
    pub fn new(id: EntityId, kind: Kind) -> Self {
        Self { id, kind, fields: Vec::new() }
    }

    /// The thing that `changes` describe, those of other things left out. `None` if there are none.
    pub fn from_changes(id: EntityId, changes: impl IntoIterator<Item = Change>) -> Option<Self> {
        let mut entity: Option<Self> = None;
        for change in changes {
            if change.edit.entity == id {
                entity.get_or_insert_with(|| Self::new(id, change.edit.kind)).apply(change);
            }
        }
        entity
    }

    /// Takes a change of this thing in. Order and repetition do not matter.
    pub fn apply(&mut self, change: Change) {
        let Change { dot, seen, at, edit } = change;
        self.register_mut(edit.field).apply(Version { dot, seen, at, value: edit.value });
    }

    /// Takes in all that another replica knows of this thing.
    pub fn join(&mut self, other: &Self) {
        for (field, register) in &other.fields {
            self.register_mut(*field).join(register);
        }
    }

    /// The register of a field; `None` if nobody ever wrote it.
    pub fn register(&self, field: FieldId) -> Option<&Register> {
        self.find(field).ok().map(|at| &self.fields[at].1)
    }

    pub(crate) fn put(&mut self, field: FieldId, version: Version) {
        self.register_mut(field).apply(version);
    }

    fn register_mut(&mut self, field: FieldId) -> &mut Register {
        let at = self.find(field).unwrap_or_else(|at| {
            self.fields.insert(at, (field, Register::default()));
            at
        });
        &mut self.fields[at].1
    }

    fn find(&self, field: FieldId) -> Result<usize, usize> {
        self.fields.binary_search_by_key(&field, |(field, _)| *field)
    }

    /// The value to show for a field; `None` if nobody ever wrote it or it was made blank.
    pub fn shown(&self, field: FieldId) -> Option<&Value> {
        let shown = &self.register(field)?.shown()?.value;
        (*shown != Value::Empty).then_some(shown)
    }

    /// The fields that hold more than one value, written by people who did not know of each other. Who wrote the same
    /// is of one mind.
    pub fn disputed(&self) -> impl Iterator<Item = FieldId> + '_ {
        let differ = |register: &Register| {
            let shown = register.shown().map(|version| &version.value);
            register.others().any(|version| Some(&version.value) != shown)
        };
        self.fields.iter().filter(move |(_, register)| differ(register)).map(|(field, _)| *field)
    }

    /// The fields that somebody ever wrote, the one of removal last: written in this order, it has seen the others.
    pub fn fields(&self) -> impl Iterator<Item = FieldId> + '_ {
        let all = self.fields.iter().map(|(field, _)| *field);
        let removed = all.clone().filter(|field| *field == Self::REMOVED);
        all.filter(|field| *field != Self::REMOVED).chain(removed)
    }

    /// All versions of all fields.
    pub fn versions(&self) -> impl Iterator<Item = (FieldId, &Version)> {
        self.fields.iter().flat_map(|(field, register)| register.versions().iter().map(move |v| (*field, v)))
    }

    /// Whether the thing is removed, where `parts` are the things that go with it (the steps of a checklist).
    ///
    /// An edit wins over a removal that did not know of it: the removal holds only if it had seen every
    /// other change to the thing and to its parts, and nobody who did not know of it brought the thing back.
    pub fn removal(&self, parts: &[&Self]) -> Option<Removal> {
        let marks = self.register(Self::REMOVED)?.versions();
        if marks.iter().any(|mark| mark.value != Value::Flag(true)) {
            return None;
        }
        marks
            .iter()
            .find(|mark| self.known_to(mark) && parts.iter().all(|part| part.known_to(mark)))
            .map(|mark| Removal { at: mark.at })
    }

    /// Whether whoever wrote `mark` had seen all else that is known of this thing.
    fn known_to(&self, mark: &Version) -> bool {
        let seen_by_mark = |dot: Dot| mark.seen.contains(dot);
        self.fields
            .iter()
            .filter(|(field, _)| *field != Self::REMOVED)
            .flat_map(|(_, register)| register.versions())
            .all(|version| seen_by_mark(version.dot))
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::Entity::pack(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Entity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::Entity::deserialize(deserializer)?.unpack().ok_or_else(|| serde::de::Error::custom("actor"))
    }
}

#[cfg(test)]
mod tests;
