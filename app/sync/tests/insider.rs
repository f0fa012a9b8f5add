//! A relay that sends anything, and a member of the space who seals and signs anything: no phone falls over, and what it
//! had applied stays applied.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use crypto::{SpaceSecret, seal};
use protocol::{
    Envelope, EnvelopeHash, EnvelopeHeader, Head, Heads, Snapshot, SnapshotHeader, SpaceAnswer, SpaceId,
    SyncAnswer,
};
use sync::{
    ActorId, Asked, Batch, Edit, Entity, EntityId, FieldId, Kind, Replica, SpaceKeys, Value, VersionVector,
    WallTime,
};

const INSIDER: ActorId = ActorId([9; 16]);

fn secret() -> SpaceSecret {
    SpaceSecret::new([7; 32])
}

fn edit(value: &str) -> Edit {
    Edit { entity: EntityId([1; 16]), kind: Kind(2), field: FieldId(1), value: Value::Text(value.to_owned()) }
}

/// A phone that has written twice.
fn phone(actor: u8) -> Replica {
    let mut phone = Replica::new(SpaceKeys::writer(&secret()), ActorId([actor; 16]));
    for (nonce, value) in [(1, "Papiers"), (2, "Dossier")] {
        phone.act(vec![edit(value), edit("Mairie")], WallTime(5), [nonce; 24]).unwrap();
    }
    phone
}

fn answer(envelopes: Vec<Envelope>, snapshot: Option<Snapshot>) -> SpaceAnswer {
    SpaceAnswer {
        space: SpaceId(secret().space()),
        holds: VersionVector::default(),
        snapshot,
        envelopes,
        more: false,
        wants_snapshot: false,
    }
}

/// The phone takes the answer in, twice, writes, and still has all that it had.
fn stands(mut phone: Replica, answer: &SpaceAnswer) {
    let before = phone.applied();
    phone.take(answer, &Asked::default());
    phone.take(answer, &Asked::default());
    let _ = phone.act(vec![edit("Encore")], WallTime(6), [3; 24]);
    let _ = (phone.request([4; 24]), phone.ledger().unsent());
    assert!(phone.applied().covers(&before));
    assert!(phone.entity(EntityId([1; 16])).is_some());
}

/// Signed and sealed as it should be, whatever is inside.
fn envelope(message: &[u8]) -> Option<Envelope> {
    let (first, count) = match postcard::from_bytes::<Batch>(message) {
        Ok(batch) => (batch.first, u16::try_from(batch.edits.len()).ok()?),
        Err(_) => (sync::Dot { actor: INSIDER, seq: 1 }, 1),
    };
    let header = EnvelopeHeader {
        space: SpaceId(secret().space()),
        actor: first.actor,
        first: first.seq,
        count,
        previous: EnvelopeHash::NONE,
    };
    let sealed = seal(&secret().reading_key(), &[5; 24], &header.associated_data(), message);
    Envelope::sign(header, [5; 24], sealed, |bytes| secret().signing_key().sign(bytes)).ok()
}

#[test]
fn whatever_an_insider_seals_into_an_envelope_a_phone_stands() {
    let mut insider = Replica::new(SpaceKeys::writer(&secret()), INSIDER);
    let honest = [edit("Passeport"), edit("Photo")]
        .map(|edit| insider.act(vec![edit.clone(), edit], WallTime(7), [6; 24]).unwrap());
    let samples: Vec<Vec<u8>> = honest.iter().map(|batch| postcard::to_allocvec(batch).unwrap()).collect();
    let ours = phone(1);
    mutation::attack("insider's envelope", &samples, |message| {
        if let Some(envelope) = envelope(message) {
            stands(ours.clone(), &answer(vec![envelope], None));
        }
    });
}

#[test]
fn whatever_an_insider_seals_into_a_snapshot_a_phone_stands() {
    let theirs = phone(9);
    let entities: Vec<&Entity> = theirs.entities().values().collect();
    let state = postcard::to_allocvec(&entities).unwrap();
    let heads = |actor: u8, seq: u64| [&[actor; 16][..], &seq.to_le_bytes(), &[8; 32]].concat();
    let samples =
        [heads(1, 4), heads(9, (1 << 63) - 1), heads(1, 3)].map(|heads| [&heads[..], &state].concat());
    let ours = phone(1);
    mutation::attack("insider's snapshot", &samples, |bytes| {
        let Some((head, message)) = bytes.split_first_chunk::<56>() else { return };
        let actor = ActorId(*head.first_chunk().unwrap());
        let seq = u64::from_le_bytes(*head[16..].first_chunk().unwrap());
        let hash = EnvelopeHash(*head[24..].first_chunk().unwrap());
        let Ok(heads) = Heads::new([(actor, Head { seq, hash })]) else { return };
        let header = SnapshotHeader { space: SpaceId(secret().space()), actor: INSIDER, heads };
        let sealed = seal(&secret().reading_key(), &[5; 24], &header.associated_data(), message);
        let sign = |bytes: &[u8]| secret().signing_key().sign(bytes);
        let snapshot = Snapshot::sign(header, [5; 24], sealed, sign).map(|snapshot| snapshot.encode());
        if let Ok(Ok(snapshot)) = snapshot.map(|bytes| Snapshot::decode(&bytes)) {
            stands(ours.clone(), &answer(Vec::new(), Some(snapshot)));
        }
    });
}

#[test]
fn whatever_a_relay_answers_a_phone_stands() {
    let mut theirs = phone(9);
    theirs.make_room();
    let (request, _) = theirs.request([4; 24]);
    let holds = theirs.applied();
    let whole = SpaceAnswer { holds, ..answer(request.envelopes, request.snapshot) };
    let samples = [SyncAnswer { spaces: vec![whole] }.encode()];
    let ours = phone(1);
    mutation::attack("relay's answer", &samples, |bytes| {
        if let Ok(answer) = SyncAnswer::decode(bytes) {
            answer.spaces.iter().for_each(|answer| stands(ours.clone(), answer));
        }
    });
}
