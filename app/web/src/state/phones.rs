//! The person's other phones: all that is at home is on each of them.

use super::app::App;
use super::local::{means, store};
use super::notes;
use super::relay;
use crate::platform::{clock, device, random, rescue};
use crypto::{DeviceKey, ShareLink};
use domain::Label;
use leptos::prelude::*;
use store::member::{self, Followed};
use store::{Place, Store, StoreError};
use sync::record::Device;
use sync::{Access, EntityId, Role};

pub use store::member::PhoneError;

/// The note with this phone's own key.
const DEVICE: &str = "appareil";

/// The note with what this phone needs to open the space that it has announced.
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

/// Where this phone stands.
pub fn standing(app: App) -> Standing {
    let Some(mine) = device_key().map(|key| Device::id(&key.public())) else { return Standing::Alone };
    let is_here = app.view.with(|view| view.devices().any(|(id, _)| id == mine));
    match app.view.with(sync::View::any_ending) {
        _ if is_here => Standing::Linked,
        true => Standing::TakenOut,
        false => Standing::Alone,
    }
}

/// This phone's own key, if it was ever linked.
fn device_key() -> Option<DeviceKey> {
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
    let Ok(name) = Label::parse(device::name()) else { return Vec::new() };
    let today = app.today_untracked();
    app.view.with_untracked(|view| member::presence(view, key, &name, today))
}

/// Tells the person's other phones once a day that this one is there.
pub(super) async fn show_up(app: App) {
    let Some(key) = device_key() else { return };
    let home = member::access(store(), Place::Home).await.ok().flatten();
    rescue::keep(home.as_ref().and_then(phone_link).map(|link| link.to_string()).as_deref());
    let is_linked = home.is_some();
    let edits = presence(app, &key);
    // Without room the others only know an older day.
    if is_linked
        && !edits.is_empty()
        && let Ok(committed) = store().commit(edits, clock::wall_time()).await
    {
        app.put(Place::Home, committed.entities);
    }
}

/// The link that makes another phone one of the person's own; opens their space if there is none yet.
///
/// # Errors
/// [`PhoneError`]; nothing is linked then.
pub async fn link(app: App) -> Result<ShareLink, PhoneError> {
    let key = ensure_device_key().await?;
    let (view, presence) = (app.view.get_untracked(), presence(app, &key));
    let access = member::open_home(store(), &view, presence, means()).await?;
    app.load().await;
    app.connect();
    let link = phone_link(&access).ok_or(PhoneError::NotOwner)?;
    rescue::keep(Some(&link.to_string()));
    Ok(link)
}

/// The link to a space of the person's own.
fn phone_link(access: &Access) -> Option<ShareLink> {
    match &access.role {
        Role::Writer(secret) => Some(ShareLink::MyOtherPhone { secret: secret.clone(), owner: access.owner }),
        Role::Reader(..) => None,
    }
}

/// Makes this phone one of those that share the person's own space.
///
/// # Errors
/// [`StoreError::Occupied`] if it is linked to others already.
pub(super) async fn join(app: App, access: &Access) -> Result<(), StoreError> {
    let key = ensure_device_key().await?;
    member::join_home(store(), access, presence(app, &key), clock::wall_time()).await?;
    app.load().await;
    app.connect();
    Ok(())
}

/// The person's phones, this one first.
pub fn list(app: App) -> Vec<Phone> {
    let mine = device_key().map(|key| Device::id(&key.public()));
    let phone =
        |(id, device): (EntityId, &Device)| Phone { id, device: device.clone(), is_this: Some(id) == mine };
    let mut phones: Vec<Phone> = app.view.with(|view| view.devices().map(phone).collect());
    phones.sort_by_key(|phone| (!phone.is_this, core::cmp::Reverse(phone.device.seen), phone.id));
    phones
}

/// Takes a phone out: the person's space goes on without it, as soon as the relay has heard of it. It keeps what it has
/// already read.
///
/// # Errors
/// [`PhoneError`]; the phone is still linked then.
pub async fn take_out(app: App, phone: EntityId) -> Result<(), PhoneError> {
    let view = app.view.get_untracked();
    let prepare = async |next| notes::keep(PREPARED, Some(next)).await;
    member::take_out(store(), &view, phone, means(), prepare).await?;
    app.load().await;
    relay::acted(app);
    Ok(())
}

/// Does what the owners of ended spaces have announced.
pub(super) async fn follow(app: App) -> Result<Followed, StoreError> {
    // Rare, and a copy of all things is not.
    if !app.view.with_untracked(sync::View::any_ending) {
        return Ok(Followed::Nothing);
    }
    let view = app.view.get_untracked();
    let (device, prepared) = (device_key(), notes::get(PREPARED));
    member::follow(store(), &view, device.as_ref(), prepared.as_deref(), clock::wall_time()).await
}
