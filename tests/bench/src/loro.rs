use crate::{Replica, Shown};
use loro::{ExportMode, LoroDoc, LoroMap, LoroMovableList, LoroValue, ValueOrContainer, VersionVector};

/// Loro: steps in its movable list.
pub struct Loro(LoroDoc);

impl Loro {
    fn list(&self, list: usize) -> LoroMap {
        let found = self.0.get_map("lists").get(&list.to_string());
        found.and_then(|found| found.into_container().ok()?.into_map().ok()).expect("the list")
    }

    fn steps(&self, list: usize) -> LoroMovableList {
        match self.list(list).get("steps") {
            Some(ValueOrContainer::Container(container)) => container.into_movable_list().expect("a list"),
            _ => panic!("the steps"),
        }
    }

    fn step(&self, list: usize, place: usize) -> LoroMap {
        let found = self.steps(list).get(place);
        found.and_then(|found| found.into_container().ok()?.into_map().ok()).expect("the step")
    }
}

impl Replica for Loro {
    const NAME: &'static str = "loro";
    type Version = VersionVector;

    fn new(device: u8) -> Self {
        let doc = LoroDoc::new();
        doc.set_peer_id(device.into()).expect("a new document");
        Self(doc)
    }

    fn wake(device: u8, kept: &[u8]) -> Self {
        let doc = LoroDoc::from_snapshot(kept).expect("own bytes");
        doc.set_peer_id(device.into()).expect("no open transaction");
        Self(doc)
    }

    fn keep(&mut self) -> Vec<u8> {
        self.0.export(ExportMode::Snapshot).expect("memory")
    }

    fn create(&mut self, list: usize, title: &str, steps: &[String]) {
        let lists = self.0.get_map("lists");
        let map = lists.insert_container(&list.to_string(), LoroMap::new()).expect("a map");
        map.insert("title", title).expect("a map");
        let all = map.insert_container("steps", LoroMovableList::new()).expect("a map");
        for (at, label) in steps.iter().enumerate() {
            let step = all.insert_container(at, LoroMap::new()).expect("a list");
            step.insert("label", label.as_str()).expect("a map");
            step.insert("done", false).expect("a map");
        }
        self.0.commit();
    }

    fn tick(&mut self, list: usize, place: usize) {
        self.step(list, place).insert("done", true).expect("a map");
        self.0.commit();
    }

    fn rename(&mut self, list: usize, place: usize, label: &str) {
        self.step(list, place).insert("label", label).expect("a map");
        self.0.commit();
    }

    fn to_front(&mut self, list: usize, place: usize) {
        self.steps(list).mov(place, 0).expect("a list");
        self.0.commit();
    }

    fn version(&mut self) -> VersionVector {
        self.0.oplog_vv()
    }

    fn since(&mut self, version: &VersionVector) -> Vec<u8> {
        self.0.export(ExportMode::updates(version)).expect("memory")
    }

    fn take(&mut self, sent: &[u8]) {
        self.0.import(sent).expect("own bytes");
    }

    fn shown(&self) -> Vec<Shown> {
        let LoroValue::Map(lists) = self.0.get_map("lists").get_deep_value() else { return Vec::new() };
        (0..crate::LISTS)
            .filter_map(|list| {
                let LoroValue::Map(map) = lists.get(&list.to_string())? else { return None };
                let LoroValue::List(steps) = map.get("steps")? else { return None };
                Some((text(map.get("title")?), steps.iter().filter_map(step).collect()))
            })
            .collect()
    }
}

fn step(value: &LoroValue) -> Option<(String, bool)> {
    let LoroValue::Map(step) = value else { return None };
    Some((text(step.get("label")?), *step.get("done")? == LoroValue::Bool(true)))
}

fn text(value: &LoroValue) -> String {
    match value {
        LoroValue::String(text) => text.to_string(),
        _ => String::new(),
    }
}
