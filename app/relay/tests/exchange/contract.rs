//! What the relay needs of a database, asked of each.

use protocol::{
    ANSWER_CUT, Dot, EnvelopeHash, Problem, SNAPSHOT_AFTER, SpaceAnswer, SpaceRequest, SyncAnswer,
    VersionVector,
};
use relay::storage::{Refusal, Sql, Storage as _};
use rstest::rstest;

use crate::database::{Database, On};
use crate::writer::{Writer, actor, envelopes, vector};

/// All that the relay says about a space to who knows nothing.
async fn all(storage: &Sql, writer: &Writer) -> Option<SpaceAnswer> {
    let answer = storage.pull(&[writer.ask(VersionVector::default())]).await.unwrap();
    answer.spaces.into_iter().next()
}

fn problem<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> Problem {
    match refused {
        Err(Refusal::Problem(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

#[rstest]
#[tokio::test]
async fn an_unknown_space_is_empty_and_stays_unknown(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let writer = Writer::new(1);
    assert_eq!(all(&storage, &writer).await, None);
    let answer = storage.pull(&[writer.ask(vector([(1, 7)]))]).await.unwrap();
    let news = answer.news(writer.space).unwrap();
    assert_eq!((&news.holds, news.envelopes.len(), news.more), (&VersionVector::default(), 0, false));
    assert_eq!(storage.ages(&[writer.space]).await.unwrap(), []);
    storage.check().await.unwrap();
}

#[rstest]
#[tokio::test]
async fn what_was_taken_comes_back_in_the_order_of_its_arrival_after_a_restart(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let database = Database::new(on).await;
    let mut writer = Writer::new(1);
    let sent = [writer.write(2, 1, 300), writer.write(1, 3, 5), writer.write(2, 2, 0), writer.write(1, 1, 9)];
    let storage = database.open().await;
    let (first, second) = sent.split_at(2);
    assert_eq!(storage.push(&[writer.bring(first, None)]).await.unwrap(), [writer.space]);
    assert_eq!(storage.push(&[writer.bring(second, None)]).await.unwrap(), [writer.space]);
    storage.close().await;
    let storage = database.open().await;
    let news = all(&storage, &writer).await.unwrap();
    assert_eq!(news.envelopes, sent);
    assert_eq!(news.holds, writer.wrote());
    assert_eq!((news.more, news.wants_snapshot, news.snapshot), (false, false, None));
}

#[rstest]
#[tokio::test]
async fn only_what_is_missing_is_sent(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let sent = [writer.write(1, 2, 1), writer.write(2, 1, 1), writer.write(1, 1, 1), writer.write(2, 1, 1)];
    storage.push(&[writer.bring(&sent, None)]).await.unwrap();
    let missing = async |have| envelopes(&storage.pull(&[writer.ask(have)]).await.unwrap()).to_vec();
    assert_eq!(missing(vector([(1, 2), (2, 1)])).await, sent[2..]);
    assert_eq!(missing(vector([(1, 3), (2, 1)])).await, sent[3..]);
    assert_eq!(missing(vector([(2, 2)])).await, [sent[0].clone(), sent[2].clone()]);
    // In the middle of an envelope: it is sent whole.
    assert_eq!(missing(vector([(1, 1), (2, 2)])).await, [sent[0].clone(), sent[2].clone()]);
    let nothing = storage.pull(&[writer.ask(writer.wrote())]).await.unwrap();
    assert_eq!(nothing, SyncAnswer::default());
}

#[rstest]
#[tokio::test]
async fn the_same_push_twice_changes_nothing_the_second_time(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let sent = [writer.write(1, 1, 1), writer.write(1, 1, 1)];
    let snapshot = Some(writer.snapshot(10));
    let push = [writer.bring(&sent, snapshot)];
    assert_eq!(storage.push(&push).await.unwrap(), [writer.space]);
    let (before, age) = (all(&storage, &writer).await, storage.ages(&[writer.space]).await.unwrap());
    assert_eq!(storage.push(&push).await.unwrap(), []);
    assert_eq!(all(&storage, &writer).await, before);
    assert_eq!(storage.ages(&[writer.space]).await.unwrap(), age);
}

#[rstest]
#[tokio::test]
async fn other_bytes_for_a_known_dot_are_refused_with_all_that_came_along(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writers = [Writer::new(1), Writer::new(2)];
    writers.sort_by_key(|writer| writer.space);
    let [mut other, mut writer] = writers;
    let known = writer.write(1, 1, 4);
    storage.push(&[writer.bring(&[known], None)]).await.unwrap();
    let before = all(&storage, &writer).await;
    let innocent = other.write(1, 1, 4);
    let forged = writer.sign(1, 1, 1, EnvelopeHash::NONE, vec![0xff]);
    let further = writer.write(2, 1, 1);
    let push = [other.bring(&[innocent], None), writer.bring(&[further, forged], None)];
    let conflict = Problem::Conflict { space: writer.space, dot: Dot { actor: actor(1), seq: 1 } };
    assert_eq!(problem(storage.push(&push).await), conflict);
    assert_eq!(all(&storage, &writer).await, before);
    assert_eq!(all(&storage, &other).await, None);
}

#[rstest]
#[tokio::test]
async fn what_would_leave_a_gap_is_not_stored_and_the_vector_tells_where_to_go_on(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let sent = [writer.write(1, 2, 1), writer.write(1, 1, 1), writer.write(1, 1, 1), writer.write(2, 1, 1)];
    assert_eq!(storage.push(&[writer.bring(&sent[1..3], None)]).await.unwrap(), []);
    assert_eq!(all(&storage, &writer).await, None);
    assert_eq!(storage.ages(&[writer.space]).await.unwrap(), []);
    let leaky = [sent[0].clone(), sent[2].clone(), sent[3].clone()];
    storage.push(&[writer.bring(&leaky, None)]).await.unwrap();
    let answer = storage.pull(&[writer.ask(writer.wrote())]).await.unwrap();
    assert_eq!(answer.spaces[0].holds, vector([(1, 2), (2, 1)]));
    storage.push(&[writer.bring(&sent, None)]).await.unwrap();
    assert_eq!(all(&storage, &writer).await.unwrap().holds, writer.wrote());
}

#[rstest]
#[tokio::test]
async fn an_answer_is_cut_and_can_be_gone_on_with(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writers = [Writer::new(1), Writer::new(2)];
    writers.sort_by_key(|writer| writer.space);
    let mut sent = Vec::new();
    for writer in &mut writers {
        let written: Vec<_> = (0..12).map(|nth| writer.write(nth % 2 + 1, 1, 60_000)).collect();
        storage.push(&[writer.bring(&written, None)]).await.unwrap();
        sent.extend(written);
    }
    let mut have = [VersionVector::default(), VersionVector::default()];
    let mut got = Vec::new();
    let mut answers = 0;
    loop {
        let asks: Vec<SpaceRequest> =
            writers.iter().zip(&have).map(|(writer, have)| writer.ask(have.clone())).collect();
        let answer = storage.pull(&asks).await.unwrap();
        assert!(answer.encode().len() < ANSWER_CUT + 4096);
        answers += 1;
        for (writer, have) in writers.iter().zip(&mut have) {
            let Some(news) = answer.news(writer.space) else { continue };
            news.envelopes.iter().for_each(|envelope| have.see(envelope.header().last_dot()));
            assert_eq!(news.more, *have != news.holds);
            got.extend(news.envelopes.clone());
        }
        if answer.spaces.iter().all(|news| !news.more) {
            break;
        }
    }
    assert_eq!(answers, 3);
    assert_eq!(got, sent);
}

#[rstest]
#[tokio::test]
async fn who_lies_below_the_log_gets_the_newest_snapshot_and_what_follows(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let early = [writer.write(1, 2, 10), writer.write(2, 1, 10)];
    let first = writer.snapshot(100);
    storage.push(&[writer.bring(&early, Some(first.clone()))]).await.unwrap();
    let news = all(&storage, &writer).await.unwrap();
    assert_eq!((news.snapshot, news.envelopes.len()), (None, 2), "one generation: the log is whole");

    let middle = [writer.write(1, 1, 10)];
    let second = writer.snapshot(120);
    storage.push(&[writer.bring(&middle, Some(second.clone()))]).await.unwrap();
    let late = [writer.write(2, 1, 10)];
    storage.push(&[writer.bring(&late, None)]).await.unwrap();
    let news = all(&storage, &writer).await.unwrap();
    assert_eq!(news.snapshot, Some(second.clone()));
    assert_eq!(news.envelopes, late, "what the snapshot covers does not come twice");
    assert_eq!(news.holds, writer.wrote());

    let from_the_first = storage.pull(&[writer.ask(first.header().covers())]).await.unwrap();
    assert_eq!(from_the_first.spaces[0].snapshot, None);
    assert_eq!(envelopes(&from_the_first), [middle, late].concat());

    // Below the log nothing can be compared, and what is known stays known.
    assert_eq!(storage.push(&[writer.bring(&early, None)]).await.unwrap(), []);
    assert_eq!(storage.push(&[writer.bring(&[], Some(first))]).await.unwrap(), []);
    assert_eq!(all(&storage, &writer).await.unwrap().snapshot, Some(second));
}

#[rstest]
#[tokio::test]
async fn a_snapshot_refills_a_relay_that_lost_everything(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let (_lost, _lost_too) = (writer.write(1, 5, 10), writer.write(2, 3, 10));
    let snapshot = writer.snapshot(50);
    let late = writer.write(1, 1, 10);
    assert_eq!(storage.push(&[writer.bring(std::slice::from_ref(&late), None)]).await.unwrap(), []);
    storage.push(&[writer.bring(&[], Some(snapshot.clone()))]).await.unwrap();
    storage.push(&[writer.bring(std::slice::from_ref(&late), None)]).await.unwrap();
    let news = all(&storage, &writer).await.unwrap();
    assert_eq!((news.snapshot, news.envelopes, news.holds), (Some(snapshot), vec![late], writer.wrote()));
}

#[rstest]
#[tokio::test]
async fn a_log_with_a_hole_that_a_snapshot_fills_is_given_without_one(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let early = writer.write(1, 3, 10);
    let _lost_with_a_backup = writer.write(1, 4, 10);
    let snapshot = writer.snapshot(10);
    let late = writer.write(1, 1, 10);
    storage.push(&[writer.bring(std::slice::from_ref(&early), Some(snapshot.clone()))]).await.unwrap();
    storage.push(&[writer.bring(std::slice::from_ref(&late), None)]).await.unwrap();

    let first = all(&storage, &writer).await.unwrap();
    assert_eq!((first.envelopes, first.more), (vec![early], true));
    let then = storage.pull(&[writer.ask(vector([(1, 3)]))]).await.unwrap();
    let then = then.news(writer.space).cloned().unwrap();
    assert_eq!((then.snapshot, then.envelopes, then.more), (Some(snapshot), vec![late], false));
}

#[rstest]
#[tokio::test]
async fn a_snapshot_that_knows_less_than_the_newest_one_is_passed_over(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let one = writer.write(1, 1, 10);
    let beside = {
        let mut elsewhere = Writer::new(1);
        elsewhere.write(2, 9, 10);
        elsewhere.snapshot(10)
    };
    let newest = writer.snapshot(10);
    storage.push(&[writer.bring(&[one], Some(newest.clone()))]).await.unwrap();
    assert_eq!(storage.push(&[writer.bring(&[], Some(beside))]).await.unwrap(), []);
    assert_eq!(all(&storage, &writer).await.unwrap().holds, vector([(1, 1)]));
}

#[rstest]
#[tokio::test]
async fn two_generations_are_kept_and_the_log_stays_bounded(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    for _ in 0..5 {
        let written: Vec<_> = (0..20).map(|_| writer.write(1, 1, 10)).collect();
        let snapshot = writer.snapshot(10);
        storage.push(&[writer.bring(&written, Some(snapshot))]).await.unwrap();
    }
    let at = |seq| vector([(1, seq)]);
    let kept = storage.pull(&[writer.ask(at(80))]).await.unwrap();
    assert_eq!(envelopes(&kept).len(), 20);
    let older = storage.pull(&[writer.ask(at(79))]).await.unwrap();
    assert_eq!((older.spaces[0].snapshot.is_some(), envelopes(&older).len()), (true, 0));
}

#[rstest]
#[tokio::test]
async fn a_long_log_asks_for_a_snapshot_until_it_comes(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let mut writer = Writer::new(1);
    let wants = async |writer: &Writer| {
        let answer = storage.pull(&[writer.ask(writer.wrote())]).await.unwrap();
        answer.news(writer.space).is_some_and(|news| news.wants_snapshot)
    };
    let written: Vec<_> = (1..SNAPSHOT_AFTER).map(|_| writer.write(1, 1, 1)).collect();
    storage.push(&[writer.bring(&written, None)]).await.unwrap();
    assert!(!wants(&writer).await);
    let one_more = writer.write(2, 1, 1);
    storage.push(&[writer.bring(&[one_more], None)]).await.unwrap();
    assert!(wants(&writer).await);
    let snapshot = writer.snapshot(10);
    storage.push(&[writer.bring(&[], Some(snapshot))]).await.unwrap();
    assert!(!wants(&writer).await);
}

#[rstest]
#[tokio::test]
async fn a_full_space_takes_nothing_until_a_snapshot_makes_room(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let database = Database::new(on).await;
    let storage = database.open_with(100_000).await;
    let mut writer = Writer::new(1);
    let fits = [writer.write(1, 1, 49_000), writer.write(1, 1, 49_000)];
    storage.push(&[writer.bring(&fits, None)]).await.unwrap();
    assert!(all(&storage, &writer).await.unwrap().wants_snapshot);
    let before = all(&storage, &writer).await;
    let snapshot = writer.snapshot(20_000);
    let too_much = writer.write(1, 1, 49_000);
    let full = Problem::SpaceFull { space: writer.space };
    assert_eq!(problem(storage.push(&[writer.bring(std::slice::from_ref(&too_much), None)]).await), full);
    assert_eq!(all(&storage, &writer).await, before);
    storage.push(&[writer.bring(&[], Some(snapshot.clone()))]).await.unwrap();
    storage.push(&[writer.bring(std::slice::from_ref(&too_much), None)]).await.unwrap();
    let news = all(&storage, &writer).await.unwrap();
    assert_eq!((news.snapshot, news.envelopes), (Some(snapshot), vec![too_much]));
    // A space that is full of state alone has no room to make.
    let big = writer.snapshot(150_000);
    assert_eq!(problem(storage.push(&[writer.bring(&[], Some(big))]).await), full);
}

#[rstest]
#[tokio::test]
async fn a_space_has_1024_actors_and_no_more(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    let storage = database.open().await;
    let writer = Writer::new(1);
    let many = |range: std::ops::Range<u16>| {
        let header = |nth: u16| {
            let mut bytes = [0; 16];
            bytes[..2].copy_from_slice(&nth.to_le_bytes());
            protocol::ActorId(bytes)
        };
        let envelopes: Vec<_> = range.map(|nth| writer.sign_as(header(nth), 1)).collect();
        writer.bring(&envelopes, None)
    };
    storage.push(&[many(0..1024)]).await.unwrap();
    let full = Problem::SpaceFull { space: writer.space };
    assert_eq!(problem(storage.push(&[many(1024..1025)]).await), full);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pushes_at_the_same_moment_are_all_taken_once(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let database = Database::new(on).await;
    // Two relays on one database, where there can be two.
    let relays = match on {
        On::Sqlite => vec![database.open().await],
        On::Postgresql => vec![database.open().await, database.open().await],
    };
    let mut writer = Writer::new(1);
    let sent: Vec<Vec<_>> = (1..=8).map(|byte| (0..5).map(|_| writer.write(byte, 2, 40)).collect()).collect();
    let pushes = sent.iter().flatten().zip(0..).map(|(_, nth): (_, usize)| {
        // Each actor's chain by itself, every part sent by both relays' clients.
        let (chain, upto) = (&sent[nth % 8], nth / 8 + 1);
        let request = [writer.bring(&chain[..upto], None)];
        let relay = &relays[nth % relays.len()];
        async move { relay.push(&request).await.unwrap() }
    });
    futures_util::future::join_all(pushes).await;
    for relay in &relays {
        let news = all(relay, &writer).await.unwrap();
        assert_eq!(news.holds, writer.wrote());
        assert_eq!(news.envelopes.len(), 40);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn relays_that_start_together_make_the_tables_once() {
    let database = Database::new(On::Postgresql).await;
    let opened = futures_util::future::join_all((0..4).map(|_| database.open())).await;
    for storage in opened {
        storage.check().await.unwrap();
    }
}
