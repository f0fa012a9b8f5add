mod compaction;
mod engine;
mod invite;
mod ledger;
mod migration;
mod pull;
mod push;
mod reminder;

use std::time::Duration;

use protocol::{InviteId, InviteLeave, Reminders, SpaceId, SpaceRequest, SyncAnswer};
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::{AnyPool, Executor as _, Row as _};
use tokio::sync::{Semaphore, SemaphorePermit};

pub use engine::Engine;

use super::{Due, Failure, Refusal, Settled, Storage};

/// How often a transaction that met another one is tried.
const TRIES: u32 = 8;

/// A database that speaks the SQL which SQLite and PostgreSQL have in common.
///
/// A transaction that writes begins by writing the row of its space, which locks it in every engine: the rest of the
/// transaction then sees the space stand still.
pub struct Sql {
    pool: AnyPool,
    engine: Engine,
    quota: u64,
    /// SQLite has one writer at a time. Here they wait in a queue; its own way is to sleep and try again.
    writers: Semaphore,
}

impl Sql {
    /// Connects, and brings the tables up to date. `quota` is in bytes for each space.
    ///
    /// # Errors
    /// [`Failure`] for an address that names no database, and a database that cannot be reached or changed.
    pub async fn open(address: &str, quota: u64) -> Result<Self, Failure> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(address);
        engine.make_room(address).map_err(sqlx::Error::Io)?;
        let pool = AnyPoolOptions::new()
            .max_connections(engine.connections())
            .acquire_timeout(Duration::from_secs(10))
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    for statement in engine.settings() {
                        connection.execute(*statement).await?;
                    }
                    Ok(())
                })
            })
            .connect(&engine.address(address))
            .await?;
        migration::run(&pool, engine).await?;
        let writers = Semaphore::new(engine.writers());
        Ok(Self { pool, engine, quota, writers })
    }

    /// Which kind of database it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Waits for what is under way and closes the connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        // The semaphore is never closed; without a permit the database would sort it out, only slower.
        self.writers.acquire().await.ok()
    }
}

/// Counts how often a transaction has been tried.
struct Tries(u32);

impl Tries {
    /// Whether it is worth another try: it merely met another transaction, and not too often.
    fn again<T, E>(&mut self, done: &Result<T, E>, is_passing: impl Fn(&E) -> bool) -> bool {
        self.0 += 1;
        self.0 < TRIES && done.as_ref().is_err_and(is_passing)
    }
}

impl Storage for Sql {
    async fn push(&self, spaces: &[SpaceRequest]) -> Result<Vec<SpaceId>, Refusal> {
        if spaces.iter().all(|space| space.envelopes.is_empty() && space.snapshot.is_none()) {
            return Ok(Vec::new());
        }
        let _turn = self.turn().await;
        let mut tries = Tries(0);
        loop {
            let done = push::push(&self.pool, spaces, self.quota).await;
            if !tries.again(&done, Refusal::is_passing) {
                return done;
            }
        }
    }

    async fn pull(&self, spaces: &[SpaceRequest]) -> Result<SyncAnswer, Failure> {
        let mut tries = Tries(0);
        loop {
            let done = pull::pull(&self.pool, self.engine, spaces, self.quota).await;
            if !tries.again(&done, Failure::is_passing) {
                return done;
            }
        }
    }

    async fn leave(&self, invite: &InviteLeave, now: u64) -> Result<(), Refusal> {
        let _turn = self.turn().await;
        let mut tries = Tries(0);
        loop {
            let done = invite::leave(&self.pool, invite, now).await;
            if !tries.again(&done, Refusal::is_passing) {
                return done;
            }
        }
    }

    async fn take(&self, id: InviteId, now: u64) -> Result<Option<Vec<u8>>, Failure> {
        let _turn = self.turn().await;
        let mut tries = Tries(0);
        loop {
            let done = invite::take(&self.pool, id, now).await;
            if !tries.again(&done, Failure::is_passing) {
                return done;
            }
        }
    }

    async fn sweep(&self, now: u64) -> Result<(), Failure> {
        let _turn = self.turn().await;
        invite::sweep(&self.pool, now).await
    }

    async fn remind(&self, reminders: &Reminders, now: u64) -> Result<(), Failure> {
        let _turn = self.turn().await;
        let mut tries = Tries(0);
        loop {
            let done = reminder::remind(&self.pool, reminders, now).await;
            if !tries.again(&done, Failure::is_passing) {
                return done;
            }
        }
    }

    async fn due(&self, now: u64, lease_s: u64, most: u32) -> Result<Vec<Due>, Failure> {
        let _turn = self.turn().await;
        let mut tries = Tries(0);
        loop {
            let done = reminder::due(&self.pool, now, lease_s, most).await;
            if !tries.again(&done, Failure::is_passing) {
                return done;
            }
        }
    }

    async fn settle(&self, due: &Due, settled: Settled) -> Result<(), Failure> {
        let _turn = self.turn().await;
        let mut tries = Tries(0);
        loop {
            let done = reminder::settle(&self.pool, due, settled).await;
            if !tries.again(&done, Failure::is_passing) {
                return done;
            }
        }
    }

    async fn check(&self) -> Result<(), Failure> {
        // Reads a table: a database that answers but lost them is not well.
        sqlx::query("SELECT version FROM migration").fetch_optional(&self.pool).await?;
        Ok(())
    }

    async fn ages(&self, spaces: &[SpaceId]) -> Result<Vec<(SpaceId, u64)>, Failure> {
        pull::ages(&self.pool, spaces).await
    }
}

/// A number as a database has it. Every number of the protocol fits.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn number(row: &AnyRow, column: usize) -> Result<u64, sqlx::Error> {
    let number: i64 = row.try_get(column)?;
    u64::try_from(number).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn bytes(row: &AnyRow, column: usize) -> Result<Vec<u8>, sqlx::Error> {
    row.try_get(column)
}

fn id<const N: usize>(row: &AnyRow, column: usize) -> Result<[u8; N], sqlx::Error> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map_err(|error: std::array::TryFromSliceError| sqlx::Error::Decode(error.into()))
}
