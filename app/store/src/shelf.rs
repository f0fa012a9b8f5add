//! Where bytes are kept, and under which keys. All records are [`sync::frame`]s but those of `Damaged`.

use sync::{ActorId, Batch, EntityId, Envelope, SpaceId};

/// A place for records of one sort; in a browser, an object store of the database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shelf {
    /// The author, the schema's version, and notes of this device alone.
    Meta,
    /// The current view of the phone's own things: one record an entity, under its id.
    Entities,
    /// The truth: one record a batch, under its place, actor and first sequence number.
    Log,
    /// Records that could not be read, as they were found.
    Damaged,
    /// The current view of what is shared: one record an entity, under its space and id.
    Shared,
    /// For each place that has a space, its keys, its author, and where its ledger stands.
    Spaces,
    /// What is sealed: one record an envelope, under its place, actor and first sequence number.
    Envelopes,
}

impl Shelf {
    /// All shelves; in a browser, exactly the object stores of the database.
    pub const ALL: [Self; 7] =
        [Self::Meta, Self::Entities, Self::Log, Self::Damaged, Self::Shared, Self::Spaces, Self::Envelopes];

    /// The shelf's name in a database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Entities => "entities",
            Self::Log => "log",
            Self::Damaged => "damaged",
            Self::Shared => "shared",
            Self::Spaces => "spaces",
            Self::Envelopes => "envelopes",
        }
    }

    const fn tag(self) -> u8 {
        match self {
            Self::Meta => b'm',
            Self::Entities => b'e',
            Self::Log => b'l',
            Self::Damaged => b'd',
            Self::Shared => b's',
            Self::Spaces => b'p',
            Self::Envelopes => b'v',
        }
    }
}

/// A set of things that live together. An entity lives in one place, and a batch belongs to one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Place {
    /// The phone's own things. They have a space once the person links another phone.
    #[default]
    Home,
    /// What is shared in this space.
    Space(SpaceId),
}

impl Place {
    /// What the keys of this place begin with.
    pub(crate) fn prefix(self) -> Vec<u8> {
        match self {
            Self::Home => Vec::new(),
            Self::Space(space) => space.0.to_vec(),
        }
    }

    /// The place whose key this is, where a key of home has `own` bytes, and what follows the place in it.
    pub(crate) fn of_key(key: &[u8], own: usize) -> Option<(Self, &[u8])> {
        if key.len() == own {
            return Some((Self::Home, key));
        }
        let (space, rest) = key.split_first_chunk()?;
        (rest.len() == own).then_some((Self::Space(SpaceId(*space)), rest))
    }

    /// Where the entities of this place are.
    pub(crate) fn entities(self) -> Shelf {
        match self {
            Self::Home => Shelf::Entities,
            Self::Space(_) => Shelf::Shared,
        }
    }

    pub(crate) fn entity_key(self, id: EntityId) -> Vec<u8> {
        self.key(&id.0)
    }

    /// Where the author of this place is.
    pub(crate) fn author(self) -> (Shelf, Vec<u8>) {
        match self {
            Self::Home => (Shelf::Meta, AUTHOR.to_vec()),
            Self::Space(_) => (Shelf::Spaces, self.key(b"a")),
        }
    }

    /// The key of its space and keys on [`Shelf::Spaces`].
    pub(crate) fn keys_key(self) -> Vec<u8> {
        self.key(b"k")
    }

    /// The key of its ledger's standing on [`Shelf::Spaces`].
    pub(crate) fn standing_key(self) -> Vec<u8> {
        self.key(b"s")
    }

    /// Sorts by actor, then by sequence number.
    pub(crate) fn batch_key(self, batch: &Batch) -> Vec<u8> {
        self.link_key(batch.first.actor, batch.first.seq)
    }

    pub(crate) fn envelope_key(self, envelope: &Envelope) -> Vec<u8> {
        self.link_key(envelope.header().actor, envelope.header().first)
    }

    fn link_key(self, actor: ActorId, first: u64) -> Vec<u8> {
        self.key(&[&actor.0[..], &first.to_be_bytes()].concat())
    }

    fn key(self, rest: &[u8]) -> Vec<u8> {
        [&self.prefix()[..], rest].concat()
    }
}

/// How many bytes the key of a batch or an envelope has beside its place.
pub(crate) const LINK_KEY: usize = 24;

/// How many bytes the key of an entity has beside its place.
pub(crate) const ENTITY_KEY: usize = 16;

/// A record: its key and its bytes.
pub(crate) type Record = (Vec<u8>, Vec<u8>);

/// One write of a transaction; no bytes means that the record goes away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Write {
    pub(crate) shelf: Shelf,
    pub(crate) key: Vec<u8>,
    pub(crate) bytes: Option<Vec<u8>>,
}

impl Write {
    pub(crate) fn put(shelf: Shelf, key: Vec<u8>, bytes: Vec<u8>) -> Self {
        Self { shelf, key, bytes: Some(bytes) }
    }

    pub(crate) fn remove(shelf: Shelf, key: Vec<u8>) -> Self {
        Self { shelf, key, bytes: None }
    }
}

/// The key of the author on [`Shelf::Meta`].
pub(crate) const AUTHOR: &[u8] = b"author";

/// The key of the schema's version on [`Shelf::Meta`].
pub(crate) const SCHEMA: &[u8] = b"schema";

/// What the keys of notes on [`Shelf::Meta`] begin with.
const NOTE: &[u8] = b"note:";

/// The key of a note of this device alone on [`Shelf::Meta`].
pub(crate) fn note_key(name: &str) -> Vec<u8> {
    [NOTE, name.as_bytes()].concat()
}

/// The name of the note with this key, if it is one.
pub(crate) fn note_name(key: &[u8]) -> Option<String> {
    String::from_utf8(key.strip_prefix(NOTE)?.to_vec()).ok()
}

/// The key under which a record that could not be read is kept: it tells where it was found.
pub(crate) fn damaged_key(shelf: Shelf, key: &[u8]) -> Vec<u8> {
    [&[shelf.tag()], key].concat()
}

/// Where a record of [`Shelf::Damaged`] was found.
pub(crate) fn found_at(damaged_key: &[u8]) -> Option<(Shelf, &[u8])> {
    let (tag, key) = damaged_key.split_first()?;
    let shelf = Shelf::ALL.into_iter().find(|shelf| shelf.tag() == *tag)?;
    Some((shelf, key))
}
