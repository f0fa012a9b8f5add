//! Things in a link, for who is to have some like them.

use crate::record::{Record, create};
use crate::{ActorId, Author, Batch, Edit, Entity, EntityId, FieldId, Kind, Value, WallTime};
use serde::{Deserialize, Serialize};

/// What stands where a single thing has its kind, if several follow. No noun has this number.
const SEVERAL: Kind = Kind(0);

/// One thing as a card carries it: its fields as they are now, without their history.
#[derive(Serialize, Deserialize)]
struct Thing {
    kind: Kind,
    id: EntityId,
    fields: Vec<(FieldId, Value)>,
}

impl Thing {
    fn new<R: Record>(id: EntityId, record: &R) -> Self {
        let edits = create(id, record).into_iter();
        Self { kind: R::KIND, id, fields: edits.map(|edit| (edit.field, edit.value)).collect() }
    }

    fn into_entity(self) -> Entity {
        let Self { kind, id, fields } = self;
        let edits =
            fields.into_iter().map(|(field, value)| Edit { entity: id, kind, field, value }).collect();
        let mut thing = Entity::new(id, kind);
        let batch = Batch::write(&mut Author::new(ActorId([0; 16])), edits, WallTime(0));
        batch.changes().for_each(|change| thing.apply(change));
        thing
    }
}

/// The content of a [`crypto::Card`]: one thing as it is now, without its history, for who is to have one like it.
///
/// ```
/// use domain::{Label, Service};
/// use sync::{EntityId, card};
/// let service = Service::new(Label::parse("CCAS de Lens")?);
/// let bytes = card::write(EntityId([1; 16]), &service);
/// assert_eq!(card::read::<Service>(&bytes), Some((EntityId([1; 16]), service)));
/// assert_eq!(card::read::<domain::Contact>(&bytes), None);
/// # Ok::<(), domain::TextError>(())
/// ```
pub fn write<R: Record>(id: EntityId, record: &R) -> Vec<u8> {
    // Fails only for types that do not know their length; none here.
    postcard::to_allocvec(&Thing::new(id, record)).unwrap_or_default()
}

/// What [`write`] wrote of this kind of thing; `None` for anything else. Fields of a newer version are left out.
pub fn read<R: Record>(bytes: &[u8]) -> Option<(EntityId, R)> {
    let (thing, []) = postcard::take_from_bytes::<Thing>(bytes).ok()? else { return None };
    if thing.kind != R::KIND {
        return None;
    }
    let id = thing.id;
    R::read(&thing.into_entity()).map(|record| (id, record))
}

/// Several things for one card, each as it is now: a list with its papers, an appointment with what to bring.
///
/// ```
/// use domain::{Contact, Label, Service};
/// use sync::card::{self, Several};
/// use sync::{EntityId, View};
/// let mut several = Several::default();
/// several.add(EntityId([1; 16]), &Service::new(Label::parse("CCAS de Lens")?));
/// several.add(EntityId([2; 16]), &Service::new(Label::parse("Mairie")?));
/// let things: View = card::read_several(&several.write()).into_iter().flatten().collect();
/// assert_eq!(things.services().count(), 2);
/// # Ok::<(), domain::TextError>(())
/// ```
#[derive(Default)]
pub struct Several(Vec<Thing>);

impl Several {
    /// The same with one thing more.
    pub fn add<R: Record>(&mut self, id: EntityId, record: &R) {
        self.0.push(Thing::new(id, record));
    }

    /// The content of a card.
    pub fn write(&self) -> Vec<u8> {
        // Fails only for types that do not know their length; none here.
        postcard::to_allocvec(&(SEVERAL, &self.0)).unwrap_or_default()
    }
}

/// What [`Several::write`] wrote, as things of which nothing else is known; `None` for anything else.
pub fn read_several(bytes: &[u8]) -> Option<Vec<Entity>> {
    match postcard::take_from_bytes::<(Kind, Vec<Thing>)>(bytes).ok()? {
        ((SEVERAL, things), []) => Some(things.into_iter().map(Thing::into_entity).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Label, Service};

    fn service() -> Service {
        Service::new(Label::parse("Mairie").unwrap())
    }

    #[test]
    fn one_thing_and_several_are_told_apart() {
        let one = write(EntityId([1; 16]), &service());
        assert_eq!(read_several(&one).map(|things| things.len()), None);
        let mut several = Several::default();
        several.add(EntityId([1; 16]), &service());
        assert_eq!(read::<Service>(&several.write()), None);
        assert_eq!(read_several(&several.write()).unwrap().len(), 1);
    }

    #[test]
    fn what_is_cut_or_longer_is_refused() {
        let mut several = Several::default();
        several.add(EntityId([1; 16]), &service());
        let bytes = several.write();
        for end in 0..bytes.len() {
            assert_eq!(read_several(&bytes[..end]).map(|things| things.len()), None, "{end}");
        }
        assert!(read_several(&[&bytes[..], &[0]].concat()).is_none());
    }

    #[test]
    fn an_empty_field_takes_no_room() {
        let bare = write(EntityId([1; 16]), &service()).len();
        // Kind, id, one field with its number, its tag, its length and its six letters.
        assert!(bare <= 1 + 16 + 1 + 3 + 6, "{bare}");
    }
}
