use crate::{ActorId, Dot};
use protocol::SpaceId;

/// Something that an honest relay does not do. What this device holds is untouched by it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Alarm {
    /// Bytes of another space, or an answer about another one.
    Foreign {
        /// The space that they name.
        found: SpaceId,
    },
    /// An envelope that no writer of the space signed.
    Unsigned {
        /// The place it claims.
        dot: Dot,
    },
    /// A signed envelope that does not open, or holds something else than its header says.
    Unreadable {
        /// The place it claims.
        dot: Dot,
    },
    /// Two histories of one device: another envelope at a place that is taken, or one that follows another envelope.
    Forked {
        /// The place.
        dot: Dot,
    },
    /// A snapshot that no writer signed, or that does not open.
    BadSnapshot {
        /// Who it names as its maker.
        by: ActorId,
    },
    /// The relay holds less of a device than it had said: an old backup, or a lie. Everything is sent again.
    RolledBack {
        /// The device.
        actor: ActorId,
        /// What the relay had said.
        before: u64,
        /// What it says now.
        after: u64,
    },
    /// Changes exist that the relay keeps back: it says that it holds them, or somebody had seen them.
    Withheld {
        /// The device that made them.
        actor: ActorId,
        /// The highest change that is known to exist.
        exists: u64,
        /// The highest one that came.
        came: u64,
    },
}
