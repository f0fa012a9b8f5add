use protocol::{Reminders, Subscription};
use sha2::{Digest as _, Sha256};
use sqlx::any::AnyRow;
use sqlx::{Any, AnyPool, Row as _, Transaction};

use super::{Failure, bytes, id, number, signed};
use crate::storage::{Due, Settled};

fn name(endpoint: &str) -> Vec<u8> {
    Sha256::digest(endpoint.as_bytes()).to_vec()
}

/// The first statement locks the row of the subscription, like that of every transaction here.
pub(super) async fn remind(pool: &AnyPool, reminders: &Reminders, now: u64) -> Result<(), Failure> {
    let to = &reminders.subscription;
    let name = name(&to.endpoint);
    let mut tx = pool.begin().await?;
    sqlx::query(
        "INSERT INTO subscription (name, endpoint, point, secret) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (name) DO UPDATE SET point = excluded.point, secret = excluded.secret",
    )
    .bind(name.clone())
    .bind(to.endpoint.clone().into_bytes())
    .bind(to.key.to_vec())
    .bind(to.auth.to_vec())
    .execute(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM reminder WHERE name = $1").bind(name.clone()).execute(&mut *tx).await?;
    for after in &reminders.after_s {
        let at = signed(now.saturating_add(u64::from(*after)));
        sqlx::query("INSERT INTO reminder (name, at, next) VALUES ($1, $2, $2)")
            .bind(name.clone())
            .bind(at)
            .execute(&mut *tx)
            .await?;
    }
    if reminders.after_s.is_empty() {
        forget(&mut tx, &name).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Two relays that take at once get different ones: who comes second finds `next` moved on.
pub(super) async fn due(pool: &AnyPool, now: u64, lease_s: u64, most: u32) -> Result<Vec<Due>, Failure> {
    let mut tx = pool.begin().await?;
    let rows = sqlx::query(
        "UPDATE reminder SET next = $2 WHERE next <= $1 AND (name, at) IN \
         (SELECT name, at FROM reminder WHERE next <= $1 ORDER BY next LIMIT $3) RETURNING name, at",
    )
    .bind(signed(now))
    .bind(signed(now.saturating_add(lease_s)))
    .bind(i64::from(most))
    .fetch_all(&mut *tx)
    .await?;
    let mut due = Vec::with_capacity(rows.len());
    for row in &rows {
        let subscription = sqlx::query("SELECT endpoint, point, secret FROM subscription WHERE name = $1")
            .bind(bytes(row, 0)?)
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(subscription) = subscription {
            due.push(Due { subscription: read(&subscription)?, at: number(row, 1)? });
        }
    }
    tx.commit().await?;
    Ok(due)
}

fn read(row: &AnyRow) -> Result<Subscription, sqlx::Error> {
    let endpoint = String::from_utf8(row.try_get(0)?).map_err(|error| sqlx::Error::Decode(error.into()))?;
    Ok(Subscription { endpoint, key: id(row, 1)?, auth: id(row, 2)? })
}

pub(super) async fn settle(pool: &AnyPool, due: &Due, settled: Settled) -> Result<(), Failure> {
    let name = name(&due.subscription.endpoint);
    let mut tx = pool.begin().await?;
    // What the phone says meanwhile waits for this row.
    sqlx::query("UPDATE subscription SET secret = secret WHERE name = $1")
        .bind(name.clone())
        .execute(&mut *tx)
        .await?;
    match settled {
        Settled::Later { next } => {
            sqlx::query("UPDATE reminder SET next = $3 WHERE name = $1 AND at = $2")
                .bind(name.clone())
                .bind(signed(due.at))
                .bind(signed(next))
                .execute(&mut *tx)
                .await?;
        }
        Settled::Over => {
            sqlx::query("DELETE FROM reminder WHERE name = $1 AND at = $2")
                .bind(name.clone())
                .bind(signed(due.at))
                .execute(&mut *tx)
                .await?;
            let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM reminder WHERE name = $1")
                .bind(name.clone())
                .fetch_one(&mut *tx)
                .await?;
            if left == 0 {
                forget(&mut tx, &name).await?;
            }
        }
        Settled::Gone => forget(&mut tx, &name).await?,
    }
    tx.commit().await?;
    Ok(())
}

async fn forget(tx: &mut Transaction<'static, Any>, name: &[u8]) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM reminder WHERE name = $1").bind(name.to_vec()).execute(&mut **tx).await?;
    sqlx::query("DELETE FROM subscription WHERE name = $1").bind(name.to_vec()).execute(&mut **tx).await?;
    Ok(())
}
