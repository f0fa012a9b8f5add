use protocol::{SpaceId, SpaceRequest};
use sqlx::AnyPool;

use super::Refusal;
use super::compaction::cover;
use super::ledger::Ledger;

/// All or nothing, in one transaction. Requests list spaces by id, so two of them lock in the same order.
pub(super) async fn push(
    pool: &AnyPool,
    spaces: &[SpaceRequest],
    quota: u64,
) -> Result<Vec<SpaceId>, Refusal> {
    let mut tx = pool.begin().await?;
    let mut changed = Vec::new();
    for request in spaces.iter().filter(|space| !space.envelopes.is_empty() || space.snapshot.is_some()) {
        let mut ledger = Ledger::lock(&mut tx, request.space).await?;
        for envelope in &request.envelopes {
            ledger.take(&mut tx, envelope).await?;
        }
        if let Some(snapshot) = &request.snapshot {
            cover(&mut tx, &mut ledger, snapshot, quota).await?;
        }
        if ledger.save(&mut tx, quota).await? {
            changed.push(request.space);
        }
    }
    tx.commit().await?;
    Ok(changed)
}
