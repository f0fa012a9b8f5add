use crate::archive::Shared;
use crate::heal::{self, Everything};
use crate::migration::{self, Shelves};
use crate::plan::{Missing, Plan, Read, Turn, Work, lost};
use crate::renamed::{self, Plain};
use crate::sealed::{self, Drawer, Found, Sealed};
use crate::shelf::{ENTITY_KEY, LINK_KEY, Place, Record, SCHEMA, Shelf, Write, note_key};
use crate::spaces::{self, Standpoint};
use crate::{Archive, Committed, Kept, Loaded, Settled, Store, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use sync::{ActorId, Batch, Dot, Edit, Entity, Parcel, Renaming, SpaceId, WallTime, frame};

type Records = BTreeMap<(Shelf, Vec<u8>), Vec<u8>>;

/// A memory that lasts as long as the program. Clones share it, as the tabs of a browser do.
#[derive(Clone, Debug)]
pub struct Memory {
    records: Rc<RefCell<Records>>,
    room: Rc<Cell<usize>>,
    mint: fn() -> ActorId,
}

impl Memory {
    /// An empty memory, which takes a new actor from `mint` whenever it needs one.
    pub fn new(mint: fn() -> ActorId) -> Self {
        Self::holding(Shelves::new(), mint)
    }

    /// A memory that holds these records of version [`migration::CURRENT`].
    pub fn holding(shelves: Shelves, mint: fn() -> ActorId) -> Self {
        let records = shelves.into_iter().map(|(shelf, key, bytes)| ((shelf, key), bytes)).collect();
        Self { records: Rc::new(RefCell::new(records)), room: Rc::new(Cell::new(usize::MAX)), mint }
    }

    /// Limits the sum of all records to so many bytes, as a full disk does.
    pub fn limit(&self, bytes: usize) {
        self.room.set(bytes);
    }

    /// All records, as they are kept.
    pub fn shelves(&self) -> Shelves {
        let records = self.records.borrow();
        records.iter().map(|((shelf, key), bytes)| (*shelf, key.clone(), bytes.clone())).collect()
    }

    /// Writes one record as it is, past all rules, as a failing disk does.
    pub fn overwrite(&self, shelf: Shelf, key: Vec<u8>, bytes: Vec<u8>) {
        self.records.borrow_mut().insert((shelf, key), bytes);
    }

    /// All records of a shelf, by key.
    pub fn all(&self, shelf: Shelf) -> Vec<(Vec<u8>, Vec<u8>)> {
        let records = self.shelves().into_iter().filter(|(other, ..)| *other == shelf);
        records.map(|(_, key, bytes)| (key, bytes)).collect()
    }

    /// What is kept, and what has to be written to put it right.
    fn read(&self) -> Result<(Loaded, Vec<Write>), StoreError> {
        let schema = self.get(Shelf::Meta, SCHEMA);
        let found = schema.and_then(|bytes| frame::open(&bytes).ok()).unwrap_or(0);
        if found > migration::CURRENT {
            return Err(StoreError::Newer { found, known: migration::CURRENT });
        }
        let mut shelves = self.shelves();
        let mut writes = migration::writes(found, &mut shelves);
        if found < migration::CURRENT && !shelves.is_empty() {
            writes.push(Write::put(Shelf::Meta, SCHEMA.to_vec(), frame::seal(&migration::CURRENT)));
        }
        let (loaded, mended) = heal::plan(Everything::from(shelves), self.mint);
        writes.extend(mended);
        Ok((loaded, writes))
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Option<Vec<u8>> {
        self.records.borrow().get(&(shelf, key.to_vec())).cloned()
    }

    /// Reads what the plan needs, the log only if the first plan asks for it.
    fn planned(&self, work: Work<'_>) -> Result<Plan, StoreError> {
        let place = work.place();
        let (shelf, author) = place.author();
        let read = |log| Read {
            author: self.get(shelf, &author),
            standing: self.get(Shelf::Spaces, &place.standing_key()),
            entities: work
                .entities()
                .iter()
                .map(|&id| (id, self.get(place.entities(), &place.entity_key(id))))
                .collect(),
            log,
        };
        let planned = work.plan(read(None), self.mint);
        let planned =
            planned.or_else(|Missing| work.plan(read(Some(self.linked(Shelf::Log, place))), self.mint));
        let mut plan = planned.map_err(|Missing| lost())?;
        if plan.turn == Turn::Ours {
            self.write(core::mem::take(&mut plan.writes))?;
        }
        Ok(plan)
    }

    /// The records of a place on a shelf of batches or envelopes.
    fn linked(&self, shelf: Shelf, place: Place) -> Vec<Record> {
        let mut records = self.all(shelf);
        records.retain(|(key, _)| Place::of_key(key, LINK_KEY).is_some_and(|(found, _)| found == place));
        records
    }

    fn write(&self, mut writes: Vec<Write>) -> Result<(), StoreError> {
        let schema = frame::seal(&migration::CURRENT);
        writes.push(Write::put(Shelf::Meta, SCHEMA.to_vec(), schema));
        let mut records = self.records.borrow().clone();
        for Write { shelf, key, bytes } in writes {
            match bytes {
                Some(bytes) => records.insert((shelf, key), bytes),
                None => records.remove(&(shelf, key)),
            };
        }
        let size: usize = records.iter().map(|((_, key), bytes)| key.len() + bytes.len()).sum();
        if size > self.room.get() {
            return Err(StoreError::Full);
        }
        *self.records.borrow_mut() = records;
        Ok(())
    }
}

impl Store for Memory {
    async fn whole(&self) -> Result<Option<Loaded>, StoreError> {
        let (loaded, writes) = self.read()?;
        Ok(writes.is_empty().then_some(loaded))
    }

    async fn load(&self) -> Result<Loaded, StoreError> {
        let (loaded, writes) = self.read()?;
        if !writes.is_empty() {
            self.write(writes)?;
        }
        Ok(loaded)
    }

    async fn commit_in(&self, place: Place, edits: Vec<Edit>, at: WallTime) -> Result<Committed, StoreError> {
        self.planned(Work::Commit(place, &edits, at))?.committed().ok_or_else(lost)
    }

    async fn absorb(&self, place: Place, batches: Vec<Batch>) -> Result<Vec<Entity>, StoreError> {
        Ok(self.planned(Work::Absorb(place, &batches))?.entities)
    }

    async fn take_in(&self, place: Place, parcel: Parcel) -> Result<Vec<Entity>, StoreError> {
        Ok(self.planned(Work::TakeIn(place, &parcel))?.entities)
    }

    async fn parcel(&self, place: Place) -> Result<Parcel, StoreError> {
        let (shelf, author) = place.author();
        let mut things = self.all(place.entities());
        things.retain(|(key, _)| Place::of_key(key, ENTITY_KEY).is_some_and(|(found, _)| found == place));
        Ok(heal::parcel(self.get(shelf, &author).as_deref(), &things))
    }

    async fn keep_note(&self, name: &str, note: Option<Vec<u8>>) -> Result<(), StoreError> {
        let bytes = note.map(|note| frame::seal(&note));
        self.write(vec![Write { shelf: Shelf::Meta, key: note_key(name), bytes }])
    }

    async fn archive(&self) -> Result<Archive, StoreError> {
        let (batches, bad) = heal::batches(&self.linked(Shelf::Log, Place::Home));
        let damaged = self.all(Shelf::Damaged).into_iter().chain(bad).collect();
        let mut shared = Vec::new();
        let keys = |shelf| self.all(shelf).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        for space in spaces::spaces_with(&keys(Shelf::Shared), &keys(Shelf::Log)) {
            let place = Place::Space(space);
            let (batches, _) = heal::batches(&self.linked(Shelf::Log, place));
            shared.push(Shared { space, parcel: self.parcel(place).await?, batches });
        }
        Ok(Archive { batches, damaged, shared })
    }

    async fn join(&self, place: Place, space: SpaceId, keys: Vec<u8>) -> Result<(), StoreError> {
        spaces::joinable(self.get(Shelf::Spaces, &place.keys_key()).as_deref(), space)?;
        self.write(vec![spaces::joining(place, space, &keys)])
    }

    async fn settle(&self, place: Place, from: Option<SpaceId>, to: Settled) -> Result<(), StoreError> {
        let (shelf, author) = place.author();
        let found = Standpoint {
            keys: self.get(Shelf::Spaces, &place.keys_key()),
            author: self.get(shelf, &author),
            envelopes: self.all(Shelf::Envelopes).into_iter().map(|(key, _)| key).collect(),
        };
        self.write(spaces::settling(place, found, from, &to)?)
    }

    async fn rename(&self, place: Place, from: Dot) -> Result<(), StoreError> {
        let (shelf, author) = place.author();
        let mut entities = self.all(place.entities());
        entities.retain(|(key, _)| Place::of_key(key, ENTITY_KEY).is_some_and(|(found, _)| found == place));
        let plain = Plain {
            author: self.get(shelf, &author),
            entities,
            log: self.linked(Shelf::Log, place),
            envelopes: self.all(Shelf::Envelopes).into_iter().map(|(key, _)| key).collect(),
        };
        self.write(renamed::writes(place, plain, Renaming { from, to: (self.mint)() }))
    }

    async fn leave(&self, space: SpaceId) -> Result<(), StoreError> {
        self.write(spaces::leaving(space, self.shelves().into_iter().map(|(shelf, key, _)| (shelf, key))))
    }

    async fn places(&self) -> Result<Vec<Place>, StoreError> {
        Ok(spaces::places(self.all(Shelf::Spaces).into_iter().map(|(key, _)| key)))
    }

    async fn sealed(&self, place: Place) -> Result<Option<Drawer>, StoreError> {
        let standing = self.get(Shelf::Spaces, &place.standing_key());
        let keys: Vec<_> = self.all(Shelf::Log).into_iter().map(|(key, _)| key).collect();
        let open = sealed::unsealed(place, standing.as_deref(), &keys);
        let found = Found {
            keys: self.get(Shelf::Spaces, &place.keys_key()),
            author: self.get(place.author().0, &place.author().1),
            envelopes: self.linked(Shelf::Envelopes, place),
            log: open
                .into_iter()
                .filter_map(|key| Some((key.clone(), self.get(Shelf::Log, &key)?)))
                .collect(),
            standing,
        };
        Ok(Drawer::read(place, found))
    }

    async fn keep(&self, sealed: Sealed) -> Result<Kept, StoreError> {
        let Plan { turn, entities, .. } = self.planned(Work::Keep(&sealed))?;
        Ok(turn.kept(sealed, entities))
    }

    async fn erase(&self) -> Result<(), StoreError> {
        let mut writes = Vec::new();
        for shelf in Shelf::ALL {
            writes.extend(self.all(shelf).into_iter().map(|(key, _)| Write::remove(shelf, key)));
        }
        self.write(writes)
    }
}
