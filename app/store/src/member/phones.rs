//! The person's own space, on several phones.

use super::{Means, access, again};
use crate::{Place, Settled, Store, StoreError};
use chrono::NaiveDate;
use domain::Label;
use sync::record::{Device, Ending, Membership, Record, create, remove, restore, update};
use sync::{Access, AnnounceError, DeviceKey, Edit, EntityId, SpaceId, View, WallTime};

/// Why a phone was not taken out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PhoneError {
    /// The memory.
    Store(StoreError),
    /// Home has no space, or this phone has not heard of its owner's key yet.
    NotOwner,
    /// The next space cannot be announced.
    Announce(AnnounceError),
}

impl From<StoreError> for PhoneError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The edits by which this phone says that it is there, today; none if it has said so.
pub fn presence(view: &View, key: &DeviceKey, name: &Label, today: NaiveDate) -> Vec<Edit> {
    let id = Device::id(&key.public());
    let seen = Some(today);
    match view.devices().find(|(other, _)| *other == id) {
        Some((_, known)) => update(id, known, &Device { seen, ..known.clone() }),
        None => again(id, &Device { name: name.clone(), key: key.public(), seen }),
    }
}

/// The note with the spaces that a phone had to leave when it was taken out.
const LEFT: &str = "quittes";

/// Remembers what this phone leaves only because it was taken out: linked again, it must not have left it for the
/// person's other phones.
pub(super) async fn note_left<S: Store>(store: &S, spaces: &[SpaceId]) -> Result<(), StoreError> {
    // Cut short and begun again, it has left some of them already.
    let mut left = left(store).await?;
    left.extend(spaces);
    store.keep_note(LEFT, Some(left.iter().flat_map(|space| space.0).collect())).await
}

async fn left<S: Store>(store: &S) -> Result<Vec<SpaceId>, StoreError> {
    let loaded = store.load().await?;
    let (spaces, _) = loaded.note(LEFT).unwrap_or_default().as_chunks::<32>();
    Ok(spaces.iter().copied().map(SpaceId).collect())
}

/// Opens the person's own space, which begins with what is at home; `presence` is this phone's.
///
/// # Errors
/// [`StoreError`]; cut short, it goes on with the next exchange or the next call.
pub async fn open_home<S: Store>(
    store: &S,
    view: &View,
    presence: Vec<Edit>,
    means: Means,
) -> Result<Access, StoreError> {
    if let Some(access) = access(store, Place::Home).await? {
        return Ok(access);
    }
    // A space without anything in it could not be told from one whose things are still to come.
    let mut edits = presence;
    // The phones of a space that this one was taken out of are none of this one.
    let known = view.devices().map(|(id, _)| id).filter(|id| edits.iter().all(|edit| edit.entity != *id));
    edits.extend(known.map(|id| remove(id, Device::KIND)).collect::<Vec<_>>());
    store.commit(edits, means.at).await?;
    let access = means.opening();
    let to = Settled::Opened { space: access.space(), keys: access.to_bytes().to_vec() };
    store.settle(Place::Home, None, to).await?;
    store.commit(create(Membership::id(access.space()), &Membership::of(&access)), means.at).await?;
    Ok(access)
}

/// Makes this phone one of those that share the person's own space. What is here goes there too.
///
/// # Errors
/// [`StoreError::Occupied`] if home has another space.
pub async fn join_home<S: Store>(
    store: &S,
    access: &Access,
    presence: Vec<Edit>,
    at: WallTime,
) -> Result<(), StoreError> {
    let to = Settled::Joined { space: access.space(), keys: access.to_bytes().to_vec() };
    let left = left(store).await?;
    store.settle(Place::Home, None, to).await?;
    let back = left.into_iter().map(|space| restore(Membership::id(space), Membership::KIND));
    store.commit(presence.into_iter().chain(back).collect(), at).await?;
    store.keep_note(LEFT, None).await
}

/// Announces that the person's space goes on without one of their phones. `prepare` keeps what this phone will need to
/// open the next one, before anybody hears of it; the rest is [`follow`](super::follow)'s.
///
/// # Errors
/// [`PhoneError`]; the phone is still linked then.
pub async fn take_out<S: Store>(
    store: &S,
    view: &View,
    phone: EntityId,
    means: Means,
    prepare: impl AsyncFnOnce(Vec<u8>) -> Result<(), StoreError>,
) -> Result<(), PhoneError> {
    let home = access(store, Place::Home).await?.ok_or(PhoneError::NotOwner)?;
    let next = means.opening();
    let staying =
        view.devices().filter(|(id, _)| *id != phone).map(|(_, device)| (device.key, means.bytes()));
    let ending = Ending::successor(&home, &next, staying).map_err(PhoneError::Announce)?;
    let ending = ending.ok_or(PhoneError::NotOwner)?;
    prepare(next.to_bytes().to_vec()).await?;
    let mut edits = create(Ending::id(home.space()), &ending);
    edits.push(remove(phone, Device::KIND));
    store.commit(edits, means.at).await?;
    Ok(())
}
