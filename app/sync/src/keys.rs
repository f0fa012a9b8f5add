use crate::{Batch, Entity};
use crypto::{OpenError, ReadingKey, SigningKey, SpaceSecret};
use protocol::{
    DecodeError, Envelope, EnvelopeHash, EnvelopeHeader, Heads, Snapshot, SnapshotHeader, SpaceId,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What this device may do in one space: a writer holds the secret, a reader the reading key alone.
#[derive(Clone, Debug)]
pub struct SpaceKeys {
    space: SpaceId,
    reading: ReadingKey,
    signing: Option<SigningKey>,
}

/// Why something was not sealed. Nothing has changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealError {
    /// This device may read the space only.
    ReadOnly,
    /// The action or the state is larger than an envelope or a snapshot may be, or is no action at all.
    Unfit(DecodeError),
}

/// Why an envelope or a snapshot that the space signed cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Key and sealed bytes do not belong together.
    Closed(OpenError),
    /// What is inside is not what its header says, or not written by this version's rules.
    Inside,
}

impl SpaceKeys {
    /// The keys of who holds the secret.
    pub fn writer(secret: &SpaceSecret) -> Self {
        let signing = secret.signing_key();
        Self { space: SpaceId(signing.public()), reading: secret.reading_key(), signing: Some(signing) }
    }

    /// The keys of who may read.
    pub fn reader(space: SpaceId, reading: ReadingKey) -> Self {
        Self { space, reading, signing: None }
    }

    /// The space.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// Whether this device may write.
    pub fn may_write(&self) -> bool {
        self.signing.is_some()
    }

    /// Seals one action behind the envelope `previous` of its author.
    ///
    /// # Errors
    /// [`SealError`] for a reader, for an action without edits or with more than 65,535, and for one that takes more
    /// than 64 KiB.
    pub fn seal_batch(
        &self,
        batch: &Batch,
        previous: EnvelopeHash,
        nonce: [u8; 24],
    ) -> Result<Envelope, SealError> {
        self.envelope(batch, previous, |_, _| nonce)
    }

    /// As [`SpaceKeys::seal_batch`], with the nonce of exactly this action at this place: sealing it again, in another
    /// tab or after a crash, gives the same bytes.
    ///
    /// # Errors
    /// As [`SpaceKeys::seal_batch`].
    pub fn seal_batch_again(&self, batch: &Batch, previous: EnvelopeHash) -> Result<Envelope, SealError> {
        self.envelope(batch, previous, |header, message| crypto::nonce_of(&self.reading, header, message))
    }

    fn envelope(
        &self,
        batch: &Batch,
        previous: EnvelopeHash,
        nonce: impl FnOnce(&[u8], &[u8]) -> [u8; 24],
    ) -> Result<Envelope, SealError> {
        let signing = self.signing.as_ref().ok_or(SealError::ReadOnly)?;
        let count = u16::try_from(batch.edits.len()).map_err(|_| SealError::Unfit(DecodeError::Dots))?;
        let (actor, first) = (batch.first.actor, batch.first.seq);
        let header = EnvelopeHeader { space: self.space, actor, first, count, previous };
        let (outside, message) = (header.associated_data(), written(batch));
        let nonce = nonce(&outside, &message);
        let sealed = crypto::seal(&self.reading, &nonce, &outside, &message);
        Envelope::sign(header, nonce, sealed, |bytes| signing.sign(bytes)).map_err(SealError::Unfit)
    }

    /// The action in an envelope.
    ///
    /// # Errors
    /// [`Unreadable`] if this key does not open it, or its dots are not those of the header.
    pub fn open_batch(&self, envelope: &Envelope) -> Result<Batch, Unreadable> {
        let header = envelope.header();
        let batch: Batch = self.open(envelope.nonce(), &header.associated_data(), envelope.sealed())?;
        let is_there = batch.first == header.first_dot()
            && batch.edits.len() == usize::from(header.count)
            && header.first.checked_sub(1) == Some(batch.seen.seq(header.actor));
        if is_there { Ok(batch) } else { Err(Unreadable::Inside) }
    }

    /// Seals the state of the space.
    ///
    /// # Errors
    /// [`SealError`] for a reader, and for a state of more than 512 KiB.
    pub fn seal_snapshot(
        &self,
        actor: protocol::ActorId,
        heads: Heads,
        entities: &[&Entity],
        nonce: [u8; 24],
    ) -> Result<Snapshot, SealError> {
        let signing = self.signing.as_ref().ok_or(SealError::ReadOnly)?;
        let header = SnapshotHeader { space: self.space, actor, heads };
        let sealed = crypto::seal(&self.reading, &nonce, &header.associated_data(), &written(entities));
        Snapshot::sign(header, nonce, sealed, |bytes| signing.sign(bytes)).map_err(SealError::Unfit)
    }

    /// The state in a snapshot.
    ///
    /// # Errors
    /// [`Unreadable`] if this key does not open it.
    pub fn open_snapshot(&self, snapshot: &Snapshot) -> Result<Vec<Entity>, Unreadable> {
        self.open(snapshot.nonce(), &snapshot.header().associated_data(), snapshot.sealed())
    }

    fn open<T: DeserializeOwned>(
        &self,
        nonce: &[u8; 24],
        header: &[u8],
        sealed: &[u8],
    ) -> Result<T, Unreadable> {
        let message = crypto::open(&self.reading, nonce, header, sealed).map_err(Unreadable::Closed)?;
        match postcard::take_from_bytes(&message) {
            Ok((value, [])) => Ok(value),
            _ => Err(Unreadable::Inside),
        }
    }
}

fn written<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    // Fails only for types that do not know their length; none here.
    postcard::to_allocvec(value).unwrap_or_default()
}
