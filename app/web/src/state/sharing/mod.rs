//! Sharing a list: with another person, to be ticked together or to be read.

mod arrive;
mod invite;

pub use arrive::{Arrival, ArrivalError, Arriving, accept, clear_arriving, keep_arriving, look, resume};
pub use invite::{Invitation, InviteFailure, invite, open_invite};

use super::app::App;
use super::local::store;
use super::places::{self, Rights};
use super::relay;
use crate::platform::{clock, random, tabs};
use crypto::{Handover, OwnerKey, ShareLink, SpaceSecret, TooLarge};
use domain::{Checklist, ChecklistId, Parent};
use leptos::prelude::*;
use store::{Place, Store, StoreError};
use sync::record::{Ending, Membership, Record, create, remove};
use sync::{Access, Edit, Entity, EntityId, SpaceId, moved, reissue};

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
    relay::access_of(app, space_of(app, list)?)
}

/// Gives the list a space of its own.
async fn open(app: App, list: ChecklistId) -> Result<Access, StoreError> {
    let id = EntityId(list.bytes());
    let access = Access::opening(SpaceSecret::new(random::bytes()), OwnerKey::new(random::bytes()));
    let (space, at) = (access.space(), clock::wall_time());
    let edits = app.view.with_untracked(|view| {
        let steps = view.steps(Parent::Checklist(list)).into_iter();
        let steps = steps.map(|placed| EntityId(placed.id.bytes()));
        let things = core::iter::once(id).chain(steps).filter_map(|id| view.entity(id));
        things.flat_map(reissue).collect::<Vec<Edit>>()
    });
    store().join(Place::Space(space), space, access.to_bytes().to_vec()).await?;
    store().commit_in(Place::Space(space), edits, at).await?;
    let mut home = create(Membership::id(space), &Membership::of(&access));
    home.push(moved(id, Checklist::KIND, Some(space)));
    store().commit(home, at).await?;
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
    let space = access.space();
    if let Some(owner) = &access.owned {
        let edits = relay::stop(space, owner);
        store().commit_in(Place::Space(space), edits, clock::wall_time()).await?;
    }
    bring_home(app, space).await?;
    relay::acted(app);
    Ok(())
}

/// Makes what is in a space the person's own, and ends their membership.
pub(super) async fn bring_home(app: App, space: SpaceId) -> Result<(), StoreError> {
    let parcel = store().parcel(Place::Space(space)).await?;
    let things = parcel.things.iter().filter(|thing| thing.kind != Ending::KIND);
    let mut edits: Vec<Edit> = Vec::new();
    // The removal of a list has to have seen its steps, or it would not hold.
    let (lists, steps): (Vec<&Entity>, Vec<&Entity>) =
        things.partition(|thing| thing.kind == Checklist::KIND);
    edits.extend(steps.into_iter().flat_map(reissue));
    for list in lists {
        edits.push(moved(list.id, list.kind, None));
        edits.extend(reissue(list));
    }
    edits.push(remove(Membership::id(space), Membership::KIND));
    store().commit(edits, clock::wall_time()).await?;
    app.load().await;
    tabs::tell();
    Ok(())
}
