use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use protocol::{Problem, Reminders};

use crate::exchange::{Exchange, now};
use crate::reply::Reply;
use crate::request::Frame;
use crate::storage::Storage;

/// Replaces the moments at which a browser wants a push.
pub(crate) async fn remind<S: Storage>(
    State(exchange): State<Arc<Exchange<S>>>,
    Frame(bytes): Frame,
) -> Reply {
    exchange.metrics.received(bytes.len());
    let reminders = Reminders::decode(&bytes)?;
    let push = exchange.push.as_ref().ok_or(Problem::NotFound)?;
    // To forget is always possible, whatever services were known once.
    if !reminders.after_s.is_empty() && !push.takes(&reminders.subscription) {
        return Err(Problem::PushService.into());
    }
    exchange.storage.remind(&reminders, now()).await.map_err(|failure| exchange.failed(&failure))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
