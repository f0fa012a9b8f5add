use crate::{Archive, Shelf};
use sync::{Batch, Edit, Entity, WallTime};

/// The phone's memory.
///
/// Each call is one transaction: all of it happened or none, also after a crash. When a call that writes has
/// returned `Ok`, the system has the bytes and a killed browser does not lose them. Several tabs may use the
/// same memory at once. [`contract`](crate::contract) is the list of what must hold.
pub trait Store {
    /// All that is kept. A damaged entity is rebuilt from the log where that is possible; what is not stays
    /// aside for [`Store::archive`], and the others are returned all the same.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be opened or read at all.
    async fn load(&self) -> Result<Loaded, StoreError>;

    /// Records one action of a person, numbers its changes and updates the view.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was written then. [`StoreError::Full`] if there is no room.
    async fn commit(&self, edits: Vec<Edit>, at: WallTime) -> Result<Committed, StoreError>;

    /// Takes in batches written elsewhere or earlier; those already known change nothing. Returns the entities
    /// that they speak of, as they are now.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn absorb(&self, batches: Vec<Batch>) -> Result<Vec<Entity>, StoreError>;

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

    /// Forgets everything. What is written afterwards has a new actor.
    ///
    /// # Errors
    /// As [`Store::commit`].
    async fn erase(&self) -> Result<(), StoreError>;
}

/// What a memory held when it was opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Loaded {
    /// Every entity that can be read, the removed ones too.
    pub entities: Vec<Entity>,
    /// Every record that could not be read, of this start and of earlier ones.
    pub damage: Vec<Damage>,
    /// The notes of this device alone, by name; a damaged one is no note.
    pub notes: Vec<(String, Vec<u8>)>,
}

impl Loaded {
    /// A note of this device alone, such as a draft.
    pub fn note(&self, name: &str) -> Option<&[u8]> {
        self.notes.iter().find(|(other, _)| other == name).map(|(_, note)| &note[..])
    }
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

/// Why the phone's memory did not do what it was asked. Nothing that was kept before is lost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// There is no room. What was to be written is not kept; ask again once there is room.
    Full,
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
