//! What must hold when things go from one phone or one space to another.

use super::spaces::{SECRET, drawer, joined, keep, names_there, seal, space, there, unlocked, write_there};
use super::{Phone, names, ok, pairs, write};
use crate::{Archive, Place, Settled, Shelf, Store, StoreError};
use sync::{ActorId, Ledger, SpaceAnswer, SpaceId, SpaceKeys, SpaceSecret, Standing, VersionVector};

/// A contract test.
pub async fn a_parcel_brings_a_place_elsewhere_and_takes_nothing_back(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    let batch = write_there(&store, 1, "un").await;
    write(&store, 9, "à la maison").await;
    let parcel = ok(store.parcel(there()).await);
    assert_eq!((parcel.things.len(), parcel.seen.seq(batch.first.actor)), (1, 1));
    write_there(&store, 1, "deux").await;
    assert_eq!(ok(store.take_in(there(), parcel.clone()).await).len(), 1);
    assert_eq!(names_there(&store).await, pairs(&[(1, "deux")]));

    ok(store.erase().await);
    ok(store.take_in(there(), parcel.clone()).await);
    ok(store.take_in(there(), parcel).await);
    assert_eq!(names_there(&phone.open().await).await, pairs(&[(1, "un")]));
    // What is written on top has seen it.
    let later = write_there(&store, 1, "trois").await;
    assert_eq!(later.seen.seq(batch.first.actor), 1);
    assert_ne!(later.first.actor, batch.first.actor);
    assert_eq!(names_there(&store).await, pairs(&[(1, "trois")]));
}

/// A contract test.
pub async fn a_copy_holds_what_is_shared_too(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    write_there(&store, 1, "pas encore envoyé").await;
    let copy = Archive::from_file(&ok(store.archive().await).to_file());
    let Ok(copy) = copy else { panic!("the file was refused: {copy:?}") };
    ok(store.erase().await);
    ok(store.bring_back(copy.clone()).await);
    ok(store.bring_back(copy).await);
    let store = joined(phone, there()).await;
    assert_eq!(names_there(&store).await, pairs(&[(1, "pas encore envoyé")]));
    // It can still be sent, under its own name, and so can what is written on top.
    write_there(&store, 1, "ensuite").await;
    assert_eq!(seal(&store, there()).await.len(), 2);
}

/// A contract test.
pub async fn a_space_of_home_begins_with_a_snapshot_of_what_is_there(phone: &impl Phone) {
    let store = phone.open().await;
    let first = write(&store, 1, "un").await.batch;
    let opened = Settled::Opened { space: space(), keys: SECRET.to_vec() };
    ok(store.settle(Place::Home, None, opened.clone()).await);
    let mut sealed = unlocked(&store, Place::Home).await;
    assert_eq!((sealed.seal(), sealed.is_new()), (Ok(0), false));
    assert!(sealed.ledger().relay_needs_snapshot());
    assert_eq!(sealed.ledger().applied().seq(first.first.actor), 1);
    // What is written from now on has an envelope.
    write(&store, 1, "deux").await;
    let mut sealed = unlocked(&phone.open().await, Place::Home).await;
    assert_eq!((sealed.seal(), sealed.is_new()), (Ok(1), true));
    // Once more, it is there already; a third space is refused.
    ok(store.settle(Place::Home, None, opened).await);
    let third = Settled::Joined { space: SpaceId([9; 32]), keys: vec![] };
    let refused = store.settle(Place::Home, None, third).await;
    assert_eq!(refused, Err(StoreError::Occupied { by: space() }));
}

/// A contract test.
pub async fn what_was_not_sent_goes_along_to_the_next_space(phone: &impl Phone) {
    let store = joined(phone, Place::Home).await;
    let sent = write(&store, 1, "envoyé").await.batch;
    seal(&store, Place::Home).await;
    let unsent = write(&store, 2, "pas envoyé").await.batch;
    seal(&store, Place::Home).await;
    let next = SpaceKeys::writer(&SpaceSecret::new([6; 32]));
    let to = Settled::Joined { space: next.space(), keys: vec![6; 32] };
    ok(store.settle(Place::Home, Some(space()), to).await);

    let sealed = drawer(&phone.open().await, Place::Home).await.unlock(next.clone());
    assert!(sealed.is_blank() && sealed.ledger().envelopes().is_empty());
    // The owner had seen the first action only.
    let seen = [(sent.first.actor, 1)].into_iter().collect();
    let owner = Ledger::restore(next.space(), &Standing::founded(&seen), Vec::new());
    let snapshot = match owner.snapshot(&next, ActorId([0xEE; 16]), &[], [1; 24]) {
        Ok(snapshot) => snapshot,
        Err(error) => panic!("not sealed: {error:?}"),
    };
    let answer = SpaceAnswer {
        space: next.space(),
        holds: owner.applied(),
        snapshot: Some(snapshot),
        envelopes: Vec::new(),
        more: false,
        wants_snapshot: false,
    };
    let mut sealed = sealed;
    assert_eq!(sealed.take(&answer, &VersionVector::default()), []);
    assert_eq!(sealed.seal(), Ok(1));
    let (sealed, _) = keep(&store, sealed).await;
    let [envelope] = sealed.ledger().envelopes() else { panic!("one envelope is left to send") };
    assert_eq!(next.open_batch(envelope), Ok(unsent));
    assert_eq!(names(&store).await, pairs(&[(1, "envoyé"), (2, "pas envoyé")]));
}

/// A contract test.
pub async fn a_phone_that_is_taken_out_keeps_what_it_has(phone: &impl Phone) {
    let store = joined(phone, Place::Home).await;
    write(&store, 1, "un").await;
    seal(&store, Place::Home).await;
    ok(store.settle(Place::Home, Some(space()), Settled::Alone).await);
    let store = phone.open().await;
    assert!(ok(store.places().await).is_empty() && ok(store.sealed(Place::Home).await).is_none());
    assert!(phone.records(Shelf::Envelopes).await.is_empty());
    assert_eq!(names(&store).await, pairs(&[(1, "un")]));
}

/// A contract test.
pub async fn what_was_written_after_a_memory_was_set_back_gets_another_name(phone: &impl Phone) {
    let store = joined(phone, there()).await;
    let first = write_there(&store, 1, "un").await;
    let second = write_there(&store, 1, "deux").await;
    write_there(&store, 2, "trois").await;
    seal(&store, there()).await;
    ok(store.rename(there(), second.first).await);
    let store = phone.open().await;
    assert_eq!(names_there(&store).await, pairs(&[(1, "deux"), (2, "trois")]));
    let envelopes = seal(&store, there()).await;
    let dots: Vec<_> = envelopes.iter().map(|envelope| envelope.header().first_dot()).collect();
    let [old, ours @ ..] = &dots[..] else { panic!("three envelopes") };
    assert_eq!(*old, first.first);
    assert_eq!(ours.iter().map(|dot| dot.seq).collect::<Vec<_>>(), [1, 2]);
    assert!(ours.iter().all(|dot| dot.actor == ours[0].actor && dot.actor != old.actor));
    let next = write_there(&store, 1, "quatre").await;
    assert_eq!((next.first.actor, next.first.seq, next.seen.seq(old.actor)), (ours[0].actor, 3, 1));
}
