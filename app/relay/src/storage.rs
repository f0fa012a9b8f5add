//! Where sealed bytes stay.
//!
//! - [`Storage`]: what the relay needs of a database
//! - [`Sql`]: SQLite in one file, or anything that speaks PostgreSQL
//! - [`verdict`]: what becomes of an envelope, without any database

mod failure;
mod sql;
pub mod verdict;

use std::future::Future;

use protocol::{InviteId, InviteLeave, Problem, Reminders, SpaceId, SpaceRequest, Subscription, SyncAnswer};

pub use failure::Failure;
pub use sql::{Engine, Sql};

/// A sealed log of spaces, unique on space, actor and sequence number, a shelf of invites, and a clockwork of reminders.
///
/// What a method took is on the disk when it returns.
pub trait Storage: Send + Sync + 'static {
    /// Takes all that these spaces bring, or nothing; says which of them have news now.
    ///
    /// The caller has checked every signature.
    ///
    /// # Errors
    /// [`Refusal::Problem`] with [`Problem::Conflict`] or [`Problem::SpaceFull`]; [`Refusal::Failed`].
    fn push(&self, spaces: &[SpaceRequest]) -> impl Future<Output = Result<Vec<SpaceId>, Refusal>> + Send;

    /// What is held of these spaces and missing on the phone that asks.
    ///
    /// # Errors
    /// [`Failure`].
    fn pull(&self, spaces: &[SpaceRequest]) -> impl Future<Output = Result<SyncAnswer, Failure>> + Send;

    /// Keeps an invite. `now` is in seconds since 1970; the same invite again changes nothing.
    ///
    /// # Errors
    /// [`Refusal::Problem`] with [`Problem::Occupied`]; [`Refusal::Failed`].
    fn leave(&self, invite: &InviteLeave, now: u64) -> impl Future<Output = Result<(), Refusal>> + Send;

    /// Gives an invite out, once and before it expires. The fifth wrong proof throws it away, and no name is free again
    /// before its invite would have expired.
    ///
    /// # Errors
    /// [`Failure`].
    fn take(&self, id: InviteId, now: u64) -> impl Future<Output = Result<Option<Vec<u8>>, Failure>> + Send;

    /// Forgets expired invites.
    ///
    /// # Errors
    /// [`Failure`].
    fn sweep(&self, now: u64) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Replaces all reminders of a subscription; none at all forgets it. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// [`Failure`].
    fn remind(&self, reminders: &Reminders, now: u64) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Takes at most `most` pushes whose moment has come, the longest due first. No other relay gets them for `lease_s`
    /// seconds, by when they should be [settled](Storage::settle).
    ///
    /// # Errors
    /// [`Failure`].
    fn due(
        &self,
        now: u64,
        lease_s: u64,
        most: u32,
    ) -> impl Future<Output = Result<Vec<Due>, Failure>> + Send;

    /// Notes what became of a push. One that the phone has called off meanwhile stays called off.
    ///
    /// # Errors
    /// [`Failure`].
    fn settle(&self, due: &Due, settled: Settled) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Failure`].
    fn check(&self) -> impl Future<Output = Result<(), Failure>> + Send;

    /// A number for each of these spaces that grows with every change of the space; those unknown are left out.
    ///
    /// # Errors
    /// [`Failure`].
    fn ages(&self, spaces: &[SpaceId]) -> impl Future<Output = Result<Vec<(SpaceId, u64)>, Failure>> + Send;
}

/// A push whose moment has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// Whom to push to.
    pub subscription: Subscription,
    /// When it was wanted, in seconds since 1970.
    pub at: u64,
}

/// What became of a push.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// It was sent or given up; a subscription without further reminders is forgotten.
    Over,
    /// It is tried again.
    Later {
        /// When, in seconds since 1970.
        next: u64,
    },
    /// Nobody is there any more: all reminders of the subscription are forgotten.
    Gone,
}

/// Why nothing was taken.
#[derive(Debug)]
pub enum Refusal {
    /// The phone is told.
    Problem(Problem),
    /// The database did not do it.
    Failed(Failure),
}

impl Refusal {
    fn is_passing(&self) -> bool {
        matches!(self, Self::Failed(failure) if failure.is_passing())
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl<E: Into<Failure>> From<E> for Refusal {
    fn from(failure: E) -> Self {
        Self::Failed(failure.into())
    }
}
