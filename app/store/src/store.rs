use crate::archive::Shared;
use crate::{Archive, Drawer, Place, Sealed, Shelf};
use sync::record::{Membership, Record};
use sync::{Batch, Dot, Edit, Entity, EntityId, Parcel, SpaceId, WallTime};

/// The phone's memory.
///
/// Each call is one transaction: all of it happened or none, also after a crash. When a call that writes has
/// returned `Ok`, the system has the bytes and a killed browser does not lose them. Several tabs may use the
/// same memory at once. [`contract`](crate::contract) is the list of what must hold.
pub trait Store {
    /// All that is kept, if it can be read as it is; `None` if something has to be put right first, which
    /// [`Store::load`] does.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn whole(&self) -> Result<Option<Loaded>, StoreError>;

    /// All that is kept. A damaged entity is rebuilt from the log where that is possible; what is not stays
    /// aside for [`Store::archive`], and the others are returned all the same.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be opened or read at all.
    async fn load(&self) -> Result<Loaded, StoreError>;

    /// Records one action of a person at home, numbers its changes and updates the view.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was written then. [`StoreError::Full`] if there is no room.
    async fn commit(&self, edits: Vec<Edit>, at: WallTime) -> Result<Committed, StoreError> {
        self.commit_in(Place::Home, edits, at).await
    }

    /// Records one action of a person in the place where its things live. It is sealed later, by [`Sealed::seal`]:
    /// a press does not wait for the cipher.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn commit_in(&self, place: Place, edits: Vec<Edit>, at: WallTime) -> Result<Committed, StoreError>;

    /// Takes in batches of a place written elsewhere or earlier; those already known change nothing. Returns the
    /// entities that they speak of, as they are now.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn absorb(&self, place: Place, batches: Vec<Batch>) -> Result<Vec<Entity>, StoreError>;

    /// Brings back what a copy holds, beside what is here, place by place.
    ///
    /// # Errors
    /// As [`Store::commit`]; the places before are brought back then, and the copy can be brought back again.
    async fn bring_back(&self, archive: Archive) -> Result<(), StoreError> {
        self.absorb(Place::Home, archive.batches).await?;
        for Shared { space, parcel, batches } in archive.shared {
            self.take_in(Place::Space(space), parcel).await?;
            // With their own names, so that what was not sent can still be.
            self.absorb(Place::Space(space), batches).await?;
        }
        Ok(())
    }

    /// Takes in what a place held elsewhere. Returns the entities that it speaks of, as they are now.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn take_in(&self, place: Place, parcel: Parcel) -> Result<Vec<Entity>, StoreError>;

    /// All that a place holds and can be read.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be read.
    async fn parcel(&self, place: Place) -> Result<Parcel, StoreError>;

    /// Keeps a note of this device alone, such as a draft, or forgets it.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn keep_note(&self, name: &str, note: Option<Vec<u8>>) -> Result<(), StoreError>;

    /// All that is needed to bring everything back elsewhere, with the records that could not be read.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be read.
    async fn archive(&self) -> Result<Archive, StoreError>;

    /// Gives a place its space; `keys` are whatever [`Drawer::keys`] is to give back. Again with the same space, only
    /// the keys change: who could read may then write.
    ///
    /// # Errors
    /// As [`Store::commit`]; [`StoreError::Occupied`] if the place has another space.
    async fn join(&self, place: Place, space: SpaceId, keys: Vec<u8>) -> Result<(), StoreError>;

    /// Gives a place that has the space `from`, or none, another one, or none: what is there stays, and so do its log
    /// and its author; what was sealed for the space before goes.
    ///
    /// # Errors
    /// As [`Store::commit`]; [`StoreError::Occupied`] if the place has a third space.
    async fn settle(&self, place: Place, from: Option<SpaceId>, to: Settled) -> Result<(), StoreError>;

    /// Gives what this device wrote in a place from the change `from` on another name: another history uses it too,
    /// since the memory was set back. What was not sent is sealed anew.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn rename(&self, place: Place, from: Dot) -> Result<(), StoreError>;

    /// Forgets a space with all that is in it: [`sync::reissue`] what is to stay first.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn leave(&self, space: SpaceId) -> Result<(), StoreError>;

    /// The places that have a space.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be read.
    async fn places(&self) -> Result<Vec<Place>, StoreError>;

    /// What a place has sealed; `None` if it has no space.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be read.
    async fn sealed(&self, place: Place) -> Result<Option<Drawer>, StoreError>;

    /// Keeps what was sealed and what came, with the view and the log of the place.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn keep(&self, sealed: Sealed) -> Result<Kept, StoreError>;

    /// Forgets everything. What is written afterwards has a new actor.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn erase(&self) -> Result<(), StoreError>;
}

/// What a memory held when it was opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Loaded {
    /// Every entity of home that can be read, the removed ones too.
    pub entities: Vec<Entity>,
    /// Every entity of the spaces that can be read, the removed ones too.
    pub shared: Vec<(SpaceId, Entity)>,
    /// Every record that could not be read, of this start and of earlier ones.
    pub damage: Vec<Damage>,
    /// The notes of this device alone, by name; a damaged one is no note.
    pub notes: Vec<(String, Vec<u8>)>,
}

impl Loaded {
    /// Each thing once, by id, with the place where it lives: what is shared lives in its space as long as home says that
    /// the person is a member, and home keeps what it was before. Of several spaces the one that home names counts, else
    /// the first.
    pub fn things(&self) -> Vec<(Place, &Entity)> {
        let home = self.entities.iter().map(|entity| (Rank::Home, Place::Home, entity));
        let (joined, named) = (self.joined(), self.named());
        let shared = self.shared.iter().filter(|(space, _)| joined.contains(space)).map(|(space, entity)| {
            let rank = if named.contains(&(entity.id, *space)) { Rank::Named } else { Rank::Shared };
            (rank, Place::Space(*space), entity)
        });
        let mut things: Vec<(Rank, Place, &Entity)> = shared.chain(home).collect();
        things.sort_by_key(|(rank, _, entity)| (entity.id, *rank));
        things.dedup_by_key(|(_, _, entity)| entity.id);
        things.into_iter().map(|(_, place, entity)| (place, entity)).collect()
    }

    /// The spaces that the person is a member of.
    fn joined(&self) -> Vec<SpaceId> {
        let here = self.entities.iter().filter(|entity| entity.kind == Membership::KIND);
        let kept = here.filter(|entity| entity.removal(&[]).is_none());
        kept.filter_map(Membership::read).map(|membership| membership.space).collect()
    }

    /// The things of which home says in which space they live.
    fn named(&self) -> Vec<(EntityId, SpaceId)> {
        self.entities.iter().filter_map(|entity| Some((entity.id, entity.moved()?))).collect()
    }

    /// As [`Loaded::things`], each thing with its place.
    pub fn into_things(self) -> Vec<(Place, Entity)> {
        if self.shared.is_empty() {
            return self.entities.into_iter().map(|entity| (Place::Home, entity)).collect();
        }
        self.things().into_iter().map(|(place, entity)| (place, entity.clone())).collect()
    }

    /// A note of this device alone, such as a draft.
    pub fn note(&self, name: &str) -> Option<&[u8]> {
        self.notes.iter().find(|(other, _)| other == name).map(|(_, note)| &note[..])
    }
}

/// Which of several records of one thing counts: the first of these.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Named,
    Shared,
    Home,
}

/// A record that could not be read. Its bytes are kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Damage {
    /// Where it was found.
    pub shelf: Shelf,
    /// Its key there.
    pub key: Vec<u8>,
    /// What became of what it said.
    pub outcome: Outcome,
}

/// What became of what a damaged record said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was found again in the log.
    Rebuilt,
    /// It was not.
    Lost,
}

/// An action that is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Committed {
    /// The action as recorded.
    pub batch: Batch,
    /// The entities that it speaks of, as they are now.
    pub entities: Vec<Entity>,
    /// The edits that undo it.
    pub undo: Vec<Edit>,
}

/// The space that a place gets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Settled {
    /// A new one, which begins with a snapshot of what is there.
    Opened {
        /// The space.
        space: SpaceId,
        /// Its keys, as for [`Store::join`].
        keys: Vec<u8>,
    },
    /// One that is there already: what is here goes into it once its own has come.
    Joined {
        /// The space.
        space: SpaceId,
        /// Its keys, as for [`Store::join`].
        keys: Vec<u8>,
    },
    /// None.
    Alone,
}

/// What became of something that was to be kept.
#[derive(Clone, Debug)]
pub enum Kept {
    /// It is kept: what was sealed may be sent now, and what came be shown.
    Kept {
        /// To go on with.
        sealed: Box<Sealed>,
        /// The entities that changed, as they are now.
        entities: Vec<Entity>,
    },
    /// Another tab has kept the same ledger since it was read, and nothing was written: read it again.
    Overtaken,
}

/// Why the phone's memory did not do what it was asked. Nothing that was kept before is lost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// There is no room. What was to be written is not kept; ask again once there is room.
    Full,
    /// The place has another space, which stays.
    Occupied {
        /// The space that it has.
        by: SpaceId,
    },
    /// A newer version of the product wrote here.
    Newer {
        /// The schema's version found.
        found: u32,
        /// The newest one that this version knows.
        known: u32,
    },
    /// The browser has no such memory, or refuses it, as some do in private windows.
    Unavailable {
        /// The browser's name for the reason.
        reason: String,
    },
    /// The browser gave up; asking again may work.
    Failed {
        /// The browser's name for the reason.
        reason: String,
    },
}
