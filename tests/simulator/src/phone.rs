//! A device with its tabs and its clock.

use crate::device::Device;
use protocol::SyncRequest;
use sync::{Asked, Session, WallTime};

/// A phone. What is on its disk survives everything but an eviction; its tabs survive nothing.
#[derive(Clone, Debug)]
pub struct Phone {
    /// Which spaces it is in, and its memory of each.
    pub disk: Vec<(usize, Device)>,
    /// An older state of the disk.
    pub backup: Option<Vec<(usize, Device)>>,
    /// The open tabs, which share the disk.
    pub tabs: Vec<Tab>,
    /// Rises with each crash: an answer to an earlier life finds nobody.
    pub life: u32,
    /// How wrong its clock is, in milliseconds.
    pub clock: i64,
    /// Whether it has a network.
    pub network: Network,
}

/// Whether mail gets through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Network {
    /// It does.
    Up,
    /// It does not.
    Parted,
}

/// One open page.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// When it talks to the relay.
    pub session: Session,
    /// The exchange under way.
    pub pending: Option<Pending>,
    /// When it wants to be woken.
    pub wake: Option<u64>,
}

/// What a tab remembers of its request.
#[derive(Clone, Debug)]
pub struct Pending {
    /// The exchange's number.
    pub number: u64,
    /// What was asked.
    pub request: SyncRequest,
    /// What each space has to remember of it.
    pub asked: Vec<Asked>,
}

impl Phone {
    /// What its clock says.
    pub fn wall_time(&self, now: u64) -> WallTime {
        WallTime(i64::try_from(now).unwrap_or(i64::MAX).saturating_add(self.clock))
    }
}
