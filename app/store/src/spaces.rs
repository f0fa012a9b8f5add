//! Which place has which space.

use crate::sealed::Stand;
use crate::shelf::{self, LINK_KEY, Place, Shelf, Write};
use crate::{Settled, StoreError};
use sync::{Author, SpaceId, Standing, frame};

/// Whether a place whose keys are in this record may be given this space.
pub(crate) fn joinable(keys: Option<&[u8]>, space: SpaceId) -> Result<(), StoreError> {
    match keys.and_then(space_of) {
        Some(by) if by != space => Err(StoreError::Occupied { by }),
        _ => Ok(()),
    }
}

/// The record that gives a place its space and keys.
pub(crate) fn joining(place: Place, space: SpaceId, keys: &[u8]) -> Write {
    Write::put(Shelf::Spaces, place.keys_key(), frame::seal(&(space, keys.to_vec())))
}

/// The space of the place whose keys are in this record.
fn space_of(keys: &[u8]) -> Option<SpaceId> {
    frame::open::<(SpaceId, Vec<u8>)>(keys).ok().map(|(space, _)| space)
}

/// The places that have a space, by the keys of [`Shelf::Spaces`].
pub(crate) fn places(keys: impl IntoIterator<Item = Vec<u8>>) -> Vec<Place> {
    let place = |key: Vec<u8>| match Place::of_key(&key, 1) {
        Some((place, b"k")) => Some(place),
        _ => None,
    };
    keys.into_iter().filter_map(place).collect()
}

/// What a place's change of space is decided by.
pub(crate) struct Standpoint {
    pub(crate) keys: Option<Vec<u8>>,
    pub(crate) author: Option<Vec<u8>>,
    /// The keys of all envelopes.
    pub(crate) envelopes: Vec<Vec<u8>>,
}

/// The writes that give a place that has the space `from`, or none, what it gets.
pub(crate) fn settling(
    place: Place,
    found: Standpoint,
    from: Option<SpaceId>,
    to: &Settled,
) -> Result<Vec<Write>, StoreError> {
    let now = found.keys.as_deref().and_then(space_of);
    let (next, keys) = match to {
        Settled::Opened { space, keys } | Settled::Joined { space, keys } => (Some(*space), Some(keys)),
        Settled::Alone => (None, None),
    };
    if let Some(by) = now.filter(|by| Some(*by) != from) {
        // Asked for once more, it is done already.
        return if Some(by) == next { Ok(Vec::new()) } else { Err(StoreError::Occupied { by }) };
    }
    let there = |key: &Vec<u8>| Place::of_key(key, LINK_KEY).is_some_and(|(owner, _)| owner == place);
    let gone = found.envelopes.into_iter().filter(there);
    let mut writes: Vec<Write> = gone.map(|key| Write::remove(Shelf::Envelopes, key)).collect();
    writes.push(match next.zip(keys) {
        Some((space, keys)) => joining(place, space, keys),
        None => Write::remove(Shelf::Spaces, place.keys_key()),
    });
    let author = found.author.and_then(|bytes| frame::open::<Author>(&bytes).ok());
    writes.push(match (to, author) {
        (Settled::Opened { .. }, Some(author)) => {
            let stand: Stand = (1, Standing::founded(&author.seen));
            Write::put(Shelf::Spaces, place.standing_key(), frame::seal(&stand))
        }
        _ => Write::remove(Shelf::Spaces, place.standing_key()),
    });
    Ok(writes)
}

/// The spaces that have something in plain, joined or not, by the keys of [`Shelf::Shared`] and [`Shelf::Log`].
pub(crate) fn spaces_with(shared: &[Vec<u8>], log: &[Vec<u8>]) -> Vec<SpaceId> {
    let space = |key: &[u8], own| match Place::of_key(key, own) {
        Some((Place::Space(space), _)) => Some(space),
        _ => None,
    };
    let things = shared.iter().filter_map(|key| space(key, shelf::ENTITY_KEY));
    let mut spaces: Vec<SpaceId> = things.chain(log.iter().filter_map(|key| space(key, LINK_KEY))).collect();
    spaces.sort_unstable();
    spaces.dedup();
    spaces
}

/// The records of a place on its own shelves that go when the phone leaves it.
pub(crate) fn leaving(space: SpaceId, keys: impl IntoIterator<Item = (Shelf, Vec<u8>)>) -> Vec<Write> {
    let is_there = |(shelf, key): &(Shelf, Vec<u8>)| {
        let own = match shelf {
            Shelf::Spaces => 1,
            Shelf::Shared => shelf::ENTITY_KEY,
            Shelf::Log | Shelf::Envelopes => LINK_KEY,
            _ => return false,
        };
        Place::of_key(key, own).is_some_and(|(place, _)| place == Place::Space(space))
    };
    keys.into_iter().filter(is_there).map(|(shelf, key)| Write::remove(shelf, key)).collect()
}
