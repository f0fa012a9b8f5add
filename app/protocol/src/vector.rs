use crate::{ActorId, Dot};
use serde::{Deserialize, Deserializer, Serialize};

/// For each actor, how many of its changes have been seen, without gaps from the first one on. Sorted by actor,
/// each at most once.
///
/// ```
/// use protocol::{ActorId, Dot, VersionVector};
/// let actor = ActorId([7; 16]);
/// let mut seen = VersionVector::default();
/// seen.see(Dot { actor, seq: 3 });
/// assert!(seen.contains(Dot { actor, seq: 2 }));
/// assert!(!seen.contains(Dot { actor, seq: 4 }));
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct VersionVector(Vec<(ActorId, u64)>);

impl VersionVector {
    /// Whether the change with this dot is among those seen.
    pub fn contains(&self, dot: Dot) -> bool {
        dot.seq <= self.seq(dot.actor)
    }

    /// How many changes of this actor have been seen; 0 for a stranger.
    pub fn seq(&self, actor: ActorId) -> u64 {
        self.find(actor).map_or(0, |at| self.0[at].1)
    }

    /// Raises the actor's count to this dot's; never lowers it.
    pub fn see(&mut self, dot: Dot) {
        match self.find(dot.actor) {
            Ok(at) => self.0[at].1 = self.0[at].1.max(dot.seq),
            Err(at) if dot.seq > 0 => self.0.insert(at, (dot.actor, dot.seq)),
            Err(_) => {}
        }
    }

    fn find(&self, actor: ActorId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&actor, |&(actor, _)| actor)
    }

    /// Raises every count to the other's: the least vector that has seen both.
    pub fn join(&mut self, other: &Self) {
        for &(actor, seq) in &other.0 {
            self.see(Dot { actor, seq });
        }
    }

    /// Whether everything that `other` has seen has been seen here.
    pub fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|&(actor, seq)| self.seq(actor) >= seq)
    }

    /// How many actors have a count.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing has been seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The counts, by actor.
    pub fn iter(&self) -> impl Iterator<Item = (ActorId, u64)> + '_ {
        self.0.iter().copied()
    }
}

impl FromIterator<(ActorId, u64)> for VersionVector {
    fn from_iter<I: IntoIterator<Item = (ActorId, u64)>>(counts: I) -> Self {
        let mut vector = Self::default();
        for (actor, seq) in counts {
            vector.see(Dot { actor, seq });
        }
        vector
    }
}

impl<'de> Deserialize<'de> for VersionVector {
    /// Whatever order the counts were written in.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from_iter)
    }
}
