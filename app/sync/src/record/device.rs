use super::{Record, field};
use crate::{Entity, EntityId, FieldId, Kind, Value};
use chrono::NaiveDate;
use domain::Label;

const NAME: FieldId = FieldId(1);
const KEY: FieldId = FieldId(2);
const SEEN: FieldId = FieldId(3);

/// One of the person's phones, as it tells the others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device {
    /// What the person calls it.
    pub name: Label,
    /// The public half of its key: what follows the space is sealed to it.
    pub key: [u8; 32],
    /// The last day on which it wrote to the others; its clock is a hint.
    pub seen: Option<NaiveDate>,
}

impl Device {
    /// Its name among things: it has one as long as it has its key.
    pub fn id(key: &[u8; 32]) -> EntityId {
        EntityId(core::array::from_fn(|at| key[at]))
    }
}

impl Record for Device {
    const KIND: Kind = Kind(7);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        vec![
            (NAME, field::label(Some(&self.name))),
            (KEY, Value::Bytes(self.key.to_vec())),
            (SEEN, field::day(self.seen)),
        ]
    }

    fn read(entity: &Entity) -> Option<Self> {
        let Value::Bytes(key) = entity.shown(KEY)? else { return None };
        Some(Self {
            name: field::read_label(entity, NAME)?,
            key: key.as_slice().try_into().ok()?,
            seen: field::read_day(entity, SEEN),
        })
    }
}
