use super::{Record, field};
use crate::{Entity, FieldId, Kind, Value};
use domain::Document;

const NAME: FieldId = FieldId(1);
const ISSUED: FieldId = FieldId(2);
const VALID_UNTIL: FieldId = FieldId(3);

impl Record for Document {
    const KIND: Kind = Kind(4);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        vec![
            (NAME, field::label(Some(&self.kind))),
            (ISSUED, field::day(self.issued())),
            (VALID_UNTIL, field::day(self.valid_until())),
        ]
    }

    fn read(entity: &Entity) -> Option<Self> {
        let kind = field::read_label(entity, NAME)?;
        let (issued, valid_until) = (field::read_day(entity, ISSUED), field::read_day(entity, VALID_UNTIL));
        // Two people may have written the two days without knowing of each other: the end then says nothing.
        Self::new(kind.clone(), issued, valid_until).or_else(|_| Self::new(kind, issued, None)).ok()
    }
}
