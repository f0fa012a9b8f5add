//! Which request gets what.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get};
use percent_encoding::percent_decode_str;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::lifetime::Lifetime;
use crate::site::{HEADERS, Site};

/// Where the app's one page is.
const SHELL_ADDRESS: &str = "/index.html";

/// The relay as a whole.
///
/// - `/healthz` answers `ok`;
/// - `/relay/…` belongs to the exchange between phones, so it is never answered with a page;
/// - an address whose last part has no dot is a place in the app, and gets the app's page;
/// - everything else is a file of the build, or 404.
///
/// Every response carries the build's security headers. Nothing is logged.
pub fn router(site: Site) -> Router {
    let site = Arc::new(site);
    Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/relay/{*rest}", any(async || StatusCode::NOT_FOUND))
        .fallback(file)
        .layer(middleware::from_fn_with_state(Arc::clone(&site), with_headers))
        .with_state(site)
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
    let mut response = next.run(request).await;
    site.headers().add_to(response.headers_mut());
    // A missing file may exist a minute later, and health is never an old answer.
    response.headers_mut().entry(CACHE_CONTROL).or_insert(Lifetime::AskAgain.header());
    response
}
