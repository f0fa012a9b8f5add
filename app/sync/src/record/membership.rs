use super::Record;
use crate::{Access, Entity, EntityId, FieldId, Kind, SpaceId, Value};

const SPACE: FieldId = FieldId(1);
const ACCESS: FieldId = FieldId(2);

/// That the person is a member of a space. It lives at home, so that their other phones are members too; what the
/// space holds counts as long as it is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    /// The space.
    pub space: SpaceId,
    /// What [`Access::to_bytes`] gave.
    pub access: Vec<u8>,
}

impl Membership {
    /// The membership that this access is.
    pub fn of(access: &Access) -> Self {
        Self { space: access.space(), access: access.to_bytes().to_vec() }
    }

    /// Its name, the same on every phone of the person: accepting a share again changes nothing.
    pub fn id(space: SpaceId) -> EntityId {
        EntityId(core::array::from_fn(|at| space.0[at]))
    }

    /// Whether the person may write there.
    pub fn may_write(&self) -> bool {
        Access::writes(&self.access)
    }
}

impl Record for Membership {
    const KIND: Kind = Kind(6);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        vec![(SPACE, Value::Bytes(self.space.0.to_vec())), (ACCESS, Value::Bytes(self.access.clone()))]
    }

    fn read(entity: &Entity) -> Option<Self> {
        match (entity.shown(SPACE)?, entity.shown(ACCESS)?) {
            (Value::Bytes(space), Value::Bytes(access)) => {
                Some(Self { space: SpaceId(space.as_slice().try_into().ok()?), access: access.clone() })
            }
            _ => None,
        }
    }
}
