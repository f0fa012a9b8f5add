//! Strict transactions: every write is issued at once, then only the end is awaited.

use super::request::{self, to_bytes, to_key, unknown};
use crate::StoreError;
use crate::heal;
use crate::migration;
use crate::shelf::{ENTITY_KEY, LINK_KEY, Place, Record, Shelf, Write};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use sync::{Parcel, frame};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

/// What a transaction may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Access {
    Read,
    Write,
}

/// A transaction over all shelves. Dropped before its writes were issued, it writes nothing.
pub(super) struct Transaction {
    raw: IdbTransaction,
    /// Settled by the transaction's own events: a full disk may fire nothing else.
    end: Promise,
}

/// A read that has been issued.
pub(super) struct Reading(IdbRequest);

impl Reading {
    pub(super) async fn bytes(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let found = request::result(&self.0).await?;
        Ok((!found.is_undefined()).then(|| to_bytes(&found)))
    }
}

impl Transaction {
    pub(super) fn begin(database: &IdbDatabase, access: Access) -> Result<Self, StoreError> {
        let raw = strict(database, access).map_err(|error| request::failure(&error))?;
        let end = Promise::new(&mut |resolve: Function, reject: Function| {
            raw.set_oncomplete(Some(&resolve));
            raw.set_onabort(Some(&reject));
        });
        Ok(Self { raw, end })
    }

    pub(super) fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Reading, StoreError> {
        self.store(shelf)?.get(&to_key(key)).map(Reading).map_err(|error| request::failure(&error))
    }

    /// All records of a shelf, by key.
    pub(super) async fn all(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        let store = self.store(shelf)?;
        let keys = store.get_all_keys().map_err(|error| request::failure(&error))?;
        let values = store.get_all().map_err(|error| request::failure(&error))?;
        let keys = js_sys::Array::from(&request::result(&keys).await?);
        let values = js_sys::Array::from(&request::result(&values).await?);
        Ok(keys.iter().zip(values.iter()).map(|(key, value)| (to_bytes(&key), to_bytes(&value))).collect())
    }

    /// All keys of a shelf.
    pub(super) async fn keys(&self, shelf: Shelf) -> Result<Vec<Vec<u8>>, StoreError> {
        let keys = self.store(shelf)?.get_all_keys().map_err(|error| request::failure(&error))?;
        Ok(Array::from(&request::result(&keys).await?).iter().map(|key| to_bytes(&key)).collect())
    }

    /// The records with these keys that are there.
    pub(super) async fn some(&self, shelf: Shelf, keys: Vec<Vec<u8>>) -> Result<Vec<Record>, StoreError> {
        let issued = keys.into_iter().map(|key| Ok((self.get(shelf, &key)?, key)));
        let mut records = Vec::new();
        for (reading, key) in issued.collect::<Result<Vec<_>, StoreError>>()? {
            records.extend(reading.bytes().await?.map(|bytes| (key, bytes)));
        }
        Ok(records)
    }

    /// The records of a place on a shelf of batches or envelopes.
    pub(super) async fn linked(&self, shelf: Shelf, place: Place) -> Result<Vec<Record>, StoreError> {
        let mut keys = self.keys(shelf).await?;
        keys.retain(|key| Place::of_key(key, LINK_KEY).is_some_and(|(found, _)| found == place));
        self.some(shelf, keys).await
    }

    /// What can be read of a place.
    pub(super) async fn parcel(&self, place: Place) -> Result<Parcel, StoreError> {
        let (shelf, author) = place.author();
        let author = self.get(shelf, &author)?.bytes().await?;
        Ok(heal::parcel(author.as_deref(), &self.entities(place).await?))
    }

    /// The records of a place's entities.
    pub(super) async fn entities(&self, place: Place) -> Result<Vec<Record>, StoreError> {
        let mut keys = self.keys(place.entities()).await?;
        keys.retain(|key| Place::of_key(key, ENTITY_KEY).is_some_and(|(found, _)| found == place));
        self.some(place.entities(), keys).await
    }

    /// Writes, and returns once all of it is kept.
    pub(super) async fn write(self, mut writes: Vec<Write>) -> Result<(), StoreError> {
        writes.push(Write::put(Shelf::Meta, crate::shelf::SCHEMA.to_vec(), frame::seal(&migration::CURRENT)));
        let issued = writes.iter().try_for_each(|write| self.issue(write));
        self.finish(issued).await
    }

    /// Forgets all records but the schema's version.
    pub(super) async fn clear(self, schema: &[u8]) -> Result<(), StoreError> {
        let cleared = Shelf::ALL.into_iter().try_for_each(|shelf| {
            self.store(shelf)?.clear().map(drop).map_err(|error| request::failure(&error))
        });
        let version = Write::put(Shelf::Meta, schema.to_vec(), frame::seal(&migration::CURRENT));
        let issued = cleared.and_then(|()| self.issue(&version));
        self.finish(issued).await
    }

    async fn finish(self, issued: Result<(), StoreError>) -> Result<(), StoreError> {
        if let Err(error) = issued {
            // Dropped as it is, the transaction would keep the writes that were issued before the failure.
            let _already_over = self.raw.abort();
            let _rejected = JsFuture::from(self.end).await;
            return Err(error);
        }
        match JsFuture::from(self.end).await {
            Ok(_) => Ok(()),
            Err(_) => Err(self.raw.error().map_or_else(unknown, |error| request::named(&error))),
        }
    }

    fn issue(&self, write: &Write) -> Result<(), StoreError> {
        let store = self.store(write.shelf)?;
        let key = to_key(&write.key);
        let request = match &write.bytes {
            Some(bytes) => store.put_with_key(&Uint8Array::from(&bytes[..]), &key),
            None => store.delete(&key),
        };
        request.map(drop).map_err(|error| request::failure(&error))
    }

    fn store(&self, shelf: Shelf) -> Result<IdbObjectStore, StoreError> {
        self.raw.object_store(shelf.name()).map_err(|error| request::failure(&error))
    }
}

/// A transaction over all shelves that says complete only once the system has the bytes: Chrome's default says
/// so while they may still be in the browser's own memory. web-sys counts the option as unstable.
fn strict(database: &IdbDatabase, access: Access) -> Result<IdbTransaction, JsValue> {
    let shelves: Array = Shelf::ALL.into_iter().map(|shelf| JsValue::from_str(shelf.name())).collect();
    let mode = match access {
        Access::Read => "readonly",
        Access::Write => "readwrite",
    };
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("durability"), &JsValue::from_str("strict"))?;
    let begin: Function = Reflect::get(database, &JsValue::from_str("transaction"))?.dyn_into()?;
    begin.call3(database, &shelves, &JsValue::from_str(mode), &options)?.dyn_into()
}
