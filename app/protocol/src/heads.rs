use crate::codec::{Reader, Writer};
use crate::{ActorId, DecodeError, EnvelopeHash, LAST_SEQ, Limit, OverLimit, VersionVector};

/// The last envelope of one actor that a snapshot covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// The sequence number of the last change covered, from 1 to [`LAST_SEQ`].
    pub seq: u64,
    /// The envelope that holds it.
    pub hash: EnvelopeHash,
}

/// Where the chain of each actor stands. Sorted by actor, each at most once, at most 1,024.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Heads(Vec<(ActorId, Head)>);

impl Heads {
    /// Of several heads of one actor the one with the highest number counts; those at 0 or past [`LAST_SEQ`], which no change
    /// has, are left out.
    ///
    /// # Errors
    /// [`OverLimit`] for more than 1,024 actors.
    pub fn new(heads: impl IntoIterator<Item = (ActorId, Head)>) -> Result<Self, OverLimit> {
        let mut heads: Vec<_> =
            heads.into_iter().filter(|(_, head)| (1..=LAST_SEQ).contains(&head.seq)).collect();
        heads.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.seq.cmp(&a.1.seq)));
        heads.dedup_by_key(|(actor, _)| *actor);
        Limit::Actors.check(heads.len())?;
        Ok(Self(heads))
    }

    /// The head of one actor.
    pub fn get(&self, actor: ActorId) -> Option<Head> {
        self.0.binary_search_by_key(&actor, |&(actor, _)| actor).ok().map(|at| self.0[at].1)
    }

    /// The heads, by actor.
    pub fn iter(&self) -> impl Iterator<Item = (ActorId, Head)> + '_ {
        self.0.iter().copied()
    }

    /// The sequence numbers alone.
    pub fn vector(&self) -> VersionVector {
        self.iter().map(|(actor, head)| (actor, head.seq)).collect()
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        // `new` and `read` hold the number to 1,024.
        to.put(&u16::try_from(self.0.len()).unwrap_or(u16::MAX).to_le_bytes());
        for (actor, head) in &self.0 {
            to.put(&actor.0);
            to.put(&head.seq.to_le_bytes());
            to.put(&head.hash.0);
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let count = Limit::Actors.check(usize::from(reader.u16()?))?;
        let heads = reader.ascending(count, |reader| {
            let actor = ActorId(reader.array()?);
            match reader.u64()? {
                seq @ 1..=LAST_SEQ => Ok((actor, Head { seq, hash: EnvelopeHash(reader.array()?) })),
                _ => Err(DecodeError::Dots),
            }
        })?;
        Ok(Self(heads))
    }
}
