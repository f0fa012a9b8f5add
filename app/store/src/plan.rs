//! What a transaction writes, decided from what it read: the same for every store.

use crate::heal;
use crate::sealed::Sealed;
use crate::shelf::{Place, Record, Shelf, Write};
use crate::store::{Committed, Kept, StoreError};
use sync::{ActorId, Author, Batch, Edit, Entity, EntityId, Parcel, VersionVector, WallTime, frame, record};

/// What a transaction read of the author and of the entities that are about to change.
#[derive(Clone)]
pub(crate) struct Read {
    pub(crate) author: Option<Vec<u8>>,
    /// Where the ledger stands; only read for [`Work::Keep`].
    pub(crate) standing: Option<Vec<u8>>,
    /// Sorted by id.
    pub(crate) entities: Vec<(EntityId, Option<Vec<u8>>)>,
    /// The log of the place; only read where [`Missing`] asks for it.
    pub(crate) log: Option<Vec<Record>>,
}

/// Something that was read is damaged: read the log too, in the same transaction, and plan again.
#[derive(Debug)]
pub(crate) struct Missing;

/// What a transaction is to do.
#[derive(Clone, Copy)]
pub(crate) enum Work<'a> {
    /// Record an action.
    Commit(Place, &'a [Edit], WallTime),
    /// Take batches in.
    Absorb(Place, &'a [Batch]),
    /// Take in what a place held elsewhere.
    TakeIn(Place, &'a Parcel),
    /// Keep what a ledger brought.
    Keep(&'a Sealed),
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
    pub(crate) turn: Turn,
}

/// Whose turn it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Turn {
    /// This one's.
    Ours,
    /// Another tab has kept the same ledger in between: nothing is written.
    Overtaken,
}

impl Turn {
    /// What the caller of a keep is told.
    pub(crate) fn kept(self, sealed: Sealed, entities: Vec<Entity>) -> Kept {
        match self {
            Self::Ours => Kept::Kept { sealed: Box::new(sealed.kept()), entities },
            Self::Overtaken => Kept::Overtaken,
        }
    }
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
    /// The place that it is about.
    pub(crate) fn place(self) -> Place {
        match self {
            Self::Commit(place, ..) | Self::Absorb(place, _) | Self::TakeIn(place, _) => place,
            Self::Keep(sealed) => sealed.place(),
        }
    }

    /// The distinct entities that the work speaks of.
    pub(crate) fn entities(self) -> Vec<EntityId> {
        match self {
            Self::Commit(_, edits, _) => entities_of(edits),
            Self::Absorb(_, batches) => entities_of(batches.iter().flat_map(|batch| &batch.edits)),
            Self::TakeIn(_, parcel) => sorted(parcel.things.iter().map(|entity| entity.id)),
            Self::Keep(sealed) => {
                let written = sealed.batches().iter().flat_map(|batch| &batch.edits);
                let joined = sealed.joined().iter().map(|entity| entity.id);
                sorted(written.map(|edit| edit.entity).chain(joined))
            }
        }
    }

    /// What is to be written, given what was read.
    pub(crate) fn plan(self, read: Read, mint: fn() -> ActorId) -> Result<Plan, Missing> {
        match self {
            Self::Commit(place, edits, at) => commit(read, place, edits.to_vec(), at, mint),
            Self::Absorb(place, batches) => {
                absorb(read, place, batches, (&[], &VersionVector::default()), mint)
            }
            Self::TakeIn(place, parcel) => absorb(read, place, &[], (&parcel.things, &parcel.seen), mint),
            Self::Keep(sealed) => keep(read, sealed, mint),
        }
    }
}

/// The distinct entities that the edits speak of.
pub(crate) fn entities_of<'a>(edits: impl IntoIterator<Item = &'a Edit>) -> Vec<EntityId> {
    sorted(edits.into_iter().map(|edit| edit.entity))
}

fn sorted(ids: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Records an action.
fn commit(
    read: Read,
    place: Place,
    edits: Vec<Edit>,
    at: WallTime,
    mint: fn() -> ActorId,
) -> Result<Plan, Missing> {
    let (mut author, before, mut writes) = understand(read, place, mint)?;
    let edits = news(edits, &before);
    let undo = record::undo(&edits, |id| find(&before, id).ok().map(|at| &before[at]));
    let batch = Batch::write(&mut author, edits, at);
    let mut entities = before;
    apply(&batch, &mut entities);
    writes.extend(kept(place, &author, std::slice::from_ref(&batch), &entities));
    Ok(Plan { writes, batch: Some(batch), entities, undo, turn: Turn::Ours })
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

/// Takes batches and states in; `read` has the entities that they speak of.
fn absorb(
    read: Read,
    place: Place,
    batches: &[Batch],
    (joined, applied): (&[Entity], &VersionVector),
    mint: fn() -> ActorId,
) -> Result<Plan, Missing> {
    let (mut author, mut entities, mut writes) = understand(read, place, mint)?;
    // Changes of this very actor that it has not seen: the memory was rolled back, and its name is in use.
    let own = |batch: &Batch| batch.first.actor == author.actor && !author.seen.contains(batch.last());
    if batches.iter().any(own) || applied.seq(author.actor) > author.seen.seq(author.actor) {
        author.actor = mint();
    }
    author.seen.join(applied);
    for state in joined {
        match find(&entities, state.id) {
            Ok(at) => entities[at].join(state),
            Err(at) => entities.insert(at, state.clone()),
        }
    }
    for batch in batches {
        apply(batch, &mut entities);
        author.seen.join(&batch.seen);
        for change in batch.changes() {
            author.seen.see(change.dot);
        }
    }
    writes.extend(kept(place, &author, batches, &entities));
    Ok(Plan { writes, batch: None, entities, undo: Vec::new(), turn: Turn::Ours })
}

/// Keeps what a ledger brought, unless another tab has kept the same ledger since it was read.
fn keep(read: Read, sealed: &Sealed, mint: fn() -> ActorId) -> Result<Plan, Missing> {
    if sealed.is_overtaken(read.standing.as_deref()) {
        let (entities, undo) = (Vec::new(), Vec::new());
        return Ok(Plan { writes: Vec::new(), batch: None, entities, undo, turn: Turn::Overtaken });
    }
    let state = (sealed.joined(), &sealed.ledger().applied());
    let mut plan = absorb(read, sealed.place(), sealed.batches(), state, mint)?;
    plan.writes.extend(sealed.writes());
    Ok(plan)
}

/// The author, the entities that are known of those read, sorted by id, and what has to be set aside.
type Understood = (Author, Vec<Entity>, Vec<Write>);

fn understand(read: Read, place: Place, mint: fn() -> ActorId) -> Result<Understood, Missing> {
    let Read { author, entities, log, .. } = read;
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
            writes.push(heal::aside(place.entities(), &place.entity_key(id), bytes));
            writes.push(heal::doubt(place));
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

fn kept(place: Place, author: &Author, batches: &[Batch], entities: &[Entity]) -> Vec<Write> {
    let (shelf, key) = place.author();
    let mut writes = vec![Write::put(shelf, key, frame::seal(author))];
    for batch in batches.iter().filter(|batch| !batch.edits.is_empty()) {
        writes.push(Write::put(Shelf::Log, place.batch_key(batch), frame::seal(batch)));
    }
    for entity in entities {
        writes.push(Write::put(place.entities(), place.entity_key(entity.id), frame::seal(entity)));
    }
    writes
}
