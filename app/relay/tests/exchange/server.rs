use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use protocol::{Problem, SyncAnswer, SyncRequest};
use relay::exchange::Exchange;
use relay::options::Options;
use relay::router::router;
use relay::site::Site;
use relay::storage::{Sql, Storage as _};
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::database::Database;
use crate::writer::Writer;

/// A relay in this process.
pub(crate) struct Server {
    pub(crate) exchange: Arc<Exchange<Sql>>,
    pub(crate) stop: watch::Sender<bool>,
    router: Router,
    _dist: TempDir,
}

/// What a phone gets.
pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Got {
    pub(crate) fn problem(&self) -> Problem {
        let problem = Problem::decode(&self.body).unwrap();
        assert_eq!(problem.status(), self.status.as_u16());
        assert_eq!(self.headers["content-type"], "application/octet-stream");
        problem
    }
}

/// The smallest folder that can be served.
pub(crate) fn dist() -> TempDir {
    let dist = TempDir::new().unwrap();
    std::fs::write(dist.path().join("index.html"), "the page").unwrap();
    let headers = r#"{"content-security-policy": "default-src 'self'"}"#;
    std::fs::write(dist.path().join("headers.json"), headers).unwrap();
    dist
}

impl Server {
    pub(crate) async fn start(database: &Database, options: &str) -> Self {
        let dist = dist();
        let line = format!("--dist {} --database {} {options}", dist.path().display(), database.address);
        let options =
            Options::read(line.split(' ').filter(|word| !word.is_empty()).map(Into::into), |_| None);
        let options = options.unwrap().unwrap();
        let (stop, stopping) = watch::channel(false);
        let exchange = Arc::new(Exchange::open(&options, stopping).await.unwrap());
        let router = router(Site::open(dist.path()).unwrap(), Arc::clone(&exchange));
        Self { exchange, stop, router, _dist: dist }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, body: impl Into<Body>) -> Got {
        let response = self.send(Request::post(path).body(body.into()).unwrap()).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Got { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn sync(&self, request: &SyncRequest) -> SyncAnswer {
        let got = self.post("/relay/v1/sync", request.encode()).await;
        assert_eq!(got.status, StatusCode::OK, "{:?}", Problem::decode(&got.body));
        SyncAnswer::decode(&got.body).unwrap()
    }

    /// All that is kept of a space, and how often it changed.
    pub(crate) async fn state(&self, writer: &Writer) -> (SyncAnswer, Vec<(protocol::SpaceId, u64)>) {
        let asks = [writer.ask(protocol::VersionVector::default())];
        let storage = &self.exchange.storage;
        (storage.pull(&asks).await.unwrap(), storage.ages(&[writer.space]).await.unwrap())
    }
}
