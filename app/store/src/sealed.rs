//! What a place has sealed, between the memory and the relay.

use crate::heal;
use crate::shelf::{LINK_KEY, Place, Record, Shelf, Write};
use std::collections::BTreeMap;
use sync::{
    ActorId, Alarm, Author, Batch, Entity, Envelope, Heads, Ledger, SealError, Snapshot, SpaceAnswer,
    SpaceId, SpaceKeys, SpaceRequest, Standing, Taken, VersionVector, frame,
};

/// What a place has sealed, as it was read; [`Drawer::unlock`] makes it a [`Sealed`].
#[derive(Clone, Debug)]
pub struct Drawer {
    place: Place,
    space: SpaceId,
    keys: Vec<u8>,
    was: Option<Vec<u8>>,
    standing: Option<Stand>,
    /// In the order in which they were applied, those that wait first, at 0.
    envelopes: Vec<(u64, Envelope)>,
    written: Vec<Batch>,
    bad: Vec<Record>,
    author: Option<ActorId>,
}

/// What was found of a place.
pub(crate) struct Found {
    pub(crate) keys: Option<Vec<u8>>,
    pub(crate) author: Option<Vec<u8>>,
    pub(crate) standing: Option<Vec<u8>>,
    pub(crate) envelopes: Vec<Record>,
    /// Those of the log's records that [`unsealed`] chose.
    pub(crate) log: Vec<Record>,
}

/// How often a ledger was kept, so that no two records of it are the same, and where it stood.
pub(crate) type Stand = (u64, Standing);

fn stand(bytes: Option<&[u8]>) -> Option<Stand> {
    bytes.and_then(|bytes| frame::open(bytes).ok())
}

/// Those of the log's keys that the ledger of this place may not have sealed yet.
pub(crate) fn unsealed(place: Place, standing: Option<&[u8]>, keys: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let sealed = stand(standing).map(|(_, standing)| standing.applied()).unwrap_or_default();
    let is_open = |key: &&Vec<u8>| match Place::of_key(key, LINK_KEY) {
        Some((found, link)) if found == place => match link.split_first_chunk() {
            Some((actor, first)) => first > &sealed.seq(ActorId(*actor)).to_be_bytes()[..],
            None => false,
        },
        _ => false,
    };
    keys.iter().filter(is_open).cloned().collect()
}

impl Drawer {
    /// `None` if the place has no space.
    pub(crate) fn read(place: Place, found: Found) -> Option<Self> {
        let (space, keys) = frame::open(&found.keys?).ok()?;
        let standing = stand(found.standing.as_deref());
        let (mut envelopes, mut bad) = (Vec::new(), Vec::new());
        for (key, bytes) in found.envelopes {
            let read = frame::open::<(u64, Vec<u8>)>(&bytes).ok();
            match read.and_then(|(nth, bytes)| Some((nth, Envelope::decode(&bytes).ok()?))) {
                Some(envelope) => envelopes.push(envelope),
                None => bad.push((key, bytes)),
            }
        }
        envelopes.sort_by_key(|(nth, _)| *nth);
        let written = heal::batches(&found.log).0;
        let author = found.author.and_then(|bytes| frame::open::<Author>(&bytes).ok());
        let author = author.map(|author| author.actor);
        Some(Self { place, space, keys, was: found.standing, standing, envelopes, written, bad, author })
    }

    /// The place.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Its space.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// The keys, as [`Store::join`](crate::Store::join) was given them.
    pub fn keys(&self) -> &[u8] {
        &self.keys
    }

    /// What is sealed, with what waits to be sealed. If where the ledger stood was lost, it finds its place again from
    /// the envelopes, and what these do not tell is fetched from the relay.
    pub fn unlock(self, keys: SpaceKeys) -> Sealed {
        let kept =
            self.envelopes.iter().map(|(nth, envelope)| (self.place.envelope_key(envelope), *nth)).collect();
        let next = self.envelopes.last().map_or(1, |(nth, _)| nth + 1);
        let trusted = self.standing.is_some();
        let (log, again): (Vec<_>, Vec<_>) =
            self.envelopes.into_iter().partition(|(nth, _)| trusted && *nth > 0);
        let bare = |numbered: Vec<(u64, Envelope)>| {
            numbered.into_iter().map(|(_, envelope)| envelope).collect::<Vec<_>>()
        };
        let (revision, standing) = self.standing.unwrap_or_default();
        let mut ledger = Ledger::restore(self.space, &standing, bare(log));
        let Taken { batches, .. } = ledger.take_envelopes(&keys, &bare(again));
        Sealed {
            place: self.place,
            keys,
            was: self.was,
            revision,
            ledger,
            written: self.written,
            bad: self.bad,
            author: self.author,
            kept,
            next,
            joined: Vec::new(),
            batches,
        }
    }
}

/// The sealed side of one place in one tab: its ledger, and what the ledger brought that is not kept yet.
///
/// Nothing of it counts before [`Store::keep`](crate::Store::keep) has kept it: send, answer and show only then.
#[derive(Clone, Debug)]
pub struct Sealed {
    place: Place,
    keys: SpaceKeys,
    /// The record of where the ledger stood when it was read.
    was: Option<Vec<u8>>,
    revision: u64,
    ledger: Ledger,
    written: Vec<Batch>,
    bad: Vec<Record>,
    author: Option<ActorId>,
    /// The records of the envelopes, and their numbers.
    kept: BTreeMap<Vec<u8>, u64>,
    /// The number of the next envelope.
    next: u64,
    joined: Vec<Entity>,
    batches: Vec<Batch>,
}

impl Sealed {
    /// The place.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The sealed history.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Seals what was written in plain and may be sealed; tells how many actions.
    ///
    /// # Errors
    /// [`SealError`] for a reader, and for an action that is too large; those before it are sealed.
    pub fn seal(&mut self) -> Result<usize, SealError> {
        self.ledger.seal_written(&self.keys, &self.written)
    }

    /// How many changes are not known to be on the relay, sealed or not.
    pub fn unsent(&self) -> u64 {
        let applied = self.ledger.applied();
        let open =
            self.written.iter().flat_map(Batch::changes).filter(|change| !applied.contains(change.dot));
        self.ledger.unsent() + open.count() as u64
    }

    /// Whether there is something to keep.
    pub fn is_new(&self) -> bool {
        let stood = stand(self.was.as_deref()).map(|(_, standing)| standing);
        let (after, _) = self.numbered();
        stood.as_ref() != Some(&self.ledger.standing())
            || after != self.kept
            || !(self.joined.is_empty() && self.batches.is_empty() && self.bad.is_empty())
    }

    /// Whether it has nothing of its space yet.
    pub fn is_blank(&self) -> bool {
        self.ledger.applied().is_empty()
    }

    /// What it opens and seals with.
    pub fn keys(&self) -> &SpaceKeys {
        &self.keys
    }

    /// Who writes here; `None` if nobody has yet.
    pub fn actor(&self) -> Option<ActorId> {
        self.author
    }

    /// How many actions of a person are not known to be on the relay, sealed or not; at least one where it needs a
    /// snapshot.
    pub fn waiting_actions(&self) -> usize {
        let applied = self.ledger.applied();
        let open = self.written.iter().filter(|batch| !applied.contains(batch.last())).count();
        let sealed = self.ledger.unsent_envelopes();
        let founding = usize::from(open + sealed == 0 && self.ledger.relay_needs_snapshot());
        open + sealed + founding
    }

    /// What to say to the relay.
    pub fn request(&self) -> SpaceRequest {
        self.ledger.request()
    }

    /// Seals the state of the place; `entities` is all that it holds.
    ///
    /// # Errors
    /// As [`Ledger::snapshot`].
    pub fn snapshot(
        &self,
        actor: ActorId,
        entities: &[&Entity],
        nonce: [u8; 24],
    ) -> Result<Snapshot, SealError> {
        self.ledger.snapshot(&self.keys, actor, entities, nonce)
    }

    /// Takes in the answer to a question that was asked when the relay had said to hold `held`
    /// ([`Ledger::relay_holds`]); tells what an honest relay would not have done.
    pub fn take(&mut self, answer: &SpaceAnswer, held: &VersionVector) -> Vec<Alarm> {
        let taken = self.ledger.take(&self.keys, answer, held);
        self.settle(taken)
    }

    /// Takes in envelopes that came without the relay.
    pub fn take_envelopes(&mut self, envelopes: &[Envelope]) -> Vec<Alarm> {
        let taken = self.ledger.take_envelopes(&self.keys, envelopes);
        self.settle(taken)
    }

    /// A snapshot of these heads is known to be on the relay.
    pub fn compact(&mut self, heads: &Heads) {
        self.ledger.compact(heads);
    }

    fn settle(&mut self, taken: Taken) -> Vec<Alarm> {
        self.joined.extend(taken.joined);
        self.batches.extend(taken.batches);
        taken.alarms
    }

    /// Whether another tab has kept the same ledger since it was read, where this record tells where it stands now.
    pub(crate) fn is_overtaken(&self, now: Option<&[u8]>) -> bool {
        self.was.as_deref() != now
    }

    /// The states to join.
    pub(crate) fn joined(&self) -> &[Entity] {
        &self.joined
    }

    /// The batches to absorb.
    pub(crate) fn batches(&self) -> &[Batch] {
        &self.batches
    }

    /// The same after it was kept.
    pub(crate) fn kept(mut self) -> Self {
        self.was = Some(self.stand());
        self.revision += 1;
        (self.kept, self.next) = self.numbered();
        self.joined.clear();
        self.batches.clear();
        self.bad.clear();
        self
    }

    /// The records of the envelopes as they are to be, and the next number.
    fn numbered(&self) -> (BTreeMap<Vec<u8>, u64>, u64) {
        let mut next = self.next;
        let mut kept = BTreeMap::new();
        for envelope in self.ledger.envelopes() {
            let key = self.place.envelope_key(envelope);
            let nth = self.kept.get(&key).copied().filter(|nth| *nth > 0).unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            kept.insert(key, nth);
        }
        kept.extend(self.ledger.waiting_envelopes().map(|envelope| (self.place.envelope_key(envelope), 0)));
        (kept, next)
    }

    /// What is to be written of the ledger.
    pub(crate) fn writes(&self) -> Vec<Write> {
        let (after, _) = self.numbered();
        let mut writes = Vec::new();
        for (key, bytes) in &self.bad {
            writes.push(heal::aside(Shelf::Envelopes, key, bytes.clone()));
            writes.push(Write::remove(Shelf::Envelopes, key.clone()));
        }
        let gone = self.kept.keys().filter(|key| !after.contains_key(*key));
        writes.extend(gone.map(|key| Write::remove(Shelf::Envelopes, key.clone())));
        for envelope in self.ledger.envelopes().iter().chain(self.ledger.waiting_envelopes()) {
            let key = self.place.envelope_key(envelope);
            let nth = after.get(&key).copied().unwrap_or(0);
            if self.kept.get(&key) != Some(&nth) {
                writes.push(Write::put(Shelf::Envelopes, key, frame::seal(&(nth, envelope.encode()))));
            }
        }
        writes.push(Write::put(Shelf::Spaces, self.place.standing_key(), self.stand()));
        writes
    }

    /// The next record of where the ledger stands.
    fn stand(&self) -> Vec<u8> {
        let stand: Stand = (self.revision + 1, self.ledger.standing());
        frame::seal(&stand)
    }
}
