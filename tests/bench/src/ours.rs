use crate::{Replica, Shown};
use domain::{Checklist, ChecklistId, Label, Parent, Step, StepId, StepState};
use std::collections::BTreeMap;
use sync::record::{self, PlacedStep};
use sync::{
    ActorId, Author, Batch, Change, Edit, Entity, EntityId, Order, VersionVector, View, WallTime, frame,
};

/// Our replica: the view of every entity, and the log of batches.
pub struct Ours {
    author: Author,
    view: View,
    log: Vec<Batch>,
    /// The log from before it was woken, read only if somebody asks for it.
    older: Vec<u8>,
    random: u32,
}

impl Ours {
    fn commit(&mut self, edits: Vec<Edit>) {
        let batch = Batch::write(&mut self.author, edits, WallTime(0));
        self.apply(&batch);
        self.log.push(batch);
    }

    fn apply(&mut self, batch: &Batch) {
        let mut by_entity: BTreeMap<EntityId, Vec<Change>> = BTreeMap::new();
        for change in batch.changes() {
            by_entity.entry(change.edit.entity).or_default().push(change);
        }
        for (id, changes) in by_entity {
            let known = self.view.entity(id).cloned();
            let kind = changes[0].edit.kind;
            let mut entity = known.unwrap_or_else(|| Entity::new(id, kind));
            for change in changes {
                entity.apply(change);
            }
            self.view.put(entity);
        }
    }

    fn step(&self, list: usize, place: usize) -> (StepId, PlacedStep) {
        let placed = self.view.steps(Parent::Checklist(list_id(list)))[place];
        (placed.id, PlacedStep { step: placed.step.clone(), order: placed.order.clone() })
    }

    fn update(&mut self, list: usize, place: usize, change: impl FnOnce(&mut PlacedStep)) {
        let (id, old) = self.step(list, place);
        let mut new = old.clone();
        change(&mut new);
        self.commit(record::update(EntityId(id.bytes()), &old, &new));
    }

    fn random(&mut self) -> u32 {
        self.random = self.random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.random
    }

    /// The batches that a copy at `version` lacks.
    pub(crate) fn batches_since(&mut self, version: &VersionVector) -> Vec<Batch> {
        if !self.older.is_empty() {
            let mut log: Vec<Batch> =
                postcard::from_bytes(&std::mem::take(&mut self.older)).expect("own bytes");
            log.append(&mut self.log);
            self.log = log;
        }
        self.log.iter().filter(|batch| !version.contains(batch.last())).cloned().collect()
    }

    /// Takes batches in, in causal order.
    pub(crate) fn absorb(&mut self, batches: Vec<Batch>) {
        for batch in batches {
            self.apply(&batch);
            self.author.seen.see(batch.last());
            self.log.push(batch);
        }
    }
}

/// As random as on a phone, so that they compress as badly.
fn id(list: usize, step: usize) -> [u8; 16] {
    let mut state = (list as u64) << 32 | step as u64 | 1 << 63;
    let mut bytes = [0; 16];
    for half in bytes.chunks_mut(8) {
        state = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state = (state ^ state >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        half.copy_from_slice(&(state ^ state >> 31).to_le_bytes());
    }
    bytes
}

fn list_id(list: usize) -> ChecklistId {
    ChecklistId::new(id(list, 0))
}

fn label(text: &str) -> Label {
    Label::parse(text).expect("short")
}

impl Replica for Ours {
    const NAME: &'static str = "sync";
    type Version = VersionVector;

    fn new(device: u8) -> Self {
        let author = Author::new(ActorId([device; 16]));
        Self { author, view: View::default(), log: Vec::new(), older: Vec::new(), random: device.into() }
    }

    fn wake(device: u8, kept: &[u8]) -> Self {
        let (seen, entities, older): (VersionVector, Vec<Vec<u8>>, Vec<u8>) =
            postcard::from_bytes(kept).expect("own bytes");
        let mut replica = Self::new(device);
        replica.author.seen = seen;
        replica.view =
            entities.iter().map(|bytes| frame::open::<Entity>(bytes).expect("own bytes")).collect();
        replica.older = older;
        replica
    }

    /// As the store does: every entity in a frame of its own, and the log.
    fn keep(&mut self) -> Vec<u8> {
        let log = self.batches_since(&VersionVector::default());
        let entities: Vec<Vec<u8>> = self.view.entities().map(frame::seal).collect();
        let log = postcard::to_allocvec(&log).expect("memory");
        postcard::to_allocvec(&(&self.author.seen, entities, log)).expect("memory")
    }

    fn create(&mut self, list: usize, title: &str, steps: &[String]) {
        let checklist = Checklist { title: label(title), official: None, source: None };
        let mut edits = record::create(EntityId(list_id(list).bytes()), &checklist);
        let mut order: Option<Order> = None;
        for (at, text) in steps.iter().enumerate() {
            let place = Order::between(order.as_ref(), None, self.random());
            let step = Step::new(Parent::Checklist(list_id(list)), label(text));
            edits.extend(record::create(
                EntityId(id(list, at + 1)),
                &PlacedStep { step, order: place.clone() },
            ));
            order = Some(place);
        }
        self.commit(edits);
    }

    fn tick(&mut self, list: usize, place: usize) {
        self.update(list, place, |placed| placed.step.state = StepState::Done);
    }

    fn rename(&mut self, list: usize, place: usize, text: &str) {
        self.update(list, place, |placed| placed.step.label = label(text));
    }

    fn to_front(&mut self, list: usize, place: usize) {
        let random = self.random();
        let first = self.view.gap(Parent::Checklist(list_id(list)), 0).1.cloned();
        self.update(list, place, |placed| placed.order = Order::between(None, first.as_ref(), random));
    }

    fn version(&mut self) -> VersionVector {
        self.author.seen.clone()
    }

    fn since(&mut self, version: &VersionVector) -> Vec<u8> {
        postcard::to_allocvec(&self.batches_since(version)).expect("memory")
    }

    fn take(&mut self, sent: &[u8]) {
        self.absorb(postcard::from_bytes(sent).expect("own bytes"));
    }

    fn shown(&self) -> Vec<Shown> {
        (0..crate::LISTS)
            .filter_map(|list| {
                let title = self.view.checklist(list_id(list))?.title.as_str().to_owned();
                let steps = self.view.steps(Parent::Checklist(list_id(list)));
                let step = |step: &Step| (step.label.as_str().to_owned(), step.state == StepState::Done);
                Some((title, steps.iter().map(|placed| step(placed.step)).collect()))
            })
            .collect()
    }
}
