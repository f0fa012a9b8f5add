//! Where bytes are kept, and under which keys. All records are [`sync::frame`]s but those of `Damaged`.

use sync::{Batch, EntityId};

/// A place for records of one sort; in a browser, an object store of the database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shelf {
    /// The author, the schema's version, and notes of this device alone.
    Meta,
    /// The current view: one record an entity, under its id.
    Entities,
    /// The truth: one record a batch, under its actor and first sequence number.
    Log,
    /// Records that could not be read, as they were found.
    Damaged,
}

impl Shelf {
    /// All shelves; in a browser, exactly the object stores of the database.
    pub const ALL: [Self; 4] = [Self::Meta, Self::Entities, Self::Log, Self::Damaged];

    /// The shelf's name in a database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Entities => "entities",
            Self::Log => "log",
            Self::Damaged => "damaged",
        }
    }

    const fn tag(self) -> u8 {
        match self {
            Self::Meta => b'm',
            Self::Entities => b'e',
            Self::Log => b'l',
            Self::Damaged => b'd',
        }
    }
}

/// A record: its key and its bytes.
pub(crate) type Record = (Vec<u8>, Vec<u8>);

/// One write of a transaction; no bytes means that the record goes away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Write {
    pub(crate) shelf: Shelf,
    pub(crate) key: Vec<u8>,
    pub(crate) bytes: Option<Vec<u8>>,
}

impl Write {
    pub(crate) fn put(shelf: Shelf, key: Vec<u8>, bytes: Vec<u8>) -> Self {
        Self { shelf, key, bytes: Some(bytes) }
    }

    pub(crate) fn remove(shelf: Shelf, key: Vec<u8>) -> Self {
        Self { shelf, key, bytes: None }
    }
}

/// The key of the author on [`Shelf::Meta`].
pub(crate) const AUTHOR: &[u8] = b"author";

/// The key of the schema's version on [`Shelf::Meta`].
pub(crate) const SCHEMA: &[u8] = b"schema";

/// What the keys of notes on [`Shelf::Meta`] begin with.
const NOTE: &[u8] = b"note:";

/// The key of a note of this device alone on [`Shelf::Meta`].
pub(crate) fn note_key(name: &str) -> Vec<u8> {
    [NOTE, name.as_bytes()].concat()
}

/// The name of the note with this key, if it is one.
pub(crate) fn note_name(key: &[u8]) -> Option<String> {
    String::from_utf8(key.strip_prefix(NOTE)?.to_vec()).ok()
}

pub(crate) fn entity_key(id: EntityId) -> Vec<u8> {
    id.0.to_vec()
}

/// Sorts by actor, then by sequence number.
pub(crate) fn batch_key(batch: &Batch) -> Vec<u8> {
    [&batch.first.actor.0[..], &batch.first.seq.to_be_bytes()].concat()
}

/// The key under which a record that could not be read is kept: it tells where it was found.
pub(crate) fn damaged_key(shelf: Shelf, key: &[u8]) -> Vec<u8> {
    [&[shelf.tag()], key].concat()
}

/// Where a record of [`Shelf::Damaged`] was found.
pub(crate) fn found_at(damaged_key: &[u8]) -> Option<(Shelf, &[u8])> {
    let (tag, key) = damaged_key.split_first()?;
    let shelf = Shelf::ALL.into_iter().find(|shelf| shelf.tag() == *tag)?;
    Some((shelf, key))
}
