//! Which request gets what.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get, post};
use percent_encoding::percent_decode_str;
use protocol::{DecodeError, Problem};
use tower::ServiceExt as _;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::timeout::TimeoutLayer;

use crate::exchange::Exchange;
use crate::guard;
use crate::handlers::{leave, listen, remind, reminder_key, sync, take};
use crate::lifetime::Lifetime;
use crate::metrics::Verb;
use crate::reply::Unfulfilled;
use crate::site::{HEADERS, Site};
use crate::storage::Storage;

/// Where the app's one page is.
const SHELL_ADDRESS: &str = "/index.html";

/// What answers to phones carry: nothing in them is ever shown or kept. The page's own policy takes a kilobyte, more than
/// half of what an exchange without news may weigh.
const EXCHANGE_HEADERS: [(HeaderName, &str); 3] = [
    (CONTENT_SECURITY_POLICY, "default-src 'none'"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (CACHE_CONTROL, "no-store"),
];

/// How long a phone may take to send, and the database to store.
const PATIENCE: Duration = Duration::from_secs(30);

/// The relay as a whole.
///
/// - `/healthz` answers `ok` while the database does;
/// - `/metrics` is for Prometheus;
/// - `/relay/…` belongs to the exchange between phones, so it is never answered with a page;
/// - an address whose last part has no dot is a place in the app, and gets the app's page;
/// - everything else is a file of the build, or 404.
///
/// Every page and file carries the build's security headers. Of the exchange only the verb, the status and the time are
/// logged; of everything else, nothing.
pub fn router<S: Storage>(site: Site, exchange: Arc<Exchange<S>>) -> Router {
    let site = Arc::new(site);
    let pages = Router::new().fallback(file).with_state(Arc::clone(&site)).layer(CompressionLayer::new());
    Router::new()
        .nest("/relay/v1", exchanging(&exchange))
        .route("/relay/{*rest}", any(unknown_version))
        .route("/healthz", get(health::<S>))
        .route("/metrics", get(numbers::<S>).layer(CompressionLayer::new()))
        .with_state(exchange)
        .fallback_service(pages)
        .layer(middleware::from_fn_with_state(site, with_headers))
}

fn exchanging<S: Storage>(exchange: &Arc<Exchange<S>>) -> Router<Arc<Exchange<S>>> {
    let counted =
        |verb: Verb| middleware::from_fn_with_state((Arc::clone(exchange), verb), guard::count::<S>);
    Router::new()
        .route("/sync", post(sync::<S>).layer(counted(Verb::Sync)))
        .route("/events", post(listen::<S>).layer(counted(Verb::Listen)))
        .route("/invite/leave", post(leave::<S>).layer(counted(Verb::Leave)))
        .route("/invite/take", post(take::<S>).layer(counted(Verb::Take)))
        .route("/reminders", post(remind::<S>).layer(counted(Verb::Remind)))
        .route("/reminders/key", post(reminder_key::<S>).layer(counted(Verb::ReminderKey)))
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE))
        .layer(guard::traced())
}

/// A later version of the exchange is told what is understood here; anything else is not found.
async fn unknown_version(Path(rest): Path<String>) -> Response {
    let version = rest.split('/').next().unwrap_or_default();
    match version.strip_prefix('v').and_then(|number| number.parse::<u8>().ok()) {
        Some(found) if found != 1 => {
            Unfulfilled(Problem::from(DecodeError::Version { found })).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn health<S: Storage>(State(exchange): State<Arc<Exchange<S>>>) -> (StatusCode, &'static str) {
    match exchange.storage.check().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer"),
    }
}

async fn numbers<S: Storage>(State(exchange): State<Arc<Exchange<S>>>) -> Response {
    const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, OPEN_METRICS)], exchange.metrics.print()).into_response()
}

async fn file(State(site): State<Arc<Site>>, mut request: Request) -> Response {
    // As the file server will read it: an escaped letter must not open what the plain name does not.
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy().into_owned();
    let name = path.rsplit('/').next().unwrap_or_default();
    if name == HEADERS {
        return StatusCode::NOT_FOUND.into_response();
    }
    if !name.contains('.') {
        *request.uri_mut() = Uri::from_static(SHELL_ADDRESS);
    }
    let lifetime = Lifetime::of(request.uri().path());
    let files = ServeDir::new(site.folder()).precompressed_br().append_index_html_on_directories(false);
    let Ok(mut response) = files.oneshot(request).await.map(Response::into_response);
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(CACHE_CONTROL, lifetime.header());
    }
    response
}

async fn with_headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let is_exchange = request.uri().path().starts_with("/relay/");
    let mut response = next.run(request).await;
    if is_exchange {
        response
            .headers_mut()
            .extend(EXCHANGE_HEADERS.map(|(name, value)| (name, HeaderValue::from_static(value))));
        return response;
    }
    site.headers().add_to(response.headers_mut());
    // A missing file may exist a minute later, and health is never an old answer.
    response.headers_mut().entry(CACHE_CONTROL).or_insert(Lifetime::AskAgain.header());
    response
}
