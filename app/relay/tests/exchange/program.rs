//! The program as a whole: how it ends, and what it writes down.

use protocol::{
    EventsRequest, InviteId, InviteLeave, InviteTake, SpaceRequest, SyncAnswer, SyncRequest, VersionVector,
};
use rstest::rstest;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::child::Relay;
use crate::database::{Database, On};
use crate::writer::{Writer, one};

#[tokio::test]
async fn a_relay_that_is_asked_to_end_ends_its_streams_and_itself() {
    let database = Database::new(On::Sqlite).await;
    let relay = Relay::start(&database.address, &[]).await;
    let events = EventsRequest { spaces: vec![Writer::new(1).space] }.encode();
    let stream = relay.stream("/relay/v1/events", events).await.unwrap();
    let (status, log) = relay.stop().await;
    assert!(status.success(), "{status}: {log}");
    drop(stream);
}

/// What a browser adds by itself.
const HEADERS: &str = "Host: pas-a-pas.example\r\nConnection: keep-alive\r\n\
    User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile \
    Safari/537.36\r\nsec-ch-ua-platform: \"Android\"\r\nsec-ch-ua: \"Chromium\";v=\"140\", \"Not?A_Brand\";v=\"24\"\r\n\
    sec-ch-ua-mobile: ?1\r\nContent-Type: application/octet-stream\r\nAccept: */*\r\n\
    Origin: https://pas-a-pas.example\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n\
    Sec-Fetch-Dest: empty\r\nReferer: https://pas-a-pas.example/\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\
    Accept-Language: fr-FR,fr;q=0.9,en;q=0.8\r\n";

#[tokio::test]
async fn a_sync_without_news_of_six_spaces_takes_less_than_2_kb_with_all_its_headers() {
    let database = Database::new(On::Sqlite).await;
    let relay = Relay::start(&database.address, &[]).await;
    let mut writers: Vec<Writer> = (1..=6).map(Writer::new).collect();
    writers.sort_by_key(|writer| writer.space);
    for writer in &mut writers {
        let written: Vec<_> = (1..=4).map(|byte| writer.write(byte, 1_000, 100)).collect();
        relay.post("/relay/v1/sync", one(writer.bring(&written, None)).encode()).await.unwrap();
    }
    let spaces = writers.iter().map(|writer| writer.ask(writer.wrote())).collect();
    let body = SyncRequest { spaces }.encode();
    let head = format!("POST /relay/v1/sync HTTP/1.1\r\n{HEADERS}Content-Length: {}\r\n\r\n", body.len());
    let sent = [head.as_bytes(), &body].concat();
    let mut connection = TcpStream::connect(relay.origin.trim_start_matches("http://")).await.unwrap();
    connection.write_all(&sent).await.unwrap();
    let mut got = Vec::new();
    while !got.ends_with(b"\r\n\r\n\x01\x00") {
        assert!(connection.read_buf(&mut got).await.unwrap() > 0, "{}", String::from_utf8_lossy(&got));
    }
    assert!(got.starts_with(b"HTTP/1.1 200"));
    assert!(sent.len() + got.len() <= 2_048, "{} sent, {} got", sent.len(), got.len());
}

/// Every way in which bytes turn up in a log: digits, a list of numbers, or as they are.
fn spellings(bytes: &[u8]) -> Vec<String> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let first: Vec<u8> = bytes.iter().copied().take(8).collect();
    let list = |bytes: &[u8]| bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    vec![
        hex(&bytes[..4]),
        hex(&bytes[..4]).to_uppercase(),
        list(&first),
        String::from_utf8_lossy(&first).into_owned(),
    ]
}

#[rstest]
#[tokio::test]
async fn a_log_of_everything_holds_no_id_and_no_address(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let relay = Relay::start(&database.address, &["--log", "trace", "--proxy"]).await;
    let mut writer = Writer::from_seed(*b"a seed with marks of its own: 32");
    let sealed = writer.write(0xa7, 2, 700);
    let snapshot = writer.snapshot(900);
    let good = one(writer.bring(std::slice::from_ref(&sealed), Some(snapshot)));
    let forged = writer.sign(0xa7, 1, 1, protocol::EnvelopeHash::NONE, vec![1]);
    let foreign = SpaceRequest {
        envelopes: vec![sealed.clone()],
        ..SpaceRequest::ask(Writer::new(9).space, VersionVector::default())
    };
    let invite = InviteLeave { id: InviteId([0xb7; 16]), expires_s: 60, sealed: vec![0xb8; 40] };
    let requests = [
        ("/relay/v1/sync", good.encode(), 200),
        ("/relay/v1/sync", one(writer.ask(VersionVector::default())).encode(), 200),
        ("/relay/v1/sync", one(writer.bring(&[forged], None)).encode(), 409),
        ("/relay/v1/sync", one(foreign).encode(), 403),
        ("/relay/v1/sync", vec![1, 2, 3], 400),
        ("/relay/v1/invite/leave", invite.encode(), 204),
        ("/relay/v1/invite/take", InviteTake { id: invite.id }.encode(), 200),
        ("/relay/v1/sync/d7d7d7d7d7d7d7d7", vec![], 404),
    ];
    for (path, body, expected) in requests {
        assert_eq!(relay.post(path, body).await.map(|(status, _)| status), Some(expected), "{path}");
    }
    let events = EventsRequest { spaces: vec![writer.space] }.encode();
    let stream = relay.stream("/relay/v1/events", events).await.unwrap();
    let (status, log) = relay.stop().await;
    drop(stream);
    assert!(status.success());
    assert!(log.contains("INFO") && log.contains("exchange"), "it does log: {log}");
    let secrets: [&[u8]; 7] = [
        &writer.space.0,
        &[0xa7; 16],
        &sealed.hash().0,
        sealed.sealed(),
        &invite.id.0,
        &invite.sealed,
        &Writer::new(9).space.0,
    ];
    for spelling in secrets.into_iter().flat_map(spellings).chain(["d7d7d7d7".into(), "127.0.0.1".into()]) {
        assert!(!log.contains(&spelling), "`{spelling}` is in the log:\n{log}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_or_doubled_when_the_relay_is_killed(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let kills: u32 =
        std::env::var("PAS_A_PAS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(200);
    let database = Database::new(on).await;
    let mut writer = Writer::new(1);
    let mut written = Vec::new();
    let mut acknowledged = 0;
    for kill in 0..kills {
        let mut relay = Relay::start(&database.address, &[]).await;
        // The moment of the kill moves through the life of a push.
        let moment = std::time::Duration::from_millis(u64::from(kill % 40));
        let death = async {
            tokio::time::sleep(moment).await;
        };
        tokio::select! {
            () = death => {}
            () = push_on(&relay, &mut writer, &mut written, &mut acknowledged) => {}
        }
        relay.process.kill().await.unwrap();
    }
    let relay = Relay::start(&database.address, &[]).await;
    let mut have = VersionVector::default();
    let mut kept = Vec::new();
    loop {
        let (_, body) = relay.post("/relay/v1/sync", one(writer.ask(have.clone())).encode()).await.unwrap();
        let answer = SyncAnswer::decode(&body).unwrap();
        let Some(news) = answer.news(writer.space) else { break };
        news.envelopes.iter().for_each(|envelope| have.see(envelope.header().last_dot()));
        kept.extend(news.envelopes.clone());
        if !news.more {
            break;
        }
    }
    assert!(acknowledged > 0, "no push was ever fast enough");
    assert!(kept.len() >= acknowledged, "{} of {acknowledged} acknowledged are kept", kept.len());
    // In the order of the chain, each once.
    assert_eq!(kept, written[..kept.len()]);
}

/// Brings one envelope after the other, each until it is acknowledged.
async fn push_on(
    relay: &Relay,
    writer: &mut Writer,
    written: &mut Vec<protocol::Envelope>,
    acknowledged: &mut usize,
) {
    loop {
        if written.len() == *acknowledged {
            written.push(writer.write(1, 2, 300));
        }
        let request = one(writer.bring(&written[*acknowledged..], None));
        let Some((200, body)) = relay.post("/relay/v1/sync", request.encode()).await else { return };
        let answer = SyncAnswer::decode(&body).unwrap();
        assert_eq!(answer.holds(&request.spaces[0]), &writer.wrote());
        *acknowledged = written.len();
    }
}
