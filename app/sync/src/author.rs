use crate::{ActorId, Dot, VersionVector};
use serde::{Deserialize, Serialize};

/// One device as a writer: its actor and all that it has seen, its own changes included.
///
/// It is stored beside the changes and advanced in the transaction that writes them, so that two tabs of one
/// browser cannot give two changes the same dot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Author {
    /// The name under which the device writes.
    pub actor: ActorId,
    /// All that the device has seen.
    pub seen: VersionVector,
}

impl Author {
    /// A device that has seen nothing yet.
    pub fn new(actor: ActorId) -> Self {
        Self { actor, seen: VersionVector::default() }
    }

    /// The dot that the next change will have.
    pub fn next_dot(&self) -> Dot {
        Dot { actor: self.actor, seq: self.seen.seq(self.actor).saturating_add(1) }
    }
}
