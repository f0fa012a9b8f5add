//! What must hold when records are damaged.

use super::{Phone, assert_outcome, edit, names, ok, pairs, write};
use crate::{Outcome, Shelf, Store};
use sync::{Author, WallTime, frame};

/// Bytes that are no frame.
const NOISE: &[u8] = b"\x01\x02not a record";

/// A contract test.
pub async fn a_damaged_entity_is_rebuilt_from_the_log(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    write(&store, 2, "deux").await;
    phone.overwrite(Shelf::Entities, &[1; 16], NOISE).await;
    let loaded = ok(phone.open().await.load().await);
    assert_outcome(&loaded, 1, Outcome::Rebuilt);
    assert_eq!(names(&phone.open().await).await, pairs(&[(1, "un"), (2, "deux")]));
}

/// A contract test.
pub async fn a_damaged_entity_is_rebuilt_when_it_is_edited(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    phone.overwrite(Shelf::Entities, &[1; 16], NOISE).await;
    let committed = write(&store, 1, "uno").await;
    assert_eq!(committed.undo, [edit(1, "un")]);
    assert_eq!(names(&phone.open().await).await, pairs(&[(1, "uno")]));
}

/// A contract test.
pub async fn what_cannot_be_rebuilt_is_set_aside_and_the_others_stay(phone: &impl Phone) {
    let store = phone.open().await;
    write(&store, 1, "un").await;
    write(&store, 2, "deux").await;
    let first_batch = phone.records(Shelf::Log).await[0].0.clone();
    phone.overwrite(Shelf::Entities, &[1; 16], NOISE).await;
    phone.overwrite(Shelf::Log, &first_batch, NOISE).await;
    let loaded = ok(phone.open().await.load().await);
    assert_eq!(loaded.entities.len(), 1);
    assert_outcome(&loaded, 1, Outcome::Lost);
    // The next start still tells it, and both records can be taken along.
    let again = ok(phone.open().await.load().await);
    assert_eq!(again.damage, loaded.damage);
    assert_eq!(ok(store.archive().await).damaged(), 2);
    let kept = phone.records(Shelf::Damaged).await;
    assert!(kept.iter().all(|(_, bytes)| bytes == NOISE));
    write(&store, 3, "trois").await;
    assert_eq!(names(&phone.open().await).await, pairs(&[(2, "deux"), (3, "trois")]));
}

/// A contract test.
pub async fn a_damaged_author_becomes_a_new_one_that_has_seen_everything(phone: &impl Phone) {
    let store = phone.open().await;
    let old = write(&store, 1, "un").await.batch.first.actor;
    write(&store, 1, "uno").await;
    phone.overwrite(Shelf::Meta, b"author", NOISE).await;
    let batch = write(&phone.open().await, 1, "one").await.batch;
    assert_ne!(batch.first.actor, old);
    assert_eq!(batch.seen.seq(old), 2);
    // It replaces what it has seen: nothing is left in dispute.
    let loaded = ok(phone.open().await.load().await);
    assert_eq!(loaded.entities[0].disputed().count(), 0);
    assert_eq!(names(&phone.open().await).await, pairs(&[(1, "one")]));
    // And the same at a start, before anything is written.
    phone.overwrite(Shelf::Meta, b"author", NOISE).await;
    ok(phone.open().await.load().await);
    let records = phone.records(Shelf::Meta).await;
    let author =
        records.iter().find(|(key, _)| key == b"author").map(|(_, bytes)| frame::open::<Author>(bytes));
    assert!(matches!(author, Some(Ok(author)) if author.seen.seq(old) == 2));
}

/// A contract test.
pub async fn a_damaged_note_is_no_note(phone: &impl Phone) {
    let store = phone.open().await;
    ok(store.keep_note("brouillon", Some(vec![1])).await);
    phone.overwrite(Shelf::Meta, b"note:brouillon", NOISE).await;
    assert_eq!(ok(phone.open().await.load().await).note("brouillon"), None);
    ok(store.commit(vec![edit(1, "un")], WallTime(0)).await);
}
