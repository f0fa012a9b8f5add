//! What must hold of every [`Store`], as tests that any implementation can run: [`contract_tests!`] names them
//! all. They run against [`Memory`](crate::Memory) natively and against `Idb` in a real browser.

#![expect(clippy::missing_panics_doc, reason = "a test panics when what it says does not hold")]

use crate::{Archive, Outcome, Place, Shelf, Store, StoreError};
use std::sync::atomic::{AtomicU8, Ordering};
use sync::{ActorId, Dot, Edit, Entity, EntityId, FieldId, Kind, Value, WallTime, frame};

mod damage;
mod moves;
mod spaces;

pub use damage::*;
pub use moves::*;
pub use spaces::*;

/// One phone's memory under test: it can be opened again and again, and its records be damaged.
pub trait Phone {
    /// The store under test.
    type Store: Store;
    /// Opens the memory, as a start or another tab does.
    async fn open(&self) -> Self::Store;
    /// Writes a record as it is, past all rules.
    async fn overwrite(&self, shelf: Shelf, key: &[u8], bytes: &[u8]);
    /// All records of a shelf.
    async fn records(&self, shelf: Shelf) -> Vec<(Vec<u8>, Vec<u8>)>;
}

/// Hands the names of all tests of the contract to a macro, which makes each of them a test of its crate.
#[macro_export]
macro_rules! contract_tests {
    ($make:ident) => {
        $make! {
            nothing_is_there_at_first
            what_was_committed_is_there_after_reopening
            an_action_without_edits_writes_nothing_anew
            what_is_shown_already_is_not_written_again
            two_tabs_never_give_two_changes_one_dot
            undoing_an_action_gives_back_what_was_shown
            any_text_comes_back_as_it_was
            an_archive_brings_everything_back_under_a_new_actor
            absorbing_twice_changes_nothing
            a_note_is_kept_and_forgotten
            an_erased_memory_is_empty_and_has_a_new_actor
            a_damaged_entity_is_rebuilt_from_the_log
            a_damaged_entity_is_rebuilt_when_it_is_edited
            what_cannot_be_rebuilt_is_set_aside_and_the_others_stay
            a_damaged_author_becomes_a_new_one_that_has_seen_everything
            a_damaged_note_is_no_note
            a_memory_of_a_newer_schema_is_left_alone
            a_memory_of_an_older_schema_is_brought_up_to_date
            what_is_written_in_a_space_lives_there
            a_place_keeps_its_space
            an_action_is_sealed_later_and_once
            what_home_wrote_before_it_had_a_space_is_sealed_too
            two_tabs_that_seal_one_action_fork_nothing
            what_another_phone_wrote_is_kept_and_shown_once
            what_waits_for_its_cause_waits_after_reopening
            a_snapshot_is_joined_with_what_was_written_here
            a_phone_whose_actor_wrote_elsewhere_takes_a_new_one
            leaving_a_space_takes_nothing_else
            what_is_shared_counts_as_long_as_home_says_so
            a_parcel_brings_a_place_elsewhere_and_takes_nothing_back
            a_copy_holds_what_is_shared_too
            a_space_of_home_begins_with_a_snapshot_of_what_is_there
            what_was_not_sent_goes_along_to_the_next_space
            a_phone_that_is_taken_out_keeps_what_it_has
            what_was_written_after_a_memory_was_set_back_gets_another_name
            a_damaged_shared_entity_is_rebuilt_and_its_ledger_doubted
            a_damaged_envelope_is_set_aside_and_sealed_again
        }
    };
}

/// A new actor at each call, within one run of the tests.
pub fn mint() -> ActorId {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    ActorId([NEXT.fetch_add(1, Ordering::Relaxed); 16])
}

const NAME: FieldId = FieldId(1);

fn edit(id: u8, text: &str) -> Edit {
    let value = if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) };
    Edit { entity: EntityId([id; 16]), kind: Kind(5), field: NAME, value }
}

async fn write<S: Store>(store: &S, id: u8, text: &str) -> crate::Committed {
    ok(store.commit(vec![edit(id, text)], WallTime(1_000)).await)
}

fn ok<T>(result: Result<T, StoreError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("the store refused: {error:?}"),
    }
}

async fn names<S: Store>(store: &S) -> Vec<(u8, String)> {
    let mut names: Vec<(u8, String)> = ok(store.load().await).entities.iter().map(name).collect();
    names.sort();
    names
}

fn name(entity: &Entity) -> (u8, String) {
    match entity.shown(NAME) {
        Some(Value::Text(text)) => (entity.id.0[0], text.clone()),
        _ => (entity.id.0[0], String::new()),
    }
}

fn pairs(expected: &[(u8, &str)]) -> Vec<(u8, String)> {
    expected.iter().map(|&(id, text)| (id, text.to_owned())).collect()
}

/// A contract test.
pub async fn nothing_is_there_at_first(phone: &impl Phone) {
    let loaded = ok(phone.open().await.load().await);
    assert_eq!(loaded, crate::Loaded::default());
}

/// A contract test.
pub async fn what_was_committed_is_there_after_reopening(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    write(&store, 2, "deux").await;
    let committed = write(&store, 1, "uno").await;
    assert_eq!(committed.batch.first.seq, 3);
    assert_eq!(committed.entities.iter().map(name).collect::<Vec<_>>(), pairs(&[(1, "uno")]));
    drop(store);
    assert_eq!(names(&phone.open().await).await, pairs(&[(1, "uno"), (2, "deux")]));
    assert_eq!(phone.records(Shelf::Log).await.len(), 3);
}

/// A contract test.
pub async fn an_action_without_edits_writes_nothing_anew(phone: &impl Phone) {
    let store = phone.open().await;
    let committed = ok(store.commit(vec![], WallTime(0)).await);
    assert_eq!(committed.entities, []);
    assert_eq!(phone.records(Shelf::Log).await, []);
}

/// A contract test.
pub async fn what_is_shown_already_is_not_written_again(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    let again = write(&store, 1, "un").await;
    assert_eq!((again.batch.edits, again.undo), (vec![], vec![]));
    assert_eq!(phone.records(Shelf::Log).await.len(), 1);
}

/// A contract test.
pub async fn two_tabs_never_give_two_changes_one_dot(phone: &impl Phone) {
    let (left, right) = (phone.open().await, phone.open().await);
    let mut dots: Vec<Dot> = Vec::new();
    for round in 0..5 {
        let (a, b) =
            futures_join(write(&left, 1, &format!("g{round}")), write(&right, 2, &format!("d{round}"))).await;
        dots.extend(a.batch.changes().chain(b.batch.changes()).map(|change| change.dot));
    }
    dots.sort_unstable();
    let seqs: Vec<u64> = dots.iter().map(|dot| dot.seq).collect();
    assert_eq!(seqs, (1..=10).collect::<Vec<u64>>());
    assert!(dots.iter().all(|dot| dot.actor == dots[0].actor));
    assert_eq!(names(&left).await, pairs(&[(1, "g4"), (2, "d4")]));
}

/// Polls both until both are done.
async fn futures_join<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut left, mut right) = (None, None);
    core::future::poll_fn(move |context| {
        use core::task::Poll;
        if left.is_none()
            && let Poll::Ready(value) = a.as_mut().poll(context)
        {
            left = Some(value);
        }
        if right.is_none()
            && let Poll::Ready(value) = b.as_mut().poll(context)
        {
            right = Some(value);
        }
        match (left.take(), right.take()) {
            (Some(left), Some(right)) => Poll::Ready((left, right)),
            waiting => {
                (left, right) = waiting;
                Poll::Pending
            }
        }
    })
    .await
}

/// A contract test.
pub async fn undoing_an_action_gives_back_what_was_shown(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    let renamed = write(&store, 1, "uno").await;
    let made = write(&store, 2, "deux").await;
    ok(store.commit(renamed.undo, WallTime(2_000)).await);
    ok(store.commit(made.undo, WallTime(2_000)).await);
    assert_eq!(names(&store).await, pairs(&[(1, "un"), (2, "deux")]));
    let loaded = ok(store.load().await);
    let removed: Vec<u8> =
        loaded.entities.iter().filter(|entity| entity.removal(&[]).is_some()).map(|e| e.id.0[0]).collect();
    assert_eq!(removed, [2]);
}

/// A contract test.
pub async fn any_text_comes_back_as_it_was(phone: &impl Phone) {
    let store = phone.open().await;
    let long = "é".repeat(10_000);
    let texts = ["👩‍👧 école", "موعد يوم الثلاثاء", "a\u{202e}b\0c", long.as_str()];
    for (id, text) in (1..).zip(texts) {
        write(&store, id, text).await;
    }
    let expected: Vec<(u8, String)> = (1..).zip(texts.map(str::to_owned)).collect();
    assert_eq!(names(&phone.open().await).await, expected);
}

/// A contract test.
pub async fn an_archive_brings_everything_back_under_a_new_actor(phone: &impl Phone) {
    let store = phone.open().await;
    let old = write(&store, 1, "un").await.batch.first.actor;
    write(&store, 2, "deux").await;
    let file = ok(store.archive().await).to_file();
    ok(store.erase().await);
    let archive = Archive::from_file(&file).unwrap_or_default();
    let entities = ok(store.absorb(Place::Home, archive.batches).await);
    assert_eq!(entities.len(), 2);
    assert_eq!(names(&phone.open().await).await, pairs(&[(1, "un"), (2, "deux")]));
    let next = write(&store, 1, "uno").await.batch;
    assert_ne!(next.first.actor, old);
    assert_eq!(next.seen.seq(old), 2);
    assert_eq!(names(&store).await, pairs(&[(1, "uno"), (2, "deux")]));
}

/// A contract test.
pub async fn absorbing_twice_changes_nothing(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    write(&store, 1, "uno").await;
    let before = (phone.records(Shelf::Log).await, phone.records(Shelf::Entities).await);
    let archive = ok(store.archive().await);
    ok(store.absorb(Place::Home, archive.batches.clone()).await);
    ok(store.absorb(Place::Home, archive.batches).await);
    assert_eq!((phone.records(Shelf::Log).await, phone.records(Shelf::Entities).await), before);
}

/// A contract test.
pub async fn a_note_is_kept_and_forgotten(phone: &impl Phone) {
    let store = phone.open().await;
    assert_eq!(ok(store.load().await).note("brouillon"), None);
    ok(store.keep_note("brouillon", Some(vec![0, 255, 7])).await);
    assert_eq!(ok(phone.open().await.load().await).note("brouillon"), Some(&[0, 255, 7][..]));
    assert_eq!(ok(store.load().await).note("autre"), None);
    ok(store.keep_note("brouillon", None).await);
    assert_eq!(ok(phone.open().await.load().await).note("brouillon"), None);
}

/// A contract test.
pub async fn an_erased_memory_is_empty_and_has_a_new_actor(phone: &impl Phone) {
    let store = phone.open().await;
    let old = write(&store, 1, "un").await.batch.first.actor;
    ok(store.keep_note("brouillon", Some(vec![1])).await);
    ok(store.erase().await);
    for shelf in [Shelf::Entities, Shelf::Log, Shelf::Damaged] {
        assert_eq!(phone.records(shelf).await, []);
    }
    assert_eq!(ok(store.load().await).note("brouillon"), None);
    let first = write(&store, 1, "neuf").await.batch.first;
    assert_eq!(first.seq, 1);
    assert_ne!(first.actor, old);
}

/// A contract test.
pub async fn a_memory_of_a_newer_schema_is_left_alone(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    let newer = crate::migration::CURRENT + 1;
    phone.overwrite(Shelf::Meta, b"schema", &frame::seal(&newer)).await;
    let before = phone.records(Shelf::Meta).await;
    let expected = StoreError::Newer { found: newer, known: crate::migration::CURRENT };
    assert_eq!(phone.open().await.load().await, Err(expected));
    assert_eq!(phone.records(Shelf::Meta).await, before);
}

/// A contract test.
pub async fn a_memory_of_an_older_schema_is_brought_up_to_date(phone: &impl Phone) {
    write(&phone.open().await, 1, "un").await;
    phone.overwrite(Shelf::Meta, b"schema", &frame::seal(&0_u32)).await;
    assert_eq!(names(&phone.open().await).await, pairs(&[(1, "un")]));
    let records = phone.records(Shelf::Meta).await;
    let schema = records.iter().find(|(key, _)| key == b"schema").map(|(_, bytes)| frame::open::<u32>(bytes));
    assert_eq!(schema, Some(Ok(crate::migration::CURRENT)));
}

/// Asserts what became of the damaged entity with this id.
fn assert_outcome(loaded: &crate::Loaded, id: u8, outcome: Outcome) {
    let found: Vec<Outcome> = loaded
        .damage
        .iter()
        .filter(|damage| damage.shelf == Shelf::Entities && damage.key == [id; 16])
        .map(|damage| damage.outcome)
        .collect();
    assert_eq!(found, [outcome]);
}
