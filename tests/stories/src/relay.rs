use ::relay::exchange::Exchange;
use ::relay::options::Options;
use ::relay::router::router;
use ::relay::site::Site;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use protocol::{Problem, SyncAnswer, SyncRequest};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt as _;

/// A relay with a database of its own, which goes with it.
pub struct Relay {
    router: axum::Router,
    _folder: TempDir,
    _stop: tokio::sync::watch::Sender<bool>,
}

impl Relay {
    /// A relay that holds nothing yet.
    pub async fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let dist = folder.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        std::fs::write(dist.join("index.html"), "page").unwrap();
        std::fs::write(dist.join("headers.json"), r#"{"content-security-policy": "default-src 'self'"}"#)
            .unwrap();
        let database = format!("sqlite:{}", folder.path().join("relay.sqlite3").display());
        let words = ["--dist", dist.to_str().unwrap(), "--database", &database, "--rate", "100000"];
        let options = Options::read(words.map(Into::into), |_| None).unwrap().unwrap();
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let exchange = Arc::new(Exchange::open(&options, stopping).await.unwrap());
        Self { router: router(Site::open(&dist).unwrap(), exchange), _folder: folder, _stop: stop }
    }

    /// What it answers.
    ///
    /// # Errors
    /// The problem that it tells.
    pub async fn post(&self, request: &SyncRequest) -> Result<SyncAnswer, Problem> {
        let request = Request::post("/relay/v1/sync").body(Body::from(request.encode())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        if status == 200 {
            Ok(SyncAnswer::decode(&bytes).unwrap())
        } else {
            Err(Problem::decode(&bytes).unwrap())
        }
    }
}
