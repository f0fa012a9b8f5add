//! Reminders, from the phone's wish to the browser's push.

use std::sync::Arc;

use axum::http::StatusCode;
use protocol::{Limit, Problem, ReminderKey, Reminders};
use relay::exchange::now;
use relay::push::{Outcome, Sender};
use relay::storage::{Due, Settled, Sql, Storage as _};
use rstest::rstest;
use tempfile::TempDir;

use crate::child::Relay;
use crate::database::{Database, On};
use crate::push_service::{Browser, PushService, claims};
use crate::server::Server;

const REMINDERS: &str = "/relay/v1/reminders";
const KEY: &str = "/relay/v1/reminders/key";

/// A relay that pushes to a service on this machine.
struct World {
    server: Server,
    service: PushService,
    sender: Sender<Sql>,
    database: Database,
    folder: TempDir,
}

fn options(folder: &TempDir, service: &PushService) -> [String; 6] {
    let key = folder.path().join("push.key").display().to_string();
    let service = service.authority.clone();
    [
        "--push-key".into(),
        key,
        "--push-contact".into(),
        "mailto:relay@example.org".into(),
        "--push-service".into(),
        service,
    ]
}

async fn world(on: On) -> World {
    let service = PushService::start().await;
    let (folder, database) = (TempDir::new().unwrap(), Database::new(on).await);
    let server = Server::start(&database, &options(&folder, &service).join(" ")).await;
    let push = server.exchange.push.clone().unwrap();
    let sender = Sender::new(push, Arc::clone(&server.exchange.storage)).unwrap();
    World { server, service, sender, database, folder }
}

impl World {
    /// The browser wants pushes after these seconds.
    async fn want(&self, browser: &Browser, after_s: &[u32]) {
        let subscription = browser.subscription(&self.service);
        let wanted = Reminders { subscription, after_s: after_s.to_vec() };
        let got = self.server.post(REMINDERS, wanted.encode()).await;
        assert_eq!((got.status, got.body.len()), (StatusCode::NO_CONTENT, 0));
    }

    /// Lets the sender look at the time `after` seconds from now.
    async fn at(&self, after: u64) -> Vec<Outcome> {
        self.sender.round(now() + after).await.unwrap()
    }
}

#[rstest]
#[tokio::test]
async fn a_push_comes_at_its_moment_signed_and_sealed_and_says_nothing(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let world = world(on).await;
    let browser = Browser::new("a");
    world.want(&browser, &[600, 90_000]).await;
    assert_eq!(world.at(500).await, []);
    assert_eq!(world.at(700).await, [Outcome::Sent]);
    let pushes = world.service.take();
    let [push] = pushes.as_slice() else { panic!("{pushes:?}") };
    assert_eq!(browser.open(push), b"1");
    let key = ReminderKey::decode(&world.server.post(KEY, vec![]).await.body).unwrap();
    let claims = claims(push, &key.0);
    assert_eq!(claims["aud"], format!("http://{}", world.service.authority));
    assert_eq!(claims["sub"], "mailto:relay@example.org");
    let left = claims["exp"].as_u64().unwrap() - now();
    assert!((3_600..=86_400).contains(&left), "{left}");
    let headers =
        ["content-encoding", "ttl", "urgency", "topic"].map(|name| push.headers[name].to_str().unwrap());
    assert_eq!(headers, ["aes128gcm", "7200", "high", "rappel"]);
    // Once, and the other one in its own time.
    assert_eq!(world.at(1_000).await, []);
    assert_eq!(world.at(90_010).await, [Outcome::Sent]);
    assert_eq!(world.at(99_000).await, []);
    assert_eq!(world.service.take().len(), 1);
}

#[rstest]
#[tokio::test]
async fn new_wishes_replace_the_old_ones_and_none_forgets(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let world = world(on).await;
    let (browser, other) = (Browser::new("a"), Browser::new("b"));
    world.want(&browser, &[100, 200]).await;
    world.want(&other, &[100]).await;
    world.want(&browser, &[300]).await;
    assert_eq!(world.at(250).await, [Outcome::Sent]);
    assert_eq!(world.service.take()[0].to, "b");
    world.want(&browser, &[]).await;
    assert_eq!(world.at(400).await, []);
    assert_eq!(world.service.take().len(), 0);
}

#[tokio::test]
async fn two_pushes_of_the_same_moment_look_alike_but_for_their_keys() {
    let world = world(On::Sqlite).await;
    let browsers = [Browser::new("a"), Browser::new("b")];
    for browser in &browsers {
        world.want(browser, &[10]).await;
    }
    world.at(20).await;
    let mut pushes = world.service.take();
    pushes.sort_by(|a, b| a.to.cmp(&b.to));
    assert_eq!(pushes[0].body.len(), pushes[1].body.len());
    assert_ne!(pushes[0].body, pushes[1].body);
    for (browser, push) in browsers.iter().zip(&pushes) {
        assert_eq!(browser.open(push), b"1");
    }
}

#[rstest]
#[case::unknown(404)]
#[case::gone(410)]
#[tokio::test]
async fn a_browser_that_is_gone_is_forgotten(#[case] status: u16) {
    let world = world(On::Sqlite).await;
    world.want(&Browser::new("a"), &[10, 5_000]).await;
    world.service.answer(status, None);
    assert_eq!(world.at(20).await, [Outcome::Gone]);
    world.service.answer(201, None);
    assert_eq!(world.at(5_010).await, []);
}

#[rstest]
#[case::busy(429, Some("120"), 120)]
#[case::ill(503, None, 20)]
#[tokio::test]
async fn a_push_that_the_service_cannot_take_now_is_tried_again(
    #[case] status: u16,
    #[case] retry_after: Option<&'static str>,
    #[case] pause: u64,
) {
    let world = world(On::Sqlite).await;
    world.want(&Browser::new("a"), &[10]).await;
    world.service.answer(status, retry_after);
    assert_eq!(world.at(30).await, [Outcome::Delayed]);
    world.service.answer(201, None);
    assert_eq!(world.at(30 + pause - 5).await, [], "not before");
    assert_eq!(world.at(30 + pause + 5).await, [Outcome::Sent]);
    assert_eq!(world.service.take().len(), 2);
}

#[tokio::test]
async fn a_push_that_nobody_took_in_an_hour_comes_no_more() {
    let world = world(On::Sqlite).await;
    world.want(&Browser::new("a"), &[10]).await;
    world.service.answer(500, None);
    assert_eq!(world.at(20).await, [Outcome::Delayed]);
    assert_eq!(world.at(3_700).await, [Outcome::Dropped]);
    assert_eq!(world.at(9_000).await, []);
    assert_eq!(world.service.take().len(), 1);
}

#[rstest]
#[case::forbidden(403)]
#[case::too_large(413)]
#[case::elsewhere(302)]
#[tokio::test]
async fn a_push_that_the_service_refuses_is_not_sent_again(#[case] status: u16) {
    let world = world(On::Sqlite).await;
    world.want(&Browser::new("a"), &[10, 5_000]).await;
    world.service.answer(status, None);
    assert_eq!(world.at(20).await, [Outcome::Dropped]);
    assert_eq!(world.at(400).await, []);
    assert_eq!(world.service.take().len(), 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_relays_on_one_database_send_each_push_once(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let world = world(on).await;
    for nth in 0..40 {
        world.want(&Browser::new(&format!("b{nth}")), &[10]).await;
    }
    let other = Arc::new(world.database.open().await);
    let other = Sender::new(world.server.exchange.push.clone().unwrap(), other).unwrap();
    let moment = now() + 20;
    let (one, two) = futures_util::future::join(world.sender.round(moment), other.round(moment)).await;
    assert_eq!(one.unwrap().len() + two.unwrap().len(), 40);
    let mut to: Vec<String> = world.service.take().into_iter().map(|push| push.to).collect();
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 40);
}

#[rstest]
#[tokio::test]
async fn a_relay_that_died_while_sending_leaves_the_push_to_another(
    #[values(On::Sqlite, On::Postgresql)] on: On,
) {
    let world = world(on).await;
    world.want(&Browser::new("a"), &[10]).await;
    let storage = &world.server.exchange.storage;
    let taken = storage.due(now() + 20, 120, 64).await.unwrap();
    assert_eq!(taken.len(), 1);
    assert_eq!(world.at(100).await, [], "it is being sent");
    assert_eq!(world.at(150).await, [Outcome::Sent]);
}

#[rstest]
#[tokio::test]
async fn what_the_phone_calls_off_while_it_is_sent_stays_off(#[values(On::Sqlite, On::Postgresql)] on: On) {
    let world = world(on).await;
    let browser = Browser::new("a");
    world.want(&browser, &[10]).await;
    let storage = &world.server.exchange.storage;
    let taken: Vec<Due> = storage.due(now() + 20, 120, 64).await.unwrap();
    world.want(&browser, &[500]).await;
    storage.settle(&taken[0], Settled::Later { next: now() + 30 }).await.unwrap();
    assert_eq!(world.at(200).await, []);
    storage.settle(&taken[0], Settled::Over).await.unwrap();
    assert_eq!(world.at(510).await, [Outcome::Sent], "the new wish stands");
}

#[tokio::test]
async fn a_relay_without_a_key_pushes_nothing() {
    let (service, database) = (PushService::start().await, Database::new(On::Sqlite).await);
    let server = Server::start(&database, "").await;
    assert_eq!(server.post(KEY, vec![]).await.problem(), Problem::NotFound);
    let subscription = Browser::new("a").subscription(&service);
    let wanted = Reminders { subscription, after_s: vec![10] };
    assert_eq!(server.post(REMINDERS, wanted.encode()).await.problem(), Problem::NotFound);
}

#[tokio::test]
async fn only_a_known_push_service_and_a_true_key_are_taken() {
    let world = world(On::Sqlite).await;
    let good = Reminders { subscription: Browser::new("a").subscription(&world.service), after_s: vec![10] };
    let refused = async |change: &dyn Fn(&mut Reminders)| {
        let mut wanted = good.clone();
        change(&mut wanted);
        let got = world.server.post(REMINDERS, wanted.encode()).await;
        (got.status.as_u16(), got.problem())
    };
    let elsewhere = (422, Problem::PushService);
    assert_eq!(refused(&|w| w.subscription.endpoint = "http://localhost:1/send/a".into()).await, elsewhere);
    assert_eq!(refused(&|w| w.subscription.endpoint = "http://169.254.169.254/".into()).await, elsewhere);
    assert_eq!(refused(&|w| w.subscription.key[5] ^= 1).await, elsewhere);
    let many = u32::try_from(Limit::Reminders.most()).unwrap();
    assert_eq!(refused(&|w| w.after_s = (0..=many).collect()).await, (413, Problem::TooLarge { most: many }));
    assert_eq!(world.at(20).await, []);
}

#[tokio::test]
async fn the_program_sends_what_is_due_and_writes_nothing_about_whom() {
    let World { server, service, database, folder, .. } = world(On::Sqlite).await;
    let browser = Browser::new("7f3a9c51e0d24b68");
    let wanted = Reminders { subscription: browser.subscription(&service), after_s: vec![0] };
    server.post(REMINDERS, wanted.encode()).await;
    server.exchange.storage.close().await;
    let options = options(&folder, &service);
    let mut arguments: Vec<&str> = options.iter().map(String::as_str).collect();
    arguments.extend(["--log", "trace"]);
    let relay = Relay::start(&database.address, &arguments).await;
    let mut pushes = Vec::new();
    for _ in 0..100 {
        pushes = service.take();
        if !pushes.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(browser.open(&pushes[0]), b"1");
    let (status, log) = relay.stop().await;
    assert!(status.success());
    for secret in ["7f3a9c51e0d24b68", "/send/", &service.authority] {
        assert!(!log.contains(secret), "`{secret}` is in the log:\n{log}");
    }
}
