//! Several phones and a relay in one process, with everything going wrong by the seed.
//!
//! A [`schedule`](run) is a pure function of its seed: 2 to 8 phones, two spaces, a network that drops, doubles,
//! reorders, delays and parts, phones that crash between any two effects, tabs, restores and evictions, clocks that
//! are up to ten years wrong, and a relay that restarts, comes back from an old backup, or lies. Then everything is
//! healed, and what must hold is checked.
//!
//! | module | in one line |
//! |---|---|
//! | [`dice`] | the only source of chance |
//! | [`relay`] | what a relay does by the protocol |
//! | [`lies`] | what a malicious one does to its answers |
//! | [`device`] | one phone's memory, by our merge or by one that is known to be wrong |
//! | [`phone`] | a device with its tabs and its clock |
//! | [`world`] | what happens, step by step |
//! | [`law`] | what must hold |

pub mod device;
pub mod dice;
pub mod law;
pub mod lies;
pub mod phone;
pub mod relay;
pub mod world;

pub use device::Merge;
pub use law::Broken;

/// What a schedule went through.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Actions that were acknowledged.
    pub acts: u32,
    /// Exchanges that a phone took in.
    pub exchanges: u32,
    /// Lies that reached a phone and had to be noticed.
    pub lies: u32,
    /// Crashes, evictions and restores of phones, and restarts and backups of the relay.
    pub blows: u32,
    /// How many rounds after the healing all phones were equal.
    pub rounds: u32,
}

impl std::ops::AddAssign for Report {
    /// Adds up what happened; of the rounds the most count.
    fn add_assign(&mut self, other: Self) {
        self.acts += other.acts;
        self.exchanges += other.exchanges;
        self.lies += other.lies;
        self.blows += other.blows;
        self.rounds = self.rounds.max(other.rounds);
    }
}

/// Runs the schedule of this seed.
///
/// # Errors
/// [`Broken`]: the law that did not hold, and what had happened before.
pub fn run(seed: u64, merge: Merge) -> Result<Report, Broken> {
    world::World::new(seed, merge).run()
}
