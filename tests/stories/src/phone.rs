use crate::Relay;
use chrono::NaiveDate;
use crypto::{DeviceKey, ShareLink};
use domain::{Checklist, ChecklistId, Contact, Label, Parent, Step, StepId, StepState};
use protocol::{Problem, SyncRequest};
use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU64, Ordering};
use store::member::{self, Followed, Known, Means, Rest, Wanted};
use store::{Memory, Place, Store};
use sync::record::{PlacedStep, create, update};
use sync::{Access, ActorId, Edit, EntityId, Order, Parcel, Role, SpaceId, View, WallTime};

/// How many exchanges a phone may need until nothing is left to say.
const EXCHANGES: usize = 12;

/// Draws that are never the same within a run, and the same in every run of one thread.
fn random(bytes: &mut [u8]) {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    let mut state = DRAWN.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for byte in bytes {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *byte = state.to_le_bytes()[0];
    }
}

fn mint() -> ActorId {
    let mut actor = [0; 16];
    random(&mut actor);
    ActorId(actor)
}

/// Where an exchange is cut short, as by a browser that is killed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    /// Nowhere.
    Nowhere,
    /// The request goes, its answer does not arrive.
    BeforeAnswer,
    /// The answer is kept, what it asks for is not done.
    BeforeFollowing,
}

/// A phone: its memory, and what it keeps for itself.
pub struct Phone {
    /// Its memory.
    pub memory: Memory,
    key: DeviceKey,
    prepared: Option<Vec<u8>>,
    name: &'static str,
    alarms: Cell<usize>,
    wanted: RefCell<Wanted>,
}

impl Phone {
    /// A phone without anything on it.
    pub fn new(name: &'static str) -> Self {
        let mut key = [0; 32];
        random(&mut key);
        let memory = Memory::new(mint);
        let (alarms, wanted) = (Cell::new(0), RefCell::default());
        Self { memory, key: DeviceKey::new(key), prepared: None, name, alarms, wanted }
    }

    fn means() -> Means {
        Means { random, at: WallTime(1_795_000_000_000) }
    }

    /// What it shows.
    pub async fn view(&self) -> View {
        let loaded = self.memory.load().await.unwrap();
        assert_eq!(loaded.damage, []);
        loaded.into_things().into_iter().map(|(_, entity)| entity).collect()
    }

    async fn write(&self, place: Place, edits: Vec<Edit>) {
        self.memory.commit_in(place, edits, WallTime(1_795_000_000_000)).await.unwrap();
    }

    /// Where a list lives.
    pub async fn place(&self, list: ChecklistId) -> Place {
        let loaded = self.memory.load().await.unwrap();
        let things = loaded.things();
        things.iter().find(|(_, thing)| thing.id.0 == list.bytes()).map_or(Place::Home, |(place, _)| *place)
    }

    /// A list of its own with these papers.
    pub async fn add_list(&self, title: &str, papers: &[&str]) -> ChecklistId {
        let list = ChecklistId::new(mint().0);
        let title = Label::parse(title).unwrap();
        let edits = create(EntityId(list.bytes()), &Checklist { title, official: None, source: None });
        self.write(Place::Home, edits).await;
        for paper in papers {
            self.add_paper(list, paper).await;
        }
        list
    }

    /// Adds a paper to a list, wherever it lives.
    pub async fn add_paper(&self, list: ChecklistId, paper: &str) -> StepId {
        let id = StepId::new(mint().0);
        let view = self.view().await;
        let (after, before) = view.gap(Parent::Checklist(list), usize::MAX);
        let step = Step::new(Parent::Checklist(list), Label::parse(paper).unwrap());
        let placed = PlacedStep { step, order: Order::between(after, before, 7) };
        self.write(self.place(list).await, create(EntityId(id.bytes()), &placed)).await;
        id
    }

    /// Ticks the paper with this name.
    pub async fn tick(&self, list: ChecklistId, paper: &str) {
        let view = self.view().await;
        let placed = view.steps(Parent::Checklist(list)).into_iter();
        let found = placed.into_iter().find(|placed| placed.step.label.as_str() == paper).unwrap();
        let was = PlacedStep { step: found.step.clone(), order: found.order.clone() };
        let mut now = was.clone();
        now.step.state = StepState::Done;
        self.write(self.place(list).await, update(EntityId(found.id.bytes()), &was, &now)).await;
    }

    /// A person who helps.
    pub async fn add_contact(&self, name: &str) -> EntityId {
        let id = EntityId(mint().0);
        let contact = Contact { name: Label::parse(name).unwrap(), role: None, phone: None };
        self.write(Place::Home, create(id, &contact)).await;
        id
    }

    /// The names of the people that it shows.
    pub async fn contacts(&self) -> Vec<String> {
        let view = self.view().await;
        let mut names: Vec<String> =
            view.contacts().map(|(_, contact)| contact.name.as_str().to_owned()).collect();
        names.sort();
        names
    }

    /// A list as it shows it: each paper, with a cross before those that are done.
    pub async fn papers(&self, list: ChecklistId) -> Vec<String> {
        let view = self.view().await;
        let steps = view.steps(Parent::Checklist(list)).into_iter().map(|placed| {
            let mark = if placed.step.state == StepState::Done { "x " } else { "" };
            [mark, placed.step.label.as_str()].concat()
        });
        if view.checklist(list).is_some() { steps.collect() } else { Vec::new() }
    }

    /// The lists that it shows.
    pub async fn lists(&self) -> usize {
        self.view().await.checklists().count()
    }

    /// Sets the memory back to what it was, as a restored backup of the whole phone does.
    pub fn set_back(&mut self, shelves: store::migration::Shelves) {
        self.memory = Memory::holding(shelves, mint);
    }

    /// How many answers were not those of an honest relay.
    pub fn alarms(&self) -> usize {
        self.alarms.get()
    }

    /// Shares a list.
    pub async fn share(&self, list: ChecklistId) -> Access {
        let view = self.view().await;
        member::open_list(&self.memory, &view, EntityId(list.bytes()), Self::means()).await.unwrap()
    }

    /// Accepts a list by its link, with what came along in the codes.
    pub async fn accept(&self, link: &ShareLink, parcel: Option<Parcel>) -> Option<EntityId> {
        let access = Access::of_link(link).unwrap();
        member::join_list(&self.memory, &access, parcel, WallTime(0)).await.unwrap()
    }

    /// Stops sharing.
    pub async fn stop(&self, space: SpaceId) {
        let access = Known::of(&self.view().await).access(space).unwrap();
        member::stop(&self.memory, &access, WallTime(0)).await.unwrap();
    }

    async fn presence(&self) -> Vec<Edit> {
        let name = Label::parse(self.name).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        member::presence(&self.view().await, &self.key, &name, today)
    }

    /// The link that makes another phone one of the person's own.
    pub async fn link(&self) -> ShareLink {
        let access =
            member::open_home(&self.memory, &self.view().await, self.presence().await, Self::means())
                .await
                .unwrap();
        let Role::Writer(secret) = access.role else { panic!("a person writes at home") };
        ShareLink::MyOtherPhone { secret, owner: access.owner }
    }

    /// Becomes one of the person's phones.
    pub async fn join(&self, link: &ShareLink) {
        let access = Access::of_link(link).unwrap();
        member::join_home(&self.memory, &access, self.presence().await, WallTime(0)).await.unwrap();
    }

    /// The names of the person's phones.
    pub async fn phones(&self) -> Vec<String> {
        let view = self.view().await;
        let mut names: Vec<String> =
            view.devices().map(|(_, device)| device.name.as_str().to_owned()).collect();
        names.sort();
        names
    }

    /// Takes out the phone with this name.
    ///
    /// # Errors
    /// As [`member::take_out`].
    pub async fn take_out(&mut self, name: &str) -> Result<(), member::PhoneError> {
        let view = self.view().await;
        let phone = view.devices().find(|(_, device)| device.name.as_str() == name).unwrap().0;
        let prepared = &mut self.prepared;
        let prepare = async move |next| {
            *prepared = Some(next);
            Ok(())
        };
        member::take_out(&self.memory, &view, phone, Self::means(), prepare).await
    }

    /// The space of home.
    pub async fn home(&self) -> Option<SpaceId> {
        member::access(&self.memory, Place::Home).await.unwrap().map(|access| access.space())
    }

    /// How many actions wait to be sent.
    pub async fn waiting(&self) -> usize {
        member::waiting_actions(&self.memory).await.unwrap()
    }

    /// Exchanges with the relay until nothing is left to say; tells how often.
    pub async fn exchange(&self, relay: &Relay) -> usize {
        for times in 1..=EXCHANGES {
            if self.exchange_once(relay, Cut::Nowhere).await == Rest::Nothing {
                return times;
            }
        }
        panic!("{EXCHANGES} exchanges and still more to say")
    }

    /// One exchange, perhaps cut short.
    pub async fn exchange_once(&self, relay: &Relay, cut: Cut) -> Rest {
        let mut wanted = self.wanted.borrow().clone();
        let known = Known::of(&self.view().await);
        let asked = member::questions(&self.memory, &known, &wanted, Self::means()).await.unwrap();
        let (rounds, mut rest) = member::rounds(asked);
        for round in rounds {
            let spaces = round.iter().map(|question| question.request().clone()).collect();
            let answer = match relay.post(&SyncRequest { spaces }).await {
                Ok(answer) => answer,
                Err(Problem::Conflict { space, dot }) => {
                    return member::give_way(&self.memory, space, dot).await.unwrap();
                }
                Err(problem) => panic!("{problem:?}"),
            };
            if cut == Cut::BeforeAnswer {
                return Rest::More;
            }
            for question in round {
                let news = member::take(&self.memory, question, &answer, &mut wanted).await.unwrap();
                self.alarms.set(self.alarms.get() + news.alarms.len());
                rest = rest.max(news.rest);
            }
        }
        self.wanted.replace(wanted);
        if cut == Cut::BeforeFollowing {
            return Rest::More;
        }
        let view = self.view().await;
        let prepared = self.prepared.as_deref();
        let followed = member::follow(&self.memory, &view, Some(&self.key), prepared, WallTime(0)).await;
        match followed.unwrap() {
            Followed::Changed(more) => rest.max(more),
            Followed::Nothing | Followed::Waits => rest,
        }
    }
}
