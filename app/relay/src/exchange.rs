//! All that the handlers share.

use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use protocol::Problem;
use tokio::sync::watch;

use crate::hub::Hub;
use crate::metrics::Metrics;
use crate::options::Options;
use crate::push::{Key, KeyError, Push, Services};
use crate::rate::Rate;
use crate::storage::{Failure, Refusal, Sql, Storage};
use crate::wake::Wake;

/// After how many seconds a phone tries again when the database did not answer.
const RETRY_AFTER_S: u32 = 10;

/// The half of the relay that phones exchange through.
pub struct Exchange<S> {
    /// Where sealed bytes stay.
    pub storage: Arc<S>,
    /// The live streams of this relay.
    pub hub: Arc<Hub>,
    /// How they hear of news.
    pub wake: Wake,
    /// How many requests are taken.
    pub rate: Rate,
    /// Whose word about a phone's address counts.
    pub addresses: Addresses,
    /// Who this relay is to push services, if it pushes.
    pub push: Option<Arc<Push>>,
    /// What is counted.
    pub metrics: Metrics,
    /// Turns true when the relay ends, and live streams with it.
    pub stopping: watch::Receiver<bool>,
}

/// The relay cannot begin.
#[derive(Debug)]
pub enum OpenError {
    /// As of [`Sql::open`].
    Database(Failure),
    /// As of [`Key::open`].
    Push(KeyError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(failure) => write!(f, "The database cannot be used: {failure}."),
            Self::Push(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for OpenError {}

/// Whose word about a phone's address counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addresses {
    /// The connection comes from the phone itself.
    OfConnections,
    /// The connection comes from a server in front, which adds the phone's address to `X-Forwarded-For`.
    OfProxy,
}

impl Exchange<Sql> {
    /// Opens the database and starts to listen to other relays on it.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(options: &Options, stopping: watch::Receiver<bool>) -> Result<Self, OpenError> {
        let push = options.push.as_ref().map(|push| {
            let key = Key::open(&push.key, &push.contact)?;
            Ok(Arc::new(Push { key, services: Services::new(push.services.clone()) }))
        });
        let push = push.transpose().map_err(OpenError::Push)?;
        let storage =
            Arc::new(Sql::open(&options.database, options.quota).await.map_err(OpenError::Database)?);
        let hub = Arc::new(Hub::default());
        let (others, address) = (options.notices, &options.database);
        let wake = Wake::start(Arc::clone(&hub), Arc::clone(&storage), others, address).await;
        let mut salt = [0; 32];
        if getrandom::fill(&mut salt).is_err() {
            // The salt only hides addresses in memory; the relay serves without one as well.
            tracing::warn!("the system gives no random numbers");
        }
        Ok(Self {
            storage,
            hub,
            wake,
            rate: Rate::new(options.rate, salt),
            addresses: options.addresses,
            push,
            metrics: Metrics::default(),
            stopping,
        })
    }
}

impl<S: Storage> Exchange<S> {
    /// What a phone is told about a refusal.
    pub fn refused(&self, refusal: Refusal) -> Problem {
        match refusal {
            Refusal::Problem(problem) => problem,
            Refusal::Failed(failure) => self.failed(&failure),
        }
    }

    /// What a phone is told about a failure.
    pub fn failed(&self, failure: &Failure) -> Problem {
        self.metrics.failed();
        tracing::error!("{failure}");
        Problem::Unavailable { retry_after_s: RETRY_AFTER_S }
    }
}

/// Seconds since 1970; only the life of invites and the moments of reminders depend on it.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
