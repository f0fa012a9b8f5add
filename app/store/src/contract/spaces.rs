//! What must hold of places that have a space.

use super::{Phone, edit, name, names, ok, pairs, write};
use crate::{Drawer, Kept, Outcome, Place, Sealed, Shelf, Store, StoreError};
use sync::record::{Membership, create, remove};
use sync::{
    Access, ActorId, Author, Batch, Entity, EntityId, Envelope, Kind, Ledger, OwnerKey, SpaceAnswer, SpaceId,
    SpaceKeys, SpaceSecret, WallTime,
};

pub(super) const SECRET: [u8; 32] = [7; 32];

pub(super) fn keys() -> SpaceKeys {
    SpaceKeys::writer(&SpaceSecret::new(SECRET))
}

pub(super) fn space() -> SpaceId {
    keys().space()
}

pub(super) fn there() -> Place {
    Place::Space(space())
}

fn membership() -> (EntityId, Membership) {
    let access = Access::opening(SpaceSecret::new(SECRET), OwnerKey::new([8; 32]));
    (Membership::id(space()), Membership::of(&access))
}

pub(super) async fn joined<P: Phone>(phone: &P, place: Place) -> P::Store {
    let store = phone.open().await;
    ok(store.join(place, space(), SECRET.to_vec()).await);
    store
}

pub(super) async fn write_there<S: Store>(store: &S, id: u8, text: &str) -> Batch {
    ok(store.commit_in(there(), vec![edit(id, text)], WallTime(1_000)).await).batch
}

pub(super) async fn drawer<S: Store>(store: &S, place: Place) -> Drawer {
    match ok(store.sealed(place).await) {
        Some(drawer) => drawer,
        None => panic!("the place has no space"),
    }
}

pub(super) async fn unlocked<S: Store>(store: &S, place: Place) -> Sealed {
    drawer(store, place).await.unlock(keys())
}

pub(super) async fn keep<S: Store>(store: &S, sealed: Sealed) -> (Sealed, Vec<Entity>) {
    match ok(store.keep(sealed).await) {
        Kept::Kept { sealed, entities } => (*sealed, entities),
        Kept::Overtaken => panic!("overtaken"),
    }
}

pub(super) async fn seal<S: Store>(store: &S, place: Place) -> Vec<Envelope> {
    let mut sealed = unlocked(store, place).await;
    assert!(sealed.seal().is_ok());
    keep(store, sealed).await.0.ledger().envelopes().to_vec()
}

pub(super) async fn names_there<S: Store>(store: &S) -> Vec<(u8, String)> {
    let loaded = ok(store.load().await);
    let mut names: Vec<_> =
        loaded.shared.iter().filter(|(found, _)| *found == space()).map(|(_, entity)| name(entity)).collect();
    names.sort();
    names
}

/// Another phone's actions, each behind the one before, sealed.
fn elsewhere(texts: &[(u8, &str)]) -> Ledger {
    let (mut author, mut ledger) = (Author::new(ActorId([0xEE; 16])), Ledger::new(space()));
    let batches: Vec<Batch> = texts
        .iter()
        .map(|&(id, text)| Batch::write(&mut author, vec![edit(id, text)], WallTime(0)))
        .collect();
    assert_eq!(ledger.seal_written(&keys(), &batches), Ok(texts.len()));
    ledger
}

/// A contract test.
pub async fn what_is_written_in_a_space_lives_there(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write(&store, 1, "un").await;
    let batch = write_there(&store, 1, "partagé").await;
    assert_eq!(batch.first.seq, 1);
    let store = phone.open().await;
    assert_eq!(names(&store).await, pairs(&[(1, "un")]));
    assert_eq!(names_there(&store).await, pairs(&[(1, "partagé")]));
    let home: Vec<_> = ok(store.load().await).things().iter().map(|(place, _)| *place).collect();
    assert_eq!(home, [Place::Home]);
    let (id, membership) = membership();
    let home = ok(store.commit(create(id, &membership), WallTime(0)).await).batch;
    let loaded = ok(store.load().await);
    let mut things = loaded.things();
    things.retain(|(_, entity)| entity.id != id);
    let shown: Vec<_> = things.iter().map(|(place, entity)| (*place, name(entity))).collect();
    assert_eq!(shown, [(there(), (1, "partagé".to_owned()))]);
    // An action in one place counts for no other.
    assert_eq!((home.first.seq, home.seen.seq(batch.first.actor)), (2, 0));
    assert_ne!(home.first.actor, batch.first.actor);
}

/// A contract test.
pub async fn a_place_keeps_its_space(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    let other = SpaceId([9; 32]);
    let refused = store.join(there(), other, vec![]).await;
    assert_eq!(refused, Err(StoreError::Occupied { by: space() }));
    ok(store.join(there(), space(), vec![1, 2, 3]).await);
    assert_eq!(ok(store.places().await), [there()]);
    assert!(ok(store.sealed(Place::Home).await).is_none());
    let found = drawer(&phone.open().await, there()).await;
    assert_eq!((found.place(), found.space(), found.keys()), (there(), space(), &[1, 2, 3][..]));
}

/// A contract test.
pub async fn an_action_is_sealed_later_and_once(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write_there(&store, 1, "un").await;
    let batch = write_there(&store, 1, "uno").await;
    assert_eq!(unlocked(&store, there()).await.unsent(), 2);
    let envelopes = seal(&store, there()).await;
    assert_eq!(envelopes.len(), 2);
    assert_eq!(keys().open_batch(&envelopes[1]), Ok(batch));
    let again = unlocked(&phone.open().await, there()).await;
    assert_eq!((again.ledger().envelopes(), again.unsent()), (&envelopes[..], 2));
    write_there(&store, 1, "one").await;
    assert_eq!(seal(&phone.open().await, there()).await[..2], envelopes);
    assert_eq!(phone.records(Shelf::Envelopes).await.len(), 3);
}

/// A contract test.
pub async fn what_home_wrote_before_it_had_a_space_is_sealed_too(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    write(&store, 2, "deux").await;
    let store = joined(phone, Place::Home).await;
    let envelopes = seal(&store, Place::Home).await;
    let mut other = Ledger::new(space());
    let taken = other.take_envelopes(&keys(), &envelopes);
    assert_eq!(taken.batches, ok(store.archive().await).batches);
    assert_eq!((taken.alarms, taken.batches.len()), (vec![], 2));
}

/// A contract test.
pub async fn two_tabs_that_seal_one_action_fork_nothing(phone: &impl Phone) {
    let (left, right) = (joined(phone, there()).await, phone.open().await);
    write_there(&left, 1, "un").await;
    let (mut a, mut b) = (unlocked(&left, there()).await, unlocked(&right, there()).await);
    assert_eq!((a.seal(), b.seal()), (Ok(1), Ok(1)));
    assert_eq!(a.ledger().envelopes(), b.ledger().envelopes());
    let (first, _) = keep(&left, a).await;
    assert!(matches!(ok(right.keep(b).await), Kept::Overtaken));
    let again = unlocked(&right, there()).await;
    assert_eq!(again.ledger().standing(), first.ledger().standing());
    // The first tab goes on with what it has.
    keep(&left, first).await;
    assert!(matches!(ok(right.keep(again).await), Kept::Overtaken));
}

/// A contract test.
pub async fn what_another_phone_wrote_is_kept_and_shown_once(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    let other = elsewhere(&[(1, "un"), (1, "uno"), (2, "deux")]);
    let mut sealed = unlocked(&store, there()).await;
    assert_eq!(sealed.take_envelopes(other.envelopes()), []);
    let (mut sealed, mut entities) = keep(&store, sealed).await;
    entities.sort_by_key(|entity| entity.id);
    assert_eq!(entities.iter().map(name).collect::<Vec<_>>(), pairs(&[(1, "uno"), (2, "deux")]));
    let before = (phone.records(Shelf::Log).await, phone.records(Shelf::Envelopes).await);
    assert_eq!((before.0.len(), before.1.len()), (3, 3));
    assert_eq!(sealed.take_envelopes(other.envelopes()), []);
    assert_eq!(keep(&store, sealed).await.1, []);
    assert_eq!((phone.records(Shelf::Log).await, phone.records(Shelf::Envelopes).await), before);
    // What is written now has seen it.
    let next = write_there(&phone.open().await, 1, "one").await;
    assert_eq!(next.seen.seq(ActorId([0xEE; 16])), 3);
    assert_eq!(names_there(&store).await, pairs(&[(1, "one"), (2, "deux")]));
}

/// A contract test.
pub async fn what_waits_for_its_cause_waits_after_reopening(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    let other = elsewhere(&[(1, "un"), (1, "uno")]);
    let mut sealed = unlocked(&store, there()).await;
    sealed.take_envelopes(&other.envelopes()[1..]);
    keep(&store, sealed).await;
    assert_eq!(names_there(&store).await, pairs(&[]));
    let mut again = unlocked(&phone.open().await, there()).await;
    assert_eq!(again.ledger().waiting(), 1);
    again.take_envelopes(&other.envelopes()[..1]);
    keep(&store, again).await;
    assert_eq!(names_there(&phone.open().await).await, pairs(&[(1, "uno")]));
    assert_eq!(unlocked(&store, there()).await.ledger().envelopes(), other.envelopes());
}

/// A contract test.
pub async fn a_snapshot_is_joined_with_what_was_written_here(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write_there(&store, 1, "ici").await;
    let other = elsewhere(&[(1, "là"), (2, "deux")]);
    let states: Vec<Entity> = [1, 2].into_iter().filter_map(|id| state_of(&other, id)).collect();
    let snapshot = other.snapshot(&keys(), ActorId([0xEE; 16]), &states.iter().collect::<Vec<_>>(), [3; 24]);
    let answer = SpaceAnswer {
        space: space(),
        holds: other.applied(),
        snapshot: snapshot.ok(),
        envelopes: vec![],
        more: false,
        wants_snapshot: false,
    };
    assert!(answer.snapshot.is_some());
    let mut sealed = unlocked(&store, there()).await;
    let held = sealed.ledger().relay_holds().clone();
    assert_eq!(sealed.take(&answer, &held), []);
    let (_, entities) = keep(&store, sealed).await;
    let disputed: Vec<usize> = entities.iter().map(|entity| entity.disputed().count()).collect();
    assert_eq!(disputed, [1, 0]);
    // What is written now has seen both, and settles it.
    let next = write_there(&phone.open().await, 1, "accord").await;
    assert_eq!(next.seen.seq(ActorId([0xEE; 16])), 2);
    let loaded = ok(store.load().await);
    assert!(loaded.shared.iter().all(|(_, entity)| entity.disputed().count() == 0));
    assert_eq!(unlocked(&store, there()).await.ledger().relay_holds(), &other.applied());
}

fn state_of(ledger: &Ledger, id: u8) -> Option<Entity> {
    let batches: Vec<Batch> =
        ledger.envelopes().iter().filter_map(|envelope| keys().open_batch(envelope).ok()).collect();
    Entity::from_changes(sync::EntityId([id; 16]), batches.iter().flat_map(Batch::changes))
}

/// A contract test.
pub async fn a_phone_whose_actor_wrote_elsewhere_takes_a_new_one(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    let old = write_there(&store, 1, "un").await.first.actor;
    // A copy of this memory went on under the same name.
    let mut twin = Author::new(old);
    let (mut ledger, texts) = (Ledger::new(space()), ["un", "uno"]);
    let batches = texts.map(|text| Batch::write(&mut twin, vec![edit(1, text)], WallTime(1_000)));
    assert_eq!(ledger.seal_written(&keys(), &batches), Ok(2));
    let mut sealed = unlocked(&store, there()).await;
    assert!(sealed.seal().is_ok());
    sealed.take_envelopes(ledger.envelopes());
    keep(&store, sealed).await;
    let next = write_there(&store, 1, "one").await;
    assert_ne!(next.first.actor, old);
    assert_eq!((next.first.seq, next.seen.seq(old)), (1, 2));
}

/// A contract test.
pub async fn leaving_a_space_takes_nothing_else(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write(&store, 1, "un").await;
    ok(store.join(Place::Home, SpaceId([9; 32]), vec![]).await);
    let before = records(phone).await;
    write_there(&store, 2, "deux").await;
    seal(&store, there()).await;
    ok(store.leave(space()).await);
    let left: Vec<_> = before.iter().filter(|(key, _)| !key.starts_with(&space().0)).cloned().collect();
    assert_eq!(records(phone).await, left);
    assert_eq!(ok(phone.open().await.places().await), [Place::Home]);
}

async fn records(phone: &impl Phone) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut records = Vec::new();
    for shelf in Shelf::ALL {
        records.extend(phone.records(shelf).await);
    }
    records
}

/// A contract test.
pub async fn a_damaged_shared_entity_is_rebuilt_and_its_ledger_doubted(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write_there(&store, 1, "un").await;
    let envelopes = seal(&store, there()).await;
    let key = phone.records(Shelf::Shared).await[0].0.clone();
    phone.overwrite(Shelf::Shared, &key, b"noise").await;
    let loaded = ok(phone.open().await.load().await);
    let told: Vec<_> = loaded.damage.iter().map(|damage| (damage.shelf, damage.outcome)).collect();
    assert_eq!(told, [(Shelf::Shared, Outcome::Rebuilt)]);
    assert_eq!(names_there(&store).await, pairs(&[(1, "un")]));
    // Its ledger takes everything in again, and asks the relay from what it has.
    let again = unlocked(&phone.open().await, there()).await;
    assert_eq!(
        (again.ledger().envelopes(), again.ledger().relay_holds().iter().count()),
        (&envelopes[..], 0)
    );
    keep(&store, again).await;
    assert_eq!(names_there(&phone.open().await).await, pairs(&[(1, "un")]));
}

/// A contract test.
pub async fn a_damaged_envelope_is_set_aside_and_sealed_again(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write_there(&store, 1, "un").await;
    let envelopes = seal(&store, there()).await;
    let key = phone.records(Shelf::Envelopes).await[0].0.clone();
    phone.overwrite(Shelf::Envelopes, &key, b"noise").await;
    phone.overwrite(Shelf::Spaces, &[&space().0[..], b"s"].concat(), b"noise").await;
    assert_eq!(seal(&phone.open().await, there()).await, envelopes);
    assert_eq!(phone.records(Shelf::Damaged).await.len(), 1);
    assert_eq!(unlocked(&phone.open().await, there()).await.ledger().envelopes(), envelopes);
}

/// A contract test.
pub async fn what_is_shared_counts_as_long_as_home_says_so(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write_there(&store, 1, "partagé").await;
    let (id, membership) = membership();
    ok(store.commit(create(id, &membership), WallTime(0)).await);
    ok(store.commit(vec![remove(id, Kind(6))], WallTime(0)).await);
    let loaded = ok(phone.open().await.load().await);
    assert_eq!(loaded.things().iter().map(|(_, entity)| entity.id).collect::<Vec<_>>(), [id]);
    assert_eq!(loaded.shared.len(), 1);
}
