//! One thing in a link, for who is to have one like it.

use crate::record::{Record, create};
use crate::{ActorId, Author, Batch, Edit, Entity, EntityId, FieldId, Value, WallTime};

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
    let fields: Vec<(FieldId, Value)> =
        create(id, record).into_iter().map(|edit| (edit.field, edit.value)).collect();
    // Fails only for types that do not know their length; none here.
    postcard::to_allocvec(&(R::KIND, id, fields)).unwrap_or_default()
}

/// What [`write`] wrote of this kind of thing; `None` for anything else. Fields of a newer version are left out.
pub fn read<R: Record>(bytes: &[u8]) -> Option<(EntityId, R)> {
    let ((kind, id, fields), []) =
        postcard::take_from_bytes::<(_, EntityId, Vec<(FieldId, Value)>)>(bytes).ok()?
    else {
        return None;
    };
    if kind != R::KIND {
        return None;
    }
    let edits = fields.into_iter().map(|(field, value)| Edit { entity: id, kind, field, value }).collect();
    let mut thing = Entity::new(id, kind);
    let batch = Batch::write(&mut Author::new(ActorId([0; 16])), edits, WallTime(0));
    batch.changes().for_each(|change| thing.apply(change));
    R::read(&thing).map(|record| (id, record))
}
