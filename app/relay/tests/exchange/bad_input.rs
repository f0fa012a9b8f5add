//! Whatever is wrong with a request, it is named and the relay's state does not change.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use protocol::{
    Dot, EnvelopeHash, EventsRequest, InviteId, InviteLeave, InviteTake, InviteTaken, Problem, SpaceRequest,
    SyncRequest, VersionVector,
};
use relay::storage::Storage as _;
use rstest::rstest;

use crate::database::{Database, On};
use crate::server::Server;
use crate::writer::{Writer, actor, one};

const SYNC: &str = "/relay/v1/sync";

/// A relay that holds one envelope of a space, and a phone with one more to bring.
async fn begun() -> (Database, Server, Writer, SyncRequest) {
    let database = Database::new(On::Sqlite).await;
    let server = Server::start(&database, "").await;
    let mut writer = Writer::new(1);
    let first = writer.write(1, 1, 50);
    server.sync(&one(writer.bring(&[first], None))).await;
    let second = writer.write(1, 1, 50);
    let request = one(writer.bring(&[second], None));
    (database, server, writer, request)
}

#[rstest]
#[case::empty(|_| vec![])]
#[case::page(|_| b"<!doctype html>".to_vec())]
#[case::cut(|good: Vec<u8>| good[..good.len() - 1].to_vec())]
#[case::longer(|good| [good, vec![0]].concat())]
#[tokio::test]
async fn a_malformed_request_is_refused(#[case] spoil: fn(Vec<u8>) -> Vec<u8>) {
    let (_database, server, writer, request) = begun().await;
    let before = server.state(&writer).await;
    let got = server.post(SYNC, spoil(request.encode())).await;
    let expected = match got.status {
        StatusCode::UPGRADE_REQUIRED => Problem::UnknownVersion { supported: vec![1] },
        _ => Problem::Malformed,
    };
    assert_eq!(got.problem(), expected);
    assert_eq!(server.state(&writer).await, before);
}

#[tokio::test]
async fn a_write_with_any_flipped_bit_is_refused_and_changes_nothing() {
    let (_database, server, writer, request) = begun().await;
    let before = server.state(&writer).await;
    let good = request.encode();
    let envelope = request.spaces[0].envelopes[0].encode();
    let start = good.windows(envelope.len()).position(|window| window == envelope).unwrap();
    for at in (start..start + envelope.len()).step_by(3) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x10;
        let got = server.post(SYNC, bytes).await;
        assert!(matches!(got.status.as_u16(), 400 | 403 | 413 | 426), "byte {at}: {}", got.status);
        got.problem();
    }
    assert_eq!(server.state(&writer).await, before);
    server.sync(&request).await;
    assert_ne!(server.state(&writer).await, before);
}

#[tokio::test]
async fn one_unsigned_or_foreign_envelope_refuses_the_whole_request() {
    let (_database, server, writer, mut request) = begun().await;
    let before = server.state(&writer).await;
    let reader_alone = Writer::new(2).sign(1, 3, 1, EnvelopeHash::NONE, vec![]);
    // What somebody writes who knows the space and not its signing key.
    let mut bytes = reader_alone.encode();
    bytes[2..34].copy_from_slice(&writer.space.0);
    request.spaces[0].envelopes.push(protocol::Envelope::decode(&bytes).unwrap());
    let got = server.post(SYNC, request.encode()).await;
    assert_eq!(got.problem(), Problem::Foreign { space: writer.space });
    // Well signed, and of another space.
    request.spaces[0].envelopes[1] = reader_alone;
    let got = server.post(SYNC, request.encode()).await;
    assert_eq!((got.status.as_u16(), got.problem()), (403, Problem::Foreign { space: writer.space }));
    assert_eq!(server.state(&writer).await, before);
}

#[tokio::test]
async fn a_foreign_snapshot_is_refused() {
    let (_database, server, writer, _) = begun().await;
    let before = server.state(&writer).await;
    let mut elsewhere = Writer::new(2);
    elsewhere.write(1, 9, 1);
    let snapshot = Some(elsewhere.snapshot(10));
    let request = SpaceRequest { snapshot, ..writer.ask(VersionVector::default()) };
    let got = server.post(SYNC, one(request).encode()).await;
    assert_eq!(got.problem(), Problem::Foreign { space: writer.space });
    assert_eq!(server.state(&writer).await, before);
}

#[tokio::test]
async fn other_bytes_for_a_known_dot_are_a_conflict() {
    let (_database, server, writer, _) = begun().await;
    let before = server.state(&writer).await;
    let other = writer.sign(1, 1, 1, EnvelopeHash::NONE, vec![1]);
    let got = server.post(SYNC, one(writer.bring(&[other], None)).encode()).await;
    let dot = Dot { actor: actor(1), seq: 1 };
    assert_eq!((got.status.as_u16(), got.problem()), (409, Problem::Conflict { space: writer.space, dot }));
    assert_eq!(server.state(&writer).await, before);
}

#[rstest]
#[case(SYNC)]
#[case("/relay/v1/events")]
#[case("/relay/v1/invite/leave")]
#[case("/relay/v1/invite/take")]
#[tokio::test]
async fn a_body_over_the_cap_is_refused_said_or_unsaid(#[case] path: &str) {
    let (_database, server, writer, _) = begun().await;
    let before = server.state(&writer).await;
    let expected = Problem::TooLarge { most: 1024 * 1024 };
    let said = server.post(path, vec![1; 1024 * 1024 + 1]).await;
    assert_eq!((said.status.as_u16(), said.problem()), (413, expected.clone()));
    let parts = (0..18).map(|_| Ok::<_, std::io::Error>(vec![1; 60_000]));
    let unsaid = server.post(path, Body::from_stream(futures_util::stream::iter(parts))).await;
    assert_eq!(unsaid.problem(), expected);
    assert_eq!(server.state(&writer).await, before);
}

#[tokio::test]
async fn a_future_version_is_told_what_is_understood() {
    let (_database, server, writer, request) = begun().await;
    let before = server.state(&writer).await;
    let expected = Problem::UnknownVersion { supported: vec![1] };
    let good = request.encode();
    let frame = [&[2], &good[1..]].concat();
    let envelope = request.spaces[0].envelopes[0].encode();
    let at = good.windows(envelope.len()).position(|window| window == envelope).unwrap();
    let mut inside = good.clone();
    inside[at] = 2;
    for (path, body) in [(SYNC, frame), (SYNC, inside), ("/relay/v2/sync", good)] {
        let got = server.post(path, body).await;
        assert_eq!((got.status.as_u16(), got.problem()), (426, expected.clone()));
        assert_eq!(got.headers["upgrade"], "pas-a-pas/1");
    }
    assert_eq!(server.state(&writer).await, before);
}

#[tokio::test]
async fn a_full_space_is_507() {
    let database = Database::new(On::Sqlite).await;
    let server = Server::start(&database, "--quota 1").await;
    let mut writer = Writer::new(1);
    for _ in 0..2 {
        let written: Vec<_> = (0..8).map(|_| writer.write(1, 1, 60_000)).collect();
        server.sync(&one(writer.bring(&written, None))).await;
    }
    let before = server.state(&writer).await;
    let too_much: Vec<_> = (0..2).map(|_| writer.write(1, 1, 60_000)).collect();
    let got = server.post(SYNC, one(writer.bring(&too_much, None)).encode()).await;
    assert_eq!((got.status.as_u16(), got.problem()), (507, Problem::SpaceFull { space: writer.space }));
    assert_eq!(server.state(&writer).await, before);
}

#[tokio::test]
async fn too_many_requests_are_told_when_to_come_back() {
    let database = Database::new(On::Sqlite).await;
    let server = Server::start(&database, "--rate 2 --proxy").await;
    let mut writer = Writer::new(1);
    let envelope = writer.write(1, 1, 1);
    let request = one(writer.bring(&[envelope], None)).encode();
    let from = |address: &str| {
        let request = Request::post(SYNC).header("x-forwarded-for", address);
        request.body(Body::from(request_body(&writer))).unwrap()
    };
    for expected in [200, 200, 429, 429] {
        assert_eq!(server.send(from("192.0.2.1")).await.status().as_u16(), expected);
    }
    assert_eq!(server.send(from("192.0.2.2")).await.status(), StatusCode::OK);
    // Nobody says where this comes from: it has an account of its own.
    assert_eq!(server.post(SYNC, request.clone()).await.status, StatusCode::OK);
    assert_eq!(server.post(SYNC, request.clone()).await.status, StatusCode::OK);
    let before = server.state(&writer).await;
    let more = writer.write(1, 1, 1);
    let got = server.post(SYNC, one(writer.bring(&[more], None)).encode()).await;
    let Problem::TooMany { retry_after_s } = got.problem() else { panic!("{:?}", got.problem()) };
    assert_eq!(got.headers["retry-after"], retry_after_s.to_string());
    assert!((1..=30).contains(&retry_after_s), "{retry_after_s}");
    assert_eq!(server.state(&writer).await, before);
}

fn request_body(writer: &Writer) -> Vec<u8> {
    one(writer.ask(VersionVector::default())).encode()
}

#[tokio::test]
async fn an_invite_is_left_and_taken_once() {
    let (_database, server, ..) = begun().await;
    let left = InviteLeave { id: InviteId([1; 16]), expires_s: 60, sealed: vec![2; 4096] };
    let take = InviteTake { id: left.id }.encode();
    let never = server.post("/relay/v1/invite/take", take.clone()).await;
    for _ in 0..2 {
        let got = server.post("/relay/v1/invite/leave", left.encode()).await;
        assert_eq!((got.status, got.body.len()), (StatusCode::NO_CONTENT, 0));
    }
    let other = InviteLeave { sealed: vec![3], ..left.clone() };
    assert_eq!(server.post("/relay/v1/invite/leave", other.encode()).await.problem(), Problem::Occupied);
    let taken = server.post("/relay/v1/invite/take", take.clone()).await;
    assert_eq!(InviteTaken::decode(&taken.body), Ok(InviteTaken { sealed: left.sealed }));
    let again = server.post("/relay/v1/invite/take", take).await;
    assert_eq!(again.problem(), Problem::NotFound);
    assert_eq!((never.status, never.body), (again.status, again.body));
    let too_long = InviteLeave { sealed: vec![0; 4097], ..other };
    let got = server.post("/relay/v1/invite/leave", too_long.encode()).await;
    assert_eq!(got.problem(), Problem::TooLarge { most: 4096 });
}

#[rstest]
#[case("/relay/v1/events", EventsRequest::default().encode(), 200)]
#[case("/relay/v1/other", vec![], 404)]
#[case("/relay/v1", vec![], 404)]
#[case("/relay/other/sync", vec![], 404)]
#[tokio::test]
async fn only_what_exists_is_answered(#[case] path: &str, #[case] body: Vec<u8>, #[case] expected: u16) {
    let (_database, server, ..) = begun().await;
    let response = server.send(Request::post(path).body(body.into()).unwrap()).await;
    assert_eq!(response.status().as_u16(), expected);
    let read = server.send(Request::get(SYNC).body(Body::empty()).unwrap()).await;
    assert_eq!(read.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_database_that_is_gone_is_said_and_counted() {
    let (_database, server, _, request) = begun().await;
    server.exchange.storage.close().await;
    let got = server.post(SYNC, request.encode()).await;
    assert_eq!((got.status.as_u16(), got.problem()), (503, Problem::Unavailable { retry_after_s: 10 }));
    assert_eq!(got.headers["retry-after"], "10");
    let health = server.send(Request::get("/healthz").body(Body::empty()).unwrap()).await;
    assert_eq!(health.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(server.exchange.metrics.print().contains("relay_storage_failures_total 1"));
    assert!(server.exchange.storage.check().await.is_err());
}

#[tokio::test]
async fn numbers_name_nobody() {
    let (_database, server, writer, request) = begun().await;
    server.sync(&request).await;
    let response = server.send(Request::get("/metrics").body(Body::empty()).unwrap()).await;
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("application/openmetrics-text"));
    let page = server.exchange.metrics.print();
    assert!(page.contains(r#"relay_requests_total{verb="Sync",status="200"} 2"#), "{page}");
    assert!(page.contains("relay_envelopes_total 2"), "{page}");
    assert!(!page.contains(&format!("{:?}", writer.space)), "{page}");
}
