//! One connection to the database: rexie's, which lays out the object stores, and our own beside it.

use super::request::{self, to_bytes, to_key};
use super::transaction::{Access, Transaction};
use crate::heal;
use crate::shelf::{AUTHOR, SCHEMA, Shelf};
use crate::{Loaded, StoreError};
use js_sys::Reflect;
use rexie::{ObjectStore, Rexie, TransactionMode};
use std::cell::Cell;
use std::rc::Rc;
use sync::{Author, Entity, frame};
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbFactory};

/// Counts the arrangements of object stores. It rises only when a [`Shelf`] is added, and never for the sake
/// of the records: rexie has no hook for them and deletes the stores that are not listed.
const ARRANGEMENT: u32 = 1;

#[derive(Debug)]
pub(super) struct Connection {
    rexie: Rexie,
    raw: IdbDatabase,
    open: Rc<Cell<bool>>,
    /// Held as long as the database may call it.
    _on_close: Closure<dyn FnMut(web_sys::Event)>,
}

/// What a start reads.
pub(super) struct Start {
    pub(super) schema: Option<u32>,
    author: Option<Vec<u8>>,
    entities: Vec<Option<Entity>>,
    damaged: Vec<Vec<u8>>,
}

impl Start {
    /// Whether nothing was ever kept.
    pub(super) fn is_blank(&self) -> bool {
        self.author.is_none() && self.entities.is_empty()
    }

    /// All that is kept, if nothing in it is damaged.
    pub(super) fn whole(self) -> Option<Loaded> {
        let author_reads = self.author.is_some_and(|bytes| frame::open::<Author>(&bytes).is_ok());
        if !author_reads && !self.entities.is_empty() {
            return None;
        }
        let entities: Vec<Entity> = self.entities.into_iter().collect::<Option<_>>()?;
        let damage = heal::damage(self.damaged.iter(), &entities);
        Some(Loaded { entities, damage })
    }
}

impl Connection {
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        let factory = factory()?;
        let builder = Rexie::builder(name).version(ARRANGEMENT);
        let stores = Shelf::ALL.into_iter().map(|shelf| ObjectStore::new(shelf.name()));
        let rexie = stores.fold(builder, rexie::RexieBuilder::add_object_store).build().await;
        let rexie = rexie.map_err(|error| unavailable(&error))?;
        let opening = factory.open(name).map_err(|error| request::failure(&error))?;
        let raw: IdbDatabase = request::result(&opening).await?.unchecked_into();
        let open = Rc::new(Cell::new(true));
        let on_close = {
            let (open, raw) = (open.clone(), raw.clone());
            // A newer version in another tab waits until every older connection is closed.
            Closure::new(move |_| {
                open.set(false);
                raw.close();
            })
        };
        raw.set_onversionchange(Some(on_close.as_ref().unchecked_ref()));
        raw.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Ok(Self { rexie, raw, open, _on_close: on_close })
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }

    pub(super) fn begin(&self, access: Access) -> Result<Transaction, StoreError> {
        Transaction::begin(&self.raw, access)
    }

    /// Reads what a start needs, and not the log.
    pub(super) async fn start(&self) -> Result<Start, StoreError> {
        let shelves = [Shelf::Meta, Shelf::Entities, Shelf::Damaged].map(Shelf::name);
        let transaction =
            self.rexie.transaction(&shelves, TransactionMode::ReadOnly).map_err(|e| failed(&e))?;
        let meta = transaction.store(Shelf::Meta.name()).map_err(|e| failed(&e))?;
        let entities = transaction.store(Shelf::Entities.name()).map_err(|e| failed(&e))?;
        let damaged = transaction.store(Shelf::Damaged.name()).map_err(|e| failed(&e))?;
        let schema = meta.get(to_key(SCHEMA)).await.map_err(|e| failed(&e))?;
        let author = meta.get(to_key(AUTHOR)).await.map_err(|e| failed(&e))?;
        let entities = entities.get_all(None, None).await.map_err(|e| failed(&e))?;
        let damaged = damaged.get_all_keys(None, None).await.map_err(|e| failed(&e))?;
        let mut scratch = Vec::new();
        Ok(Start {
            // A damaged number reads as version 0: the memory is then looked through as a whole.
            schema: schema.map(|bytes| frame::open(&to_bytes(&bytes)).unwrap_or(0)),
            author: author.map(|bytes| to_bytes(&bytes)),
            entities: entities
                .iter()
                .map(|bytes| frame::open(request::read_into(bytes, &mut scratch)).ok())
                .collect(),
            damaged: damaged.iter().map(to_bytes).collect(),
        })
    }

    pub(super) async fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction =
            self.rexie.transaction(&[shelf.name()], TransactionMode::ReadOnly).map_err(|e| failed(&e))?;
        let store = transaction.store(shelf.name()).map_err(|e| failed(&e))?;
        let found = store.get(to_key(key)).await.map_err(|e| failed(&e))?;
        Ok(found.map(|bytes| to_bytes(&bytes)))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        self.raw.set_onclose(None);
        self.raw.close();
    }
}

/// The browser's databases. A page and a worker have them in the same place.
fn factory() -> Result<IdbFactory, StoreError> {
    let found = Reflect::get(&js_sys::global(), &JsValue::from_str("indexedDB")).ok();
    let found = found.filter(JsValue::is_object);
    let missing = || StoreError::Unavailable { reason: "indexedDB".to_owned() };
    found.map(JsCast::unchecked_into).ok_or_else(missing)
}

fn unavailable(error: &rexie::Error) -> StoreError {
    StoreError::Unavailable { reason: error.to_string() }
}

fn failed(error: &rexie::Error) -> StoreError {
    StoreError::Failed { reason: error.to_string() }
}
