//! What happens before and after every exchange: it is counted, limited and told, without saying whose it was.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use protocol::Problem;
use tower_http::classify::{ServerErrorsAsFailures, SharedClassifier};
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::{Level, Span};

use crate::exchange::{Addresses, Exchange};
use crate::metrics::Verb;
use crate::reply::Unfulfilled;
use crate::storage::Storage;

/// Lets the request through unless its address sent too many, and counts how it was answered.
pub(crate) async fn count<S: Storage>(
    State((exchange, verb)): State<(Arc<Exchange<S>>, Verb)>,
    request: Request,
    next: Next,
) -> Response {
    let start = Instant::now();
    let connection =
        request.extensions().get::<ConnectInfo<SocketAddr>>().map(|connection| connection.0.ip());
    let address = address(exchange.addresses, connection, request.headers());
    let response = match exchange.rate.count(address, start) {
        Ok(()) => next.run(request).await,
        Err(many) => Unfulfilled(Problem::TooMany { retry_after_s: many.retry_after_s }).into_response(),
    };
    exchange.metrics.answered(verb, response.status().as_u16(), start.elapsed());
    response
}

/// The address that a request is counted for. Who cannot be told apart is counted together.
fn address(whose: Addresses, connection: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
    let said = match whose {
        Addresses::OfConnections => None,
        // The server in front adds to the end; what stands before it anybody can write.
        Addresses::OfProxy => headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()),
    };
    said.or(connection).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED))
}

/// The method, the status and the time of an exchange. Not its address, whose end might be anything, nor its headers.
pub(crate) fn traced()
-> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, impl Fn(&Request) -> Span + Clone> {
    TraceLayer::new_for_http()
        .make_span_with(|request: &Request| tracing::info_span!("exchange", method = %request.method()))
        .on_response(DefaultOnResponse::new().level(Level::INFO))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::from_the_phone(Addresses::OfConnections, "192.0.2.9", "198.51.100.1")]
    #[case::from_the_server_in_front(Addresses::OfProxy, "192.0.2.9", "192.0.2.9")]
    #[case::only_its_last_word_counts(Addresses::OfProxy, "203.0.113.7, 192.0.2.9", "192.0.2.9")]
    #[case::no_address(Addresses::OfProxy, "unknown", "198.51.100.1")]
    #[case::nothing(Addresses::OfProxy, "", "198.51.100.1")]
    fn an_address_is_taken_from_whose_word_counts(
        #[case] whose: Addresses,
        #[case] said: &str,
        #[case] expected: &str,
    ) {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", said.parse().unwrap());
        let connection = "198.51.100.1".parse().ok();
        assert_eq!(address(whose, connection, &headers), expected.parse::<IpAddr>().unwrap());
    }
}
