//! What a snapshot makes superfluous.

use protocol::{ActorId, Snapshot, SpaceId, VersionVector};
use sqlx::{Any, Transaction};

use super::ledger::Ledger;
use super::{Refusal, bytes, id, number, signed};

/// A kept snapshot.
struct Generation {
    number: u64,
    size: u64,
    covers: VersionVector,
}

/// The envelopes of one actor that a vector covers.
struct Covered {
    count: u64,
    bytes: u64,
}

/// Stores the snapshot if it covers the newest one and more, and drops what two generations do not need.
///
/// A space over its quota keeps less: first the log above the newest snapshot only, then that snapshot only.
pub(super) async fn cover(
    tx: &mut Transaction<'static, Any>,
    ledger: &mut Ledger,
    snapshot: &Snapshot,
    quota: u64,
) -> Result<(), Refusal> {
    let covers = snapshot.header().covers();
    let kept = generations(tx, ledger.space).await?;
    if covers.is_empty()
        || kept.first().is_some_and(|newest| newest.covers.covers(&covers) || !covers.covers(&newest.covers))
    {
        return Ok(());
    }
    let (newest, older) = (kept.first(), kept.iter().skip(1));
    insert(tx, ledger, snapshot, newest.map_or(1, |newest| newest.number + 1)).await?;
    for generation in older {
        remove(tx, ledger, generation).await?;
    }
    if let Some(before) = newest {
        drop_covered(tx, ledger, &before.covers).await?;
    }
    if ledger.bytes > quota {
        drop_covered(tx, ledger, &covers).await?;
    }
    if let Some(before) = newest.filter(|_| ledger.bytes > quota) {
        remove(tx, ledger, before).await?;
    }
    ledger.held.join(&covers);
    ledger.logged = above(tx, ledger.space, &covers).await?;
    Ok(())
}

/// The newest first.
async fn generations(
    tx: &mut Transaction<'static, Any>,
    space: SpaceId,
) -> Result<Vec<Generation>, sqlx::Error> {
    let rows =
        sqlx::query("SELECT generation, size, bytes FROM snapshot WHERE space = $1 ORDER BY generation DESC")
            .bind(space.0.to_vec())
            .fetch_all(&mut **tx)
            .await?;
    let read = |row| {
        let snapshot =
            Snapshot::decode(&bytes(row, 2)?).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok(Generation { number: number(row, 0)?, size: number(row, 1)?, covers: snapshot.header().covers() })
    };
    rows.iter().map(read).collect()
}

async fn insert(
    tx: &mut Transaction<'static, Any>,
    ledger: &mut Ledger,
    snapshot: &Snapshot,
    generation: u64,
) -> Result<(), sqlx::Error> {
    let encoded = snapshot.encode();
    let size = encoded.len() as u64;
    ledger.arrivals += 1;
    ledger.bytes += size;
    sqlx::query("INSERT INTO snapshot (space, generation, size, bytes) VALUES ($1, $2, $3, $4)")
        .bind(ledger.space.0.to_vec())
        .bind(signed(generation))
        .bind(signed(size))
        .bind(encoded)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn remove(
    tx: &mut Transaction<'static, Any>,
    ledger: &mut Ledger,
    generation: &Generation,
) -> Result<(), sqlx::Error> {
    ledger.bytes = ledger.bytes.saturating_sub(generation.size);
    sqlx::query("DELETE FROM snapshot WHERE space = $1 AND generation = $2")
        .bind(ledger.space.0.to_vec())
        .bind(signed(generation.number))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn drop_covered(
    tx: &mut Transaction<'static, Any>,
    ledger: &mut Ledger,
    covers: &VersionVector,
) -> Result<(), sqlx::Error> {
    for (actor, seq) in covers.iter() {
        let covered = covered(tx, ledger.space, actor, seq).await?;
        if covered.count == 0 {
            continue;
        }
        ledger.bytes = ledger.bytes.saturating_sub(covered.bytes);
        sqlx::query("DELETE FROM envelope WHERE space = $1 AND actor = $2 AND last <= $3")
            .bind(ledger.space.0.to_vec())
            .bind(actor.0.to_vec())
            .bind(signed(seq))
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

async fn covered(
    tx: &mut Transaction<'static, Any>,
    space: SpaceId,
    actor: ActorId,
    seq: u64,
) -> Result<Covered, sqlx::Error> {
    let rows = sqlx::query("SELECT size FROM envelope WHERE space = $1 AND actor = $2 AND last <= $3")
        .bind(space.0.to_vec())
        .bind(actor.0.to_vec())
        .bind(signed(seq))
        .fetch_all(&mut **tx)
        .await?;
    let mut covered = Covered { count: 0, bytes: 0 };
    for row in &rows {
        covered.count += 1;
        covered.bytes += number(row, 0)?;
    }
    Ok(covered)
}

/// How many envelopes reach above the vector.
async fn above(
    tx: &mut Transaction<'static, Any>,
    space: SpaceId,
    covers: &VersionVector,
) -> Result<u64, sqlx::Error> {
    let rows = sqlx::query("SELECT actor, last FROM envelope WHERE space = $1")
        .bind(space.0.to_vec())
        .fetch_all(&mut **tx)
        .await?;
    let mut above = 0;
    for row in &rows {
        above += u64::from(number(row, 1)? > covers.seq(ActorId(id(row, 0)?)));
    }
    Ok(above)
}
