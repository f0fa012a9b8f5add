use crate::codec::{Reader, Writer};
use crate::{BadSignature, DecodeError, Envelope, Limit, Snapshot, SpaceId, VersionVector};

/// What a phone says to a relay about all its spaces at once. The same request twice changes nothing more.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SyncRequest {
    /// By space, each at most once, at most 256.
    pub spaces: Vec<SpaceRequest>,
}

/// What a phone says about one space.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpaceRequest {
    /// The space.
    pub space: SpaceId,
    /// All that the phone holds, what it sends along included.
    pub have: VersionVector,
    /// What the relay does not hold yet, each actor's envelopes in the order of their chain.
    pub envelopes: Vec<Envelope>,
    /// The state of the space, now and then.
    pub snapshot: Option<Snapshot>,
}

impl SpaceRequest {
    /// A question that brings nothing.
    pub fn ask(space: SpaceId, have: VersionVector) -> Self {
        Self { space, have, envelopes: Vec::new(), snapshot: None }
    }

    /// Whether all that it brings is this space's, and signed by it.
    ///
    /// # Errors
    /// [`BadSignature`] if an envelope or the snapshot names another space, or is not signed by this one.
    pub fn verify(&self) -> Result<(), BadSignature> {
        for envelope in &self.envelopes {
            if envelope.header().space != self.space {
                return Err(BadSignature);
            }
            envelope.verify()?;
        }
        match &self.snapshot {
            Some(snapshot) if snapshot.header().space != self.space => Err(BadSignature),
            Some(snapshot) => snapshot.verify(),
            None => Ok(()),
        }
    }

    fn write(&self, to: &mut Writer) {
        to.put(&self.space.0);
        to.vector(&self.have);
        put_envelopes(to, &self.envelopes);
        to.number(u64::from(self.snapshot.is_some()));
        if let Some(snapshot) = &self.snapshot {
            to.sized(&snapshot.encode());
        }
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            space: SpaceId(reader.array()?),
            have: reader.vector()?,
            envelopes: read_envelopes(reader)?,
            snapshot: match reader.byte()? {
                0 => None,
                1 => Some(Snapshot::decode(reader.sized(Limit::Body)?)?),
                found => return Err(DecodeError::Choice { found }),
            },
        })
    }
}

pub(crate) fn put_envelopes(to: &mut Writer, envelopes: &[Envelope]) {
    to.number(envelopes.len() as u64);
    for envelope in envelopes {
        to.sized(&envelope.encode());
    }
}

pub(crate) fn read_envelopes(reader: &mut Reader<'_>) -> Result<Vec<Envelope>, DecodeError> {
    let mut envelopes = Vec::new();
    for _ in 0..reader.count(Limit::Body)? {
        envelopes.push(Envelope::decode(reader.sized(Limit::Body)?)?);
    }
    Ok(envelopes)
}

impl SyncRequest {
    /// The body of `POST /relay/v1/sync`. Longer than 1 MiB if there is that much in it; then the relay refuses it.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.number(self.spaces.len() as u64);
        for space in &self.spaces {
            space.write(&mut to);
        }
        to.0
    }

    /// What [`encode`](Self::encode) gave. Whether the spaces signed what is in it is another question.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else, a body of more than 1 MiB, more than 256 spaces, and spaces that are not
    /// in the order of their ids included.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Body)?;
        let mut spaces: Vec<SpaceRequest> = Vec::new();
        for _ in 0..reader.count(Limit::Spaces)? {
            let space = SpaceRequest::read(&mut reader)?;
            if spaces.last().is_some_and(|last| last.space >= space.space) {
                return Err(DecodeError::Order);
            }
            spaces.push(space);
        }
        reader.end()?;
        Ok(Self { spaces })
    }
}
