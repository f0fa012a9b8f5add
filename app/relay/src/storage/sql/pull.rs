use protocol::{
    ANSWER_CUT, ActorId, Dot, Envelope, SNAPSHOT_AFTER, Snapshot, SpaceAnswer, SpaceId, SpaceRequest,
    SyncAnswer, VersionVector,
};
use sqlx::{Any, AnyPool, Transaction};

use super::ledger::held;
use super::{Engine, Failure, bytes, id, number, signed};

/// How many rows of a log are read at a time.
const PAGE: i64 = 64;

/// What still fits into an answer.
struct Room {
    left: usize,
    is_empty: bool,
}

impl Room {
    /// Takes the place of one item; the first always fits.
    fn fits(&mut self, size: usize) -> bool {
        if size > self.left && !self.is_empty {
            return false;
        }
        self.left = self.left.saturating_sub(size);
        self.is_empty = false;
        true
    }
}

pub(super) async fn pull(
    pool: &AnyPool,
    engine: Engine,
    spaces: &[SpaceRequest],
    quota: u64,
) -> Result<SyncAnswer, Failure> {
    let mut tx = pool.begin_with(engine.begin_reading()).await?;
    let mut room = Room { left: ANSWER_CUT, is_empty: true };
    let mut answer = SyncAnswer::default();
    for request in spaces {
        let holds = held(&mut tx, request.space).await?;
        let wants_snapshot = wants_snapshot(&mut tx, request.space, quota).await?;
        if holds == request.have && !wants_snapshot {
            continue;
        }
        let mut news = SpaceAnswer {
            space: request.space,
            holds,
            snapshot: None,
            envelopes: Vec::new(),
            more: false,
            wants_snapshot,
        };
        fill(&mut tx, &request.have, &mut news, &mut room).await?;
        answer.spaces.push(news);
    }
    tx.commit().await?;
    Ok(answer)
}

async fn wants_snapshot(
    tx: &mut Transaction<'static, Any>,
    space: SpaceId,
    quota: u64,
) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT logged, bytes FROM space WHERE id = $1")
        .bind(space.0.to_vec())
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let (logged, bytes) = (number(&row, 0)?, number(&row, 1)?);
    Ok(logged >= u64::from(SNAPSHOT_AFTER) || (logged > 0 && bytes > quota / 2))
}

async fn fill(
    tx: &mut Transaction<'static, Any>,
    have: &VersionVector,
    news: &mut SpaceAnswer,
    room: &mut Room,
) -> Result<(), sqlx::Error> {
    let mut seen = have.clone();
    let Some(mut from) = start(tx, news.space, &news.holds, &seen).await? else { return Ok(()) };
    if let Start::BelowTheLog = from {
        let Some(bytes) = newest_snapshot(tx, news.space).await? else { return Ok(()) };
        if !room.fits(bytes.len()) {
            news.more = true;
            return Ok(());
        }
        let snapshot = Snapshot::decode(&bytes).map_err(|error| sqlx::Error::Decode(error.into()))?;
        seen.join(&snapshot.header().covers());
        news.snapshot = Some(snapshot);
        match start(tx, news.space, &news.holds, &seen).await? {
            Some(further) => from = further,
            None => return Ok(()),
        }
    }
    if let Start::At(arrival) = from {
        log(tx, arrival, &mut seen, news, room).await?;
    }
    Ok(())
}

/// Where the reading of a log begins.
enum Start {
    At(u64),
    BelowTheLog,
}

/// `None` if nothing is missing.
async fn start(
    tx: &mut Transaction<'static, Any>,
    space: SpaceId,
    holds: &VersionVector,
    seen: &VersionVector,
) -> Result<Option<Start>, sqlx::Error> {
    let mut least: Option<u64> = None;
    for (actor, _) in holds.iter().filter(|&(actor, seq)| seen.seq(actor) < seq) {
        let row = sqlx::query(
            "SELECT first, arrival FROM envelope WHERE space = $1 AND actor = $2 AND last > $3 \
             ORDER BY first LIMIT 1",
        )
        .bind(space.0.to_vec())
        .bind(actor.0.to_vec())
        .bind(signed(seen.seq(actor)))
        .fetch_optional(&mut **tx)
        .await?;
        match row {
            Some(row) if number(&row, 0)? <= seen.seq(actor) + 1 => {
                let arrival = number(&row, 1)?;
                least = Some(least.map_or(arrival, |least| least.min(arrival)));
            }
            _ => return Ok(Some(Start::BelowTheLog)),
        }
    }
    Ok(least.map(Start::At))
}

async fn newest_snapshot(
    tx: &mut Transaction<'static, Any>,
    space: SpaceId,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let row = sqlx::query("SELECT bytes FROM snapshot WHERE space = $1 ORDER BY generation DESC LIMIT 1")
        .bind(space.0.to_vec())
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| bytes(&row, 0)).transpose()
}

/// Adds what has not been seen, as it arrived; up to a hole that only the snapshot fills, which comes to who asks again.
async fn log(
    tx: &mut Transaction<'static, Any>,
    mut arrival: u64,
    seen: &mut VersionVector,
    news: &mut SpaceAnswer,
    room: &mut Room,
) -> Result<(), sqlx::Error> {
    loop {
        let rows = sqlx::query(
            "SELECT arrival, actor, last, bytes, first FROM envelope WHERE space = $1 AND arrival >= $2 \
             ORDER BY arrival LIMIT $3",
        )
        .bind(news.space.0.to_vec())
        .bind(signed(arrival))
        .bind(PAGE)
        .fetch_all(&mut **tx)
        .await?;
        for row in &rows {
            arrival = number(row, 0)? + 1;
            let last = Dot { actor: ActorId(id(row, 1)?), seq: number(row, 2)? };
            if seen.contains(last) {
                continue;
            }
            let bytes = bytes(row, 3)?;
            if number(row, 4)? > seen.seq(last.actor) + 1 || !room.fits(bytes.len()) {
                news.more = true;
                return Ok(());
            }
            seen.see(last);
            let envelope = Envelope::decode(&bytes).map_err(|error| sqlx::Error::Decode(error.into()))?;
            news.envelopes.push(envelope);
        }
        if rows.is_empty() || seen.covers(&news.holds) {
            return Ok(());
        }
    }
}

pub(super) async fn ages(pool: &AnyPool, spaces: &[SpaceId]) -> Result<Vec<(SpaceId, u64)>, Failure> {
    let mut ages = Vec::new();
    for space in spaces {
        let row = sqlx::query("SELECT arrivals FROM space WHERE id = $1")
            .bind(space.0.to_vec())
            .fetch_optional(pool)
            .await?;
        if let Some(row) = row {
            ages.push((*space, number(&row, 0)?));
        }
    }
    Ok(ages)
}
