use std::sync::Arc;

use axum::extract::State;
use protocol::Problem;

use crate::exchange::Exchange;
use crate::reply::{Reply, frame};
use crate::storage::Storage;

/// Says for which key a browser subscribes.
pub(crate) async fn reminder_key<S: Storage>(State(exchange): State<Arc<Exchange<S>>>) -> Reply {
    let push = exchange.push.as_ref().ok_or(Problem::NotFound)?;
    Ok(frame(push.key.public().encode()))
}
