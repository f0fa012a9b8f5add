//! From one schema version to the next: append-only, one file each, never changed once it was released.
//!
//! A migration is a pure function over records, so each is tested natively on a fixture that the old version
//! wrote. The browser's own database version only counts the shelves; see [`Shelf`].

mod v1;

use crate::shelf::Shelf;
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
