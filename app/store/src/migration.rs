//! From one schema version to the next: append-only, one file each, never changed once it was released.
//!
//! A migration is a pure function over records, so each is tested natively on a fixture that the old version
//! wrote. The browser's own database version only counts the shelves; see [`Shelf`].

mod v1;
mod v2;

use crate::shelf::{Shelf, Write};

/// The records of a whole memory: shelf, key and bytes, in this order, each key of a shelf once.
pub type Shelves = Vec<(Shelf, Vec<u8>, Vec<u8>)>;

/// The version that this code reads and writes.
pub const CURRENT: u32 = 2;

/// Each step brings the version that is its index to the next one.
const STEPS: [fn(&mut Shelves); CURRENT as usize] = [v1::start, v2::spaces];

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
    if from >= CURRENT {
        return Vec::new();
    }
    let before = shelves.clone();
    run(from, shelves);
    let find = |records: &Shelves, shelf: Shelf, key: &[u8]| {
        records.binary_search_by(|(other, k, _)| (*other, k.as_slice()).cmp(&(shelf, key))).ok()
    };
    let gone = before.iter().filter(|(shelf, key, _)| find(shelves, *shelf, key).is_none());
    let gone = gone.map(|(shelf, key, _)| Write::remove(*shelf, key.clone()));
    let same = |(shelf, key, bytes): &&(Shelf, Vec<u8>, Vec<u8>)| {
        find(&before, *shelf, key).is_some_and(|at| before[at].2 == *bytes)
    };
    let changed = shelves.iter().filter(|record| !same(record));
    let changed = changed.map(|(shelf, key, bytes)| Write::put(*shelf, key.clone(), bytes.clone()));
    gone.chain(changed).collect()
}
