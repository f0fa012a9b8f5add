//! What a transaction writes, decided from what it read: the same for every store.

use crate::heal;
use crate::shelf::{AUTHOR, Record, Shelf, Write, batch_key, entity_key};
use crate::store::Committed;
use std::collections::BTreeMap;
use sync::{ActorId, Author, Batch, Edit, Entity, EntityId, WallTime, frame, record};

/// What a transaction read of the author and of the entities that are about to change.
pub(crate) struct Read {
    pub(crate) author: Option<Vec<u8>>,
    pub(crate) entities: Vec<(EntityId, Option<Vec<u8>>)>,
    /// The log; only read where [`Missing`] asks for it.
    pub(crate) log: Option<Vec<Record>>,
}

/// Something that was read is damaged: read the log too, in the same transaction, and plan again.
#[derive(Debug)]
pub(crate) struct Missing;

/// What a transaction is to write, and what it has done then.
pub(crate) struct Plan<T> {
    pub(crate) writes: Vec<Write>,
    pub(crate) outcome: T,
}

/// The distinct entities that the edits speak of.
pub(crate) fn entities_of<'a>(edits: impl IntoIterator<Item = &'a Edit>) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = edits.into_iter().map(|edit| edit.entity).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Records an action.
pub(crate) fn commit(
    read: Read,
    edits: Vec<Edit>,
    at: WallTime,
    mint: fn() -> ActorId,
) -> Result<Plan<Committed>, Missing> {
    let (mut author, before, mut writes) = understand(read, mint)?;
    let undo = record::undo(&edits, |id| before.get(&id));
    let batch = Batch::write(&mut author, edits, at);
    let mut after = before;
    apply(&batch, &mut after);
    let entities = entities_of(&batch.edits).into_iter().filter_map(|id| after.get(&id).cloned()).collect();
    writes.extend(kept(&author, std::slice::from_ref(&batch), &entities));
    Ok(Plan { writes, outcome: Committed { batch, entities, undo } })
}

/// Takes batches in; `read` has the entities that they speak of.
pub(crate) fn absorb(
    read: Read,
    batches: &[Batch],
    mint: fn() -> ActorId,
) -> Result<Plan<Vec<Entity>>, Missing> {
    let (mut author, mut after, mut writes) = understand(read, mint)?;
    for batch in batches {
        apply(batch, &mut after);
        author.seen.join(&batch.seen);
        for change in batch.changes() {
            author.seen.see(change.dot);
        }
    }
    let entities: Vec<Entity> = after.into_values().collect();
    writes.extend(kept(&author, batches, &entities));
    Ok(Plan { writes, outcome: entities })
}

type Understood = (Author, BTreeMap<EntityId, Entity>, Vec<Write>);

fn understand(read: Read, mint: fn() -> ActorId) -> Result<Understood, Missing> {
    let Read { author, entities, log } = read;
    let batches = log.as_ref().map(|log| heal::batches(log).0);
    let mut writes = Vec::new();
    let author = match author.map(|bytes| frame::open(&bytes)) {
        Some(Ok(author)) => author,
        // The old name may be in use for a change that the damaged record counted: take a new one.
        Some(Err(_)) => heal::author(batches.as_ref().ok_or(Missing)?, mint),
        None => Author::new(mint()),
    };
    let mut known = BTreeMap::new();
    for (id, bytes) in entities {
        let Some(bytes) = bytes else { continue };
        let entity = if let Ok(entity) = frame::open::<Entity>(&bytes) {
            Some(entity)
        } else {
            writes.push(heal::aside(Shelf::Entities, &entity_key(id), bytes));
            heal::entity(id, batches.as_ref().ok_or(Missing)?)
        };
        known.extend(entity.map(|entity| (id, entity)));
    }
    Ok((author, known, writes))
}

fn apply(batch: &Batch, entities: &mut BTreeMap<EntityId, Entity>) {
    for change in batch.changes() {
        let (id, kind) = (change.edit.entity, change.edit.kind);
        entities.entry(id).or_insert_with(|| Entity::new(id, kind)).apply(change);
    }
}

fn kept(author: &Author, batches: &[Batch], entities: &Vec<Entity>) -> Vec<Write> {
    let mut writes = vec![Write::put(Shelf::Meta, AUTHOR.to_vec(), frame::seal(author))];
    for batch in batches.iter().filter(|batch| !batch.edits.is_empty()) {
        writes.push(Write::put(Shelf::Log, batch_key(batch), frame::seal(batch)));
    }
    for entity in entities {
        writes.push(Write::put(Shelf::Entities, entity_key(entity.id), frame::seal(entity)));
    }
    writes
}
