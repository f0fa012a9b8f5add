//! data·inclusion: structures and services, schema 0 and 1 (data.inclusion.gouv.fr, "schéma de données").

use super::file::Record;
use super::value::{day, joined, label, number, phones, position, text, town};
use crate::{Note, Service};

pub(super) fn filled(service: Service, record: &Record) -> Service {
    let field = |name: &str| text(record, name);
    let hours = field("horaires_accueil").or_else(|| field("horaires_ouverture"));
    Service {
        address: joined(&[field("adresse"), town(field("code_postal"), field("commune"))]),
        phones: phones(record.get("telephone")),
        email: field("courriel").and_then(|mail| label(&mail)),
        verified: hours.as_ref().and(field("date_maj")).and_then(|date| day(&date)),
        hours,
        access: field("complement_adresse").and_then(|more| Note::parse(&more).ok()),
        position: position(number(record.get("latitude")), number(record.get("longitude"))),
        source: field("id").and_then(|id| label(&id)),
        ..service
    }
}
