use crate::archive::Shared;
use crate::heal::{self, Everything};
use crate::migration::{self, Shelves};
use crate::plan::{Missing, Plan, Read, Turn, Work, lost};
use crate::renamed::{self, Plain};
use crate::sealed::{self, Drawer, Found, Sealed};
use crate::shelf::{Place, SCHEMA, Shelf, Write, note_key};
use crate::spaces::{self, Standpoint};
use crate::{Archive, Committed, Kept, Loaded, Settled, Store, StoreError};
use connection::Connection;
use std::cell::RefCell;
use std::rc::Rc;
use sync::{ActorId, Batch, Dot, Edit, Entity, Parcel, Renaming, SpaceId, WallTime, frame};
use transaction::Access;

mod connection;
mod request;
mod transaction;

/// How often something is tried before the browser's failure is told.
const TRIES: u8 = 2;

/// A memory in the browser's IndexedDB, one object store a [`Shelf`].
///
/// Reads at a start go through rexie. Writes go through transactions of our own in the same database, since
/// they must be strict (the browser has handed the bytes to the system before it says done), issue every
/// write without awaiting it, and tell a full disk from other failures by the transaction's end.
#[derive(Debug)]
pub struct Idb {
    name: String,
    mint: fn() -> ActorId,
    connection: RefCell<Option<Rc<Connection>>>,
}

impl Idb {
    /// The memory with this name, opened when it is first used. `mint` draws a new actor at random.
    pub fn new(name: &str, mint: fn() -> ActorId) -> Self {
        Self { name: name.to_owned(), mint, connection: RefCell::default() }
    }

    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        let open = self.connection.borrow().clone().filter(|connection| connection.is_open());
        if let Some(connection) = open {
            return Ok(connection);
        }
        let connection = Rc::new(Connection::open(&self.name).await?);
        self.connection.replace(Some(connection.clone()));
        Ok(connection)
    }

    /// Does `work`, and once more with a new connection if the browser gave up: WebKit drops the connection
    /// of a tab in the background. A transaction that did not complete wrote nothing, so repeating is safe.
    async fn with<T>(
        &self,
        work: impl AsyncFn(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut tries = 0..TRIES;
        loop {
            // One place that awaits: the compiler writes the whole work out again for each.
            let done = match self.connection().await {
                Ok(connection) => work(&connection).await,
                Err(error) => Err(error),
            };
            tries.next();
            if !matches!(done, Err(StoreError::Failed { .. })) || tries.is_empty() {
                return done;
            }
            self.connection.replace(None);
        }
    }

    /// Reads what the work needs and writes what it plans, in one transaction; the log is read only if the
    /// first plan asks for it.
    async fn planned(&self, work: Work<'_>) -> Result<Plan, StoreError> {
        let (ids, place) = (work.entities(), work.place());
        let (shelf, author) = place.author();
        self.with(async |connection| {
            let transaction = connection.begin(Access::Write).await?;
            let author = transaction.get(shelf, &author)?;
            let standing = transaction.get(Shelf::Spaces, &place.standing_key())?;
            let wanted = ids.iter().map(|&id| transaction.get(place.entities(), &place.entity_key(id)));
            let wanted: Vec<_> = wanted.collect::<Result<_, _>>()?;
            let (author, standing) = (author.bytes().await?, standing.bytes().await?);
            let mut read = Read { author, standing, entities: Vec::new(), log: None };
            for (&id, request) in ids.iter().zip(wanted) {
                read.entities.push((id, request.bytes().await?));
            }
            let planned = match work.plan(read.clone(), self.mint) {
                Err(Missing) => {
                    read.log = Some(transaction.linked(Shelf::Log, place).await?);
                    work.plan(read, self.mint)
                }
                planned => planned,
            };
            let mut plan = planned.map_err(|Missing| lost())?;
            if plan.turn == Turn::Ours {
                transaction.write(core::mem::take(&mut plan.writes)).await?;
            }
            Ok(plan)
        })
        .await
    }

    /// Reads everything in one transaction, and puts right or aside what is damaged or old.
    async fn mend(&self) -> Result<Loaded, StoreError> {
        self.with(async |connection| {
            let transaction = connection.begin(Access::Write).await?;
            let schema = transaction.get(Shelf::Meta, SCHEMA)?.bytes().await?;
            let from = schema.and_then(|bytes| frame::open(&bytes).ok()).unwrap_or(0);
            let mut shelves = Shelves::new();
            for shelf in Shelf::ALL {
                let records = transaction.all(shelf).await?;
                shelves.extend(records.into_iter().map(|(key, bytes)| (shelf, key, bytes)));
            }
            let mut writes = migration::writes(from, &mut shelves);
            let (loaded, mended) = heal::plan(Everything::from(shelves), self.mint);
            writes.extend(mended);
            transaction.write(writes).await?;
            Ok(loaded)
        })
        .await
    }
}

impl Store for Idb {
    async fn whole(&self) -> Result<Option<Loaded>, StoreError> {
        let start = self.with(async |connection| connection.start().await).await?;
        match start.schema {
            Some(found) if found > migration::CURRENT => {
                Err(StoreError::Newer { found, known: migration::CURRENT })
            }
            None if start.is_blank() => Ok(Some(Loaded::default())),
            Some(migration::CURRENT) => Ok(start.whole()),
            _ => Ok(None),
        }
    }

    async fn load(&self) -> Result<Loaded, StoreError> {
        match self.whole().await? {
            Some(loaded) => Ok(loaded),
            None => self.mend().await,
        }
    }

    async fn commit_in(&self, place: Place, edits: Vec<Edit>, at: WallTime) -> Result<Committed, StoreError> {
        self.planned(Work::Commit(place, &edits, at)).await?.committed().ok_or_else(lost)
    }

    async fn absorb(&self, place: Place, batches: Vec<Batch>) -> Result<Vec<Entity>, StoreError> {
        Ok(self.planned(Work::Absorb(place, &batches)).await?.entities)
    }

    async fn take_in(&self, place: Place, parcel: Parcel) -> Result<Vec<Entity>, StoreError> {
        Ok(self.planned(Work::TakeIn(place, &parcel)).await?.entities)
    }

    async fn parcel(&self, place: Place) -> Result<Parcel, StoreError> {
        self.with(async |connection| connection.begin(Access::Read).await?.parcel(place).await).await
    }

    async fn keep_note(&self, name: &str, note: Option<Vec<u8>>) -> Result<(), StoreError> {
        let bytes = note.map(|note| frame::seal(&note));
        self.with(async |connection| {
            let transaction = connection.begin(Access::Write).await?;
            let write = Write { shelf: Shelf::Meta, key: note_key(name), bytes: bytes.clone() };
            transaction.write(vec![write]).await
        })
        .await
    }

    async fn archive(&self) -> Result<Archive, StoreError> {
        self.with(async |connection| {
            let transaction = connection.begin(Access::Read).await?;
            let (batches, bad) = heal::batches(&transaction.linked(Shelf::Log, Place::Home).await?);
            let damaged = transaction.all(Shelf::Damaged).await?.into_iter().chain(bad).collect();
            let mut shared = Vec::new();
            let things = transaction.keys(Shelf::Shared).await?;
            for space in spaces::spaces_with(&things, &transaction.keys(Shelf::Log).await?) {
                let place = Place::Space(space);
                let (batches, _) = heal::batches(&transaction.linked(Shelf::Log, place).await?);
                shared.push(Shared { space, parcel: transaction.parcel(place).await?, batches });
            }
            Ok(Archive { batches, damaged, shared })
        })
        .await
    }

    async fn join(&self, place: Place, space: SpaceId, keys: Vec<u8>) -> Result<(), StoreError> {
        self.with(async |connection| {
            let transaction = connection.begin(Access::Write).await?;
            let found = transaction.get(Shelf::Spaces, &place.keys_key())?.bytes().await?;
            spaces::joinable(found.as_deref(), space)?;
            transaction.write(vec![spaces::joining(place, space, &keys)]).await
        })
        .await
    }

    async fn settle(&self, place: Place, from: Option<SpaceId>, to: Settled) -> Result<(), StoreError> {
        let (shelf, author) = place.author();
        self.with(async |connection| {
            let transaction = connection.begin(Access::Write).await?;
            let found = Standpoint {
                keys: transaction.get(Shelf::Spaces, &place.keys_key())?.bytes().await?,
                author: transaction.get(shelf, &author)?.bytes().await?,
                envelopes: transaction.keys(Shelf::Envelopes).await?,
            };
            transaction.write(spaces::settling(place, found, from, &to)?).await
        })
        .await
    }

    async fn rename(&self, place: Place, from: Dot) -> Result<(), StoreError> {
        let (shelf, author) = place.author();
        self.with(async |connection| {
            let transaction = connection.begin(Access::Write).await?;
            let plain = Plain {
                author: transaction.get(shelf, &author)?.bytes().await?,
                entities: transaction.entities(place).await?,
                log: transaction.linked(Shelf::Log, place).await?,
                envelopes: transaction.keys(Shelf::Envelopes).await?,
            };
            let renaming = Renaming { from, to: (self.mint)() };
            transaction.write(renamed::writes(place, plain, renaming)).await
        })
        .await
    }

    async fn leave(&self, space: SpaceId) -> Result<(), StoreError> {
        self.with(async |connection| {
            let transaction = connection.begin(Access::Write).await?;
            let mut keys = Vec::new();
            for shelf in [Shelf::Shared, Shelf::Log, Shelf::Spaces, Shelf::Envelopes] {
                keys.extend(transaction.keys(shelf).await?.into_iter().map(|key| (shelf, key)));
            }
            transaction.write(spaces::leaving(space, keys)).await
        })
        .await
    }

    async fn places(&self) -> Result<Vec<Place>, StoreError> {
        self.with(async |connection| {
            let transaction = connection.begin(Access::Read).await?;
            Ok(spaces::places(transaction.keys(Shelf::Spaces).await?))
        })
        .await
    }

    async fn sealed(&self, place: Place) -> Result<Option<Drawer>, StoreError> {
        self.with(async |connection| {
            let transaction = connection.begin(Access::Read).await?;
            let keys = transaction.get(Shelf::Spaces, &place.keys_key())?.bytes().await?;
            let standing = transaction.get(Shelf::Spaces, &place.standing_key())?.bytes().await?;
            let (shelf, author) = place.author();
            let author = transaction.get(shelf, &author)?.bytes().await?;
            let written = transaction.keys(Shelf::Log).await?;
            let open = sealed::unsealed(place, standing.as_deref(), &written);
            let log = transaction.some(Shelf::Log, open).await?;
            let envelopes = transaction.linked(Shelf::Envelopes, place).await?;
            Ok(Drawer::read(place, Found { keys, author, standing, envelopes, log }))
        })
        .await
    }

    async fn keep(&self, sealed: Sealed) -> Result<Kept, StoreError> {
        let Plan { turn, entities, .. } = self.planned(Work::Keep(&sealed)).await?;
        Ok(turn.kept(sealed, entities))
    }

    async fn erase(&self) -> Result<(), StoreError> {
        self.with(async |connection| connection.begin(Access::Write).await?.clear(SCHEMA).await).await
    }
}
