use protocol::{INVITE_TRIES, InviteId, InviteLeave, Problem};
use sqlx::{Any, AnyPool, Transaction};

use super::{Failure, Refusal, bytes, number, signed};

pub(super) async fn leave(pool: &AnyPool, invite: &InviteLeave, now: u64) -> Result<(), Refusal> {
    let mut tx = pool.begin().await?;
    // An expired one of this name makes room first.
    sqlx::query("DELETE FROM invite WHERE name = $1 AND expires <= $2")
        .bind(invite.id.name().to_vec())
        .bind(signed(now))
        .execute(&mut *tx)
        .await?;
    let inserted = sqlx::query(
        "INSERT INTO invite (name, proof, expires, tries, sealed) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (name) DO NOTHING",
    )
    .bind(invite.id.name().to_vec())
    .bind(invite.id.proof().to_vec())
    .bind(signed(now.saturating_add(u64::from(invite.expires_s))))
    .bind(i64::from(INVITE_TRIES))
    .bind(invite.sealed.clone())
    .execute(&mut *tx)
    .await?;
    if inserted.rows_affected() == 0 && !is_kept(&mut tx, invite).await? {
        return Err(Problem::Occupied.into());
    }
    tx.commit().await?;
    Ok(())
}

/// Whether this very invite waits already: its answer was lost, and it is left again.
async fn is_kept(tx: &mut Transaction<'static, Any>, invite: &InviteLeave) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT proof, sealed FROM invite WHERE name = $1 AND tries > 0")
        .bind(invite.id.name().to_vec())
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(false) };
    Ok(bytes(&row, 0)? == invite.id.proof() && bytes(&row, 1)? == invite.sealed)
}

/// The first statement counts the try and locks the row: of two who ask at once one gets it, and nobody tries for free.
pub(super) async fn take(pool: &AnyPool, id: InviteId, now: u64) -> Result<Option<Vec<u8>>, Failure> {
    let mut tx = pool.begin().await?;
    let row = sqlx::query(
        "UPDATE invite SET tries = tries - 1 WHERE name = $1 AND tries > 0 AND expires > $2 \
         RETURNING proof, tries, sealed",
    )
    .bind(id.name().to_vec())
    .bind(signed(now))
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let sealed = (bytes(&row, 0)? == id.proof()).then(|| bytes(&row, 2)).transpose()?;
    if sealed.is_some() || number(&row, 1)? == 0 {
        sqlx::query("UPDATE invite SET tries = 0, sealed = $2 WHERE name = $1")
            .bind(id.name().to_vec())
            .bind(Vec::new())
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(sealed)
}

pub(super) async fn sweep(pool: &AnyPool, now: u64) -> Result<(), Failure> {
    sqlx::query("DELETE FROM invite WHERE expires <= $1").bind(signed(now)).execute(pool).await?;
    Ok(())
}
