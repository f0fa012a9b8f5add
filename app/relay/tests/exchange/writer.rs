use std::collections::BTreeMap;

use ed25519_dalek::{Signer as _, SigningKey};
use protocol::{
    ActorId, Envelope, EnvelopeHash, EnvelopeHeader, Head, Heads, Snapshot, SnapshotHeader, SpaceId,
    SpaceRequest, SyncAnswer, SyncRequest, VersionVector,
};

/// A phone as the relay sees it: it signs, seals nothing, and knows its chains.
pub(crate) struct Writer {
    key: SigningKey,
    pub(crate) space: SpaceId,
    heads: BTreeMap<ActorId, Head>,
}

pub(crate) fn actor(byte: u8) -> ActorId {
    ActorId([byte; 16])
}

pub(crate) fn vector<const N: usize>(counts: [(u8, u64); N]) -> VersionVector {
    counts.into_iter().map(|(byte, seq)| (actor(byte), seq)).collect()
}

impl Writer {
    pub(crate) fn new(seed: u8) -> Self {
        Self::from_seed([seed; 32])
    }

    pub(crate) fn from_seed(seed: [u8; 32]) -> Self {
        let key = SigningKey::from_bytes(&seed);
        Self { space: SpaceId(key.verifying_key().to_bytes()), key, heads: BTreeMap::new() }
    }

    /// The actor's next envelope, with this many changes and sealed bytes.
    pub(crate) fn write(&mut self, byte: u8, count: u16, sealed: usize) -> Envelope {
        let head = self.heads.get(&actor(byte)).copied();
        let first = head.map_or(1, |head| head.seq + 1);
        let previous = head.map_or(EnvelopeHash::NONE, |head| head.hash);
        let envelope = self.sign(byte, first, count, previous, vec![byte; sealed]);
        let head = Head { seq: envelope.header().last(), hash: envelope.hash() };
        self.heads.insert(actor(byte), head);
        envelope
    }

    /// Any envelope of the space.
    pub(crate) fn sign(
        &self,
        byte: u8,
        first: u64,
        count: u16,
        previous: EnvelopeHash,
        sealed: Vec<u8>,
    ) -> Envelope {
        let header = EnvelopeHeader { space: self.space, actor: actor(byte), first, count, previous };
        Envelope::sign(header, [9; 24], sealed, |bytes| self.key.sign(bytes).to_bytes()).unwrap()
    }

    /// The first envelope of any actor.
    pub(crate) fn sign_as(&self, actor: ActorId, count: u16) -> Envelope {
        let header =
            EnvelopeHeader { space: self.space, actor, first: 1, count, previous: EnvelopeHash::NONE };
        Envelope::sign(header, [9; 24], vec![], |bytes| self.key.sign(bytes).to_bytes()).unwrap()
    }

    /// A snapshot of all that was written.
    pub(crate) fn snapshot(&self, sealed: usize) -> Snapshot {
        let heads = Heads::new(self.heads.iter().map(|(actor, head)| (*actor, *head))).unwrap();
        let header = SnapshotHeader { space: self.space, actor: actor(1), heads };
        Snapshot::sign(header, [9; 24], vec![5; sealed], |bytes| self.key.sign(bytes).to_bytes()).unwrap()
    }

    pub(crate) fn wrote(&self) -> VersionVector {
        self.heads.iter().map(|(actor, head)| (*actor, head.seq)).collect()
    }

    /// A request that brings these.
    pub(crate) fn bring(&self, envelopes: &[Envelope], snapshot: Option<Snapshot>) -> SpaceRequest {
        SpaceRequest { space: self.space, have: self.wrote(), envelopes: envelopes.to_vec(), snapshot }
    }

    pub(crate) fn ask(&self, have: VersionVector) -> SpaceRequest {
        SpaceRequest::ask(self.space, have)
    }
}

/// A request about one space.
pub(crate) fn one(space: SpaceRequest) -> SyncRequest {
    SyncRequest { spaces: vec![space] }
}

/// The envelopes in an answer about one space.
pub(crate) fn envelopes(answer: &SyncAnswer) -> &[Envelope] {
    answer.spaces.first().map_or(&[], |space| &space.envelopes)
}
