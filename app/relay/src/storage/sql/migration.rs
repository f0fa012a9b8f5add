//! The tables, one file for each step; a step that was released never changes.

use std::time::Duration;

use sqlx::{AnyPool, Executor as _};

use super::{Engine, Failure};

/// The steps for one engine, in order; the number of a step is its place, from 1.
const fn steps(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Sqlite => {
            &[include_str!("../migrations/sqlite_1.sql"), include_str!("../migrations/sqlite_2.sql")]
        }
        Engine::Postgresql => {
            &[include_str!("../migrations/postgresql_1.sql"), include_str!("../migrations/postgresql_2.sql")]
        }
    }
}

/// How often it is tried: relays that start together may get into each other's way.
const TRIES: u32 = 10;

/// Every step can run twice: not every engine undoes a change of tables with its transaction.
pub(super) async fn run(pool: &AnyPool, engine: Engine) -> Result<(), Failure> {
    let mut tries = 1;
    loop {
        match attempt(pool, engine).await {
            Err(_) if tries < TRIES => tries += 1,
            done => return Ok(done?),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn attempt(pool: &AnyPool, engine: Engine) -> Result<(), sqlx::Error> {
    pool.execute("CREATE TABLE IF NOT EXISTS migration (version BIGINT NOT NULL PRIMARY KEY)").await?;
    for (step, version) in steps(engine).iter().zip(1_i64..) {
        let mut tx = pool.begin().await?;
        // Another relay that is at this very step makes this one wait here, and then find it done.
        let inserted =
            sqlx::query("INSERT INTO migration (version) VALUES ($1) ON CONFLICT (version) DO NOTHING")
                .bind(version)
                .execute(&mut *tx)
                .await?;
        if inserted.rows_affected() > 0 {
            sqlx::raw_sql(*step).execute(&mut *tx).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
