//! Reading what is there although some of it is damaged. The log is the truth, the view can be rebuilt.

use crate::migration::Shelves;
use crate::plan;
use crate::shelf::{
    AUTHOR, ENTITY_KEY, LINK_KEY, Place, Record, Shelf, Write, damaged_key, found_at, note_name,
};
use crate::store::{Damage, Loaded, Outcome};
use std::collections::BTreeMap;
use sync::{ActorId, Author, Batch, Entity, EntityId, Parcel, SpaceId, frame};

/// All records of a memory, by place.
#[derive(Default)]
pub(crate) struct Everything {
    places: BTreeMap<Place, Plain>,
    damaged: Vec<Vec<u8>>,
    notes: Vec<(String, Vec<u8>)>,
    /// Records under keys that this version never writes.
    strange: Vec<(Shelf, Record)>,
}

/// What is in plain in one place.
#[derive(Default)]
struct Plain {
    author: Option<Vec<u8>>,
    entities: Vec<Record>,
    log: Vec<Record>,
}

impl From<Shelves> for Everything {
    fn from(shelves: Shelves) -> Self {
        let mut everything = Self::default();
        for (shelf, key, bytes) in shelves {
            everything.add(shelf, key, bytes);
        }
        everything
    }
}

impl Everything {
    fn add(&mut self, shelf: Shelf, key: Vec<u8>, bytes: Vec<u8>) {
        let own = match shelf {
            Shelf::Meta if key == AUTHOR => {
                self.places.entry(Place::Home).or_default().author = Some(bytes);
                return;
            }
            Shelf::Meta => return self.notes.extend(note(&key, &bytes)),
            Shelf::Damaged => return self.damaged.push(key),
            // Looked at when a place is synced.
            Shelf::Envelopes => return,
            Shelf::Entities | Shelf::Shared => ENTITY_KEY,
            Shelf::Log => LINK_KEY,
            Shelf::Spaces => 1,
        };
        let place = Place::of_key(&key, own).map(|(place, rest)| (place, rest.to_vec()));
        match (shelf, place) {
            (Shelf::Spaces, Some((place, rest))) if rest == b"a" => {
                self.places.entry(place).or_default().author = Some(bytes);
            }
            (Shelf::Spaces, _) => {}
            (Shelf::Log, Some((place, _))) => self.places.entry(place).or_default().log.push((key, bytes)),
            (_, Some((place, _))) if place.entities() == shelf => {
                self.places.entry(place).or_default().entities.push((key, bytes));
            }
            _ => self.strange.push((shelf, (key, bytes))),
        }
    }
}

/// What can be read of `everything`, and the writes that put the rest right or aside.
pub(crate) fn plan(everything: Everything, mint: fn() -> ActorId) -> (Loaded, Vec<Write>) {
    let Everything { places, damaged, notes, strange } = everything;
    let mut writes = Vec::new();
    let mut loaded = Loaded { notes, ..Loaded::default() };
    for (place, plain) in places {
        let entities = mend(place, plain, &mut writes, mint);
        match place {
            Place::Home => loaded.entities = entities,
            Place::Space(space) => {
                loaded.shared.extend(entities.into_iter().map(|entity| (space, entity)));
            }
        }
    }
    for (shelf, (key, bytes)) in strange {
        writes.push(aside(shelf, &key, bytes));
        writes.push(Write::remove(shelf, key));
    }
    let fresh = writes.iter().filter(|write| write.shelf == Shelf::Damaged).map(|write| &write.key);
    loaded.damage = damage(damaged.iter().chain(fresh), &loaded.entities, &loaded.shared);
    (loaded, writes)
}

/// The entities of one place that can be read or rebuilt.
fn mend(place: Place, plain: Plain, writes: &mut Vec<Write>, mint: fn() -> ActorId) -> Vec<Entity> {
    let Plain { author: author_bytes, entities, log } = plain;
    let (batches, bad_log) = batches(&log);
    let readable = author_bytes.as_ref().is_some_and(|bytes| frame::open::<Author>(bytes).is_ok());
    if !(readable || log.is_empty() && entities.is_empty()) {
        let (shelf, key) = place.author();
        writes.push(Write::put(shelf, key, frame::seal(&author(&batches, mint))));
        // The new author has not seen what a snapshot brought: it is fetched again.
        writes.push(doubt(place));
    }
    let mut found: Vec<Entity> = Vec::new();
    for (key, bytes) in entities {
        if let Ok(entity) = frame::open::<Entity>(&bytes) {
            found.push(entity);
        } else {
            writes.push(aside(place.entities(), &key, bytes));
            writes.push(Write::remove(place.entities(), key));
            writes.push(doubt(place));
        }
    }
    for (key, bytes) in bad_log {
        writes.push(aside(Shelf::Log, &key, bytes));
        writes.push(Write::remove(Shelf::Log, key));
    }
    let mut kept: Vec<EntityId> = found.iter().map(|entity| entity.id).collect();
    kept.sort_unstable();
    for id in plan::entities_of(batches.iter().flat_map(|batch| &batch.edits)) {
        if kept.binary_search(&id).is_err()
            && let Some(entity) = entity(id, &batches)
        {
            writes.push(Write::put(place.entities(), place.entity_key(id), frame::seal(&entity)));
            found.push(entity);
        }
    }
    found
}

/// The place's ledger is no longer trusted to have brought all that it counts: at the next sync it takes its envelopes
/// in again, and fetches from the relay what these do not tell.
pub(crate) fn doubt(place: Place) -> Write {
    Write::remove(Shelf::Spaces, place.standing_key())
}

/// The note that a record of [`Shelf::Meta`] is, if it can be read.
pub(crate) fn note(key: &[u8], bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    Some((note_name(key)?, frame::open(bytes).ok()?))
}

/// The damage told by the keys of [`Shelf::Damaged`]: an entity that is there again was rebuilt.
pub(crate) fn damage<'a>(
    keys: impl Iterator<Item = &'a Vec<u8>>,
    entities: &[Entity],
    shared: &[(SpaceId, Entity)],
) -> Vec<Damage> {
    let is_there = |shelf: Shelf, key: &[u8]| match shelf {
        Shelf::Entities => entities.iter().any(|entity| entity.id.0 == key),
        Shelf::Shared => {
            shared.iter().any(|(space, entity)| Place::Space(*space).entity_key(entity.id) == key)
        }
        _ => false,
    };
    let mut keys: Vec<&Vec<u8>> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    let found = keys.into_iter().filter_map(|key| found_at(key));
    let tell = |(shelf, key): (Shelf, &[u8])| {
        let outcome = if is_there(shelf, key) { Outcome::Rebuilt } else { Outcome::Lost };
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

/// What can be read of a place's author and entities.
pub(crate) fn parcel(author: Option<&[u8]>, entities: &[Record]) -> Parcel {
    let seen = author.and_then(|bytes| frame::open::<Author>(bytes).ok()).map(|author| author.seen);
    let things = entities.iter().filter_map(|(_, bytes)| frame::open(bytes).ok()).collect();
    Parcel { seen: seen.unwrap_or_default(), things }
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
