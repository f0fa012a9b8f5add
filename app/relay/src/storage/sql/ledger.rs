use protocol::{ActorId, Dot, Envelope, Limit, Problem, SpaceId, VersionVector};
use sqlx::{Any, Transaction};

use super::{Refusal, bytes, id, number, signed};
use crate::storage::verdict::{Kept, Verdict, judge};

/// One space while a transaction holds its row.
pub(super) struct Ledger {
    pub(super) space: SpaceId,
    pub(super) arrivals: u64,
    pub(super) logged: u64,
    pub(super) bytes: u64,
    pub(super) held: VersionVector,
    /// The vector as the database has it.
    before: VersionVector,
    arrivals_before: u64,
}

impl Ledger {
    /// Nobody else writes to the space from here to the end of the transaction.
    pub(super) async fn lock(
        tx: &mut Transaction<'static, Any>,
        space: SpaceId,
    ) -> Result<Self, sqlx::Error> {
        // A write as the first statement takes SQLite's write lock at once, and PostgreSQL's lock of the row.
        let row = sqlx::query(
            "INSERT INTO space (id, arrivals, logged, bytes) VALUES ($1, 0, 0, 0) \
             ON CONFLICT (id) DO UPDATE SET arrivals = space.arrivals RETURNING arrivals, logged, bytes",
        )
        .bind(space.0.to_vec())
        .fetch_one(&mut **tx)
        .await?;
        let held = held(tx, space).await?;
        let arrivals = number(&row, 0)?;
        Ok(Self {
            space,
            arrivals,
            logged: number(&row, 1)?,
            bytes: number(&row, 2)?,
            before: held.clone(),
            held,
            arrivals_before: arrivals,
        })
    }

    /// Stores the envelope if it goes on where the actor's log ends.
    pub(super) async fn take(
        &mut self,
        tx: &mut Transaction<'static, Any>,
        envelope: &Envelope,
    ) -> Result<(), Refusal> {
        let header = envelope.header();
        let held = self.held.seq(header.actor);
        let kept = if header.first <= held { self.kept(tx, header.first_dot()).await? } else { None };
        match judge(envelope, held, kept.as_ref()) {
            Verdict::Known | Verdict::Gap => Ok(()),
            Verdict::Conflict { seq } => {
                let dot = Dot { actor: header.actor, seq };
                Err(Problem::Conflict { space: self.space, dot }.into())
            }
            Verdict::Take => Ok(self.insert(tx, envelope).await?),
        }
    }

    async fn kept(&self, tx: &mut Transaction<'static, Any>, dot: Dot) -> Result<Option<Kept>, sqlx::Error> {
        let row = sqlx::query(
            "SELECT first, bytes FROM envelope WHERE space = $1 AND actor = $2 AND last >= $3 \
             ORDER BY first LIMIT 1",
        )
        .bind(self.space.0.to_vec())
        .bind(dot.actor.0.to_vec())
        .bind(signed(dot.seq))
        .fetch_optional(&mut **tx)
        .await?;
        row.map(|row| Ok(Kept { first: number(&row, 0)?, bytes: bytes(&row, 1)? })).transpose()
    }

    async fn insert(
        &mut self,
        tx: &mut Transaction<'static, Any>,
        envelope: &Envelope,
    ) -> Result<(), sqlx::Error> {
        let (header, encoded) = (envelope.header(), envelope.encode());
        let size = encoded.len() as u64;
        self.arrivals += 1;
        self.logged += 1;
        self.bytes += size;
        self.held.see(header.last_dot());
        sqlx::query(
            "INSERT INTO envelope (space, actor, first, last, arrival, size, bytes) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(self.space.0.to_vec())
        .bind(header.actor.0.to_vec())
        .bind(signed(header.first))
        .bind(signed(header.last()))
        .bind(signed(self.arrivals))
        .bind(signed(size))
        .bind(encoded)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Writes the row and the vector; says whether there is anything new.
    pub(super) async fn save(self, tx: &mut Transaction<'static, Any>, quota: u64) -> Result<bool, Refusal> {
        if self.arrivals == self.arrivals_before {
            // A space is not to come into being by a push of which nothing could be taken.
            sqlx::query("DELETE FROM space WHERE id = $1 AND arrivals = 0")
                .bind(self.space.0.to_vec())
                .execute(&mut **tx)
                .await?;
            return Ok(false);
        }
        if self.bytes > quota || Limit::Actors.check(self.held.len()).is_err() {
            return Err(Problem::SpaceFull { space: self.space }.into());
        }
        for (actor, seq) in self.held.iter().filter(|&(actor, seq)| self.before.seq(actor) != seq) {
            sqlx::query(
                "INSERT INTO held (space, actor, seq) VALUES ($1, $2, $3) \
                 ON CONFLICT (space, actor) DO UPDATE SET seq = excluded.seq",
            )
            .bind(self.space.0.to_vec())
            .bind(actor.0.to_vec())
            .bind(signed(seq))
            .execute(&mut **tx)
            .await?;
        }
        sqlx::query("UPDATE space SET arrivals = $2, logged = $3, bytes = $4 WHERE id = $1")
            .bind(self.space.0.to_vec())
            .bind(signed(self.arrivals))
            .bind(signed(self.logged))
            .bind(signed(self.bytes))
            .execute(&mut **tx)
            .await?;
        Ok(true)
    }
}

/// What the log and the snapshots of a space hold.
pub(super) async fn held(
    tx: &mut Transaction<'static, Any>,
    space: SpaceId,
) -> Result<VersionVector, sqlx::Error> {
    let rows = sqlx::query("SELECT actor, seq FROM held WHERE space = $1")
        .bind(space.0.to_vec())
        .fetch_all(&mut **tx)
        .await?;
    rows.iter().map(|row| Ok((ActorId(id(row, 0)?), number(row, 1)?))).collect()
}
