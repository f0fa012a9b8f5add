//! Services from an export of a directory: data·inclusion, Soliguide, or the State's own (DILA).
//!
//! Hours are taken over word for word where they are a text, and built from days and times where they are a table.
//! Whether they can be understood is asked later; what is malformed stays to be read by people.

mod data_inclusion;
mod file;
mod search;
mod service_public;
mod soliguide;
mod table;
mod value;

use crate::{Label, Service};
use file::Record;
pub use search::{renewed, search};

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    /// Whose it is.
    pub source: Source,
    /// The services, in their order; at least one. Each has the name it has in the directory.
    pub services: Vec<Service>,
    /// The records that gave none.
    pub skipped: Vec<Skipped>,
}

/// Whose directory it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// data·inclusion, structures or services, schema 0 or 1.
    DataInclusion,
    /// Soliguide, places.
    Soliguide,
    /// The directory of the administration, by DILA.
    ServicePublic,
}

/// A record that gave no service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Skipped {
    /// Which one, counted from 1.
    pub record: usize,
    /// Why.
    pub why: Why,
}

/// Why a record gave no service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// It has no name.
    NoName,
    /// It is no record of a service.
    NoRecord,
    /// There are more than are read.
    TooMany,
}

/// Why a file gives no service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DirectoryError {
    /// It is larger than what a phone reads at once.
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
        /// The most that are read: [`Directory::MAX_BYTES`].
        limit: usize,
    },
    /// It is neither JSON nor a table with a line of names.
    NoTable,
    /// It is a table of something else.
    NoDirectory,
    /// None of its records gives a service.
    NoneReadable {
        /// Why, for each.
        skipped: Vec<Skipped>,
    },
}

crate::facts::facts!(DirectoryError);

impl Directory {
    /// The most bytes of a file: 8 MiB.
    pub const MAX_BYTES: usize = 8 << 20;
    /// The most services that are read.
    pub const MAX_SERVICES: usize = 5000;
}

/// Reads an export: JSON, JSON by lines, or a table with commas, semicolons or tabs.
///
/// ```
/// let file = br#"[{"id": "1", "nom": "CCAS de Lens", "code_postal": "62300", "commune": "Lens", "source": "x"}]"#;
/// let directory = domain::directory::read(file)?;
/// assert_eq!(directory.services[0].name.as_str(), "CCAS de Lens");
/// assert_eq!(directory.services[0].address.as_ref().map(|address| address.as_str()), Some("62300 Lens"));
/// # Ok::<(), domain::directory::DirectoryError>(())
/// ```
///
/// # Errors
/// [`DirectoryError::TooLarge`] above [`Directory::MAX_BYTES`], [`DirectoryError::NoTable`] for another kind of file,
/// [`DirectoryError::NoDirectory`] for records of something else, [`DirectoryError::NoneReadable`] if no record has a
/// name.
pub fn read(bytes: &[u8]) -> Result<Directory, DirectoryError> {
    if bytes.len() > Directory::MAX_BYTES {
        return Err(DirectoryError::TooLarge { bytes: bytes.len(), limit: Directory::MAX_BYTES });
    }
    let records = file::records(bytes).ok_or(DirectoryError::NoTable)?;
    let source = records.iter().find_map(source).ok_or(DirectoryError::NoDirectory)?;
    let mut services: Vec<Service> = Vec::new();
    let mut skipped = Vec::new();
    for (at, record) in records.iter().enumerate() {
        let service =
            if services.len() < Directory::MAX_SERVICES { one(record, source) } else { Err(Why::TooMany) };
        match service {
            Ok(service) => services.push(service),
            Err(why) => skipped.push(Skipped { record: at + 1, why }),
        }
    }
    if services.is_empty() {
        return Err(DirectoryError::NoneReadable { skipped });
    }
    Ok(Directory { source, services, skipped })
}

fn source(record: &Record) -> Option<Source> {
    let has = |names: &[&str]| names.iter().any(|name| record.contains_key(*name));
    if has(&["newhours", "lieu_id", "entity"]) && has(&["name"]) {
        Some(Source::Soliguide)
    } else if has(&["plage_ouverture", "horaires_accueil_texte", "pivot", "code_insee_commune"])
        && has(&["nom"])
    {
        Some(Source::ServicePublic)
    } else if has(&["nom"])
        && has(&["source", "structure_id", "siret", "code_insee", "commune", "thematiques", "date_maj"])
    {
        Some(Source::DataInclusion)
    } else if has(&["nom"]) && has(&["horaires_accueil", "adresse"]) {
        Some(Source::ServicePublic)
    } else {
        None
    }
}

fn one(record: &Record, source: Source) -> Result<Service, Why> {
    if record.is_empty() {
        return Err(Why::NoRecord);
    }
    let name = match source {
        Source::Soliguide => "name",
        Source::DataInclusion | Source::ServicePublic => "nom",
    };
    let name: Label = value::text(record, name).and_then(|name| value::label(&name)).ok_or(Why::NoName)?;
    let service = Service::new(name);
    Ok(match source {
        Source::DataInclusion => data_inclusion::filled(service, record),
        Source::Soliguide => soliguide::filled(service, record),
        Source::ServicePublic => service_public::filled(service, record),
    })
}
