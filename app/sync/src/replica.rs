use crate::{
    ActorId, Author, Batch, Edit, Entity, EntityId, Ledger, SealError, SpaceKeys, Taken, VersionVector,
    WallTime,
};
use protocol::{Envelope, Heads, SpaceAnswer, SpaceRequest};
use std::collections::BTreeMap;

/// One space on one device: who writes here, the sealed history, and the entities as it tells them.
///
/// The entities are always what the applied envelopes say, in whatever order and however often they arrived; two
/// replicas that have applied the same changes are equal.
#[derive(Clone, Debug)]
pub struct Replica {
    keys: SpaceKeys,
    author: Author,
    ledger: Ledger,
    entities: BTreeMap<EntityId, Entity>,
    wanted: Wanted,
}

/// What has to be remembered of a request until its answer comes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// What the relay had said to hold.
    held: VersionVector,
    /// What the snapshot covers that the request brings.
    offered: Option<Heads>,
}

impl Asked {
    /// What the relay had said to hold when it was asked.
    pub fn held(&self) -> &VersionVector {
        &self.held
    }
}

impl Replica {
    /// A space that this device joins or creates; `actor` is new, drawn at random for this device, this space and
    /// this life of its memory.
    pub fn new(keys: SpaceKeys, actor: ActorId) -> Self {
        let ledger = Ledger::new(keys.space());
        Self { keys, author: Author::new(actor), ledger, entities: BTreeMap::new(), wanted: Wanted::Nothing }
    }

    /// The same space with another actor: after a restore, an import, or when the browser dropped its storage, so
    /// that no place is ever written twice.
    #[must_use]
    pub fn with_new_actor(mut self, actor: ActorId) -> Self {
        self.author.actor = actor;
        self
    }

    /// Who writes here.
    pub fn actor(&self) -> ActorId {
        self.author.actor
    }

    /// The sealed history.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// One thing, as the changes tell it.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(&id)
    }

    /// All things, by id.
    pub fn entities(&self) -> &BTreeMap<EntityId, Entity> {
        &self.entities
    }

    /// All changes applied here.
    pub fn applied(&self) -> VersionVector {
        self.ledger.applied()
    }

    /// Records and seals one action of a person.
    ///
    /// # Errors
    /// As [`SpaceKeys::seal_batch`]; nothing has changed then.
    pub fn act(&mut self, edits: Vec<Edit>, at: WallTime, nonce: [u8; 24]) -> Result<Batch, SealError> {
        let mut author = self.author.clone();
        let batch = Batch::write(&mut author, edits, at);
        self.ledger.write(&self.keys, &batch, nonce)?;
        self.author = author;
        self.apply(&batch);
        Ok(batch)
    }

    /// The relay has no room left for the space: the next request brings a snapshot, which makes some.
    pub fn make_room(&mut self) {
        self.wanted = Wanted::Snapshot;
    }

    /// What to say to the relay, with a snapshot where it needs or wants one and this device can make one.
    pub fn request(&self, nonce: [u8; 24]) -> (SpaceRequest, Asked) {
        let mut request = self.ledger.request();
        let wanted = self.wanted == Wanted::Snapshot && self.ledger.is_complete();
        let needed = wanted || self.ledger.relay_needs_snapshot();
        if needed && self.keys.may_write() {
            let entities: Vec<&Entity> = self.entities.values().collect();
            // A state too large to be sealed stays envelope by envelope; the relay says when it has no room.
            request.snapshot = self.ledger.snapshot(&self.keys, self.actor(), &entities, nonce).ok();
        }
        let offered = request.snapshot.as_ref().map(|snapshot| snapshot.header().heads.clone());
        let asked = Asked { held: self.ledger.relay_holds().clone(), offered };
        (request, asked)
    }

    /// Takes in the answer to what was asked.
    pub fn take(&mut self, answer: &SpaceAnswer, asked: &Asked) -> Taken {
        let taken = self.ledger.take(&self.keys, answer, &asked.held);
        self.wanted = if answer.wants_snapshot { Wanted::Snapshot } else { Wanted::Nothing };
        self.settle(&taken);
        if let Some(heads) = &asked.offered
            && answer.holds.covers(&heads.vector())
        {
            self.ledger.compact(heads);
        }
        taken
    }

    /// Takes in envelopes that came without the relay.
    pub fn take_envelopes(&mut self, envelopes: &[Envelope]) -> Taken {
        let taken = self.ledger.take_envelopes(&self.keys, envelopes);
        self.settle(&taken);
        taken
    }

    fn settle(&mut self, taken: &Taken) {
        for entity in &taken.joined {
            match self.entities.get_mut(&entity.id) {
                Some(ours) => ours.join(entity),
                None => drop(self.entities.insert(entity.id, entity.clone())),
            }
        }
        for batch in &taken.batches {
            self.apply(batch);
        }
        self.author.seen.join(&self.ledger.applied());
    }

    fn apply(&mut self, batch: &Batch) {
        for change in batch.changes() {
            let (id, kind) = (change.edit.entity, change.edit.kind);
            self.entities.entry(id).or_insert_with(|| Entity::new(id, kind)).apply(change);
        }
    }
}

/// Whether the relay would like a snapshot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    Snapshot,
    Nothing,
}

#[cfg(test)]
mod tests;
