//! From one schema version to the next: append-only, one file each, never changed once it was released.
//!
//! A migration is a pure function over records, so each is tested natively on a fixture that the old version
//! wrote. The browser's own database version only counts the shelves; see [`Shelf`].

mod v1;

use crate::shelf::{Shelf, Write};
use std::collections::BTreeMap;

/// The records of a whole memory, by shelf and key.
pub type Shelves = BTreeMap<Shelf, BTreeMap<Vec<u8>, Vec<u8>>>;

/// The version that this code reads and writes.
pub const CURRENT: u32 = 1;

/// Each step brings the version that is its index to the next one.
const STEPS: [fn(&mut Shelves); CURRENT as usize] = [v1::start];

/// Brings `shelves` from version `from` to [`CURRENT`]; version 0 is an empty memory.
///
/// A version above [`CURRENT`] is left alone.
pub fn run(from: u32, shelves: &mut Shelves) {
    let done = usize::try_from(from).unwrap_or(usize::MAX);
    for step in STEPS.iter().skip(done) {
        step(shelves);
    }
}

/// Migrates `shelves` as [`run`] does; the writes that do the same to the memory they were read from.
pub(crate) fn writes(from: u32, shelves: &mut Shelves) -> Vec<Write> {
    let before = shelves.clone();
    run(from, shelves);
    let mut writes = Vec::new();
    for (&shelf, records) in &before {
        let kept = |key: &Vec<u8>| shelves.get(&shelf).is_some_and(|records| records.contains_key(key));
        writes.extend(records.keys().filter(|key| !kept(key)).map(|key| Write::remove(shelf, key.clone())));
    }
    for (&shelf, records) in &*shelves {
        let same = |key: &Vec<u8>, bytes| before.get(&shelf).and_then(|old| old.get(key)) == Some(bytes);
        let changed = records.iter().filter(|(key, bytes)| !same(key, *bytes));
        writes.extend(changed.map(|(key, bytes)| Write::put(shelf, key.clone(), bytes.clone())));
    }
    writes
}
