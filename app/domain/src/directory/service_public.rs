//! The directory of the administration, by DILA (data.gouv.fr, "Service-public.fr – Annuaire de l'administration").

use serde_json::Value;

use super::file::Record;
use super::table::{Table, day, of_words, time};
use super::value::{joined, label, number, phones, position, text, town};
use crate::Service;
use crate::hours::Opening;

pub(super) fn filled(service: Service, record: &Record) -> Service {
    let address = match record.get("adresse") {
        Some(Value::Array(all)) => all.first().and_then(Value::as_object).cloned(),
        Some(Value::Object(one)) => Some(one.clone()),
        _ => None,
    };
    let part = |name: &str| address.as_ref().and_then(|address| text(address, name));
    let coordinate =
        |name: &str| number(address.as_ref().and_then(|address| address.get(name)).or(record.get(name)));
    let street = part("numero_voie").or_else(|| text(record, "adresse"));
    let code = part("code_postal").or_else(|| text(record, "code_postal"));
    let name = part("nom_commune").or_else(|| text(record, "commune"));
    Service {
        address: joined(&[street, town(code, name)]),
        phones: phones(record.get("telephone")),
        email: first_text(record.get("adresse_courriel")).and_then(|mail| label(&mail)),
        hours: hours(record),
        position: position(coordinate("latitude"), coordinate("longitude")),
        source: text(record, "id").and_then(|id| label(&id)),
        ..service
    }
}

fn first_text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Array(all) => first_text(all.first()),
        _ => None,
    }
}

/// The table of hours, or a text of them; words that are no hours are kept as they are.
fn hours(record: &Record) -> Option<String> {
    let table = match record.get("plage_ouverture") {
        Some(Value::Array(all)) => of_table(all),
        // A list within a text, as in tables.
        Some(Value::String(text)) => {
            serde_json::from_str::<Vec<Value>>(text).ok().and_then(|all| of_table(&all))
        }
        _ => None,
    };
    let words = || {
        let words = text(record, "horaires_accueil").or_else(|| text(record, "horaires_accueil_texte"))?;
        Some(of_words(&words).unwrap_or(words))
    };
    table.or_else(words)
}

fn of_table(all: &[Value]) -> Option<String> {
    let mut table = Table::default();
    for row in all {
        let row = row.as_object()?;
        let (first, last) = (day(&text(row, "nom_jour_debut")?)?, day(&text(row, "nom_jour_fin")?)?);
        let days: Vec<usize> =
            if first <= last { (first..=last).collect() } else { (first..7).chain(0..=last).collect() };
        let openings: Vec<Opening> = ["1", "2"]
            .iter()
            .filter_map(|nth| {
                let clock = |part: &str| time(&text(row, &[part, *nth].concat())?);
                Opening::new(clock("valeur_heure_debut_")?, clock("valeur_heure_fin_")?).ok()
            })
            .collect();
        match text(row, "commentaire") {
            Some(words) if !openings.is_empty() => table.add_condition(&days, &openings, &words),
            _ => {
                for day in days {
                    for opening in &openings {
                        table.add(day, opening.start(), opening.end())?;
                    }
                }
            }
        }
    }
    table.text()
}
