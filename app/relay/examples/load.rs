//! How many pushes a relay takes in a second, how long the slowest hundredth waits, while 1,000 phones listen, and how
//! many bytes it takes to say that nothing is new.
//!
//! ```sh
//! cargo run --release --package relay --example load
//! DATABASE_URL=postgres://relay@db.example/load cargo run --release --package relay --example load
//! ```
//!
//! It measures SQLite in a new file, and PostgreSQL: the one that `DATABASE_URL` names (it must be empty), or one of its
//! own from Debian's package. Relay and phones share this machine. Every push is on the disk before it is answered.
#![expect(clippy::unwrap_used, reason = "a measurement that goes wrong shall stop")]

#[path = "../tests/exchange/postgres.rs"]
mod postgres;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use ed25519_dalek::{Signer as _, SigningKey};
use http_body_util::BodyExt as _;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use protocol::{
    ActorId, Envelope, EnvelopeHash, EnvelopeHeader, EventsRequest, SpaceId, SpaceRequest, SyncRequest,
};
use relay::exchange::Exchange;
use relay::options::Options;
use relay::router::router;
use relay::site::Site;
use tokio::sync::watch;

const STREAMS: usize = 1_000;
const PHONES: u8 = 32;
const TIME: Duration = Duration::from_secs(10);
/// The most common bucket of a sealed envelope.
const SEALED: usize = 256;

type Http = Client<HttpConnector, Body>;

/// One phone that writes.
struct Phone {
    key: SigningKey,
    space: SpaceId,
    next: u64,
    previous: EnvelopeHash,
}

impl Phone {
    fn new(seed: u8) -> Self {
        let key = SigningKey::from_bytes(&[seed; 32]);
        Self { space: SpaceId(key.verifying_key().to_bytes()), key, next: 1, previous: EnvelopeHash::NONE }
    }

    fn push(&mut self) -> Vec<u8> {
        let (space, actor) = (self.space, ActorId([1; 16]));
        let header = EnvelopeHeader { space, actor, first: self.next, count: 1, previous: self.previous };
        let sign = |bytes: &[u8]| self.key.sign(bytes).to_bytes();
        let envelope = Envelope::sign(header, [0; 24], vec![7; SEALED], sign).unwrap();
        self.previous = envelope.hash();
        let have = [(actor, self.next)].into_iter().collect();
        self.next += 1;
        let request = SpaceRequest { space, have, envelopes: vec![envelope], snapshot: None };
        SyncRequest { spaces: vec![request] }.encode()
    }
}

async fn post(http: &Http, url: String, body: Vec<u8>) -> axum::http::Response<hyper::body::Incoming> {
    let response = http.request(Request::post(url).body(Body::from(body)).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    response
}

/// A relay in this process, at a port of its own.
async fn relay(database: &str, dist: &std::path::Path) -> String {
    let arguments =
        ["--dist", dist.to_str().unwrap(), "--database", database, "--rate", "0", "--quota", "1024"];
    let options = Options::read(arguments.map(Into::into), |_| None).unwrap().unwrap();
    let (stop, stopping) = watch::channel(false);
    let exchange = Arc::new(Exchange::open(&options, stopping).await.unwrap());
    let service = router(Site::open(dist).unwrap(), exchange);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let _stop = stop;
        axum::serve(listener, service.into_make_service_with_connect_info::<SocketAddr>()).await.unwrap();
    });
    format!("http://{address}/relay/v1")
}

async fn listen(http: Http, origin: String, space: SpaceId, heard: Arc<AtomicU64>) {
    let body = EventsRequest { spaces: vec![space] }.encode();
    let mut stream = post(&http, format!("{origin}/events"), body).await.into_body();
    while let Some(Ok(frame)) = stream.frame().await {
        let data = frame.into_data().unwrap_or_default();
        let news = data.windows(5).filter(|window| window == b"data:").count();
        heard.fetch_add(news as u64, Ordering::Relaxed);
    }
}

async fn write(http: Http, origin: String, mut phone: Phone, end: Instant) -> Vec<Duration> {
    let mut waited = Vec::new();
    while Instant::now() < end {
        let body = phone.push();
        let start = Instant::now();
        let response = post(&http, format!("{origin}/sync"), body).await;
        response.into_body().collect().await.unwrap();
        waited.push(start.elapsed());
    }
    waited
}

async fn measure(name: &str, database: &str, dist: &std::path::Path) -> Vec<(usize, usize, usize)> {
    let origin = relay(database, dist).await;
    let http: Http = Client::builder(TokioExecutor::new()).build_http();
    let heard = Arc::new(AtomicU64::new(0));
    let mut streams = tokio::task::JoinSet::new();
    for (_, seed) in (0..STREAMS).zip((1..=PHONES).cycle()) {
        streams.spawn(listen(http.clone(), origin.clone(), Phone::new(seed).space, Arc::clone(&heard)));
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let end = Instant::now() + TIME;
    let mut phones = tokio::task::JoinSet::new();
    for seed in 1..=PHONES {
        phones.spawn(write(http.clone(), origin.clone(), Phone::new(seed), end));
    }
    let mut waited: Vec<Duration> = phones.join_all().await.concat();
    waited.sort_unstable();
    let at = |hundredth: usize| waited[(waited.len() - 1) * hundredth / 100].as_secs_f64() * 1_000.0;
    let each_second = f64::from(u32::try_from(waited.len()).unwrap()) / TIME.as_secs_f64();
    let heard = heard.load(Ordering::Relaxed);
    println!("| {name} | {each_second:.0} | {:.1} | {:.1} | {STREAMS} | {heard} |", at(50), at(99));
    let mut quiet = Vec::new();
    for spaces in [1, 10, 100] {
        let (asked, answered) = no_news(&http, &origin, spaces).await;
        quiet.push((usize::from(spaces), asked, answered));
    }
    quiet
}

/// The bytes of a request and an answer when nothing is new in so many spaces.
async fn no_news(http: &Http, origin: &str, count: u8) -> (usize, usize) {
    let mut spaces = Vec::new();
    // Others than those under load, whose log has grown so long that the relay would like a snapshot.
    for seed in (PHONES + 1..).take(count.into()) {
        let mut phone = Phone::new(seed);
        post(http, format!("{origin}/sync"), phone.push()).await;
        spaces.push(SpaceRequest::ask(phone.space, [(ActorId([1; 16]), 1)].into_iter().collect()));
    }
    spaces.sort_by_key(|asked| asked.space);
    let body = SyncRequest { spaces }.encode();
    let asked = body.len();
    let answer = post(http, format!("{origin}/sync"), body).await.into_body().collect().await.unwrap();
    (asked, answer.to_bytes().len())
}

#[tokio::main]
async fn main() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join("index.html"), "").unwrap();
    let headers = r#"{"content-security-policy": "default-src 'self'"}"#;
    std::fs::write(folder.path().join("headers.json"), headers).unwrap();
    println!("| database | pushes a second | median ms | 99th hundredth ms | live streams | news heard |");
    println!("|---|---|---|---|---|---|");
    let file = format!("sqlite:{}", folder.path().join("relay.sqlite3").display());
    let quiet = measure("SQLite", &file, folder.path()).await;
    let server = match std::env::var("DATABASE_URL") {
        Ok(address) => address,
        Err(_) => postgres::database().await,
    };
    measure("PostgreSQL", &server, folder.path()).await;
    println!("\n| spaces without news | bytes asked | bytes answered |\n|---|---|---|");
    for (spaces, asked, answered) in quiet {
        println!("| {spaces} | {asked} | {answered} |");
    }
}
