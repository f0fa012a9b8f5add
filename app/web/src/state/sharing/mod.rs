//! Sharing a list: with another person, to be ticked together or to be read.

mod arrive;
mod invite;

pub use arrive::{
    Arrival, ArrivalError, Arriving, accept, card, clear_arriving, keep_arriving, look, resume,
};
pub use invite::{Invitation, InviteFailure, invite, open_invite};

use super::app::App;
use super::local::{means, store};
use super::places::{self, Rights};
use super::relay;
use crate::platform::{clock, tabs};
use crypto::{Handover, ShareLink, TooLarge};
use domain::ChecklistId;
use leptos::prelude::*;
use store::member::{self, Known};
use store::{Place, Store, StoreError};
use sync::{Access, Entity, EntityId, SpaceId};

/// How a list is shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Both tick and change it.
    Together,
    /// The other one reads it.
    ToRead,
}

/// What the person is to a list that is shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// They shared it: they can stop it for everybody.
    Owner,
    /// They tick it with others.
    Member,
    /// They read it.
    Reader,
}

/// What the person is to this list; `None` if it is not shared.
pub fn part(app: App, list: ChecklistId) -> Option<Part> {
    app.view.with(|view| {
        places::with(|places| {
            let space = places.space(view, EntityId(list.bytes()))?;
            let member = view.memberships().find(|member| member.space == space)?;
            Some(match places.rights(view, EntityId(list.bytes()))? {
                Rights::ToRead => Part::Reader,
                Rights::Together => {
                    let owned =
                        Access::from_bytes(&member.access).is_some_and(|access| access.owned.is_some());
                    if owned { Part::Owner } else { Part::Member }
                }
            })
        })
    })
}

/// Whether the list was shared once and is not any more.
pub fn was_shared(app: App, list: ChecklistId) -> bool {
    app.view.with(|view| {
        let entity = view.entity(EntityId(list.bytes()));
        entity.is_some_and(|entity| entity.register(Entity::MOVED).is_some() && entity.moved().is_none())
    })
}

/// The link to a list, which is shared from now on.
///
/// # Errors
/// [`StoreError`]; the list is as it was then.
pub async fn share(app: App, list: ChecklistId, kind: Kind) -> Result<Option<ShareLink>, StoreError> {
    let access = match access(app, list) {
        Some(access) => access,
        None => open(app, list).await?,
    };
    Ok(match kind {
        Kind::Together => access.together(),
        Kind::ToRead => Some(access.to_read()),
    })
}

/// The link to a list that is shared already.
pub fn link(app: App, list: ChecklistId, kind: Kind) -> Option<ShareLink> {
    let access = access(app, list)?;
    match kind {
        Kind::Together => access.together(),
        Kind::ToRead => Some(access.to_read()),
    }
}

/// The texts of the QR codes that carry the list itself, for two phones without a network.
///
/// # Errors
/// [`TooLarge`] if it is longer than codes can carry.
pub async fn handover(app: App, list: ChecklistId, link: ShareLink) -> Result<Vec<String>, TooLarge> {
    let Some(space) = space_of(app, list) else { return Err(TooLarge { bytes: 0 }) };
    let parcel = store().parcel(Place::Space(space)).await.unwrap_or_default();
    Handover { link, list: parcel.to_bytes() }.frames()
}

fn space_of(app: App, list: ChecklistId) -> Option<SpaceId> {
    let id = EntityId(list.bytes());
    app.view.with_untracked(|view| places::with(|places| places.space(view, id)))
}

fn access(app: App, list: ChecklistId) -> Option<Access> {
    access_of(app, space_of(app, list)?)
}

/// What the person holds of a space, as their own things tell it.
fn access_of(app: App, space: SpaceId) -> Option<Access> {
    app.view.with_untracked(Known::of).access(space)
}

/// Gives the list a space of its own.
async fn open(app: App, list: ChecklistId) -> Result<Access, StoreError> {
    let view = app.view.get_untracked();
    let access = member::open_list(store(), &view, EntityId(list.bytes()), means()).await?;
    app.load().await;
    tabs::tell();
    app.connect();
    Ok(access)
}

/// Stops sharing. Its owner stops it for everybody, anybody else for themselves; all keep their copy as their own.
///
/// # Errors
/// [`StoreError`]; the list is still shared then.
pub async fn stop(app: App, list: ChecklistId) -> Result<(), StoreError> {
    let Some(access) = access(app, list) else { return Ok(()) };
    member::stop(store(), &access, clock::wall_time()).await?;
    app.load().await;
    tabs::tell();
    relay::acted(app);
    Ok(())
}
