//! Things to write: any of them, and one of each that never changes.

use ed25519_dalek::{Signer as _, SigningKey};
use proptest::collection::vec;
use proptest::prelude::*;
use protocol::{
    ActorId, Dot, Envelope, EnvelopeHash, EnvelopeHeader, EventsRequest, Head, Heads, InviteId, InviteLeave,
    InviteTake, InviteTaken, LAST_SEQ, News, Problem, ReminderKey, Reminders, Snapshot, SnapshotHeader,
    SpaceAnswer, SpaceId, SpaceRequest, Subscription, SyncAnswer, SyncRequest, VersionVector,
};

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub(crate) fn space(seed: u8) -> SpaceId {
    SpaceId(key(seed).verifying_key().to_bytes())
}

fn actor() -> impl Strategy<Value = ActorId> {
    // Few actors, so that they meet.
    (0_u8..6).prop_map(|byte| ActorId([byte; 16]))
}

fn seq() -> impl Strategy<Value = u64> {
    prop_oneof![1_u64..300, Just(LAST_SEQ), 1..LAST_SEQ]
}

pub(crate) fn vector() -> impl Strategy<Value = VersionVector> {
    vec((actor(), seq()), 0..6).prop_map(VersionVector::from_iter)
}

pub(crate) fn envelope() -> impl Strategy<Value = Envelope> {
    let header = (1_u8..4, actor(), 1..LAST_SEQ - 70_000, 1_u16.., any::<[u8; 32]>());
    (header, any::<[u8; 24]>(), vec(any::<u8>(), 0..600)).prop_map(|(header, nonce, sealed)| {
        let (seed, actor, first, count, previous) = header;
        let header =
            EnvelopeHeader { space: space(seed), actor, first, count, previous: EnvelopeHash(previous) };
        Envelope::sign(header, nonce, sealed, |bytes| key(seed).sign(bytes).to_bytes()).unwrap()
    })
}

fn heads() -> impl Strategy<Value = Heads> {
    let head = (seq(), any::<[u8; 32]>()).prop_map(|(seq, hash)| Head { seq, hash: EnvelopeHash(hash) });
    vec((actor(), head), 0..6).prop_map(|heads| Heads::new(heads).unwrap())
}

pub(crate) fn snapshot() -> impl Strategy<Value = Snapshot> {
    (1_u8..4, actor(), heads(), any::<[u8; 24]>(), vec(any::<u8>(), 0..600)).prop_map(
        |(seed, actor, heads, nonce, sealed)| {
            let header = SnapshotHeader { space: space(seed), actor, heads };
            Snapshot::sign(header, nonce, sealed, |bytes| key(seed).sign(bytes).to_bytes()).unwrap()
        },
    )
}

fn any_space() -> impl Strategy<Value = SpaceId> {
    any::<[u8; 32]>().prop_map(SpaceId)
}

pub(crate) fn request() -> impl Strategy<Value = SyncRequest> {
    let space = (any_space(), vector(), vec(envelope(), 0..3), prop::option::of(snapshot()))
        .prop_map(|(space, have, envelopes, snapshot)| SpaceRequest { space, have, envelopes, snapshot });
    vec(space, 0..4).prop_map(|mut spaces| {
        spaces.sort_by_key(|space| space.space);
        spaces.dedup_by_key(|space| space.space);
        SyncRequest { spaces }
    })
}

pub(crate) fn answer() -> impl Strategy<Value = SyncAnswer> {
    let what = (prop::option::of(snapshot()), vec(envelope(), 0..3));
    let space = (any_space(), vector(), what, any::<bool>(), any::<bool>()).prop_map(
        |(space, holds, (snapshot, envelopes), more, wants_snapshot)| SpaceAnswer {
            space,
            holds,
            snapshot,
            envelopes,
            more,
            wants_snapshot,
        },
    );
    vec(space, 0..4).prop_map(|mut spaces| {
        spaces.sort_by_key(|space| space.space);
        spaces.dedup_by_key(|space| space.space);
        SyncAnswer { spaces }
    })
}

pub(crate) fn events() -> impl Strategy<Value = EventsRequest> {
    vec(any_space(), 0..20).prop_map(|spaces| EventsRequest { spaces })
}

pub(crate) fn news() -> impl Strategy<Value = News> {
    prop_oneof![Just(News::All), any::<u16>().prop_map(News::Space)]
}

pub(crate) fn leave() -> impl Strategy<Value = InviteLeave> {
    (any::<[u8; 16]>(), 1..=protocol::INVITE_SECONDS, vec(any::<u8>(), 0..4097))
        .prop_map(|(id, expires_s, sealed)| InviteLeave { id: InviteId(id), expires_s, sealed })
}

pub(crate) fn take() -> impl Strategy<Value = InviteTake> {
    any::<[u8; 16]>().prop_map(|id| InviteTake { id: InviteId(id) })
}

pub(crate) fn taken() -> impl Strategy<Value = InviteTaken> {
    vec(any::<u8>(), 0..4097).prop_map(|sealed| InviteTaken { sealed })
}

pub(crate) fn reminders() -> impl Strategy<Value = Reminders> {
    let after = prop::collection::btree_set(0..=protocol::REMINDER_SECONDS, 0..=32);
    (".{0,200}", any::<[u8; 32]>(), any::<[u8; 16]>(), after).prop_map(|(endpoint, half, auth, after)| {
        let mut key = [4; 65];
        key[1..33].copy_from_slice(&half);
        let subscription = Subscription { endpoint, key, auth };
        Reminders { subscription, after_s: after.into_iter().collect() }
    })
}

/// The reminders of the test vectors.
pub(crate) fn fixed_reminders() -> Reminders {
    let endpoint = "https://push.example/send/1".into();
    let subscription = Subscription { endpoint, key: [4; 65], auth: [5; 16] };
    Reminders { subscription, after_s: vec![0, 60, 200_000] }
}

/// The key of the test vectors.
pub(crate) const FIXED_REMINDER_KEY: ReminderKey = ReminderKey([4; 65]);

pub(crate) fn problem() -> impl Strategy<Value = Problem> {
    prop_oneof![
        Just(Problem::Malformed),
        Just(Problem::NotFound),
        Just(Problem::Occupied),
        Just(Problem::PushService),
        any::<u32>().prop_map(|most| Problem::TooLarge { most }),
        vec(any::<u8>(), 0..17).prop_map(|supported| Problem::UnknownVersion { supported }),
        any_space().prop_map(|space| Problem::Foreign { space }),
        any_space().prop_map(|space| Problem::SpaceFull { space }),
        (any_space(), actor(), any::<u64>())
            .prop_map(|(space, actor, seq)| Problem::Conflict { space, dot: Dot { actor, seq } }),
        any::<u32>().prop_map(|retry_after_s| Problem::TooMany { retry_after_s }),
        any::<u32>().prop_map(|retry_after_s| Problem::Unavailable { retry_after_s }),
    ]
}

/// The envelope of the test vectors.
pub(crate) fn fixed_envelope() -> Envelope {
    let header = EnvelopeHeader {
        space: space(7),
        actor: ActorId([0xaa; 16]),
        first: 258,
        count: 3,
        previous: EnvelopeHash([0xbb; 32]),
    };
    Envelope::sign(header, [0xcc; 24], vec![0xdd; 40], |bytes| key(7).sign(bytes).to_bytes()).unwrap()
}

/// The snapshot of the test vectors.
pub(crate) fn fixed_snapshot() -> Snapshot {
    let head = |seq, byte| Head { seq, hash: EnvelopeHash([byte; 32]) };
    let heads = [(ActorId([2; 16]), head(260, 0xb2)), (ActorId([1; 16]), head(9, 0xb1))];
    let header =
        SnapshotHeader { space: space(7), actor: ActorId([0xaa; 16]), heads: Heads::new(heads).unwrap() };
    Snapshot::sign(header, [0xcc; 24], vec![0xee; 40], |bytes| key(7).sign(bytes).to_bytes()).unwrap()
}

/// The request of the test vectors.
pub(crate) fn fixed_request() -> SyncRequest {
    let have: VersionVector = [(ActorId([0xaa; 16]), 260), (ActorId([1; 16]), 9)].into_iter().collect();
    let asks = SpaceRequest::ask(SpaceId([0xff; 32]), VersionVector::default());
    let brings = SpaceRequest {
        space: space(7),
        have,
        envelopes: vec![fixed_envelope()],
        snapshot: Some(fixed_snapshot()),
    };
    SyncRequest { spaces: vec![brings, asks] }
}

/// The answer of the test vectors.
pub(crate) fn fixed_answer() -> SyncAnswer {
    SyncAnswer {
        spaces: vec![SpaceAnswer {
            space: space(7),
            holds: [(ActorId([0xaa; 16]), 260)].into_iter().collect(),
            snapshot: None,
            envelopes: vec![fixed_envelope()],
            more: true,
            wants_snapshot: true,
        }],
    }
}
