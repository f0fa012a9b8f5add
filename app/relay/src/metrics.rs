//! What the person who runs the relay may know: numbers, and nothing that names a phone or a space.

use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

use crate::push::Outcome;

/// One address of the relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
#[expect(missing_docs, reason = "each is the handler of the same name")]
pub enum Verb {
    Sync,
    Listen,
    Leave,
    Take,
    Remind,
    ReminderKey,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    verb: Verb,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    verb: Verb,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Pushed {
    outcome: Outcome,
}

/// The numbers of one relay since it started.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Of, Histogram>,
    pushes: Family<Pushed, Counter>,
    envelopes: Counter,
    bytes: Counter,
    failures: Counter,
    streams: Gauge,
}

/// One live stream in the numbers, until it is dropped.
pub struct Counted(Gauge);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("relay");
        // From a millisecond to eight seconds.
        let seconds: Family<Of, Histogram> =
            Family::new_with_constructor(|| Histogram::new(exponential_buckets(0.001, 2.0, 14)));
        let metrics = Self {
            requests: Family::default(),
            seconds,
            pushes: Family::default(),
            envelopes: Counter::default(),
            bytes: Counter::default(),
            failures: Counter::default(),
            streams: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register("requests", "Requests answered", metrics.requests.clone());
        registry.register("request_seconds", "Time until the answer began", metrics.seconds.clone());
        registry.register("pushes", "Reminders that were due", metrics.pushes.clone());
        registry.register("envelopes", "Envelopes brought, known ones included", metrics.envelopes.clone());
        registry.register("body_bytes", "Bytes of bodies received", metrics.bytes.clone());
        registry.register("storage_failures", "Requests that the database failed", metrics.failures.clone());
        registry.register("live_streams", "Phones that listen for news now", metrics.streams.clone());
        Self { registry, ..metrics }
    }
}

impl Metrics {
    /// A request was answered.
    pub fn answered(&self, verb: Verb, status: u16, took: Duration) {
        self.requests.get_or_create(&Answered { verb, status }).inc();
        self.seconds.get_or_create(&Of { verb }).observe(took.as_secs_f64());
    }

    /// A reminder was due.
    pub fn pushed(&self, outcome: Outcome) {
        self.pushes.get_or_create(&Pushed { outcome }).inc();
    }

    /// A body was received.
    pub fn received(&self, bytes: usize) {
        self.bytes.inc_by(bytes as u64);
    }

    /// Envelopes were brought.
    pub fn brought(&self, envelopes: usize) {
        self.envelopes.inc_by(envelopes as u64);
    }

    /// The database failed.
    pub fn failed(&self) {
        self.failures.inc();
    }

    /// A stream began.
    pub fn stream(&self) -> Counted {
        self.streams.inc();
        Counted(self.streams.clone())
    }

    /// All of it, in the OpenMetrics text format that Prometheus reads.
    pub fn print(&self) -> String {
        let mut page = String::new();
        // Writing to a string does not fail.
        let _ = text::encode(&mut page, &self.registry);
        page
    }
}
