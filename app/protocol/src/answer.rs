use crate::codec::{Reader, Writer};
use crate::request::{put_envelopes, read_envelopes};
use crate::{DecodeError, Envelope, Limit, Snapshot, SpaceId, SpaceRequest, VersionVector};

/// What a relay answers to a [`SyncRequest`](crate::SyncRequest).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SyncAnswer {
    /// By space. A space of the request that is not here has no news: the relay holds exactly what the request says
    /// that the phone has.
    pub spaces: Vec<SpaceAnswer>,
}

/// What a relay answers about one space.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpaceAnswer {
    /// The space.
    pub space: SpaceId,
    /// What the relay holds durably, in its log or its snapshots, what it just took included.
    pub holds: VersionVector,
    /// Where the phone lies below the log that is kept.
    pub snapshot: Option<Snapshot>,
    /// What the phone does not have, in the order in which it arrived.
    pub envelopes: Vec<Envelope>,
    /// Whether the answer was cut: there is more for who asks again.
    pub more: bool,
    /// Whether the log has grown so long that the relay would like a snapshot from who has everything.
    pub wants_snapshot: bool,
}

const MORE: u8 = 1;
const WANTS_SNAPSHOT: u8 = 2;
const SNAPSHOT: u8 = 4;

impl SpaceAnswer {
    fn write(&self, to: &mut Writer) {
        to.put(&self.space.0);
        let mut flags = 0;
        flags |= if self.more { MORE } else { 0 };
        flags |= if self.wants_snapshot { WANTS_SNAPSHOT } else { 0 };
        flags |= if self.snapshot.is_some() { SNAPSHOT } else { 0 };
        to.put(&[flags]);
        to.vector(&self.holds);
        if let Some(snapshot) = &self.snapshot {
            to.sized(&snapshot.encode());
        }
        put_envelopes(to, &self.envelopes);
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let space = SpaceId(reader.array()?);
        let flags = reader.byte()?;
        if flags > (MORE | WANTS_SNAPSHOT | SNAPSHOT) {
            return Err(DecodeError::Choice { found: flags });
        }
        Ok(Self {
            space,
            holds: reader.vector()?,
            snapshot: match flags & SNAPSHOT {
                0 => None,
                _ => Some(Snapshot::decode(reader.sized(Limit::Answer)?)?),
            },
            envelopes: read_envelopes(reader)?,
            more: flags & MORE > 0,
            wants_snapshot: flags & WANTS_SNAPSHOT > 0,
        })
    }
}

impl SyncAnswer {
    /// What was answered about this space, if there is any news.
    pub fn news(&self, space: SpaceId) -> Option<&SpaceAnswer> {
        self.spaces.iter().find(|answer| answer.space == space)
    }

    /// What the relay holds of the space that was asked about.
    pub fn holds<'a>(&'a self, asked: &'a SpaceRequest) -> &'a VersionVector {
        self.news(asked.space).map_or(&asked.have, |answer| &answer.holds)
    }

    /// The body of the answer.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.number(self.spaces.len() as u64);
        for space in &self.spaces {
            space.write(&mut to);
        }
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else, a body of more than 8 MiB and spaces that are not in the order of their ids
    /// included.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Answer)?;
        let mut spaces: Vec<SpaceAnswer> = Vec::new();
        for _ in 0..reader.count(Limit::Spaces)? {
            let space = SpaceAnswer::read(&mut reader)?;
            if spaces.last().is_some_and(|last| last.space >= space.space) {
                return Err(DecodeError::Order);
            }
            spaces.push(space);
        }
        reader.end()?;
        Ok(Self { spaces })
    }
}
