//! The spaces of which the person is a member, and the places on this phone that have one.

use super::places;
use crate::state::app::App;
use crate::state::local::store;
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::{Place, Sealed, Store, StoreError};
use sync::record::{Membership, create};
use sync::{Access, SpaceId};

/// Whether the person is a member of nothing.
pub(super) fn none(app: App) -> bool {
    app.view.with_untracked(|view| view.memberships().next().is_none())
}

/// What the person holds of each space of which they are a member.
fn memberships(app: App) -> BTreeMap<SpaceId, Membership> {
    app.view.with_untracked(|view| view.memberships().map(|member| (member.space, member.clone())).collect())
}

/// What the person holds of a space, as their own things tell it.
pub(in crate::state) fn access_of(app: App, space: SpaceId) -> Option<Access> {
    memberships(app).get(&space).and_then(|member| Access::from_bytes(&member.access))
}

/// What is held of the space that home has.
pub(in crate::state) async fn home_access() -> Option<Access> {
    let drawer = store().sealed(Place::Home).await.ok().flatten()?;
    Access::from_bytes(drawer.keys())
}

/// The space that home has.
pub(in crate::state) async fn home_space() -> Option<SpaceId> {
    Some(home_access().await?.space())
}

/// Gives each membership its place on this phone, and leaves the places of spaces that the person is no longer a
/// member of, once all that was written there is sent.
///
/// # Errors
/// [`StoreError`]; what was done before stays, and the rest is done next time.
pub(super) async fn settle(app: App) -> Result<(), StoreError> {
    let members = memberships(app);
    let places = places().await;
    let home = if places.contains(&Place::Home) { home_access().await } else { None };
    for (space, member) in &members {
        let at_home = home.as_ref().filter(|access| access.space() == *space);
        let place = at_home.map_or(Place::Space(*space), |_| Place::Home);
        if is_behind(place, member).await {
            store().join(place, *space, member.access.clone()).await?;
        }
    }
    // A phone that stopped in the middle of opening its space has not told the person's other phones.
    if let Some(home) = home.filter(|home| home.owned.is_some() && !members.contains_key(&home.space())) {
        let member = create(Membership::id(home.space()), &Membership::of(&home));
        store().commit(member, crate::platform::clock::wall_time()).await?;
    }
    for place in places {
        if let Place::Space(space) = place
            && !members.contains_key(&space)
            && opened(place).await.is_none_or(|sealed| sealed.waiting_actions() == 0)
        {
            store().leave(space).await?;
        }
    }
    Ok(())
}

/// Whether the place does not have what the membership gives.
async fn is_behind(place: Place, member: &Membership) -> bool {
    match store().sealed(place).await {
        Ok(Some(drawer)) => drawer.keys() != member.access,
        Ok(None) => true,
        Err(_) => false,
    }
}

/// What a place has sealed; `None` if it has no space, or cannot be read now.
pub(super) async fn opened(place: Place) -> Option<Sealed> {
    let drawer = store().sealed(place).await.ok().flatten()?;
    let access = Access::from_bytes(drawer.keys())?;
    Some(drawer.unlock(access.keys()))
}

/// How many actions wait to be sent.
pub(super) async fn waiting_actions() -> usize {
    let mut waiting = 0;
    for place in places().await {
        waiting += opened(place).await.map_or(0, |sealed| sealed.waiting_actions());
    }
    waiting
}
