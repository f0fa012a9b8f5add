use crate::{Replica, Shown};
use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, ChangeHash, ObjId, ObjType, ROOT, ReadDoc};

/// Automerge: steps in a map, each with its place.
pub struct Automerge(AutoCommit);

/// A step as it is kept.
struct Step {
    object: ObjId,
    place: f64,
    label: String,
    done: bool,
}

impl Automerge {
    fn list(&self, list: usize) -> Option<ObjId> {
        let lists = self.0.get(ROOT, "lists").ok()??.1;
        Some(self.0.get(lists, list.to_string()).ok()??.1)
    }

    fn steps(&self, list: usize) -> Vec<Step> {
        let all =
            self.list(list).and_then(|list| Some(self.0.get(list, "steps").ok()??.1)).expect("the steps");
        let mut steps: Vec<Step> = self.0.keys(&all).filter_map(|key| self.step(&all, &key)).collect();
        steps.sort_by(|a, b| a.place.total_cmp(&b.place));
        steps
    }

    fn step(&self, all: &ObjId, key: &str) -> Option<Step> {
        let object = self.0.get(all, key).ok()??.1;
        let place = self.0.get(&object, "place").ok()??.0.as_f64()?;
        let label = self.0.get(&object, "label").ok()??.0.as_str()?.to_owned();
        let done = self.0.get(&object, "done").ok()??.0.as_bool()?;
        Some(Step { object, place, label, done })
    }
}

impl Replica for Automerge {
    const NAME: &'static str = "automerge";
    type Version = Vec<ChangeHash>;

    fn new(device: u8) -> Self {
        Self(AutoCommit::new().with_actor(ActorId::from([device; 16])))
    }

    fn wake(device: u8, kept: &[u8]) -> Self {
        Self(AutoCommit::load(kept).expect("own bytes").with_actor(ActorId::from([device; 16])))
    }

    fn keep(&mut self) -> Vec<u8> {
        self.0.save()
    }

    fn create(&mut self, list: usize, title: &str, steps: &[String]) {
        let lists = match self.0.get(ROOT, "lists").expect("a map") {
            Some((_, lists)) => lists,
            None => self.0.put_object(ROOT, "lists", ObjType::Map).expect("a map"),
        };
        let map = self.0.put_object(lists, list.to_string(), ObjType::Map).expect("a map");
        self.0.put(&map, "title", title).expect("a map");
        let all = self.0.put_object(&map, "steps", ObjType::Map).expect("a map");
        for (at, label) in steps.iter().enumerate() {
            let step = self.0.put_object(&all, at.to_string(), ObjType::Map).expect("a map");
            self.0.put(&step, "label", label.as_str()).expect("a map");
            self.0.put(&step, "done", false).expect("a map");
            #[expect(clippy::cast_precision_loss, reason = "at most 20")]
            self.0.put(&step, "place", at as f64).expect("a map");
        }
        self.0.commit();
    }

    fn tick(&mut self, list: usize, place: usize) {
        let step = self.steps(list).swap_remove(place).object;
        self.0.put(step, "done", true).expect("a map");
        self.0.commit();
    }

    fn rename(&mut self, list: usize, place: usize, label: &str) {
        let step = self.steps(list).swap_remove(place).object;
        self.0.put(step, "label", label).expect("a map");
        self.0.commit();
    }

    fn to_front(&mut self, list: usize, place: usize) {
        let mut steps = self.steps(list);
        let front = steps[0].place - 1.0;
        self.0.put(steps.swap_remove(place).object, "place", front).expect("a map");
        self.0.commit();
    }

    fn version(&mut self) -> Vec<ChangeHash> {
        self.0.get_heads()
    }

    fn since(&mut self, version: &Vec<ChangeHash>) -> Vec<u8> {
        self.0.save_after(version)
    }

    fn take(&mut self, sent: &[u8]) {
        self.0.load_incremental(sent).expect("own bytes");
    }

    fn shown(&self) -> Vec<Shown> {
        (0..crate::LISTS)
            .filter_map(|list| {
                let title = self.0.get(self.list(list)?, "title").ok()??.0.as_str()?.to_owned();
                Some((title, self.steps(list).into_iter().map(|step| (step.label, step.done)).collect()))
            })
            .collect()
    }
}
