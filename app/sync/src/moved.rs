//! A thing that goes to live in another space: its values are written there anew, and its old home says where it is.

use crate::EntityId;
use crate::{Edit, Entity, FieldId, Kind, Value};
use protocol::SpaceId;

impl Entity {
    /// The field, the same for all kinds, that names the space to which the thing has moved.
    pub const MOVED: FieldId = FieldId(u8::MAX);

    /// The space where the thing lives now; `None` if it never moved, or came back.
    pub fn moved(&self) -> Option<SpaceId> {
        match self.shown(Self::MOVED)? {
            Value::Bytes(space) => space.as_slice().try_into().ok().map(SpaceId),
            _ => None,
        }
    }
}

/// The edit that says where a thing lives now; `None` brings it back.
///
/// ```
/// use sync::{EntityId, Kind, SpaceId, Value, moved};
/// let edit = moved(EntityId([1; 16]), Kind(2), Some(SpaceId([7; 32])));
/// assert_eq!(edit.value, Value::Bytes(vec![7; 32]));
/// ```
pub fn moved(entity: EntityId, kind: Kind, space: Option<SpaceId>) -> Edit {
    let value = space.map_or(Value::Empty, |space| Value::Bytes(space.0.to_vec()));
    Edit { entity, kind, field: Entity::MOVED, value }
}

/// The edits that write what a thing shows anew, under the same id, in the space to which it moves. That it was removed
/// goes along; where it moved to does not. What was in dispute stays in dispute where it was.
pub fn reissue(thing: &Entity) -> Vec<Edit> {
    let fields = thing.fields().filter(|field| *field != Entity::MOVED);
    let said = fields.filter_map(|field| Some((field, thing.shown(field)?.clone())));
    said.map(|(field, value)| Edit { entity: thing.id, kind: thing.kind, field, value }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActorId, Author, Batch, WallTime};

    fn thing(author: &mut Author, edits: &[Edit]) -> Entity {
        let batch = Batch::write(author, edits.to_vec(), WallTime(0));
        Entity::from_changes(EntityId([1; 16]), batch.changes()).unwrap()
    }

    fn edit(field: u8, value: Value) -> Edit {
        Edit { entity: EntityId([1; 16]), kind: Kind(2), field: FieldId(field), value }
    }

    #[test]
    fn a_thing_written_anew_shows_the_same_and_knows_nothing_of_where_it_was() {
        let mut author = Author::new(ActorId([1; 16]));
        let said = [edit(1, Value::Text("RSA".into())), edit(2, Value::Empty), edit(3, Value::Flag(true))];
        let to = moved(EntityId([1; 16]), Kind(2), Some(SpaceId([7; 32])));
        let old = thing(&mut author, &[&said[..], &[to]].concat());
        assert_eq!(old.moved(), Some(SpaceId([7; 32])));
        let edits = reissue(&old);
        assert_eq!(edits, [said[0].clone(), said[2].clone()]);
        let new = thing(&mut Author::new(ActorId([2; 16])), &edits);
        assert_eq!(new.moved(), None);
        assert_eq!(new.shown(FieldId(1)), old.shown(FieldId(1)));
    }

    #[test]
    fn a_removed_thing_stays_removed_where_it_moves() {
        let mut author = Author::new(ActorId([1; 16]));
        let old = thing(&mut author, &[edit(1, Value::Flag(true)), edit(0, Value::Flag(true))]);
        // Written last, the removal has seen the rest.
        let new = thing(&mut Author::new(ActorId([2; 16])), &reissue(&old));
        assert!(old.removal(&[]).is_some() && new.removal(&[]).is_some());
    }

    #[test]
    fn a_thing_that_came_back_has_not_moved() {
        let to = moved(EntityId([1; 16]), Kind(2), Some(SpaceId([7; 32])));
        let back = moved(EntityId([1; 16]), Kind(2), None);
        assert_eq!(thing(&mut Author::new(ActorId([1; 16])), &[to, back]).moved(), None);
    }
}
