use crate::{Ours, Replica, Shown};
use crypto::{ReadingKey, SigningKey, SpaceSecret, open, seal};
use protocol::{Envelope, EnvelopeHash, EnvelopeHeader, SpaceId};
use sync::{Batch, VersionVector};

/// Our replica, and what it sends as it really travels: every action sealed, padded and signed.
pub struct Sealed(Ours);

fn secret() -> SpaceSecret {
    SpaceSecret::new([7; 32])
}

fn envelope(batch: &Batch, nonce: u64, reading: &ReadingKey, signing: &SigningKey) -> Vec<u8> {
    let header = EnvelopeHeader {
        space: SpaceId(signing.public()),
        actor: protocol::ActorId(batch.first.actor.0),
        first: batch.first.seq,
        count: u16::try_from(batch.edits.len()).expect("a list is short"),
        previous: EnvelopeHash::NONE,
    };
    let mut random = [0; 24];
    random[..8].copy_from_slice(&nonce.to_le_bytes());
    let message = postcard::to_allocvec(batch).expect("memory");
    let sealed = seal(reading, &random, &header.associated_data(), &message);
    Envelope::sign(header, random, sealed, |bytes| signing.sign(bytes)).expect("small").encode()
}

impl Replica for Sealed {
    const NAME: &'static str = "sync, sealed and signed";
    type Version = VersionVector;

    fn new(device: u8) -> Self {
        Self(Ours::new(device))
    }

    fn wake(device: u8, kept: &[u8]) -> Self {
        Self(Ours::wake(device, kept))
    }

    fn keep(&mut self) -> Vec<u8> {
        self.0.keep()
    }

    fn create(&mut self, list: usize, title: &str, steps: &[String]) {
        self.0.create(list, title, steps);
    }

    fn tick(&mut self, list: usize, place: usize) {
        self.0.tick(list, place);
    }

    fn rename(&mut self, list: usize, place: usize, label: &str) {
        self.0.rename(list, place, label);
    }

    fn to_front(&mut self, list: usize, place: usize) {
        self.0.to_front(list, place);
    }

    fn version(&mut self) -> VersionVector {
        self.0.version()
    }

    fn since(&mut self, version: &VersionVector) -> Vec<u8> {
        let batches = self.0.batches_since(version);
        let (reading, signing) = (secret().reading_key(), secret().signing_key());
        let envelopes: Vec<Vec<u8>> =
            (0..).zip(&batches).map(|(nonce, batch)| envelope(batch, nonce, &reading, &signing)).collect();
        postcard::to_allocvec(&envelopes).expect("memory")
    }

    fn take(&mut self, sent: &[u8]) {
        let reading = secret().reading_key();
        let envelopes: Vec<Vec<u8>> = postcard::from_bytes(sent).expect("own bytes");
        let batches = envelopes.iter().map(|bytes| {
            let envelope = Envelope::decode(bytes).expect("own bytes");
            envelope.verify().expect("signed");
            let header = envelope.header().associated_data();
            let message = open(&reading, envelope.nonce(), &header, envelope.sealed()).expect("own bytes");
            postcard::from_bytes(&message).expect("own bytes")
        });
        self.0.absorb(batches.collect());
    }

    fn shown(&self) -> Vec<Shown> {
        self.0.shown()
    }
}
