//! One phone's memory, by our merge or by one that is known to be wrong.

use protocol::{SpaceAnswer, SpaceRequest};
use std::collections::BTreeMap;
use sync::{
    ActorId, Asked, Author, Batch, Dot, Edit, Entity, EntityId, FieldId, Ledger, Replica, SealError,
    SpaceKeys, Taken, VersionVector, WallTime,
};

/// How what arrives is merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Merge {
    /// As the product does.
    Ours,
    /// Of two values the one with the later clock stays, as in many databases. Loses what was written at the same time.
    LastWriteWins,
    /// Whatever arrives is applied at once and counted as seen. Loses causes that come late.
    NoBuffering,
}

/// What a device can tell of one field: the writes that it still shows or offers, each with what its author had seen.
pub type Versions = Vec<(Dot, VersionVector)>;

/// One space in one phone's memory. It survives crashes; a clone is a backup.
#[derive(Clone, Debug)]
pub struct Device {
    keys: SpaceKeys,
    merge: Merge,
    replica: Replica,
    /// For [`Merge::LastWriteWins`]: the winner of each field.
    winners: BTreeMap<(EntityId, FieldId), (WallTime, Dot, VersionVector)>,
    /// For [`Merge::NoBuffering`].
    naive: Naive,
}

#[derive(Clone, Debug)]
struct Naive {
    author: Author,
    ledger: Ledger,
    entities: BTreeMap<EntityId, Entity>,
}

impl Device {
    /// A space that is joined.
    pub fn new(keys: &SpaceKeys, actor: ActorId, merge: Merge) -> Self {
        Self {
            keys: keys.clone(),
            merge,
            replica: Replica::new(keys.clone(), actor),
            winners: BTreeMap::new(),
            naive: Naive {
                author: Author::new(actor),
                ledger: Ledger::new(keys.space()),
                entities: BTreeMap::new(),
            },
        }
    }

    /// The same memory, restored: it writes under a new name.
    #[must_use]
    pub fn with_new_actor(mut self, actor: ActorId) -> Self {
        self.replica = self.replica.with_new_actor(actor);
        self.naive.author.actor = actor;
        self
    }

    /// The replica by our rules.
    pub fn replica(&self) -> &Replica {
        &self.replica
    }

    /// All that has been applied.
    pub fn applied(&self) -> VersionVector {
        match self.merge {
            Merge::NoBuffering => self.naive.author.seen.clone(),
            _ => self.replica.applied(),
        }
    }

    /// One action of the person.
    ///
    /// # Errors
    /// As [`Replica::act`].
    pub fn act(&mut self, edits: Vec<Edit>, at: WallTime, nonce: [u8; 24]) -> Result<Batch, SealError> {
        if self.merge == Merge::NoBuffering {
            let batch = Batch::write(&mut self.naive.author, edits, at);
            self.naive.ledger.write(&self.keys, &batch, nonce)?;
            self.naive.apply(&batch);
            return Ok(batch);
        }
        let batch = self.replica.act(edits, at, nonce)?;
        self.crown(&batch);
        Ok(batch)
    }

    /// What to say to the relay.
    pub fn request(&self, nonce: [u8; 24]) -> (SpaceRequest, Asked) {
        if self.merge == Merge::NoBuffering {
            let have = self.naive.author.seen.clone();
            return (SpaceRequest { have, ..self.naive.ledger.request() }, Asked::default());
        }
        self.replica.request(nonce)
    }

    /// Takes in an answer.
    pub fn take(&mut self, answer: &SpaceAnswer, asked: &Asked) -> Taken {
        if self.merge == Merge::NoBuffering {
            // Only what the relay holds is learnt by our rules.
            let told = SpaceAnswer { envelopes: Vec::new(), more: true, snapshot: None, ..answer.clone() };
            self.naive.ledger.take(&self.keys, &told, asked.held());
            for envelope in &answer.envelopes {
                if let Ok(batch) = self.keys.open_batch(envelope) {
                    self.naive.apply(&batch);
                    self.naive.author.seen.see(batch.last());
                }
            }
            return Taken::default();
        }
        let taken = self.replica.take(answer, asked);
        for batch in &taken.batches {
            self.crown(batch);
        }
        taken
    }

    /// Whether the relay lacks something that the next request would bring.
    pub fn has_more_to_send(&self) -> bool {
        let ledger =
            if self.merge == Merge::NoBuffering { &self.naive.ledger } else { self.replica.ledger() };
        !ledger.request().envelopes.is_empty()
    }

    /// Whether something waits to be sent or to be understood.
    pub fn is_settled(&self) -> bool {
        match self.merge {
            Merge::NoBuffering => self.naive.ledger.unsent() == 0,
            _ => self.replica.ledger().unsent() == 0 && self.replica.ledger().waiting() == 0,
        }
    }

    /// What is shown or offered for a field.
    pub fn versions(&self, entity: EntityId, field: FieldId) -> Versions {
        let entities = match self.merge {
            Merge::Ours => self.replica.entities(),
            Merge::NoBuffering => &self.naive.entities,
            Merge::LastWriteWins => {
                let winner = self.winners.get(&(entity, field));
                return winner.map(|(_, dot, seen)| (*dot, seen.clone())).into_iter().collect();
            }
        };
        let register = entities.get(&entity).and_then(|entity| entity.register(field));
        let versions = register.into_iter().flat_map(sync::Register::versions);
        versions.map(|version| (version.dot, version.seen.clone())).collect()
    }

    fn crown(&mut self, batch: &Batch) {
        for change in batch.changes() {
            let place = (change.edit.entity, change.edit.field);
            let challenger = (change.at, change.dot, change.seen);
            match self.winners.get_mut(&place) {
                Some(winner) if (winner.0, winner.1) > (challenger.0, challenger.1) => {}
                Some(winner) => *winner = challenger,
                None => drop(self.winners.insert(place, challenger)),
            }
        }
    }
}

impl Naive {
    fn apply(&mut self, batch: &Batch) {
        for change in batch.changes() {
            let (id, kind) = (change.edit.entity, change.edit.kind);
            self.entities.entry(id).or_insert_with(|| Entity::new(id, kind)).apply(change);
        }
    }
}
