//! Phones and a real relay on a real database, in one process: what a person writes is nowhere but on the phones.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use axum::body::{Body, to_bytes};
use axum::http::Request;
use chrono::NaiveDate;
use crypto::{SpaceSecret, is_bucket};
use domain::{
    Appointment, Attendance, Checklist, ChecklistId, Contact, Document, Label, Note, Parent, Phone, Step,
    When,
};
use protocol::{SyncAnswer, SyncRequest};
use relay::exchange::Exchange;
use relay::options::Options;
use relay::router::router;
use relay::site::Site;
use std::io::Write;
use std::sync::{Arc, Mutex};
use sync::record::{PlacedStep, create};
use sync::{ActorId, Asked, Edit, EntityId, Order, Replica, SpaceKeys, WallTime};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// In every text of the run, with a number.
const MARKER: &str = "marqueur";

/// All that leaves or reaches a phone, and all that the relay says.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Relay {
    router: axum::Router,
    folder: TempDir,
    traffic: Heard,
    _stop: tokio::sync::watch::Sender<bool>,
}

impl Relay {
    async fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let dist = folder.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        std::fs::write(dist.join("index.html"), "page").unwrap();
        std::fs::write(dist.join("headers.json"), r#"{"content-security-policy": "default-src 'self'"}"#)
            .unwrap();
        let database = format!("sqlite:{}", folder.path().join("relay.sqlite3").display());
        let words = ["--dist", dist.to_str().unwrap(), "--database", &database, "--rate", "100000"];
        let options = Options::read(words.map(Into::into), |_| None).unwrap().unwrap();
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let exchange = Arc::new(Exchange::open(&options, stopping).await.unwrap());
        let router = router(Site::open(&dist).unwrap(), exchange);
        Self { router, folder, traffic: Heard::default(), _stop: stop }
    }

    async fn post(&self, request: &SyncRequest) -> SyncAnswer {
        let body = request.encode();
        self.traffic.clone().write_all(&body).unwrap();
        let request = Request::post("/relay/v1/sync").body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200);
        let answer = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        self.traffic.clone().write_all(&answer).unwrap();
        SyncAnswer::decode(&answer).unwrap()
    }

    /// One exchange of one phone.
    async fn exchange(&self, phone: &mut Replica, nonce: u8) {
        let (request, asked): (_, Asked) = phone.request([nonce; 24]);
        let quiet = (request.space, request.have.clone());
        let answer = self.post(&SyncRequest { spaces: vec![request] }).await;
        let news = answer.news(quiet.0).cloned().unwrap_or(protocol::SpaceAnswer {
            space: quiet.0,
            holds: quiet.1,
            snapshot: None,
            envelopes: Vec::new(),
            more: false,
            wants_snapshot: false,
        });
        assert_eq!(phone.take(&news, &asked).alarms, []);
    }

    /// Every byte on the relay's disk.
    fn disk(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.is_file()).flat_map(|path| std::fs::read(path).unwrap()).collect()
    }
}

fn phone(secret: &SpaceSecret, actor: u8) -> Replica {
    Replica::new(SpaceKeys::writer(secret), ActorId([actor; 16]))
}

fn label(nth: u8) -> Label {
    Label::parse(&format!("{MARKER} {nth}")).unwrap()
}

fn note(nth: u8) -> Note {
    Note::parse(&format!("{MARKER} {nth}")).unwrap()
}

/// One of each noun, with the marker in every text.
fn things() -> Vec<Vec<Edit>> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let appointment = Appointment {
        what: label(1),
        when: When::new(day, None, None).unwrap(),
        place: Some(label(2)),
        with: Some(label(3)),
        phone: Some(Phone::parse("04 72 00 00 01").unwrap()),
        attendance: Attendance::Unknown,
        note: Some(note(4)),
        papers: None,
        origin: None,
    };
    let list = Checklist { title: label(5), official: Some(label(6)), source: None };
    let mut step = Step::new(Parent::Checklist(ChecklistId::new([2; 16])), label(7));
    step.official = Some(label(8));
    step.why = Some(note(9));
    step.proofs = vec![label(10)];
    step.one_of = vec![label(11)];
    let step = PlacedStep { step, order: Order::between(None, None, 7) };
    let document = Document::new(label(12), Some(day), None).unwrap();
    let contact = Contact {
        name: label(13),
        role: Some(label(14)),
        phone: Some(Phone::parse("04 72 00 00 02").unwrap()),
    };
    vec![
        create(EntityId([1; 16]), &appointment),
        create(EntityId([2; 16]), &list),
        create(EntityId([3; 16]), &step),
        create(EntityId([4; 16]), &document),
        create(EntityId([5; 16]), &contact),
    ]
}

fn contains(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn no_word_of_a_person_is_on_the_relay_on_the_wire_or_in_a_log() {
    let log = Heard::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    // For the threads of the database too.
    tracing::subscriber::set_global_default(subscriber).unwrap();

    let relay = Relay::start().await;
    let secret = SpaceSecret::new([7; 32]);
    let (mut a, mut b) = (phone(&secret, 1), phone(&secret, 2));
    for (nonce, edits) in (1..).zip(things()) {
        a.act(edits, WallTime(0), [nonce; 24]).unwrap();
    }
    for envelope in a.ledger().envelopes() {
        assert!(is_bucket(envelope.sealed().len()), "{} bytes are no bucket", envelope.sealed().len());
    }
    relay.exchange(&mut a, 100).await;
    // And the state of the whole space.
    a.make_room();
    relay.exchange(&mut a, 101).await;
    relay.exchange(&mut b, 102).await;

    // The other phone reads all of it, so the words were there.
    let read = format!("{:?}", b.entities());
    assert_eq!(a.entities(), b.entities());
    for nth in 1..=14 {
        assert!(read.contains(&format!("{MARKER} {nth}")), "{nth}");
    }
    let (disk, traffic, log) =
        (relay.disk(), relay.traffic.0.lock().unwrap().clone(), log.0.lock().unwrap().clone());
    // What is looked through is what it should be.
    assert!(contains(&disk, &secret.space()) && contains(&traffic, &secret.space()));
    assert!(!log.is_empty());
    for (name, bytes) in [("the disk", &disk), ("the wire", &traffic), ("the log", &log)] {
        for word in [MARKER, "04720000", "+334720000"] {
            assert!(!contains(bytes, word.as_bytes()), "{word} is readable in {name}");
        }
    }
    assert!(!contains(&log, &secret.space()));
}

#[tokio::test]
async fn an_exchange_with_nothing_new_takes_less_than_two_kilobytes() {
    let relay = Relay::start().await;
    // A worker's phone: ten shared lists, three devices in each.
    let mut phones = Vec::new();
    for space in 1..=10 {
        let secret = SpaceSecret::new([space; 32]);
        let mut devices: Vec<Replica> = (1..=3).map(|actor| phone(&secret, actor + 10 * space)).collect();
        for (nonce, device) in (1..).zip(&mut devices) {
            let edits = create(
                EntityId([nonce; 16]),
                &Checklist { title: label(nonce), official: None, source: None },
            );
            device.act(edits, WallTime(0), [nonce; 24]).unwrap();
            relay.exchange(device, nonce).await;
        }
        relay.exchange(&mut devices[0], 99).await;
        phones.push(devices.swap_remove(0));
    }
    let mut request = SyncRequest { spaces: phones.iter().map(|phone| phone.request([0; 24]).0).collect() };
    request.spaces.sort_by_key(|space| space.space);
    let answer = relay.post(&request).await;
    assert_eq!(answer.spaces, []);
    let bytes = request.encode().len() + answer.encode().len();
    println!("{bytes} bytes for ten spaces of three devices");
    assert!(bytes <= 2_048, "{bytes} bytes");
}
