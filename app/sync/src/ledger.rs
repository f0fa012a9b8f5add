//! What one space's envelopes say, in which order, and what is missing.

use crate::{ActorId, Alarm, Batch, Entity, SealError, SpaceKeys, VersionVector};
use protocol::{Envelope, EnvelopeHash, Head, Heads, Snapshot, SpaceId, SpaceRequest};
use std::collections::BTreeMap;

mod kept;
mod receive;

pub use kept::Standing;

/// How many bytes of envelopes one request carries at most for one space; the first one always goes.
const PUSH_CUT: usize = 128 * 1024;

/// The sealed history of one space on one device: the envelopes of all devices, each chained to the one before of
/// its author, in an order in which causes come before their effects.
///
/// What has been applied is never taken back, whatever arrives. Envelopes whose causes are not here yet wait.
#[derive(Clone, Debug)]
pub struct Ledger {
    space: SpaceId,
    /// In the order in which they were applied here, which is causal.
    log: Vec<Envelope>,
    /// The last applied envelope of each device.
    heads: BTreeMap<ActorId, Head>,
    /// What the newest snapshot covers, and the one before: envelopes below the older one are not kept.
    floors: [Heads; 2],
    /// Read, but not to be applied yet.
    waiting: Vec<(Envelope, Batch)>,
    /// What the relay said that it holds.
    holds: VersionVector,
}

/// What came of an answer: what to apply, in this order, and what was wrong with it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Taken {
    /// The state of a snapshot, to be joined.
    pub joined: Vec<Entity>,
    /// The changes that may be applied now, causes first.
    pub batches: Vec<Batch>,
    /// What an honest relay would not have done.
    pub alarms: Vec<Alarm>,
}

impl Taken {
    fn alarm(&mut self, alarm: Alarm) {
        if !self.alarms.contains(&alarm) {
            self.alarms.push(alarm);
        }
    }
}

impl Ledger {
    /// A space of which nothing is known yet.
    pub fn new(space: SpaceId) -> Self {
        Self {
            space,
            log: Vec::new(),
            heads: BTreeMap::new(),
            floors: [Heads::default(), Heads::default()],
            waiting: Vec::new(),
            holds: VersionVector::default(),
        }
    }

    /// All changes applied here.
    pub fn applied(&self) -> VersionVector {
        self.heads.iter().map(|(actor, head)| (*actor, head.seq)).collect()
    }

    /// What the relay said that it holds.
    pub fn relay_holds(&self) -> &VersionVector {
        &self.holds
    }

    /// How many changes made here or brought here are not known to be on the relay.
    pub fn unsent(&self) -> u64 {
        let unsent = |(actor, head): (&ActorId, &Head)| head.seq.saturating_sub(self.holds.seq(*actor));
        // A member may claim any number, in a snapshot of its own making.
        self.heads.iter().map(unsent).fold(0, u64::saturating_add)
    }

    /// How many of the envelopes kept here are not known to be on the relay.
    pub fn unsent_envelopes(&self) -> usize {
        self.missing_there().count()
    }

    /// Whether this envelope waits for its causes.
    pub fn is_waiting(&self, envelope: &Envelope) -> bool {
        self.waiting.iter().any(|(other, _)| other == envelope)
    }

    /// Envelopes that wait for their causes.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// The envelopes that are kept, causes first.
    pub fn envelopes(&self) -> &[Envelope] {
        &self.log
    }

    /// Seals an action of this device and appends it.
    ///
    /// # Errors
    /// As [`SpaceKeys::seal_batch`]; nothing is appended then.
    pub fn write(&mut self, keys: &SpaceKeys, batch: &Batch, nonce: [u8; 24]) -> Result<Envelope, SealError> {
        let envelope = keys.seal_batch(batch, self.head(batch.first.actor).hash, nonce)?;
        self.append(envelope.clone());
        Ok(envelope)
    }

    /// What to say to the relay: all that is held here, and what it lacks, as far as one request goes.
    pub fn request(&self) -> SpaceRequest {
        let mut room = PUSH_CUT;
        let mut envelopes = Vec::new();
        for envelope in self.missing_there() {
            let bytes = envelope.encoded_bytes();
            if bytes > room && !envelopes.is_empty() {
                break;
            }
            room = room.saturating_sub(bytes);
            envelopes.push(envelope.clone());
        }
        SpaceRequest { space: self.space, have: self.known(), envelopes, snapshot: None }
    }

    /// Whether the relay lacks something that is here in a snapshot only: it needs a snapshot.
    pub fn relay_needs_snapshot(&self) -> bool {
        let lacks = |(actor, head): (&ActorId, &Head)| {
            let headers = self.log.iter().map(Envelope::header).filter(|header| header.actor == *actor);
            let follow = |next, header: &protocol::EnvelopeHeader| {
                if header.first == next { header.last() + 1 } else { next }
            };
            headers.fold(self.holds.seq(*actor) + 1, follow) <= head.seq
        };
        self.heads.iter().any(lacks)
    }

    /// Whether this device has all that the relay has, so that a snapshot of it loses nothing.
    pub fn is_complete(&self) -> bool {
        self.waiting.is_empty() && self.applied().covers(&self.holds)
    }

    /// Seals the state of the space, `entities`, with all that is applied here as what it covers.
    ///
    /// # Errors
    /// As [`SpaceKeys::seal_snapshot`], and for more than 1,024 devices.
    pub fn snapshot(
        &self,
        keys: &SpaceKeys,
        actor: ActorId,
        entities: &[&Entity],
        nonce: [u8; 24],
    ) -> Result<Snapshot, SealError> {
        let heads = Heads::new(self.heads.iter().map(|(actor, head)| (*actor, *head)));
        let heads = heads.map_err(|over| SealError::Unfit(protocol::DecodeError::Over(over)))?;
        keys.seal_snapshot(actor, heads, entities, nonce)
    }

    /// A snapshot of these heads is known to be kept: what the one before it covers is forgotten here.
    pub fn compact(&mut self, heads: &Heads) {
        if heads.vector().covers(&self.floors[0].vector()) && *heads != self.floors[0] {
            self.floors.swap(0, 1);
            self.floors[0] = heads.clone();
            let older = self.floors[1].vector();
            self.log.retain(|envelope| !older.contains(envelope.header().last_dot()));
        }
    }

    fn missing_there(&self) -> impl Iterator<Item = &Envelope> {
        self.log.iter().filter(|envelope| !self.holds.contains(envelope.header().last_dot()))
    }

    fn head(&self, actor: ActorId) -> Head {
        self.heads.get(&actor).copied().unwrap_or(Head { seq: 0, hash: EnvelopeHash::NONE })
    }

    fn append(&mut self, envelope: Envelope) {
        let (actor, seq) = (envelope.header().actor, envelope.header().last());
        self.heads.insert(actor, Head { seq, hash: envelope.hash() });
        self.log.push(envelope);
    }

    /// What is here, applied or waiting, without gaps.
    fn known(&self) -> VersionVector {
        let mut known = self.applied();
        let mut waiting: Vec<_> = self.waiting.iter().map(|(envelope, _)| envelope.header()).collect();
        waiting.sort_by_key(|header| header.first);
        for header in waiting {
            if header.first == known.seq(header.actor) + 1 {
                known.see(header.last_dot());
            }
        }
        known
    }
}
