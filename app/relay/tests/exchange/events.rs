//! Who listens hears of news, of the right space, from whichever relay.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use futures_util::StreamExt as _;
use protocol::{EventsRequest, SpaceId};
use rstest::rstest;
use tokio::time::timeout;

use crate::database::{Database, On};
use crate::server::Server;
use crate::writer::{Writer, one};

/// Longer than anything here takes; only a failing test waits for it.
const LONG: Duration = Duration::from_secs(20);

/// The text of a live stream, as far as it was read.
struct Stream {
    parts: axum::body::BodyDataStream,
    text: String,
}

impl Stream {
    async fn open(server: &Server, spaces: Vec<SpaceId>) -> Self {
        let body = EventsRequest { spaces }.encode();
        let response = server.send(Request::post("/relay/v1/events").body(Body::from(body)).unwrap()).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut stream = Self { parts: response.into_body().into_data_stream(), text: String::new() };
        stream.until(": listening\n\n").await;
        stream
    }

    /// Reads until the text ends like this.
    async fn until(&mut self, end: &str) {
        while !self.text.ends_with(end) {
            let part = timeout(LONG, self.parts.next()).await.unwrap().unwrap();
            self.text.push_str(std::str::from_utf8(&part.unwrap()).unwrap());
        }
        self.text.clear();
    }
}

#[rstest]
#[tokio::test]
async fn who_listens_hears_which_of_the_spaces_has_news(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let server = Server::start(&database, "").await;
    let (mut silent, mut writer) = (Writer::new(1), Writer::new(2));
    let mut stream = Stream::open(&server, vec![silent.space, writer.space]).await;
    let mut other = Stream::open(&server, vec![silent.space]).await;
    let first = writer.write(1, 1, 1);
    server.sync(&one(writer.bring(std::slice::from_ref(&first), None))).await;
    stream.until("data: 1\n\n").await;
    // The same again is no news: the next thing to hear is of the other space.
    server.sync(&one(writer.bring(&[first], None))).await;
    let second = silent.write(1, 1, 1);
    server.sync(&one(silent.bring(&[second], None))).await;
    let part = timeout(LONG, stream.parts.next()).await.unwrap().unwrap().unwrap();
    assert_eq!(part, "data: 0\n\n");
    other.until("data: 0\n\n").await;
}

#[rstest]
#[case::by_notices("")]
#[case::by_asking("--poll")]
#[tokio::test]
async fn news_at_one_relay_are_heard_at_another_on_the_same_database(#[case] option: &str) {
    let database = Database::new(On::Postgresql).await;
    let (here, there) = (Server::start(&database, option).await, Server::start(&database, option).await);
    let mut writer = Writer::new(1);
    let mut stream = Stream::open(&there, vec![writer.space]).await;
    let envelope = writer.write(1, 1, 1);
    here.sync(&one(writer.bring(std::slice::from_ref(&envelope), None))).await;
    stream.until("data: 0\n\n").await;
    let answer = there.sync(&one(writer.ask(protocol::VersionVector::default()))).await;
    assert_eq!(answer.spaces[0].envelopes, [envelope]);
}

#[tokio::test]
async fn a_relay_that_ends_ends_its_streams() {
    let database = Database::new(On::Sqlite).await;
    let server = Server::start(&database, "").await;
    let mut stream = Stream::open(&server, vec![Writer::new(1).space]).await;
    assert!(server.exchange.metrics.print().contains("relay_live_streams 1\n"));
    server.stop.send_replace(true);
    assert!(timeout(LONG, stream.parts.next()).await.unwrap().is_none());
    drop(stream);
    assert!(server.exchange.metrics.print().contains("relay_live_streams 0\n"));
    assert_eq!(server.exchange.hub.spaces(), []);
}
