use crate::{Replica, Shown};
use yrs::any::Number;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, MapPrelim, MapRef, Out, ReadTxn, StateVector, Transact, Update};

/// Yrs: steps in a map, each with its place.
pub struct Yrs {
    doc: Doc,
    lists: MapRef,
}

/// A step as it is kept.
struct Step {
    map: MapRef,
    place: f64,
    label: String,
    done: bool,
}

fn map<T: ReadTxn>(of: &MapRef, transaction: &T, key: &str) -> Option<MapRef> {
    match of.get(transaction, key) {
        Some(Out::YMap(map)) => Some(map),
        _ => None,
    }
}

fn any<T: ReadTxn>(of: &MapRef, transaction: &T, key: &str) -> Any {
    match of.get(transaction, key) {
        Some(Out::Any(any)) => any,
        _ => Any::Undefined,
    }
}

fn text<T: ReadTxn>(of: &MapRef, transaction: &T, key: &str) -> String {
    match any(of, transaction, key) {
        Any::String(text) => text.to_string(),
        _ => String::new(),
    }
}

impl Yrs {
    fn steps<T: ReadTxn>(&self, transaction: &T, list: usize) -> Vec<Step> {
        let list = map(&self.lists, transaction, &list.to_string()).expect("the list");
        let all = map(&list, transaction, "steps").expect("the steps");
        let mut steps: Vec<Step> = all
            .iter(transaction)
            .filter_map(|(_, value)| match value {
                Out::YMap(map) => Some(map),
                _ => None,
            })
            .map(|map| Step {
                place: match any(&map, transaction, "place") {
                    Any::Number(Number::Float(place)) => place,
                    #[expect(clippy::cast_precision_loss, reason = "at most 20")]
                    Any::Number(Number::Int(place)) => place as f64,
                    _ => 0.0,
                },
                label: text(&map, transaction, "label"),
                done: any(&map, transaction, "done") == Any::Bool(true),
                map,
            })
            .collect();
        steps.sort_by(|a, b| a.place.total_cmp(&b.place));
        steps
    }
}

impl Replica for Yrs {
    const NAME: &'static str = "yrs";
    type Version = StateVector;

    fn new(device: u8) -> Self {
        let doc = Doc::with_client_id(device.into());
        let lists = doc.get_or_insert_map("lists");
        Self { doc, lists }
    }

    fn wake(device: u8, kept: &[u8]) -> Self {
        let mut replica = Self::new(device);
        replica.take(kept);
        replica
    }

    fn keep(&mut self) -> Vec<u8> {
        self.doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    fn create(&mut self, list: usize, title: &str, steps: &[String]) {
        let mut transaction = self.doc.transact_mut();
        let map = self.lists.insert(&mut transaction, list.to_string(), MapPrelim::default());
        map.insert(&mut transaction, "title", title);
        let all = map.insert(&mut transaction, "steps", MapPrelim::default());
        for (at, label) in steps.iter().enumerate() {
            let step = all.insert(&mut transaction, at.to_string(), MapPrelim::default());
            step.insert(&mut transaction, "label", label.as_str());
            step.insert(&mut transaction, "done", false);
            #[expect(clippy::cast_precision_loss, reason = "at most 20")]
            step.insert(&mut transaction, "place", at as f64);
        }
    }

    fn tick(&mut self, list: usize, place: usize) {
        let mut transaction = self.doc.transact_mut();
        let step = self.steps(&transaction, list).swap_remove(place).map;
        step.insert(&mut transaction, "done", true);
    }

    fn rename(&mut self, list: usize, place: usize, label: &str) {
        let mut transaction = self.doc.transact_mut();
        let step = self.steps(&transaction, list).swap_remove(place).map;
        step.insert(&mut transaction, "label", label);
    }

    fn to_front(&mut self, list: usize, place: usize) {
        let mut transaction = self.doc.transact_mut();
        let mut steps = self.steps(&transaction, list);
        let front = steps[0].place - 1.0;
        steps.swap_remove(place).map.insert(&mut transaction, "place", front);
    }

    fn version(&mut self) -> StateVector {
        self.doc.transact().state_vector()
    }

    fn since(&mut self, version: &StateVector) -> Vec<u8> {
        self.doc.transact().encode_diff_v1(version)
    }

    fn take(&mut self, sent: &[u8]) {
        let update = Update::decode_v1(sent).expect("own bytes");
        self.doc.transact_mut().apply_update(update).expect("own bytes");
    }

    fn shown(&self) -> Vec<Shown> {
        let transaction = self.doc.transact();
        (0..crate::LISTS)
            .filter_map(|list| {
                let found = map(&self.lists, &transaction, &list.to_string())?;
                let steps = self.steps(&transaction, list);
                let steps = steps.into_iter().map(|step| (step.label, step.done)).collect();
                Some((text(&found, &transaction, "title"), steps))
            })
            .collect()
    }
}
