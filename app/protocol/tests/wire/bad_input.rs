use ed25519_dalek::Signer as _;
use protocol::{
    ActorId, BadSignature, DecodeError, Envelope, EnvelopeHeader, EventsRequest, Head, Heads, InviteLeave,
    InviteTaken, LAST_SEQ, Limit, OverLimit, Problem, REMINDER_SECONDS, Reminders, Snapshot, SpaceId,
    SpaceRequest, Subscription, SyncAnswer, SyncRequest, VersionVector,
};
use rstest::rstest;

use crate::sample::{
    fixed_answer, fixed_envelope, fixed_reminders, fixed_request, fixed_snapshot, key, space,
};

type Read = fn(&[u8]) -> Option<DecodeError>;

const ENVELOPE: Read = |bytes| Envelope::decode(bytes).err();
const SNAPSHOT: Read = |bytes| Snapshot::decode(bytes).err();
const REQUEST: Read = |bytes| SyncRequest::decode(bytes).err();
const ANSWER: Read = |bytes| SyncAnswer::decode(bytes).err();
const PROBLEM: Read = |bytes| Problem::decode(bytes).err();
const EVENTS: Read = |bytes| EventsRequest::decode(bytes).err();
const REMINDERS: Read = |bytes| Reminders::decode(bytes).err();
const LEAVE: Read = |bytes| InviteLeave::decode(bytes).err();

#[rstest]
#[case::envelope(ENVELOPE, fixed_envelope().encode())]
#[case::snapshot(SNAPSHOT, fixed_snapshot().encode())]
#[case::request(REQUEST, fixed_request().encode())]
#[case::answer(ANSWER, fixed_answer().encode())]
#[case::problem(PROBLEM, Problem::SpaceFull { space: space(7) }.encode())]
#[case::events(EVENTS, EventsRequest { spaces: vec![space(7)] }.encode())]
#[case::reminders(REMINDERS, fixed_reminders().encode())]
fn what_is_cut_anywhere_or_followed_by_anything_is_refused(#[case] read: Read, #[case] good: Vec<u8>) {
    assert_eq!(read(&good), None);
    for end in 0..good.len() {
        assert_eq!(read(&good[..end]), Some(DecodeError::Truncated), "cut after {end} bytes");
    }
    let mut longer = good;
    longer.push(0);
    assert_eq!(read(&longer), Some(DecodeError::Trailing { bytes: 1 }));
}

#[rstest]
#[case::envelope(ENVELOPE, fixed_envelope().encode())]
#[case::snapshot(SNAPSHOT, fixed_snapshot().encode())]
#[case::request(REQUEST, fixed_request().encode())]
#[case::answer(ANSWER, fixed_answer().encode())]
#[case::problem(PROBLEM, Problem::NotFound.encode())]
fn a_future_version_is_named(#[case] read: Read, #[case] mut bytes: Vec<u8>) {
    bytes[0] = 2;
    assert_eq!(read(&bytes), Some(DecodeError::Version { found: 2 }));
}

#[test]
fn a_future_envelope_in_a_request_is_answered_with_the_versions_that_are_known() {
    let mut bytes = fixed_request().encode();
    let envelope = fixed_envelope().encode();
    let at = bytes.windows(envelope.len()).position(|window| window == envelope).unwrap();
    bytes[at] = 9;
    let error = SyncRequest::decode(&bytes).unwrap_err();
    let problem = Problem::from(error);
    assert_eq!(problem, Problem::UnknownVersion { supported: vec![1] });
    assert_eq!(problem.status(), 426);
}

#[test]
fn an_envelope_is_no_snapshot_and_the_other_way_round() {
    assert_eq!(SNAPSHOT(&fixed_envelope().encode()), Some(DecodeError::Kind { found: b'E' }));
    assert_eq!(ENVELOPE(&fixed_snapshot().encode()), Some(DecodeError::Kind { found: b'S' }));
}

#[rstest]
#[case::from_zero(0, 1)]
#[case::none(1, 0)]
#[case::past_the_last_number(LAST_SEQ, 2)]
#[case::past_any_number(u64::MAX, 1)]
fn dots_that_do_not_exist_are_neither_signed_nor_read(#[case] first: u64, #[case] count: u16) {
    let header = EnvelopeHeader { first, count, ..*fixed_envelope().header() };
    assert_eq!(Envelope::sign(header, [0; 24], vec![], |_| [0; 64]), Err(DecodeError::Dots));
    let mut bytes = fixed_envelope().encode();
    bytes[50..58].copy_from_slice(&first.to_le_bytes());
    bytes[58..60].copy_from_slice(&count.to_le_bytes());
    assert_eq!(ENVELOPE(&bytes), Some(DecodeError::Dots));
}

fn over(limit: Limit, found: u64) -> DecodeError {
    DecodeError::Over(OverLimit { limit, found })
}

#[test]
fn an_envelope_seals_64_kib_and_no_more() {
    let sign = |sealed| Envelope::sign(*fixed_envelope().header(), [0; 24], vec![0; sealed], |_| [0; 64]);
    let most = sign(64 * 1024).unwrap();
    assert_eq!(most.encode().len(), Envelope::MOST_BYTES);
    assert_eq!(Envelope::decode(&most.encode()), Ok(most));
    assert_eq!(sign(64 * 1024 + 1), Err(over(Limit::Envelope, 64 * 1024 + 1)));
}

#[test]
fn a_snapshot_seals_512_kib_and_no_more() {
    let header = fixed_snapshot().header().clone();
    let sign = |sealed| Snapshot::sign(header.clone(), [0; 24], vec![0; sealed], |_| [0; 64]);
    let most = sign(512 * 1024).unwrap();
    assert_eq!(Snapshot::decode(&most.encode()), Ok(most));
    assert_eq!(sign(512 * 1024 + 1), Err(over(Limit::Snapshot, 512 * 1024 + 1)));
}

#[rstest]
#[case::envelope(ENVELOPE, fixed_envelope().encode(), 116, over(Limit::Envelope, 0xffff_ffff))]
#[case::snapshot(SNAPSHOT, fixed_snapshot().encode(), 188, over(Limit::Snapshot, 0xffff_ffff))]
fn a_length_is_checked_before_it_is_believed(
    #[case] read: Read,
    #[case] mut bytes: Vec<u8>,
    #[case] length_at: usize,
    #[case] expected: DecodeError,
) {
    bytes[length_at..length_at + 4].copy_from_slice(&[0xff; 4]);
    assert_eq!(read(&bytes), Some(expected));
}

#[rstest]
#[case::request(REQUEST, 1024 * 1024, Limit::Body)]
#[case::events(EVENTS, 1024 * 1024, Limit::Body)]
#[case::answer(ANSWER, 8 * 1024 * 1024, Limit::Answer)]
fn a_body_over_the_cap_is_refused_unread(#[case] read: Read, #[case] most: usize, #[case] limit: Limit) {
    let found = most as u64 + 1;
    assert_eq!(read(&vec![1; most + 1]), Some(over(limit, found)));
    assert!(!matches!(read(&vec![1; most]), Some(DecodeError::Over(over)) if over.limit == limit));
    let problem = Problem::from(over(limit, found));
    assert_eq!(problem, Problem::TooLarge { most: u32::try_from(most).unwrap() });
}

/// A number as the frames write it.
fn number(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 0x7f {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap());
    bytes
}

#[test]
fn a_request_has_256_spaces_and_no_more() {
    let frame = |count: u64| [vec![1], number(count), vec![0; 32 * 300]].concat();
    assert_eq!(REQUEST(&frame(257)), Some(over(Limit::Spaces, 257)));
    assert_eq!(EVENTS(&frame(257)), Some(over(Limit::Spaces, 257)));
    let spaces = (0..=255).map(|byte| SpaceRequest::ask(SpaceId([byte; 32]), VersionVector::default()));
    let full = SyncRequest { spaces: spaces.collect() };
    assert_eq!(SyncRequest::decode(&full.encode()), Ok(full));
}

#[test]
fn a_vector_has_1024_actors_and_no_more() {
    let actor = |nth: u64| ActorId([nth.to_be_bytes(), [0; 8]].concat().try_into().unwrap());
    let request = |actors: u64| {
        let have = (1..=actors).map(|nth| (actor(nth), nth)).collect();
        SyncRequest { spaces: vec![SpaceRequest::ask(space(7), have)] }
    };
    assert_eq!(SyncRequest::decode(&request(1024).encode()), Ok(request(1024)));
    assert_eq!(REQUEST(&request(1025).encode()), Some(over(Limit::Actors, 1025)));
    let head = Head { seq: 1, hash: protocol::EnvelopeHash([0; 32]) };
    let heads = |actors: u64| Heads::new((1..=actors).map(|nth| (actor(nth), head)));
    assert!(heads(1024).is_ok());
    assert_eq!(heads(1025), Err(OverLimit { limit: Limit::Actors, found: 1025 }));
}

#[rstest]
#[case::needless_byte(&[0x81, 0x00], DecodeError::Number)]
#[case::above_64_bits(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02], DecodeError::Number)]
#[case::eleven_bytes(&[0x80; 11], DecodeError::Number)]
#[case::zero(&[0x00], DecodeError::Dots)]
#[case::above_63_bits(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], DecodeError::Dots)]
fn a_count_of_changes_has_one_spelling(#[case] spelling: &[u8], #[case] expected: DecodeError) {
    let bytes = [&[1, 1], &space(7).0[..], &[1], &[5; 16], spelling, &[0, 0]].concat();
    assert_eq!(REQUEST(&bytes), Some(expected));
}

#[test]
fn lists_ascend_without_repetition() {
    let vector = |actors: [u8; 2]| {
        let [a, b] = actors.map(|byte| [byte; 16]);
        [&[1, 1], &space(7).0[..], &[2], &a, &[1], &b, &[1], &[0, 0]].concat()
    };
    assert_eq!(REQUEST(&vector([1, 2])), None);
    assert_eq!(REQUEST(&vector([2, 1])), Some(DecodeError::Order));
    assert_eq!(REQUEST(&vector([1, 1])), Some(DecodeError::Order));
    let twice = SyncRequest { spaces: vec![SpaceRequest::ask(space(7), VersionVector::default()); 2] };
    assert_eq!(REQUEST(&twice.encode()), Some(DecodeError::Order));
}

#[rstest]
#[case::no_time(0, 1, DecodeError::Number)]
#[case::eight_days(691_200, 1, over(Limit::InviteSeconds, 691_200))]
#[case::too_long(60, 4097, over(Limit::Invite, 4097))]
fn an_invite_that_would_stay_or_swell_is_refused(
    #[case] expires_s: u32,
    #[case] bytes: usize,
    #[case] expected: DecodeError,
) {
    let leave = InviteLeave { id: protocol::InviteId([1; 16]), expires_s, sealed: vec![0; bytes] };
    assert_eq!(LEAVE(&leave.encode()), Some(expected));
    let taken = InviteTaken { sealed: vec![0; 4097] };
    assert_eq!(InviteTaken::decode(&taken.encode()), Err(over(Limit::Invite, 4097)));
}

#[rstest]
#[case::too_many((0..33).collect(), over(Limit::Reminders, 33))]
#[case::too_far(vec![REMINDER_SECONDS + 1], over(Limit::ReminderSeconds, 34_560_001))]
#[case::twice(vec![60, 60], DecodeError::Order)]
#[case::backwards(vec![60, 59], DecodeError::Order)]
fn reminders_that_nobody_could_want_are_refused(#[case] after_s: Vec<u32>, #[case] expected: DecodeError) {
    let reminders = Reminders { after_s, ..fixed_reminders() };
    assert_eq!(REMINDERS(&reminders.encode()), Some(expected));
}

#[test]
fn an_endpoint_is_text_of_a_kilobyte_at_most() {
    let of = |endpoint: String| {
        let subscription = Subscription { endpoint, ..fixed_reminders().subscription };
        Reminders { subscription, ..fixed_reminders() }.encode()
    };
    assert_eq!(REMINDERS(&of("a".repeat(1024))), None);
    assert_eq!(REMINDERS(&of("a".repeat(1025))), Some(over(Limit::Endpoint, 1025)));
    let mut latin = of("é".into());
    latin[2] = 0xe9;
    assert_eq!(REMINDERS(&latin), Some(DecodeError::Text));
}

#[test]
fn a_page_of_a_captive_portal_is_none_of_ours() {
    let page = b"<!doctype html><html><body>Bienvenue</body></html>";
    let expected = Some(DecodeError::Version { found: b'<' });
    assert_eq!((ANSWER(page), PROBLEM(page)), (expected, expected));
    assert_eq!(ANSWER(b""), Some(DecodeError::Truncated));
}

#[test]
fn another_spaces_key_signs_nothing_here() {
    let header = EnvelopeHeader { space: space(7), ..*fixed_envelope().header() };
    let foreign = Envelope::sign(header, [0; 24], vec![], |bytes| key(8).sign(bytes).to_bytes()).unwrap();
    assert_eq!(foreign.verify(), Err(BadSignature));
}

#[test]
fn a_space_whose_id_is_no_honest_key_has_no_writer() {
    // The identity and a point of order 8: with either, some signatures hold for any message.
    let mut identity = [0; 32];
    identity[0] = 1;
    for id in [identity, [0; 32]] {
        let header = EnvelopeHeader { space: SpaceId(id), ..*fixed_envelope().header() };
        let mut signature = [0; 64];
        signature[0] = 1;
        let envelope = Envelope::sign(header, [0; 24], vec![], |_| signature).unwrap();
        assert_eq!(envelope.verify(), Err(BadSignature));
    }
}

#[test]
fn a_request_that_brings_another_spaces_envelope_is_foreign() {
    let here = SpaceRequest {
        envelopes: vec![fixed_envelope()],
        ..SpaceRequest::ask(space(7), VersionVector::default())
    };
    assert_eq!(here.verify(), Ok(()));
    assert_eq!(SpaceRequest { space: space(8), ..here }.verify(), Err(BadSignature));
    let snapshot = SpaceRequest {
        snapshot: Some(fixed_snapshot()),
        ..SpaceRequest::ask(space(8), VersionVector::default())
    };
    assert_eq!(snapshot.verify(), Err(BadSignature));
}
