use super::*;
use crate::{Alarm, Dot, FieldId, Kind, Value};
use crypto::{ReadingKey, SpaceSecret};
use proptest::prelude::*;
use protocol::SpaceId;

fn secret() -> SpaceSecret {
    SpaceSecret::new([7; 32])
}

fn phone(actor: u8) -> Replica {
    Replica::new(SpaceKeys::writer(&secret()), ActorId([actor; 16]))
}

fn thing(id: u8) -> EntityId {
    EntityId([id; 16])
}

fn edit(id: u8, field: u8, value: &str) -> Edit {
    Edit { entity: thing(id), kind: Kind(2), field: FieldId(field), value: Value::Text(value.to_owned()) }
}

/// Writes one field; the nonce only has to differ.
fn write(phone: &mut Replica, id: u8, value: &str) -> Envelope {
    let nonce = nonce(phone);
    phone.act(vec![edit(id, 1, value)], WallTime(0), nonce).unwrap();
    phone.ledger().envelopes().last().unwrap().clone()
}

fn nonce(phone: &Replica) -> [u8; 24] {
    let mut nonce = [phone.actor().0[0]; 24];
    nonce[0] = u8::try_from(phone.ledger().envelopes().len()).unwrap();
    nonce
}

fn shown(phone: &Replica, id: u8) -> Vec<String> {
    let register = phone.entity(thing(id)).and_then(|entity| entity.register(FieldId(1)));
    let values =
        register.into_iter().flat_map(|register| register.versions().iter().map(|version| &version.value));
    values.map(|value| format!("{value:?}")).collect()
}

fn text(value: &str) -> String {
    format!("{:?}", Value::Text(value.to_owned()))
}

fn answer(envelopes: &[&Envelope], holds: &Replica) -> SpaceAnswer {
    SpaceAnswer {
        space: SpaceId(secret().space()),
        holds: holds.applied(),
        snapshot: None,
        envelopes: envelopes.iter().map(|envelope| (*envelope).clone()).collect(),
        more: false,
        wants_snapshot: false,
    }
}

/// Asks, and takes in this answer.
fn take(phone: &mut Replica, answer: &SpaceAnswer) -> Taken {
    let (_, asked) = phone.request([0; 24]);
    phone.take(answer, &asked)
}

#[test]
fn an_effect_waits_for_its_cause_and_both_are_then_applied_in_order() {
    let (mut a, mut b, mut c) = (phone(1), phone(2), phone(3));
    let cause = write(&mut a, 1, "un");
    b.take_envelopes(std::slice::from_ref(&cause));
    let effect = write(&mut b, 1, "deux");

    let early = c.take_envelopes(std::slice::from_ref(&effect));
    assert_eq!((early.batches.len(), early.alarms.len(), c.ledger().waiting()), (0, 0, 1));
    assert_eq!(shown(&c, 1), [""; 0]);

    let both = c.take_envelopes(&[cause]);
    assert_eq!(
        both.batches.iter().map(|batch| batch.first.actor).collect::<Vec<_>>(),
        [a.actor(), b.actor()]
    );
    assert_eq!(shown(&c, 1), [text("deux")]);
    assert_eq!(c.entities(), b.entities());
}

#[test]
fn what_two_phones_wrote_at_once_is_kept_twice() {
    let (mut a, mut b) = (phone(1), phone(2));
    let from_a = write(&mut a, 1, "un");
    let from_b = write(&mut b, 1, "deux");
    a.take_envelopes(&[from_b]);
    b.take_envelopes(&[from_a]);
    assert_eq!(shown(&a, 1), [text("un"), text("deux")]);
    assert_eq!(a.entities(), b.entities());
}

#[test]
fn a_replay_changes_nothing_and_is_no_alarm() {
    let (mut a, mut b) = (phone(1), phone(2));
    let envelope = write(&mut a, 1, "un");
    b.take_envelopes(std::slice::from_ref(&envelope));
    let before = b.entities().clone();
    assert_eq!(b.take_envelopes(&[envelope.clone(), envelope]), Taken::default());
    assert_eq!(b.entities(), &before);
}

#[test]
fn two_histories_of_one_phone_are_told_and_the_first_one_stays() {
    let mut a = phone(1);
    let common = write(&mut a, 1, "un");
    let mut twin = a.clone();
    let first = write(&mut a, 1, "deux");
    let second = write(&mut twin, 1, "trois");
    let later = write(&mut twin, 1, "quatre");
    let mut b = phone(2);
    b.take_envelopes(&[common, first]);
    for forged in [second, later] {
        let dot = forged.header().first_dot();
        assert_eq!(b.take_envelopes(&[forged]).alarms, [Alarm::Forked { dot }]);
    }
    assert_eq!(shown(&b, 1), [text("deux")]);
}

#[test]
fn an_envelope_nobody_signed_is_told_and_not_applied() {
    let mut a = phone(1);
    let mut bytes = write(&mut a, 1, "un").encode();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let dot = Dot { actor: a.actor(), seq: 1 };
    let mut b = phone(2);
    assert_eq!(b.take_envelopes(&[Envelope::decode(&bytes).unwrap()]).alarms, [Alarm::Unsigned { dot }]);
    assert!(b.entities().is_empty());
}

#[test]
fn an_envelope_that_another_key_sealed_is_told() {
    let mut a = phone(1);
    let envelope = write(&mut a, 1, "un");
    let space = SpaceId(secret().space());
    let mut b = Replica::new(SpaceKeys::reader(space, ReadingKey::new([1; 32])), ActorId([2; 16]));
    let dot = envelope.header().first_dot();
    assert_eq!(b.take_envelopes(&[envelope]).alarms, [Alarm::Unreadable { dot }]);
}

#[test]
fn an_envelope_of_another_space_is_told() {
    let other = SpaceSecret::new([8; 32]);
    let mut stranger = Replica::new(SpaceKeys::writer(&other), ActorId([1; 16]));
    let envelope = write(&mut stranger, 1, "un");
    let found = SpaceId(other.space());
    assert_eq!(phone(2).take_envelopes(&[envelope]).alarms, [Alarm::Foreign { found }]);
}

#[test]
fn a_reader_reads_and_cannot_write() {
    let mut a = phone(1);
    let envelope = write(&mut a, 1, "un");
    let keys = SpaceKeys::reader(SpaceId(secret().space()), secret().reading_key());
    let mut reader = Replica::new(keys, ActorId([2; 16]));
    reader.take_envelopes(&[envelope]);
    assert_eq!(shown(&reader, 1), [text("un")]);
    assert_eq!(reader.act(vec![edit(1, 1, "deux")], WallTime(0), [0; 24]), Err(SealError::ReadOnly));
    assert_eq!(shown(&reader, 1), [text("un")]);
}

#[test]
fn a_relay_that_keeps_back_what_it_holds_is_told() {
    let (mut a, mut b) = (phone(1), phone(2));
    write(&mut a, 1, "un");
    let alarms = take(&mut b, &answer(&[], &a)).alarms;
    assert_eq!(alarms, [Alarm::Withheld { actor: a.actor(), exists: 1, came: 0 }]);
}

#[test]
fn a_relay_that_keeps_back_a_cause_is_told_even_if_it_denies_to_hold_it() {
    let (mut a, mut b, mut c) = (phone(1), phone(2), phone(3));
    let cause = write(&mut a, 1, "un");
    b.take_envelopes(&[cause]);
    let effect = write(&mut b, 1, "deux");
    let mut lie = answer(&[&effect], &b);
    lie.holds = [(b.actor(), 1)].into_iter().collect();
    assert_eq!(take(&mut c, &lie).alarms, [Alarm::Withheld { actor: a.actor(), exists: 1, came: 0 }]);
}

#[test]
fn a_relay_that_went_back_is_told_once_and_given_everything_again() {
    let mut a = phone(1);
    write(&mut a, 1, "un");
    write(&mut a, 1, "deux");
    let heard = answer(&[], &a);
    assert_eq!(take(&mut a, &heard).alarms, []);
    assert_eq!((a.ledger().unsent(), a.request([0; 24]).0.envelopes.len()), (0, 0));

    let empty = phone(9);
    let rolled_back = Alarm::RolledBack { actor: a.actor(), before: 2, after: 0 };
    assert_eq!(take(&mut a, &answer(&[], &empty)).alarms, [rolled_back]);
    assert_eq!(take(&mut a, &answer(&[], &empty)).alarms, []);
    assert_eq!((a.ledger().unsent(), a.request([0; 24]).0.envelopes.len()), (2, 2));
}

#[test]
fn an_answer_that_another_tab_has_overtaken_is_no_relay_that_went_back() {
    let mut a = phone(1);
    let (_, asked_first) = a.request([0; 24]);
    write(&mut a, 1, "un");
    let heard = answer(&[], &a);
    assert_eq!(take(&mut a, &heard).alarms, []);
    assert_eq!(a.take(&answer(&[], &phone(9)), &asked_first).alarms, []);
    assert_eq!(a.ledger().unsent(), 0);
}

/// Writes, and has the relay take the snapshot that it asked for.
fn compacted(phone: &mut Replica, words: &[&str]) -> protocol::Snapshot {
    for word in words {
        write(phone, 1, word);
    }
    phone.make_room();
    let (request, asked) = phone.request(nonce(phone));
    let told = answer(&[], phone);
    phone.take(&told, &asked);
    request.snapshot.unwrap()
}

#[test]
fn a_snapshot_is_joined_and_what_was_written_meanwhile_stays() {
    let (mut a, mut b) = (phone(1), phone(2));
    let own = write(&mut b, 1, "ici");
    let snapshot = compacted(&mut a, &["un", "deux"]);
    let joined = SpaceAnswer { snapshot: Some(snapshot), ..answer(&[], &a) };
    assert_eq!(take(&mut b, &joined).alarms, []);
    assert_eq!(shown(&b, 1), [text("deux"), text("ici")]);
    a.take_envelopes(&[own]);
    assert_eq!(a.entities(), b.entities());
    // And goes on behind what the snapshot covers.
    let next = write(&mut a, 1, "trois");
    assert_eq!(b.take_envelopes(&[next]).alarms, []);
    assert_eq!(a.entities(), b.entities());
}

#[test]
fn what_two_snapshots_cover_is_forgotten_and_a_relay_that_lost_it_gets_a_snapshot() {
    let mut a = phone(1);
    compacted(&mut a, &["un", "deux"]);
    assert_eq!(a.ledger().envelopes().len(), 2);
    compacted(&mut a, &["trois"]);
    assert_eq!(a.ledger().envelopes().len(), 1);
    take(&mut a, &answer(&[], &phone(9)));
    let (request, _) = a.request([0; 24]);
    assert!(request.snapshot.is_some());
    let mut b = phone(2);
    take(&mut b, &SpaceAnswer { snapshot: request.snapshot, ..answer(&[], &a) });
    assert_eq!(a.entities(), b.entities());
}

#[test]
fn who_has_a_space_from_a_snapshot_alone_can_give_it_to_a_relay_that_lost_it() {
    let (mut a, mut b) = (phone(1), phone(2));
    let snapshot = compacted(&mut a, &["un", "deux"]);
    take(&mut b, &SpaceAnswer { snapshot: Some(snapshot), ..answer(&[], &a) });
    take(&mut b, &answer(&[], &phone(9)));
    assert!(b.request([0; 24]).0.snapshot.is_some());
}

#[test]
fn a_snapshot_of_a_stranger_is_told_and_changes_nothing() {
    let mut stranger = Replica::new(SpaceKeys::writer(&SpaceSecret::new([8; 32])), ActorId([1; 16]));
    let snapshot = compacted(&mut stranger, &["un"]);
    let mut b = phone(2);
    let lie = SpaceAnswer { snapshot: Some(snapshot), ..answer(&[], &phone(9)) };
    let found = SpaceId(SpaceSecret::new([8; 32]).space());
    assert_eq!(take(&mut b, &lie).alarms, [Alarm::Foreign { found }]);
    assert!(b.entities().is_empty());
}

#[test]
fn a_new_actor_goes_on_where_the_old_one_stopped() {
    let mut a = phone(1);
    let first = write(&mut a, 1, "un");
    let mut restored = a.clone().with_new_actor(ActorId([5; 16]));
    let second = write(&mut restored, 1, "deux");
    let old = write(&mut a, 1, "trois");
    let mut b = phone(2);
    assert_eq!(b.take_envelopes(&[first, second, old]).alarms, []);
    assert_eq!(shown(&b, 1), [text("trois"), text("deux")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn replicas_that_have_the_same_envelopes_are_equal_in_whatever_order_and_however_often_they_came(
        steps in prop::collection::vec((0_usize..3, 1_u8..4, 0_usize..3), 1..10),
        order in prop::collection::vec(any::<prop::sample::Index>(), 1..40),
    ) {
        let mut phones = [phone(1), phone(2), phone(3)];
        let mut all = Vec::new();
        for (nth, (who, what, hears)) in steps.into_iter().enumerate() {
            if who != hears {
                let heard = phones[hears].ledger().envelopes().to_vec();
                prop_assert_eq!(phones[who].take_envelopes(&heard).alarms, []);
            }
            all.push(write(&mut phones[who], what, &format!("{nth}")));
        }
        let mut late = phone(4);
        for index in order {
            late.take_envelopes(std::slice::from_ref(index.get(&all)));
        }
        late.take_envelopes(&all);
        for phone in &mut phones {
            phone.take_envelopes(&all);
            prop_assert_eq!(phone.entities(), late.entities());
            prop_assert_eq!(phone.applied(), late.applied());
        }
    }
}
