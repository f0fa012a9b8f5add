use super::{Record, field};
use crate::{Entity, FieldId, Kind, Value};
use chrono::Datelike;
use domain::{Checklist, Label, Source};

const TITLE: FieldId = FieldId(1);
const OFFICIAL: FieldId = FieldId(2);
/// The body, then the sheet if there is one.
const SOURCE: FieldId = FieldId(3);
const CHECKED: FieldId = FieldId(4);

impl Record for Checklist {
    const KIND: Kind = Kind(2);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        let (source, checked) = self.source.as_ref().map_or((Value::Empty, Value::Empty), |source| {
            let texts = [Some(&source.body), source.sheet.as_ref()].into_iter().flatten();
            let texts = texts.map(|text| text.as_str().to_owned()).collect();
            (Value::Texts(texts), Value::Number(source.checked.num_days_from_ce().into()))
        });
        vec![
            (TITLE, field::label(Some(&self.title))),
            (OFFICIAL, field::label(self.official.as_ref())),
            (SOURCE, source),
            (CHECKED, checked),
        ]
    }

    fn read(entity: &Entity) -> Option<Self> {
        Some(Self {
            title: field::read_label(entity, TITLE)?,
            official: field::read_label(entity, OFFICIAL),
            source: read_source(entity),
        })
    }
}

fn read_source(entity: &Entity) -> Option<Source> {
    let mut texts: std::vec::IntoIter<Label> = field::read_labels(entity, SOURCE).into_iter();
    Some(Source { body: texts.next()?, sheet: texts.next(), checked: field::read_day(entity, CHECKED)? })
}
