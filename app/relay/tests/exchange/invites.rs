//! What the relay needs of a database for invites, asked of each.

use protocol::{INVITE_TRIES, InviteId, InviteLeave, Problem};
use relay::storage::{Refusal, Storage as _};
use rstest::rstest;

use crate::database::{Database, On};

fn invite(byte: u8) -> InviteLeave {
    InviteLeave { id: InviteId([byte; 16]), expires_s: 60, sealed: vec![byte; 100] }
}

/// The name of an invite with a wrong proof.
fn guess(byte: u8) -> InviteId {
    let mut id = [byte; 16];
    id[15] ^= 1;
    InviteId(id)
}

fn is_occupied(refused: &Result<(), Refusal>) -> bool {
    matches!(refused, Err(Refusal::Problem(Problem::Occupied)))
}

#[rstest]
#[tokio::test]
async fn an_invite_is_given_out_once(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let left = invite(1);
    storage.leave(&left, 1_000).await.unwrap();
    storage.leave(&left, 1_001).await.unwrap();
    let other = InviteLeave { sealed: vec![7], ..left.clone() };
    assert!(is_occupied(&storage.leave(&other, 1_002).await));
    let other = InviteLeave { id: guess(1), ..left.clone() };
    assert!(is_occupied(&storage.leave(&other, 1_002).await));
    assert_eq!(storage.take(InviteId([2; 16]), 1_003).await.unwrap(), None);
    assert_eq!(storage.take(left.id, 1_003).await.unwrap(), Some(left.sealed.clone()));
    assert_eq!(storage.take(left.id, 1_003).await.unwrap(), None);
}

#[rstest]
#[tokio::test]
async fn who_took_an_invite_cannot_put_it_back(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let left = invite(1);
    storage.leave(&left, 1_000).await.unwrap();
    storage.take(left.id, 1_003).await.unwrap();
    assert!(is_occupied(&storage.leave(&left, 1_004).await));
    storage.sweep(1_005).await.unwrap();
    assert!(is_occupied(&storage.leave(&left, 1_059).await));
    storage.leave(&left, 1_060).await.unwrap();
    assert_eq!(storage.take(left.id, 1_061).await.unwrap(), Some(left.sealed));
}

#[rstest]
#[tokio::test]
async fn the_fifth_wrong_proof_throws_an_invite_away(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    for (byte, wrong, expected) in [(1, INVITE_TRIES - 1, Some(invite(1).sealed)), (2, INVITE_TRIES, None)] {
        storage.leave(&invite(byte), 1_000).await.unwrap();
        for _ in 0..wrong {
            assert_eq!(storage.take(guess(byte), 1_001).await.unwrap(), None);
        }
        assert_eq!(storage.take(invite(byte).id, 1_002).await.unwrap(), expected);
        assert!(is_occupied(&storage.leave(&invite(byte), 1_003).await));
    }
}

#[rstest]
#[tokio::test]
async fn an_expired_invite_is_given_to_nobody_and_forgotten(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    for byte in [1, 2, 3] {
        storage.leave(&invite(byte), 1_000).await.unwrap();
    }
    assert_eq!(storage.take(invite(1).id, 1_059).await.unwrap(), Some(invite(1).sealed));
    assert_eq!(storage.take(invite(2).id, 1_060).await.unwrap(), None);
    storage.sweep(1_060).await.unwrap();
    // Forgotten: even by a clock that goes back.
    assert_eq!(storage.take(invite(3).id, 1_001).await.unwrap(), None);
    storage.leave(&invite(4), 1_000).await.unwrap();
    let anew = InviteLeave { sealed: vec![9], ..invite(4) };
    storage.leave(&anew, 1_060).await.unwrap();
    assert_eq!(storage.take(anew.id, 1_061).await.unwrap(), Some(vec![9]));
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_take_an_invite_at_once_one_gets_it(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    storage.leave(&invite(1), 1_000).await.unwrap();
    let takes = (0..4).map(|_| storage.take(invite(1).id, 1_001));
    let taken = futures_util::future::join_all(takes).await;
    assert_eq!(taken.into_iter().filter(|taken| matches!(taken, Ok(Some(_)))).count(), 1);
}
