use super::*;
use crate::{Author, Edit, EntityId, FieldId, Kind, Value, WallTime, frame};
use crypto::SpaceSecret;

fn keys() -> SpaceKeys {
    SpaceKeys::writer(&SpaceSecret::new([7; 32]))
}

fn ledger() -> Ledger {
    Ledger::new(keys().space())
}

fn write(author: &mut Author, text: &str) -> Batch {
    let edit = Edit {
        entity: EntityId([1; 16]),
        kind: Kind(2),
        field: FieldId(1),
        value: Value::Text(text.to_owned()),
    };
    Batch::write(author, vec![edit], WallTime(0))
}

/// Actions of two devices, of which the second had seen the first one's.
fn history() -> Vec<Batch> {
    let (mut a, mut b) = (Author::new(ActorId([9; 16])), Author::new(ActorId([1; 16])));
    let first = write(&mut a, "un");
    b.seen.see(first.last());
    let second = write(&mut b, "deux");
    a.seen.see(second.last());
    vec![first, second, write(&mut a, "trois")]
}

#[test]
fn what_is_sealed_later_is_sealed_causes_first_and_once() {
    let mut shuffled = history();
    shuffled.reverse();
    let mut ledger = ledger();
    assert_eq!(ledger.seal_written(&keys(), &shuffled), Ok(3));
    assert_eq!(ledger.seal_written(&keys(), &history()), Ok(0));
    let mut other = Ledger::new(keys().space());
    let taken = other.take_envelopes(&keys(), ledger.envelopes());
    assert_eq!((taken.alarms, taken.batches), (vec![], history()));
}

#[test]
fn two_tabs_that_seal_one_action_give_it_the_same_bytes() {
    let (mut left, mut right) = (ledger(), ledger());
    left.seal_written(&keys(), &history()).unwrap();
    for batch in history() {
        right.seal_written(&keys(), &[batch]).unwrap();
    }
    assert_eq!(left.envelopes(), right.envelopes());
    let nonces: Vec<_> = left.envelopes().iter().map(Envelope::nonce).collect();
    assert!(nonces[0] != nonces[1] && nonces[1] != nonces[2] && nonces[0] != nonces[2]);
}

#[test]
fn an_action_whose_cause_is_not_here_is_not_sealed_yet() {
    let history = history();
    let mut ledger = ledger();
    assert_eq!(ledger.seal_written(&keys(), &history[1..]), Ok(0));
    assert_eq!(ledger.seal_written(&keys(), &history), Ok(3));
}

#[test]
fn a_ledger_comes_back_as_it_stood() {
    let mut ledger = ledger();
    ledger.seal_written(&keys(), &history()).unwrap();
    let heads = Heads::new(ledger.heads.iter().map(|(actor, head)| (*actor, *head))).unwrap();
    ledger.compact(&heads);
    ledger.holds = ledger.applied();
    let kept = frame::seal(&ledger.standing());
    let restored = Ledger::restore(keys().space(), &frame::open(&kept).unwrap(), ledger.log.clone());
    assert_eq!(restored.standing(), ledger.standing());
    assert_eq!(restored.request(), ledger.request());
    assert_eq!((restored.heads, restored.floors), (ledger.heads, ledger.floors));
}

#[test]
fn what_waited_waits_again() {
    let mut author = ledger();
    author.seal_written(&keys(), &history()).unwrap();
    let mut early = ledger();
    early.take_envelopes(&keys(), &author.envelopes()[2..]);
    let mut restored = Ledger::restore(keys().space(), &early.standing(), early.envelopes().to_vec());
    restored.take_envelopes(&keys(), &early.waiting_envelopes().cloned().collect::<Vec<_>>());
    assert_eq!(restored.waiting(), 1);
    let taken = restored.take_envelopes(&keys(), &author.envelopes()[..2]);
    assert_eq!((taken.batches.len(), restored.waiting()), (3, 0));
}
