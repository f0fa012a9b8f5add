use std::sync::Arc;

use axum::extract::State;
use protocol::{Problem, SpaceRequest, SyncRequest};

use crate::exchange::Exchange;
use crate::reply::{Reply, frame};
use crate::request::Frame;
use crate::storage::Storage;

/// Takes what the phone brings, then answers what it lacks.
pub(crate) async fn sync<S: Storage>(State(exchange): State<Arc<Exchange<S>>>, Frame(bytes): Frame) -> Reply {
    exchange.metrics.received(bytes.len());
    let request = SyncRequest::decode(&bytes)?;
    let brought: usize = request.spaces.iter().map(|space| space.envelopes.len()).sum();
    exchange.metrics.brought(brought);
    let spaces = verified(request.spaces).await?;
    let changed = exchange.storage.push(&spaces).await.map_err(|refusal| exchange.refused(refusal))?;
    for space in changed {
        exchange.wake.tell(space);
    }
    let answer = exchange.storage.pull(&spaces).await.map_err(|failure| exchange.failed(&failure))?;
    Ok(frame(answer.encode()))
}

/// Every signature is checked before anything is stored, away from the threads that answer others.
async fn verified(spaces: Vec<SpaceRequest>) -> Result<Vec<SpaceRequest>, Problem> {
    if spaces.iter().all(|space| space.envelopes.is_empty() && space.snapshot.is_none()) {
        return Ok(spaces);
    }
    let checked =
        tokio::task::spawn_blocking(move || match spaces.iter().find(|space| space.verify().is_err()) {
            Some(foreign) => Err(Problem::Foreign { space: foreign.space }),
            None => Ok(spaces),
        });
    // The task neither panics nor is it cancelled; if the runtime is ending, nothing is stored.
    checked.await.unwrap_or(Err(Problem::Unavailable { retry_after_s: 1 }))
}
