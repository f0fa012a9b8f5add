use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use protocol::InviteLeave;

use crate::exchange::{Exchange, now};
use crate::reply::Reply;
use crate::request::Frame;
use crate::storage::Storage;

/// Keeps an invite for who knows its id.
pub(crate) async fn leave<S: Storage>(
    State(exchange): State<Arc<Exchange<S>>>,
    Frame(bytes): Frame,
) -> Reply {
    exchange.metrics.received(bytes.len());
    let invite = InviteLeave::decode(&bytes)?;
    exchange.storage.leave(&invite, now()).await.map_err(|refusal| exchange.refused(refusal))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
