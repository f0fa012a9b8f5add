use std::sync::Arc;

use axum::extract::State;
use protocol::{InviteTake, InviteTaken, Problem};

use crate::exchange::{Exchange, now};
use crate::reply::{Reply, frame};
use crate::request::Frame;
use crate::storage::Storage;

/// Gives an invite out, once.
pub(crate) async fn take<S: Storage>(State(exchange): State<Arc<Exchange<S>>>, Frame(bytes): Frame) -> Reply {
    exchange.metrics.received(bytes.len());
    let invite = InviteTake::decode(&bytes)?;
    let sealed =
        exchange.storage.take(invite.id, now()).await.map_err(|failure| exchange.failed(&failure))?;
    let sealed = sealed.ok_or(Problem::NotFound)?;
    Ok(frame(InviteTaken { sealed }.encode()))
}
