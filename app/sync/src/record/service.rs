use super::{Record, field};
use crate::{Entity, FieldId, Kind, Value};
use domain::{Phone, Service};

const NAME: FieldId = FieldId(1);
const ADDRESS: FieldId = FieldId(2);
const PHONES: FieldId = FieldId(3);
const EMAIL: FieldId = FieldId(4);
const HOURS: FieldId = FieldId(5);
const VERIFIED: FieldId = FieldId(6);
const CLOSURES: FieldId = FieldId(7);
const LANGUAGES: FieldId = FieldId(8);
const ACCESS: FieldId = FieldId(9);
const POSITION: FieldId = FieldId(10);
const SOURCE: FieldId = FieldId(11);

impl Record for Service {
    const KIND: Kind = Kind(9);

    fn fields(&self) -> Vec<(FieldId, Value)> {
        let phones = self.phones.iter().map(|phone| phone.digits().to_owned()).collect();
        let hours = self.hours.clone().map_or(Value::Empty, Value::Text);
        vec![
            (NAME, field::label(Some(&self.name))),
            (ADDRESS, field::label(self.address.as_ref())),
            (PHONES, field::texts(phones)),
            (EMAIL, field::label(self.email.as_ref())),
            (HOURS, hours),
            (VERIFIED, field::day(self.verified)),
            (CLOSURES, field::closures(&self.closures)),
            (LANGUAGES, field::labels(&self.languages)),
            (ACCESS, field::note(self.access.as_ref())),
            (POSITION, field::position(self.position)),
            (SOURCE, field::label(self.source.as_ref())),
        ]
    }

    fn read(entity: &Entity) -> Option<Self> {
        let phones = match entity.shown(PHONES) {
            Some(Value::Texts(texts)) => texts.iter().filter_map(|text| Phone::parse(text).ok()).collect(),
            _ => Vec::new(),
        };
        Some(Self {
            name: field::read_label(entity, NAME)?,
            address: field::read_label(entity, ADDRESS),
            phones,
            email: field::read_label(entity, EMAIL),
            hours: field::read_text(entity, HOURS).filter(|text| !text.is_empty()).map(str::to_owned),
            verified: field::read_day(entity, VERIFIED),
            closures: field::read_closures(entity, CLOSURES),
            languages: field::read_labels(entity, LANGUAGES),
            access: field::read_note(entity, ACCESS),
            position: field::read_position(entity, POSITION),
            source: field::read_label(entity, SOURCE),
        })
    }
}
