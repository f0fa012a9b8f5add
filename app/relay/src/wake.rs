//! How several relays on one database wake each other's live streams.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use protocol::SpaceId;
use sqlx::postgres::PgListener;
use tokio::sync::mpsc;

use crate::hub::Hub;
use crate::storage::{Engine, Sql, Storage};

/// The channel that relays talk on.
const CHANNEL: &str = "pas_a_pas_news";

/// How many spaces one notice names: PostgreSQL takes 8,000 bytes (its documentation, "NOTIFY").
const SPACES_IN_A_NOTICE: usize = 100;

/// How often a database without notices is asked.
const POLL: Duration = Duration::from_secs(2);

/// How other relays' news get here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notices {
    /// The database sends them (PostgreSQL's LISTEN and NOTIFY); one that cannot is asked.
    Listen,
    /// The database is asked every two seconds.
    Poll,
}

/// Tells the streams of this relay at once, and those of the others soon.
#[derive(Clone)]
pub struct Wake {
    hub: Arc<Hub>,
    others: mpsc::UnboundedSender<SpaceId>,
}

impl Wake {
    /// Starts the tasks that listen and tell. They end with the runtime.
    pub async fn start(hub: Arc<Hub>, storage: Arc<Sql>, notices: Notices, address: &str) -> Self {
        let (others, changed) = mpsc::unbounded_channel();
        let listener = match (storage.engine(), notices) {
            // One file belongs to one relay.
            (Engine::Sqlite, _) => return Self { hub, others },
            (Engine::Postgresql, Notices::Listen) => listen(address).await.ok(),
            (Engine::Postgresql, Notices::Poll) => None,
        };
        if let Some(listener) = listener {
            // Drawn at random so that a relay knows its own notices; it only saves work.
            let me = getrandom::u64().unwrap_or_default();
            tokio::spawn(hear(listener, Arc::clone(&hub), me));
            tokio::spawn(tell(address.to_owned(), changed, me));
        } else {
            tracing::info!("the database is asked for news every {} s", POLL.as_secs());
            tokio::spawn(poll(storage, Arc::clone(&hub)));
        }
        Self { hub, others }
    }

    /// There is news of this space.
    pub fn tell(&self, space: SpaceId) {
        self.hub.tell(space);
        // Nobody receives where there are no others, or where they ask by themselves.
        let _ = self.others.send(space);
    }
}

async fn listen(address: &str) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect(address).await?;
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

async fn hear(mut listener: PgListener, hub: Arc<Hub>, me: u64) {
    loop {
        match listener.try_recv().await {
            Ok(Some(notice)) => match read(notice.payload()) {
                Some((from, _)) if from == me => {}
                Some((_, spaces)) => spaces.into_iter().for_each(|space| hub.tell(space)),
                None => hub.tell_all(),
            },
            // The connection was lost and is made anew: what was said in between is not known.
            Ok(None) => hub.tell_all(),
            Err(_) => tokio::time::sleep(POLL).await,
        }
    }
}

async fn tell(address: String, mut changed: mpsc::UnboundedReceiver<SpaceId>, me: u64) {
    let mut connection = None;
    let mut many = Vec::new();
    while changed.recv_many(&mut many, SPACES_IN_A_NOTICE).await > 0 {
        let spaces: BTreeSet<SpaceId> = many.drain(..).collect();
        let notice = write(me, &spaces);
        // A lost connection is noticed by using it; the second try has a new one.
        for _ in 0..2 {
            if send(&mut connection, &address, &notice).await.is_ok() {
                break;
            }
            connection = None;
        }
    }
}

async fn send(
    connection: &mut Option<sqlx::PgConnection>,
    address: &str,
    notice: &str,
) -> Result<(), sqlx::Error> {
    use sqlx::Connection as _;
    let connection = match connection {
        Some(connection) => connection,
        none => none.insert(sqlx::PgConnection::connect(address).await?),
    };
    sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(notice).execute(connection).await?;
    Ok(())
}

/// A notice: who sends it, then the spaces, in hexadecimal digits with nothing between them.
fn write(from: u64, spaces: &BTreeSet<SpaceId>) -> String {
    let mut notice = format!("{from:016x}");
    for byte in spaces.iter().flat_map(|space| space.0) {
        // Writing to a string does not fail.
        let _ = write!(notice, "{byte:02x}");
    }
    notice
}

fn read(notice: &str) -> Option<(u64, Vec<SpaceId>)> {
    let from = u64::from_str_radix(notice.get(..16)?, 16).ok()?;
    let digits = notice.get(16..)?;
    let bytes: Option<Vec<u8>> = (0..digits.len())
        .step_by(2)
        .map(|at| digits.get(at..at + 2).and_then(|byte| u8::from_str_radix(byte, 16).ok()))
        .collect();
    let (spaces, rest) = bytes.as_deref()?.as_chunks::<32>();
    rest.is_empty().then(|| (from, spaces.iter().copied().map(SpaceId).collect()))
}

async fn poll<S: Storage>(storage: Arc<S>, hub: Arc<Hub>) {
    let mut known: BTreeMap<SpaceId, u64> = BTreeMap::new();
    loop {
        tokio::time::sleep(POLL).await;
        let spaces = hub.spaces();
        let Ok(ages) = storage.ages(&spaces).await else { continue };
        let ages: BTreeMap<SpaceId, u64> = ages.into_iter().collect();
        for (space, age) in &ages {
            // A space that was not asked about a moment ago may have changed since its stream began.
            if known.get(space) != Some(age) {
                hub.tell(*space);
            }
        }
        known = ages;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_reads_back_and_fits() {
        let spaces: BTreeSet<SpaceId> = (0..100).map(|byte| SpaceId([byte; 32])).collect();
        let notice = write(7, &spaces);
        assert!(notice.len() < 8_000, "{}", notice.len());
        assert_eq!(read(&notice), Some((7, spaces.into_iter().collect())));
    }

    #[test]
    fn what_is_no_notice_is_not_read() {
        assert_eq!(read("hello"), None);
        assert_eq!(read("0000000000000007ab"), None);
        assert_eq!(read("0000000000000007é"), None);
        assert_eq!(read("0000000000000007"), Some((7, vec![])));
    }
}
