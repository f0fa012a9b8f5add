//! One connection to the database: rexie's, which lays out the object stores and reads, and our own, which writes.

use super::request::{self, to_bytes};
use super::transaction::{Access, Transaction};
use crate::heal;
use crate::shelf::{AUTHOR, ENTITY_KEY, Place, SCHEMA, Shelf};
use crate::{Loaded, StoreError};
use futures_util::future::{join, join3};
use js_sys::Reflect;
use rexie::{ObjectStore, Rexie, TransactionMode};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;
use sync::{Author, Entity, SpaceId, frame};
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbFactory};

/// Counts the arrangements of object stores. It rises only when a [`Shelf`] is added, and never for the sake
/// of the records: rexie has no hook for them and deletes the stores that are not listed.
const ARRANGEMENT: u32 = 2;

#[derive(Debug)]
pub(super) struct Connection {
    name: String,
    rexie: Rexie,
    /// Opened for the first transaction of our own, so that a start has one opening to wait for.
    raw: OnceCell<Raw>,
    open: Rc<Cell<bool>>,
}

/// The database without rexie.
#[derive(Debug)]
struct Raw {
    database: IdbDatabase,
    /// Held as long as the database may call it.
    _on_close: Closure<dyn FnMut(web_sys::Event)>,
}

/// What a start reads.
#[derive(Default)]
pub(super) struct Start {
    pub(super) schema: Option<u32>,
    author: Option<Vec<u8>>,
    entities: Vec<Option<Entity>>,
    shared: Vec<Option<(SpaceId, Entity)>>,
    damaged: Vec<Vec<u8>>,
    notes: Vec<(String, Vec<u8>)>,
}

impl Start {
    fn add(&mut self, key: &[u8], bytes: Vec<u8>) {
        match key {
            // A damaged number reads as version 0: the memory is then looked through as a whole.
            SCHEMA => self.schema = Some(frame::open(&bytes).unwrap_or(0)),
            AUTHOR => self.author = Some(bytes),
            key => self.notes.extend(heal::note(key, &bytes)),
        }
    }

    /// Whether nothing was ever kept.
    pub(super) fn is_blank(&self) -> bool {
        self.author.is_none() && self.entities.is_empty() && self.shared.is_empty()
    }

    /// All that is kept, if nothing in it is damaged.
    pub(super) fn whole(self) -> Option<Loaded> {
        let author_reads = self.author.is_some_and(|bytes| frame::open::<Author>(&bytes).is_ok());
        if !author_reads && !self.entities.is_empty() {
            return None;
        }
        let entities: Vec<Entity> = self.entities.into_iter().collect::<Option<_>>()?;
        let shared: Vec<(SpaceId, Entity)> = self.shared.into_iter().collect::<Option<_>>()?;
        let damage = heal::damage(self.damaged.iter(), &entities, &shared);
        Some(Loaded { entities, shared, damage, notes: self.notes })
    }
}

impl Connection {
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        // A browser without the interface would make rexie panic.
        factory()?;
        let builder = Rexie::builder(name).version(ARRANGEMENT);
        let stores = Shelf::ALL.into_iter().map(|shelf| ObjectStore::new(shelf.name()));
        let rexie = stores.fold(builder, rexie::RexieBuilder::add_object_store).build().await;
        let rexie = rexie.map_err(|error| unavailable(&error))?;
        Ok(Self { name: name.to_owned(), rexie, raw: OnceCell::new(), open: Rc::new(Cell::new(true)) })
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }

    pub(super) async fn begin(&self, access: Access) -> Result<Transaction, StoreError> {
        if self.raw.get().is_none() {
            let raw = self.open_raw().await?;
            // Another transaction may have opened it meanwhile: that one stays, and this one closes itself.
            let _second = self.raw.set(raw);
        }
        let raw = self.raw.get().ok_or_else(request::unknown)?;
        Transaction::begin(&raw.database, access)
    }

    async fn open_raw(&self) -> Result<Raw, StoreError> {
        let opening = factory()?.open(&self.name).map_err(|error| request::failure(&error))?;
        let database: IdbDatabase = request::result(&opening).await?.unchecked_into();
        let (open, closing) = (self.open.clone(), database.clone());
        // A newer version in another tab waits until every older connection is closed.
        let on_close = Closure::new(move |_| {
            open.set(false);
            closing.close();
        });
        database.set_onversionchange(Some(on_close.as_ref().unchecked_ref()));
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Ok(Raw { database, _on_close: on_close })
    }

    /// Reads what a start needs, and not the log: everything is asked for at once.
    pub(super) async fn start(&self) -> Result<Start, StoreError> {
        let shelves = [Shelf::Meta, Shelf::Entities, Shelf::Shared, Shelf::Damaged].map(Shelf::name);
        let transaction = self.rexie.transaction(&shelves, TransactionMode::ReadOnly);
        let transaction = transaction.map_err(|error| failed(&error))?;
        let store = |shelf: Shelf| transaction.store(shelf.name()).map_err(|error| failed(&error));
        let (meta, entities, shared, damaged) =
            (store(Shelf::Meta)?, store(Shelf::Entities)?, store(Shelf::Shared)?, store(Shelf::Damaged)?);
        let keys = join(meta.get_all_keys(None, None), damaged.get_all_keys(None, None));
        let values = join(meta.get_all(None, None), entities.get_all(None, None));
        let beside = join(shared.get_all_keys(None, None), shared.get_all(None, None));
        let ((meta_keys, damaged), (meta, entities), (shared_keys, shared)) =
            join3(keys, values, beside).await;
        let (meta_keys, damaged) = (array(meta_keys)?, array(damaged)?);
        let (meta, entities) = (array(meta)?, array(entities)?);
        let (shared_keys, shared) = (array(shared_keys)?, array(shared)?);
        let mut scratch = Vec::new();
        let mut start = Start {
            entities: entities
                .iter()
                .map(|bytes| frame::open(request::read_into(bytes, &mut scratch)).ok())
                .collect(),
            shared: shared_keys
                .iter()
                .zip(&shared)
                .map(|(key, bytes)| shared_entity(&to_bytes(key), &to_bytes(bytes)))
                .collect(),
            damaged: damaged.iter().map(to_bytes).collect(),
            ..Start::default()
        };
        for (key, bytes) in meta_keys.iter().zip(&meta) {
            start.add(&to_bytes(key), to_bytes(bytes));
        }
        Ok(start)
    }
}

/// What a record of [`Shelf::Shared`] tells.
fn shared_entity(key: &[u8], bytes: &[u8]) -> Option<(SpaceId, Entity)> {
    match Place::of_key(key, ENTITY_KEY)?.0 {
        Place::Space(space) => Some((space, frame::open(bytes).ok()?)),
        Place::Home => None,
    }
}

/// What rexie found.
fn array(found: Result<Vec<JsValue>, rexie::Error>) -> Result<Vec<JsValue>, StoreError> {
    found.map_err(|error| failed(&error))
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
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
