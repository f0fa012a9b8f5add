use protocol::{InviteId, InviteLeave, Problem};
use sqlx::AnyPool;

use super::{Failure, Refusal, bytes, number, signed};

pub(super) async fn leave(pool: &AnyPool, invite: &InviteLeave, now: u64) -> Result<(), Refusal> {
    let mut tx = pool.begin().await?;
    // An expired one with this id makes room first.
    sqlx::query("DELETE FROM invite WHERE id = $1 AND expires <= $2")
        .bind(invite.id.0.to_vec())
        .bind(signed(now))
        .execute(&mut *tx)
        .await?;
    let inserted = sqlx::query(
        "INSERT INTO invite (id, expires, sealed) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
    )
    .bind(invite.id.0.to_vec())
    .bind(signed(now.saturating_add(u64::from(invite.expires_s))))
    .bind(invite.sealed.clone())
    .execute(&mut *tx)
    .await?;
    if inserted.rows_affected() == 0 {
        let kept = sqlx::query("SELECT sealed FROM invite WHERE id = $1")
            .bind(invite.id.0.to_vec())
            .fetch_optional(&mut *tx)
            .await?;
        let kept = kept.map(|row| bytes(&row, 0)).transpose()?;
        if kept.as_ref() != Some(&invite.sealed) {
            return Err(Problem::Occupied.into());
        }
    }
    tx.commit().await?;
    Ok(())
}

/// One statement, so that of two who ask at once only one gets it.
pub(super) async fn take(pool: &AnyPool, id: InviteId, now: u64) -> Result<Option<Vec<u8>>, Failure> {
    let row = sqlx::query("DELETE FROM invite WHERE id = $1 RETURNING sealed, expires")
        .bind(id.0.to_vec())
        .fetch_optional(pool)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let sealed = bytes(&row, 0)?;
    Ok((number(&row, 1)? > now).then_some(sealed))
}

pub(super) async fn sweep(pool: &AnyPool, now: u64) -> Result<(), Failure> {
    sqlx::query("DELETE FROM invite WHERE expires <= $1").bind(signed(now)).execute(pool).await?;
    Ok(())
}
