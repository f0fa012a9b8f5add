use super::{Record, field};
use crate::{Entity, FieldId, Kind, Value};
use domain::Contact;

const NAME: FieldId = FieldId(1);
const ROLE: FieldId = FieldId(2);
const PHONE: FieldId = FieldId(3);

impl Record for Contact {
    const KIND: Kind = Kind(5);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        vec![
            (NAME, field::label(Some(&self.name))),
            (ROLE, field::label(self.role.as_ref())),
            (PHONE, field::phone(self.phone.as_ref())),
        ]
    }

    fn read(entity: &Entity) -> Option<Self> {
        Some(Self {
            name: field::read_label(entity, NAME)?,
            role: field::read_label(entity, ROLE),
            phone: field::read_phone(entity, PHONE),
        })
    }
}
