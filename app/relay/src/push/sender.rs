use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, Request, StatusCode};
use futures_util::stream::{self, StreamExt as _};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use p256::PublicKey;
use prometheus_client::encoding::EncodeLabelValue;
use protocol::Subscription;
use tokio::sync::watch;
use web_push_native::{Auth, encrypt};

use super::Push;
use crate::exchange::now;
use crate::metrics::Metrics;
use crate::storage::{Due, Failure, Settled, Storage};

/// How often the sender looks whether a moment has come.
const PAUSE: Duration = Duration::from_secs(10);

/// How long a push service may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many pushes are under way at once, and are taken from the database at once.
const AT_ONCE: usize = 16;
const ROUND: u32 = 64;

/// How long a taken push is left to the relay that took it: longer than a round of slow services.
const LEASE_S: u64 = 120;

/// How long a push is tried. Later than that it would come as a surprise.
const TRIED_S: u64 = 60 * 60;

/// How long a push service keeps it for a phone that is off (RFC 8030, section 5.2): after two hours it helps nobody.
const TTL: &str = "7200";

/// All reminders of a phone have one topic, so that of several that waited the last one comes (RFC 8030, section 5.4).
const TOPIC: &str = "rappel";

/// What every push says. The same byte for everyone, at every moment.
const CONTENT: &[u8] = b"1";

/// What became of one push.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Outcome {
    /// The push service has it.
    Sent,
    /// It will be tried again.
    Delayed,
    /// It was too late, or the push service would not have it.
    Dropped,
    /// The push service no longer knows the browser, and neither does this relay.
    Gone,
}

/// Sends what is due.
pub struct Sender<S> {
    push: Arc<Push>,
    storage: Arc<S>,
    client: Client<HttpsConnector<HttpConnector>, Body>,
}

/// There is no telling push services from others.
#[derive(Debug)]
pub struct StartError(io::Error);

impl std::fmt::Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "This machine has no certificates to know push services by: {}.", self.0)
    }
}

impl std::error::Error for StartError {}

impl<S: Storage> Sender<S> {
    /// Reads the certificates that this machine trusts.
    ///
    /// # Errors
    /// [`StartError`] if it has none.
    pub fn new(push: Arc<Push>, storage: Arc<S>) -> Result<Self, StartError> {
        let provider = rustls::crypto::ring::default_provider();
        let connector =
            HttpsConnectorBuilder::new().with_provider_and_native_roots(provider).map_err(StartError)?;
        let connector = connector.https_or_http().enable_http1().build();
        Ok(Self { push, storage, client: Client::builder(TokioExecutor::new()).build(connector) })
    }

    /// Sends what is due, again and again, until the relay ends.
    pub async fn run(self, metrics: &Metrics, mut stopping: watch::Receiver<bool>) {
        loop {
            match self.round(now()).await {
                Ok(outcomes) => {
                    for outcome in &outcomes {
                        metrics.pushed(*outcome);
                    }
                    if outcomes.len() >= ROUND as usize {
                        continue;
                    }
                }
                Err(failure) => {
                    metrics.failed();
                    tracing::warn!("reminders wait: {failure}");
                }
            }
            tokio::select! {
                // An error means that nobody can say so any more, which is the end as well.
                _ = stopping.wait_for(|stopping| *stopping) => return,
                () = tokio::time::sleep(PAUSE) => {}
            }
        }
    }

    /// Sends what is due at `now`, seconds since 1970, at most 64 of them.
    ///
    /// # Errors
    /// [`Failure`]; what was sent but could not be noted is sent again after two minutes.
    pub async fn round(&self, now: u64) -> Result<Vec<Outcome>, Failure> {
        let due = self.storage.due(now, LEASE_S, ROUND).await?;
        let sent = stream::iter(due).map(|due| async move {
            let (outcome, settled) = self.send(&due, now).await;
            self.storage.settle(&due, settled).await.map(|()| outcome)
        });
        sent.buffer_unordered(AT_ONCE).collect::<Vec<_>>().await.into_iter().collect()
    }

    async fn send(&self, due: &Due, now: u64) -> (Outcome, Settled) {
        if now > due.at + TRIED_S {
            return (Outcome::Dropped, Settled::Over);
        }
        let Some(request) = self.request(&due.subscription, now) else {
            // The list of services became shorter.
            return (Outcome::Gone, Settled::Gone);
        };
        let answer = tokio::time::timeout(PATIENCE, self.client.request(request)).await;
        let Ok(Ok(answer)) = answer else {
            return (Outcome::Delayed, Settled::Later { next: now + wait(due.at, now) });
        };
        match answer.status() {
            status if status.is_success() => (Outcome::Sent, Settled::Over),
            // RFC 8030, section 7.3; 410 is what all browser makers send.
            StatusCode::NOT_FOUND | StatusCode::GONE => (Outcome::Gone, Settled::Gone),
            status if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
                let wait = retry_after(answer.headers()).unwrap_or(0).max(wait(due.at, now));
                (Outcome::Delayed, Settled::Later { next: now + wait })
            }
            status => {
                tracing::warn!(status = status.as_u16(), "a push service would not have a reminder");
                (Outcome::Dropped, Settled::Over)
            }
        }
    }

    fn request(&self, to: &Subscription, now: u64) -> Option<Request<Body>> {
        let address = self.push.services.address(&to.endpoint)?;
        let key = PublicKey::from_sec1_bytes(&to.key).ok()?;
        let sealed = encrypt(CONTENT.to_vec(), &key, &Auth::from(to.auth)).ok()?;
        Request::post(&address)
            .header(AUTHORIZATION, self.push.key.authorization(&address, now))
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .header("ttl", TTL)
            .header("topic", TOPIC)
            .header("urgency", "high")
            .body(Body::from(sealed))
            .ok()
    }
}

/// The longer it has been due, the longer the pause: from 15 seconds to 10 minutes.
fn wait(at: u64, now: u64) -> u64 {
    now.saturating_sub(at).clamp(15, 600)
}

/// In seconds (RFC 9110, section 10.2.3); a date is taken for nothing said. At most an hour, when it is over anyway.
fn retry_after(headers: &HeaderMap) -> Option<u64> {
    let seconds: u64 = headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(seconds.min(TRIED_S))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::at_once(1_000, 1_000, 15)]
    #[case::a_minute_late(1_000, 1_060, 60)]
    #[case::an_hour_late(1_000, 4_600, 600)]
    #[case::a_clock_that_went_back(1_000, 900, 15)]
    fn pauses_grow_with_the_time_that_passed(#[case] at: u64, #[case] now: u64, #[case] expected: u64) {
        assert_eq!(wait(at, now), expected);
    }

    #[rstest]
    #[case("30", Some(30))]
    #[case("86400", Some(3_600))]
    #[case("Wed, 21 Oct 2026 07:28:00 GMT", None)]
    #[case("-1", None)]
    fn a_push_service_says_when_to_come_back(#[case] said: &str, #[case] expected: Option<u64>) {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, said.parse().unwrap());
        assert_eq!(retry_after(&headers), expected);
    }
}
