use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderName;
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream, StreamExt as _};
use protocol::EventsRequest;
use tokio::sync::watch;

use crate::exchange::Exchange;
use crate::hub::Listener;
use crate::metrics::Counted;
use crate::reply::Reply;
use crate::request::Frame;
use crate::storage::Storage;

/// Shorter than the minute after which many networks drop a silent connection.
const KEEP_ALIVE: Duration = Duration::from_secs(25);

/// Says which spaces have news, until the phone or the relay goes away.
pub(crate) async fn listen<S: Storage>(
    State(exchange): State<Arc<Exchange<S>>>,
    Frame(bytes): Frame,
) -> Reply {
    exchange.metrics.received(bytes.len());
    let request = EventsRequest::decode(&bytes)?;
    let listener = exchange.hub.listen(request.spaces);
    let news = news(listener, exchange.metrics.stream(), exchange.stopping.clone());
    let events = Sse::new(news).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    // Proxies are asked not to hold events back until there are many.
    Ok(([(HeaderName::from_static("x-accel-buffering"), "no")], events).into_response())
}

fn news(
    listener: Listener,
    counted: Counted,
    stopping: watch::Receiver<bool>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let first = stream::once(async { Ok(Event::default().comment("listening")) });
    let further = stream::unfold((listener, counted, stopping), |(listener, counted, mut stopping)| async {
        let news = tokio::select! {
            // An error means that nobody can say so any more, which is the end as well.
            _ = stopping.wait_for(|stopping| *stopping) => return None,
            news = listener.next() => news,
        };
        Some((Ok(Event::default().data(news.print())), (listener, counted, stopping)))
    });
    first.chain(further)
}
