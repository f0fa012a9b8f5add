//! Files that a person brings back, damaged in every way: each is refused with a reason, or absorbed.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use serde::ser::{Serialize, SerializeTuple, Serializer};
use store::contract::mint;
use store::{Archive, ArchiveError, Memory, Store};
use sync::{Edit, EntityId, FieldId, Kind, Value, View, WallTime, frame};

const MAGIC: &[u8; 7] = b"pasapas";

/// The magic and the layout that follows it.
const HEAD: &[u8; 8] = b"pasapas\x01";

/// Bytes that postcard writes as they are, so that a frame's checksum is right whatever they say.
struct Raw<'a>(&'a [u8]);

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(self.0.len())?;
        self.0.iter().try_for_each(|byte| tuple.serialize_element(byte))?;
        tuple.end()
    }
}

fn edit(entity: u8, value: Value) -> Edit {
    Edit { entity: EntityId([entity; 16]), kind: Kind(2), field: FieldId(1), value }
}

fn file() -> Vec<u8> {
    let store = Memory::new(mint);
    pollster::block_on(async {
        for value in [Value::Text("Papiers".to_owned()), Value::Number(-1), Value::Texts(vec![String::new()])]
        {
            store.commit(vec![edit(1, value.clone()), edit(2, value)], WallTime(5)).await.unwrap();
        }
        store.archive().await.unwrap().to_file()
    })
}

#[test]
fn a_file_is_brought_back_only_as_it_was_written() {
    let sample = file();
    mutation::attack("Archive::from_file", std::slice::from_ref(&sample), |bytes| {
        match Archive::from_file(bytes) {
            Ok(_) => assert_eq!(bytes, sample),
            Err(ArchiveError::AnotherFile) => assert!(!bytes.starts_with(MAGIC)),
            Err(_) => assert!(bytes.starts_with(MAGIC)),
        }
    });
}

/// Such a file is made by somebody, not by an accident: its checksum is right.
#[test]
fn whatever_a_whole_file_says_is_refused_or_absorbed() {
    let sample = file();
    let payload = sample[HEAD.len() + 1..sample.len() - 4].to_vec();
    let whole = |bytes: &[u8]| [&HEAD[..], &frame::seal(&Raw(bytes))].concat();
    assert_eq!(whole(&payload), sample, "the frame is put together as the store does");
    mutation::attack("Archive, whole", &[payload], |bytes| {
        let Ok(archive) = Archive::from_file(&whole(bytes)) else { return };
        let store = Memory::new(mint);
        pollster::block_on(async {
            store.commit(vec![edit(1, Value::Flag(true))], WallTime(6)).await.unwrap();
            store.bring_back(archive.clone()).await.unwrap();
            store.bring_back(archive).await.unwrap();
            let loaded = store.load().await.unwrap();
            let view: View = loaded.entities.into_iter().collect();
            assert!(view.entity(EntityId([1; 16])).is_some());
            store.commit(vec![edit(1, Value::Flag(false))], WallTime(7)).await.unwrap();
        });
    });
}
