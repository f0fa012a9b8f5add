//! What a transaction writes, decided from what it read: the same for every store.

use crate::heal;
use crate::shelf::{AUTHOR, Record, Shelf, Write, batch_key, entity_key};
use crate::store::{Committed, StoreError};
use sync::{ActorId, Author, Batch, Edit, Entity, EntityId, WallTime, frame, record};

/// What a transaction read of the author and of the entities that are about to change.
#[derive(Clone)]
pub(crate) struct Read {
    pub(crate) author: Option<Vec<u8>>,
    /// Sorted by id.
    pub(crate) entities: Vec<(EntityId, Option<Vec<u8>>)>,
    /// The log; only read where [`Missing`] asks for it.
    pub(crate) log: Option<Vec<Record>>,
}

/// Something that was read is damaged: read the log too, in the same transaction, and plan again.
#[derive(Debug)]
pub(crate) struct Missing;

/// What a transaction is to do.
#[derive(Clone, Copy)]
pub(crate) enum Work<'a> {
    /// Record an action.
    Commit(&'a [Edit], WallTime),
    /// Take batches in.
    Absorb(&'a [Batch]),
}

/// What a transaction is to write, and what it has done then.
pub(crate) struct Plan {
    pub(crate) writes: Vec<Write>,
    /// The action as recorded; none for batches taken in.
    pub(crate) batch: Option<Batch>,
    /// The entities that it speaks of, as they are then.
    pub(crate) entities: Vec<Entity>,
    /// The edits that undo it.
    pub(crate) undo: Vec<Edit>,
}

/// A plan that asked for the log although it had it, or that recorded nothing: neither happens.
pub(crate) fn lost() -> StoreError {
    StoreError::Failed { reason: "plan".to_owned() }
}

impl Plan {
    /// What the caller of a commit is told.
    pub(crate) fn committed(self) -> Option<Committed> {
        let Self { batch, entities, undo, .. } = self;
        Some(Committed { batch: batch?, entities, undo })
    }
}

impl Work<'_> {
    /// The distinct entities that the work speaks of.
    pub(crate) fn entities(self) -> Vec<EntityId> {
        match self {
            Self::Commit(edits, _) => entities_of(edits),
            Self::Absorb(batches) => entities_of(batches.iter().flat_map(|batch| &batch.edits)),
        }
    }

    /// What is to be written, given what was read.
    pub(crate) fn plan(self, read: Read, mint: fn() -> ActorId) -> Result<Plan, Missing> {
        match self {
            Self::Commit(edits, at) => commit(read, edits.to_vec(), at, mint),
            Self::Absorb(batches) => absorb(read, batches, mint),
        }
    }
}

/// The distinct entities that the edits speak of.
pub(crate) fn entities_of<'a>(edits: impl IntoIterator<Item = &'a Edit>) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = edits.into_iter().map(|edit| edit.entity).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Records an action.
fn commit(read: Read, edits: Vec<Edit>, at: WallTime, mint: fn() -> ActorId) -> Result<Plan, Missing> {
    let (mut author, before, mut writes) = understand(read, mint)?;
    let edits = news(edits, &before);
    let undo = record::undo(&edits, |id| find(&before, id).ok().map(|at| &before[at]));
    let batch = Batch::write(&mut author, edits, at);
    let mut entities = before;
    apply(&batch, &mut entities);
    writes.extend(kept(&author, std::slice::from_ref(&batch), &entities));
    Ok(Plan { writes, batch: Some(batch), entities, undo })
}

/// The edits that change something: what a field shows already, and nobody disputes, is not written again.
fn news(mut edits: Vec<Edit>, before: &[Entity]) -> Vec<Edit> {
    edits.retain(|edit| {
        let known = find(before, edit.entity).ok().and_then(|at| before[at].register(edit.field));
        let said = known.is_some_and(|register| {
            register.others().next().is_none()
                && register.shown().is_some_and(|shown| shown.value == edit.value)
        });
        !said
    });
    edits
}

/// Takes batches in; `read` has the entities that they speak of.
fn absorb(read: Read, batches: &[Batch], mint: fn() -> ActorId) -> Result<Plan, Missing> {
    let (mut author, mut after, mut writes) = understand(read, mint)?;
    // Changes of this very actor that it has not seen: the memory was rolled back, and its name is in use.
    let own = |batch: &Batch| batch.first.actor == author.actor && !author.seen.contains(batch.last());
    if batches.iter().any(own) {
        author.actor = mint();
    }
    for batch in batches {
        apply(batch, &mut after);
        author.seen.join(&batch.seen);
        for change in batch.changes() {
            author.seen.see(change.dot);
        }
    }
    let entities = after;
    writes.extend(kept(&author, batches, &entities));
    Ok(Plan { writes, batch: None, entities, undo: Vec::new() })
}

/// The author, the entities that are known of those read, sorted by id, and what has to be set aside.
type Understood = (Author, Vec<Entity>, Vec<Write>);

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
    let mut known = Vec::new();
    for (id, bytes) in entities {
        let Some(bytes) = bytes else { continue };
        let entity = if let Ok(entity) = frame::open::<Entity>(&bytes) {
            Some(entity)
        } else {
            writes.push(heal::aside(Shelf::Entities, &entity_key(id), bytes));
            heal::entity(id, batches.as_ref().ok_or(Missing)?)
        };
        known.extend(entity);
    }
    Ok((author, known, writes))
}

fn apply(batch: &Batch, entities: &mut Vec<Entity>) {
    for change in batch.changes() {
        let (id, kind) = (change.edit.entity, change.edit.kind);
        let at = find(entities, id).unwrap_or_else(|at| {
            entities.insert(at, Entity::new(id, kind));
            at
        });
        entities[at].apply(change);
    }
}

fn find(entities: &[Entity], id: EntityId) -> Result<usize, usize> {
    entities.binary_search_by_key(&id, |entity| entity.id)
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
