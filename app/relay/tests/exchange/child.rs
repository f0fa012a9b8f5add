//! The relay as a program of its own.

use std::process::Stdio;

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};
use tokio::process::{Child, ChildStdout, Command};

use crate::server::dist;

/// A running relay; it is killed when this is dropped.
pub(crate) struct Relay {
    pub(crate) process: Child,
    pub(crate) origin: String,
    client: Client<HttpConnector, Body>,
    _dist: TempDir,
    _stdout: BufReader<ChildStdout>,
}

impl Relay {
    pub(crate) async fn start(database: &str, options: &[&str]) -> Self {
        let dist = dist();
        let mut command = Command::new(env!("CARGO_BIN_EXE_relay"));
        command.arg("--dist").arg(dist.path()).args(["--listen", "127.0.0.1:0", "--rate", "0"]).args(options);
        command.env("DATABASE_URL", database).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.kill_on_drop(true).spawn().unwrap();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).await.unwrap();
        let port = line.split("localhost:").nth(1).and_then(|rest| rest.split('.').next());
        let origin = format!("http://127.0.0.1:{}", port.unwrap());
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self { process, origin, client, _dist: dist, _stdout: stdout }
    }

    /// The whole answer, or `None` if it did not come.
    pub(crate) async fn post(&self, path: &str, body: Vec<u8>) -> Option<(u16, Vec<u8>)> {
        let response = self.stream(path, body).await?;
        let status = response.status().as_u16();
        let body = response.into_body().collect().await.ok()?.to_bytes();
        Some((status, body.to_vec()))
    }

    /// The answer once it begins.
    pub(crate) async fn stream(
        &self,
        path: &str,
        body: Vec<u8>,
    ) -> Option<axum::http::Response<hyper::body::Incoming>> {
        let request = Request::post(format!("{}{path}", self.origin)).body(Body::from(body)).unwrap();
        self.client.request(request).await.ok()
    }

    /// Asks it to end, and gives what it logged.
    pub(crate) async fn stop(mut self) -> (std::process::ExitStatus, String) {
        let id = self.process.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
        let mut stderr = self.process.stderr.take().unwrap();
        let mut log = String::new();
        stderr.read_to_string(&mut log).await.unwrap();
        (self.process.wait().await.unwrap(), log)
    }
}
