//! A ledger between two starts: what is kept of it beside its envelopes, and actions that are sealed only later.

use super::Ledger;
use crate::{ActorId, Batch, SealError, SpaceKeys, VersionVector};
use protocol::{Envelope, EnvelopeHash, Head, Heads, SpaceId};
use serde::{Deserialize, Serialize};

/// Where a ledger stands. With the envelopes of its log it is the ledger; those that wait are taken in again.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Standing {
    heads: Vec<Link>,
    floors: [Vec<Link>; 2],
    holds: VersionVector,
}

/// A device, the number of its last change, and the envelope that holds it.
type Link = (ActorId, u64, EnvelopeHash);

impl Standing {
    /// Where a ledger stands whose space begins with a snapshot of all that `seen` counts: what was written before the
    /// space was there has no envelopes in it.
    pub fn founded(seen: &VersionVector) -> Self {
        let heads: Vec<Link> = seen.iter().map(|(actor, seq)| (actor, seq, EnvelopeHash::NONE)).collect();
        Self { floors: [heads.clone(), Vec::new()], heads, holds: VersionVector::default() }
    }

    /// All changes that the ledger had applied.
    pub fn applied(&self) -> VersionVector {
        self.heads.iter().map(|(actor, seq, _)| (*actor, *seq)).collect()
    }
}

impl Ledger {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        let heads = self.heads.iter().map(|(&actor, &head)| link((actor, head))).collect();
        let floors = [0, 1].map(|nth| self.floors[nth].iter().map(link).collect());
        Standing { heads, floors, holds: self.holds.clone() }
    }

    /// The envelopes that wait for their causes.
    pub fn waiting_envelopes(&self) -> impl Iterator<Item = &Envelope> {
        self.waiting.iter().map(|(envelope, _)| envelope)
    }

    /// The ledger that stood there with this log. Those that waited are to be taken in again.
    pub fn restore(space: SpaceId, standing: &Standing, log: Vec<Envelope>) -> Self {
        Self {
            space,
            log,
            heads: standing.heads.iter().copied().map(unlink).collect(),
            // What was kept came out of heads, which are never too many.
            floors: [0, 1]
                .map(|nth| Heads::new(standing.floors[nth].iter().copied().map(unlink)).unwrap_or_default()),
            waiting: Vec::new(),
            holds: standing.holds.clone(),
        }
    }

    /// Seals those of `batches` that follow what is sealed, causes first, and appends them; tells how many.
    ///
    /// The same batches behind the same envelopes give the same bytes, whoever seals them and whenever: two tabs that
    /// seal one action have not forked its history.
    ///
    /// # Errors
    /// As [`SpaceKeys::seal_batch`]; those before the unfit one are appended then.
    pub fn seal_written(&mut self, keys: &SpaceKeys, batches: &[Batch]) -> Result<usize, SealError> {
        let mut left: Vec<&Batch> = batches.iter().filter(|batch| !batch.edits.is_empty()).collect();
        let mut sealed = 0;
        loop {
            let applied = self.applied();
            left.retain(|batch| !applied.contains(batch.last()));
            let fits = |batch: &&Batch| {
                batch.first.seq == applied.seq(batch.first.actor) + 1 && applied.covers(&batch.seen)
            };
            let Some(at) = left.iter().position(fits) else { return Ok(sealed) };
            let batch = left.swap_remove(at);
            let previous = self.head(batch.first.actor).hash;
            self.append(keys.seal_batch_again(batch, previous)?);
            sealed += 1;
        }
    }
}

fn link((actor, head): (ActorId, Head)) -> Link {
    (actor, head.seq, head.hash)
}

fn unlink((actor, seq, hash): Link) -> (ActorId, Head) {
    (actor, Head { seq, hash })
}

#[cfg(test)]
mod tests;
