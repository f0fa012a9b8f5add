use super::Record;
use crate::{Entity, EntityId, FieldId, Kind, SpaceId, Value};

const ANNOUNCED: FieldId = FieldId(1);

/// That the owner ended a space: the announcement, as it was signed. Who reads it has to verify it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    /// What [`crypto::announce_stop`] or [`crypto::announce_successor`] gave.
    pub announced: Vec<u8>,
}

impl Ending {
    /// Its name in the space that ends.
    pub fn id(space: SpaceId) -> EntityId {
        // The other half of the space than its membership has.
        EntityId(core::array::from_fn(|at| space.0[16 + at]))
    }
}

impl Record for Ending {
    const KIND: Kind = Kind(8);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        vec![(ANNOUNCED, Value::Bytes(self.announced.clone()))]
    }

    fn read(entity: &Entity) -> Option<Self> {
        match entity.shown(ANNOUNCED)? {
            Value::Bytes(announced) => Some(Self { announced: announced.clone() }),
            _ => None,
        }
    }
}
