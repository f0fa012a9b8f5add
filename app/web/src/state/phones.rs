//! The person's other phones: all that is at home is on each of them.

use super::app::App;
use super::local::store;
use super::notes;
use super::relay;
use crate::platform::{clock, device, random};
use crypto::{AnnounceError, DeviceKey, OwnerKey, ShareLink, SpaceSecret, Staying};
use domain::Label;
use leptos::prelude::*;
use store::{Place, Settled, Store, StoreError};
use sync::record::{Device, Ending, Membership, Record, create, remove, restore, update};
use sync::{Access, EntityId};

/// The note with this phone's own key.
const DEVICE: &str = "appareil";

/// The note with the secrets of the space that this phone has announced and not opened yet.
const PREPARED: &str = "successeur";

/// One of the person's phones.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phone {
    /// Its name among things.
    pub id: EntityId,
    /// What it says of itself.
    pub device: Device,
    /// Whether it is the one in the hand.
    pub is_this: bool,
}

/// Why a phone was not linked, or not taken out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PhoneError {
    /// The memory.
    Store(StoreError),
    /// Only a phone that knows the owner's key takes others out, and this one has not heard of it yet.
    NotOwner,
    /// The next space cannot be announced.
    Announce(AnnounceError),
}

impl From<StoreError> for PhoneError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// This phone's own key, if it was ever linked.
pub(super) fn device_key() -> Option<DeviceKey> {
    Some(DeviceKey::new(notes::get(DEVICE)?.try_into().ok()?))
}

async fn ensure_device_key() -> Result<DeviceKey, StoreError> {
    if let Some(key) = device_key() {
        return Ok(key);
    }
    let key = DeviceKey::new(random::bytes());
    notes::keep(DEVICE, Some(key.bytes().to_vec())).await?;
    Ok(key)
}

/// The edits by which this phone says that it is there, today; none if it has said so.
fn presence(app: App, key: &DeviceKey) -> Vec<sync::Edit> {
    let id = Device::id(&key.public());
    let today = Some(app.today_untracked());
    let known = app.view.with_untracked(|view| {
        view.devices().find(|(other, _)| *other == id).map(|(_, device)| device.clone())
    });
    match known {
        Some(known) => update(id, &known, &Device { seen: today, ..known.clone() }),
        None => match Label::parse(device::name()) {
            Ok(name) => again(app, id, &Device { name, key: key.public(), seen: today }),
            Err(_) => Vec::new(),
        },
    }
}

/// The edits that bring a thing into being, or back.
pub(super) fn again<R: Record>(app: App, id: EntityId, record: &R) -> Vec<sync::Edit> {
    let mut edits = create(id, record);
    if app.view.with_untracked(|view| view.entity(id).is_some()) {
        edits.push(restore(id, R::KIND));
    }
    edits
}

/// Tells the person's other phones once a day that this one is there.
pub(super) async fn show_up(app: App) {
    let Some(key) = device_key() else { return };
    let edits = presence(app, &key);
    if !edits.is_empty() && relay::home_space().await.is_some() {
        // Without room the others only know an older day.
        if let Ok(committed) = store().commit(edits, clock::wall_time()).await {
            app.put(Place::Home, committed.entities);
        }
    }
}

/// The link that makes another phone one of the person's own; opens their space if there is none yet.
///
/// # Errors
/// [`PhoneError`]; nothing is linked then.
pub async fn link(app: App) -> Result<ShareLink, PhoneError> {
    let access = match relay::home_access().await {
        Some(access) => access,
        None => open(app).await?,
    };
    match access.role {
        sync::Role::Writer(secret) => Ok(ShareLink::MyOtherPhone { secret, owner: access.owner }),
        sync::Role::Reader(..) => Err(PhoneError::NotOwner),
    }
}

async fn open(app: App) -> Result<Access, PhoneError> {
    let key = ensure_device_key().await?;
    let access = Access::opening(SpaceSecret::new(random::bytes()), OwnerKey::new(random::bytes()));
    let at = clock::wall_time();
    // The space begins with what is here: this phone too.
    store().commit(presence(app, &key), at).await?;
    let to = Settled::Opened { space: access.space(), keys: access.to_bytes().to_vec() };
    store().settle(Place::Home, None, to).await?;
    store().commit(create(Membership::id(access.space()), &Membership::of(&access)), at).await?;
    app.load().await;
    app.connect();
    Ok(access)
}

/// Makes this phone one of those that share the person's own space.
///
/// # Errors
/// [`PhoneError`]; [`StoreError::Occupied`] if it is linked to others already.
pub(super) async fn join(app: App, access: &Access) -> Result<(), PhoneError> {
    let key = ensure_device_key().await?;
    let to = Settled::Joined { space: access.space(), keys: access.to_bytes().to_vec() };
    if relay::home_space().await != Some(access.space()) {
        store().settle(Place::Home, None, to).await?;
    }
    store().commit(presence(app, &key), clock::wall_time()).await?;
    app.load().await;
    app.connect();
    Ok(())
}

/// The person's phones, this one first.
pub fn list(app: App) -> Vec<Phone> {
    let mine = device_key().map(|key| Device::id(&key.public()));
    let mut phones: Vec<Phone> = app.view.with(|view| {
        let phone = |(id, device): (EntityId, &Device)| Phone {
            id,
            device: device.clone(),
            is_this: Some(id) == mine,
        };
        view.devices().map(phone).collect()
    });
    phones.sort_by_key(|phone| (!phone.is_this, core::cmp::Reverse(phone.device.seen), phone.id));
    phones
}

/// Takes a phone out: the person's space goes on without it. It keeps what it has already read.
///
/// # Errors
/// [`PhoneError`]; the phone is still linked then.
pub async fn take_out(app: App, phone: EntityId) -> Result<(), PhoneError> {
    let home = relay::home_access().await.ok_or(PhoneError::NotOwner)?;
    let owner = home.owned.as_ref().ok_or(PhoneError::NotOwner)?;
    let (secret, owned) = (SpaceSecret::new(random::bytes()), OwnerKey::new(random::bytes()));
    let staying: Vec<Staying> = app.view.with_untracked(|view| {
        let others = view.devices().filter(|(id, _)| *id != phone);
        let stays = |(_, device): (EntityId, &Device)| Staying {
            device: device.key,
            role: crypto::Role::Writer,
            ephemeral: random::bytes(),
        };
        others.map(stays).collect()
    });
    let space = home.space();
    let announced = crypto::announce_successor(owner, &space.0, &secret, &owned.public(), &staying);
    let announced = announced.map_err(PhoneError::Announce)?;
    // Kept first: who has announced a space has to be able to open it.
    let prepared = [&secret.bytes()[..], owned.seed()].concat();
    notes::keep(PREPARED, Some(prepared)).await?;
    let mut edits = create(Ending::id(space), &Ending { announced });
    edits.push(remove(phone, Device::KIND));
    store().commit(edits, clock::wall_time()).await?;
    app.load().await;
    relay::acted(app);
    Ok(())
}

/// The secrets of a space that this phone has announced.
pub(super) fn prepared(space: [u8; 32]) -> Option<(SpaceSecret, OwnerKey)> {
    let note = notes::get(PREPARED)?;
    let (secret, seed) = note.split_first_chunk::<32>()?;
    let secret = SpaceSecret::new(*secret);
    (secret.space() == space).then_some((secret, OwnerKey::new(seed.try_into().ok()?)))
}

pub(super) async fn forget_prepared() {
    // Kept by a phone without room it opens nothing that is not open already.
    let _full = notes::keep(PREPARED, None).await;
}

/// Whether the person's own space is there, and whether this phone was taken out of one.
pub fn standing(app: App) -> Standing {
    let linked = app.view.with(|view| view.devices().next().is_some());
    let ended = app.view.with(sync::View::any_ending);
    match (linked, ended) {
        (true, _) => Standing::Linked,
        (false, true) => Standing::TakenOut,
        (false, false) => Standing::Alone,
    }
}

/// Where this phone stands among the person's phones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is the only one.
    Alone,
    /// It is one of several, or is ready to be.
    Linked,
    /// It was one of several.
    TakenOut,
}
