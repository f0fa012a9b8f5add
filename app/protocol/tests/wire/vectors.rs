//! Golden bytes: another implementation that gives the same ones speaks the same protocol.

use protocol::{
    Dot, EventsRequest, InviteId, InviteLeave, InviteTake, InviteTaken, Problem, SyncAnswer, VersionVector,
};

use crate::sample;

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for line in bytes.chunks(32) {
        for byte in line {
            write!(text, "{byte:02x}").unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn an_envelope() {
    let envelope = sample::fixed_envelope();
    insta::assert_snapshot!(hex(&envelope.encode()));
    insta::assert_snapshot!("the_hash_of_the_envelope", hex(&envelope.hash().0));
    let data = envelope.header().associated_data();
    assert_eq!(data, envelope.encode()[..protocol::EnvelopeHeader::BYTES]);
}

#[test]
fn a_snapshot() {
    let snapshot = sample::fixed_snapshot();
    insta::assert_snapshot!(hex(&snapshot.encode()));
    let data = snapshot.header().associated_data();
    assert!(snapshot.encode().starts_with(&data));
    assert_eq!(data.len(), 2 + 32 + 16 + 2 + 2 * 56);
}

#[test]
fn a_sync_request() {
    insta::assert_snapshot!(hex(&sample::fixed_request().encode()));
}

#[test]
fn a_sync_answer() {
    insta::assert_snapshot!(hex(&sample::fixed_answer().encode()));
}

#[test]
fn an_answer_without_news_takes_two_bytes() {
    assert_eq!(SyncAnswer::default().encode(), [1, 0]);
    let request = sample::fixed_request();
    assert_eq!(SyncAnswer::default().holds(&request.spaces[0]), &request.spaces[0].have);
    assert_eq!(sample::fixed_answer().holds(&request.spaces[1]), &VersionVector::default());
}

#[test]
fn events_and_invites() {
    let leave = InviteLeave { id: InviteId([1; 16]), expires_s: 86_400, sealed: vec![2; 3] };
    insta::assert_snapshot!(
        [
            EventsRequest { spaces: vec![sample::space(7)] }.encode(),
            leave.encode(),
            InviteTake { id: leave.id }.encode(),
            InviteTaken { sealed: leave.sealed }.encode(),
        ]
        .map(|bytes| hex(&bytes))
        .join("--\n")
    );
}

#[test]
fn reminders() {
    let both = [sample::fixed_reminders().encode(), sample::FIXED_REMINDER_KEY.encode()];
    insta::assert_snapshot!(both.map(|bytes| hex(&bytes)).join("--\n"));
}

#[test]
fn problems() {
    let space = sample::space(7);
    let dot = Dot { actor: protocol::ActorId([0xaa; 16]), seq: 300 };
    let all = [
        Problem::Malformed,
        Problem::TooLarge { most: 1024 * 1024 },
        Problem::UnknownVersion { supported: vec![1] },
        Problem::Foreign { space },
        Problem::Conflict { space, dot },
        Problem::TooMany { retry_after_s: 30 },
        Problem::SpaceFull { space },
        Problem::NotFound,
        Problem::Occupied,
        Problem::Unavailable { retry_after_s: 5 },
        Problem::PushService,
    ];
    let lines = all.map(|problem| format!("{} {}", problem.status(), hex(&problem.encode())));
    insta::assert_snapshot!(lines.concat());
}
