//! Reading what is there although some of it is damaged. The log is the truth, the view can be rebuilt.

use crate::migration::Shelves;
use crate::plan;
use crate::shelf::{AUTHOR, Record, Shelf, Write, damaged_key, entity_key, found_at, note_name};
use crate::store::{Damage, Loaded, Outcome};
use sync::{ActorId, Author, Batch, Entity, EntityId, frame};

/// All records of a memory, by shelf.
#[derive(Default)]
pub(crate) struct Everything {
    pub(crate) author: Option<Vec<u8>>,
    pub(crate) entities: Vec<Record>,
    pub(crate) log: Vec<Record>,
    pub(crate) damaged: Vec<Vec<u8>>,
    pub(crate) notes: Vec<(String, Vec<u8>)>,
}

impl From<Shelves> for Everything {
    fn from(shelves: Shelves) -> Self {
        let mut everything = Self::default();
        for (shelf, key, bytes) in shelves {
            match shelf {
                Shelf::Meta if key == AUTHOR => everything.author = Some(bytes),
                Shelf::Meta => everything.notes.extend(note(&key, &bytes)),
                Shelf::Entities => everything.entities.push((key, bytes)),
                Shelf::Log => everything.log.push((key, bytes)),
                Shelf::Damaged => everything.damaged.push(key),
            }
        }
        everything
    }
}

/// What can be read of `everything`, and the writes that put the rest right or aside.
pub(crate) fn plan(everything: Everything, mint: fn() -> ActorId) -> (Loaded, Vec<Write>) {
    let Everything { author: author_bytes, entities, log, damaged, notes } = everything;
    let (batches, bad_log) = batches(&log);
    let mut writes = Vec::new();
    let mut loaded = Loaded { notes, ..Loaded::default() };

    let readable = author_bytes.as_ref().is_some_and(|bytes| frame::open::<Author>(bytes).is_ok());
    if !(readable || log.is_empty() && entities.is_empty()) {
        let author = author(&batches, mint);
        writes.push(Write::put(Shelf::Meta, AUTHOR.to_vec(), frame::seal(&author)));
    }
    let mut kept: Vec<EntityId> = Vec::new();
    for (key, bytes) in entities {
        if let Ok(entity) = frame::open::<Entity>(&bytes) {
            kept.push(entity.id);
            loaded.entities.push(entity);
        } else {
            writes.push(aside(Shelf::Entities, &key, bytes));
            writes.push(Write::remove(Shelf::Entities, key));
        }
    }
    for (key, bytes) in bad_log {
        writes.push(aside(Shelf::Log, &key, bytes));
        writes.push(Write::remove(Shelf::Log, key));
    }
    kept.sort_unstable();
    for id in plan::entities_of(batches.iter().flat_map(|batch| &batch.edits)) {
        if kept.binary_search(&id).is_err()
            && let Some(entity) = entity(id, &batches)
        {
            writes.push(Write::put(Shelf::Entities, entity_key(id), frame::seal(&entity)));
            loaded.entities.push(entity);
        }
    }
    let fresh = writes.iter().filter(|write| write.shelf == Shelf::Damaged).map(|write| &write.key);
    loaded.damage = damage(damaged.iter().chain(fresh), &loaded.entities);
    (loaded, writes)
}

/// The note that a record of [`Shelf::Meta`] is, if it can be read.
pub(crate) fn note(key: &[u8], bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    Some((note_name(key)?, frame::open(bytes).ok()?))
}

/// The damage told by the keys of [`Shelf::Damaged`]: an entity that is there again was rebuilt.
pub(crate) fn damage<'a>(keys: impl Iterator<Item = &'a Vec<u8>>, entities: &[Entity]) -> Vec<Damage> {
    let rebuilt = |key: &[u8]| entities.iter().any(|entity| entity.id.0 == key);
    let mut keys: Vec<&Vec<u8>> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    let found = keys.into_iter().filter_map(|key| found_at(key));
    let tell = |(shelf, key): (Shelf, &[u8])| {
        let outcome = if shelf == Shelf::Entities && rebuilt(key) { Outcome::Rebuilt } else { Outcome::Lost };
        Damage { shelf, key: key.to_vec(), outcome }
    };
    found.map(tell).collect()
}

/// The batches of the log that can be read, and the records that cannot.
pub(crate) fn batches(log: &[Record]) -> (Vec<Batch>, Vec<Record>) {
    let (mut batches, mut bad) = (Vec::new(), Vec::new());
    for (key, bytes) in log {
        match frame::open(bytes) {
            Ok(batch) => batches.push(batch),
            Err(_) => bad.push((key.clone(), bytes.clone())),
        }
    }
    (batches, bad)
}

/// A new author that has seen all that the log tells.
pub(crate) fn author(batches: &[Batch], mint: fn() -> ActorId) -> Author {
    let mut author = Author::new(mint());
    for batch in batches {
        author.seen.join(&batch.seen);
        author.seen.see(batch.last());
    }
    author
}

/// The entity as the log tells it; `None` if the log does not know it.
pub(crate) fn entity(id: EntityId, batches: &[Batch]) -> Option<Entity> {
    Entity::from_changes(id, batches.iter().flat_map(Batch::changes))
}

/// Keeps the bytes of a damaged record aside.
pub(crate) fn aside(shelf: Shelf, key: &[u8], bytes: Vec<u8>) -> Write {
    Write::put(Shelf::Damaged, damaged_key(shelf, key), bytes)
}
