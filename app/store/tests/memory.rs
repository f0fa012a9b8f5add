//! The contract, kept by the memory store; and what only it can show natively.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use domain::{Contact, Label};
use store::contract::{Phone, mint};
use store::{Kept, Memory, Place, Shelf, Store, StoreError, migration};
use sync::record::{Membership, create};
use sync::{Access, EntityId, OwnerKey, SpaceKeys, SpaceSecret, View, WallTime};

struct Native(Memory);

impl Native {
    fn new() -> Self {
        Self(Memory::new(mint))
    }
}

impl Phone for Native {
    type Store = Memory;

    async fn open(&self) -> Memory {
        self.0.clone()
    }

    async fn overwrite(&self, shelf: Shelf, key: &[u8], bytes: &[u8]) {
        self.0.overwrite(shelf, key.to_vec(), bytes.to_vec());
    }

    async fn records(&self, shelf: Shelf) -> Vec<(Vec<u8>, Vec<u8>)> {
        self.0.all(shelf)
    }
}

mod contract {
    use super::*;

    macro_rules! natively {
        ($($name:ident)+) => {$(
            #[test]
            fn $name() {
                pollster::block_on(store::contract::$name(&Native::new()));
            }
        )+};
    }

    store::contract_tests!(natively);
}

fn contact(id: u8, name: &str) -> Vec<sync::Edit> {
    let contact = Contact { name: Label::parse(name).unwrap(), role: None, phone: None };
    create(EntityId([id; 16]), &contact)
}

#[test]
fn a_full_disk_is_told_and_nothing_kept_is_touched() {
    let memory = Memory::new(mint);
    pollster::block_on(memory.commit(contact(1, "Awa"), WallTime(0))).unwrap();
    let before = memory.shelves();
    memory.limit(before.iter().map(|(_, key, bytes)| key.len() + bytes.len()).sum());
    let refused = pollster::block_on(memory.commit(contact(2, "Ines"), WallTime(0)));
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(memory.shelves(), before);
    memory.limit(usize::MAX);
    pollster::block_on(memory.commit(contact(2, "Ines"), WallTime(0))).unwrap();
    let view: View = pollster::block_on(memory.load()).unwrap().entities.into_iter().collect();
    assert_eq!(view.contacts().count(), 2);
}

#[test]
fn a_memory_of_version_1_opens_and_shows_what_it_held() {
    let shelves = shelves_of(include_str!("../fixtures/v1.txt"));
    let mut migrated = shelves.clone();
    migration::run(1, &mut migrated);
    assert_eq!(migrated, shelves, "version 2 adds shelves and changes no record");
    let memory = Memory::holding(migrated, mint);
    let loaded = pollster::block_on(memory.load()).unwrap();
    assert_eq!(loaded.damage, []);
    let view: View = loaded.entities.iter().cloned().collect();
    let names: Vec<&str> = view.contacts().map(|(_, contact)| contact.name.as_str()).collect();
    assert_eq!(names, ["Awa Diallo", "Ines"]);
    assert_eq!(view.removed().len(), 1);
    assert_eq!(loaded.note("brouillon"), Some(&[1, 2, 3][..]));
}

#[test]
fn a_memory_of_version_2_opens_and_shows_what_it_held() {
    let memory = Memory::holding(shelves_of(include_str!("../fixtures/v2.txt")), mint);
    let loaded = pollster::block_on(memory.load()).unwrap();
    assert_eq!(loaded.damage, []);
    assert_eq!(loaded.shared.len(), 2);
    let access = Access::opening(SpaceSecret::new([7; 32]), OwnerKey::new([8; 32]));
    let member = create(Membership::id(access.space()), &Membership::of(&access));
    pollster::block_on(memory.commit(member, WallTime(0))).unwrap();
    let loaded = pollster::block_on(memory.load()).unwrap();
    let things = loaded.things();
    let view: View = things.iter().map(|(_, entity)| (*entity).clone()).collect();
    let names: Vec<&str> = view.contacts().map(|(_, contact)| contact.name.as_str()).collect();
    assert_eq!(names, ["Awa Diallo", "Ines, partagée", "Luc"]);
    let there = Place::Space(keys().space());
    let lives = things.iter().find(|(_, entity)| entity.id == EntityId([2; 16]));
    assert_eq!(lives.unwrap().0, there);
    assert_eq!(pollster::block_on(memory.places()).unwrap(), [Place::Home, there]);
    for (place, sealed_ones, unsent) in [(Place::Home, 6, 8), (there, 1, 2)] {
        let sealed = pollster::block_on(memory.sealed(place)).unwrap().unwrap().unlock(keys());
        assert_eq!((sealed.ledger().envelopes().len(), sealed.unsent()), (sealed_ones, unsent), "{place:?}");
    }
}

/// What version 1 could write, by the same actor in every place.
fn written_by_version_1() -> Memory {
    fn actor() -> sync::ActorId {
        sync::ActorId([0xA1; 16])
    }
    let memory = Memory::new(actor);
    for (id, name) in [(1, "Awa"), (2, "Ines"), (3, "Noé")] {
        pollster::block_on(memory.commit(contact(id, name), WallTime(1_795_000_000_000))).unwrap();
    }
    let gone = vec![sync::record::remove(EntityId([3; 16]), sync::Kind(5))];
    pollster::block_on(memory.commit(gone, WallTime(1_795_000_100_000))).unwrap();
    pollster::block_on(memory.commit(contact(1, "Awa Diallo"), WallTime(1_795_000_200_000))).unwrap();
    pollster::block_on(memory.keep_note("brouillon", Some(vec![1, 2, 3]))).unwrap();
    memory
}

fn keys() -> SpaceKeys {
    SpaceKeys::writer(&SpaceSecret::new([7; 32]))
}

#[test]
fn this_version_still_writes_what_the_fixture_of_version_1_holds() {
    let written = written_by_version_1().shelves();
    let schema = |version: u32| (Shelf::Meta, b"schema".to_vec(), sync::frame::seal(&version));
    let older: Vec<_> =
        written.into_iter().map(|record| if record == schema(2) { schema(1) } else { record }).collect();
    let text = text_of(&older);
    assert_eq!(text, include_str!("../fixtures/v1.txt"), "{text}");
}

#[test]
fn this_version_still_writes_what_the_fixture_of_version_2_holds() {
    let memory = written_by_version_1();
    let there = Place::Space(keys().space());
    let at = WallTime(1_795_000_300_000);
    for place in [Place::Home, there] {
        pollster::block_on(memory.join(place, keys().space(), vec![7; 32])).unwrap();
    }
    let gone = vec![sync::moved(EntityId([2; 16]), sync::Kind(5), Some(keys().space()))];
    pollster::block_on(memory.commit(gone, at)).unwrap();
    pollster::block_on(memory.commit_in(there, contact(2, "Ines, partagée"), at)).unwrap();
    for place in [Place::Home, there] {
        let mut sealed = pollster::block_on(memory.sealed(place)).unwrap().unwrap().unlock(keys());
        sealed.seal().unwrap();
        let kept = pollster::block_on(memory.keep(sealed)).unwrap();
        assert!(matches!(kept, Kept::Kept { .. }));
    }
    // One that is not sealed yet.
    pollster::block_on(memory.commit_in(there, contact(4, "Luc"), at)).unwrap();
    let text = text_of(&memory.shelves());
    assert_eq!(text, include_str!("../fixtures/v2.txt"), "{text}");
}

/// A memory as text: a line a record, its shelf, key and bytes in hexadecimal.
fn text_of(shelves: &migration::Shelves) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let line = |(shelf, key, bytes): &(Shelf, Vec<u8>, Vec<u8>)| {
        [shelf.name(), " ", &hex(key), " ", &hex(bytes), "\n"].concat()
    };
    shelves.iter().map(line).collect()
}

fn shelves_of(text: &str) -> migration::Shelves {
    let unhex = |digits: &str| {
        (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap()).collect()
    };
    let record = |line: &str| {
        let [shelf, key, bytes] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let shelf = Shelf::ALL.into_iter().find(|known| known.name() == shelf).unwrap();
        (shelf, unhex(key), unhex(bytes))
    };
    text.lines().map(record).collect()
}
