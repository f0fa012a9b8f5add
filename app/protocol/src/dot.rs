use crate::ActorId;
use serde::{Deserialize, Serialize};

/// Names one change, forever: no two changes of the world share a dot.
///
/// `seq` starts at 1 and has no gaps within an actor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Dot {
    /// Who wrote it.
    pub actor: ActorId,
    /// The how-manieth change of that actor it is.
    pub seq: u64,
}
