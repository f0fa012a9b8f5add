//! What is done when the owner of a space has ended it.

use super::members::{access_of, home_access, opened};
use super::talk::Rest;
use crate::platform::clock;
use crate::state::app::App;
use crate::state::local::store;
use crate::state::{phones, sharing};
use crypto::{Grant, Succession};
use leptos::prelude::*;
use store::{Place, Settled, Store};
use sync::record::{Device, Ending, Membership, Record, create, remove};
use sync::{Access, OwnerKey, Role, SpaceId};

/// Follows every end that was announced by its owner; tells whether there is something to bring to where it goes on.
pub(super) async fn follow(app: App) -> Rest {
    let spaces: Vec<SpaceId> =
        app.view.with_untracked(|view| view.memberships().map(|member| member.space).collect());
    for space in spaces {
        if let Some(access) = access_of(app, space)
            && announced(app, space, &access) == Some(Succession::Stopped)
        {
            // Tried again with the next exchange if there is no room.
            let _full = sharing::bring_home(app, space).await;
        }
    }
    let Some(home) = home_access().await else { return Rest::Nothing };
    match announced(app, home.space(), &home) {
        Some(Succession::Successor(next)) => go_on(app, &home, &next).await,
        Some(Succession::Stopped) | None => Rest::Nothing,
    }
}

/// What the owner announced; what anybody else did counts for nothing.
fn announced(app: App, space: SpaceId, access: &Access) -> Option<Succession> {
    let ending = app.view.with_untracked(|view| view.ending(space).cloned())?;
    Succession::verify(&ending.announced, &space.0, &access.owner).ok()
}

/// The person's own space goes on elsewhere, with this phone or without it.
async fn go_on(app: App, old: &Access, next: &crypto::Successor) -> Rest {
    if let Some((secret, owned)) = phones::prepared(next.space()) {
        return open_next(app, old, &Access::opening(secret, owned)).await;
    }
    let Some(device) = phones::device_key() else { return Rest::Nothing };
    match next.open(&device) {
        Ok(Grant::Writer(secret)) => {
            let access = Access { role: Role::Writer(secret), owner: next.owner(), owned: None };
            let to = Settled::Joined { space: access.space(), keys: access.to_bytes().to_vec() };
            let settled = store().settle(Place::Home, Some(old.space()), to).await;
            if settled.is_ok() { Rest::More } else { Rest::Nothing }
        }
        // An owner's mistake takes nothing away either.
        Ok(Grant::Reader(_)) | Err(_) => {
            let _full = leave(app, old.space()).await;
            Rest::Nothing
        }
    }
}

/// This phone announced the next space: it opens it, once the relay has the announcement.
async fn open_next(app: App, old: &Access, next: &Access) -> Rest {
    let told = opened(Place::Home).await.is_some_and(|sealed| sealed.waiting_actions() == 0);
    if !told {
        return Rest::More;
    }
    let to = Settled::Opened { space: next.space(), keys: next.to_bytes().to_vec() };
    if store().settle(Place::Home, Some(old.space()), to).await.is_err() {
        return Rest::Nothing;
    }
    let mut edits = create(Membership::id(next.space()), &Membership::of(next));
    edits.push(remove(Membership::id(old.space()), Membership::KIND));
    if store().commit(edits, clock::wall_time()).await.is_ok() {
        app.load().await;
        phones::forget_prepared().await;
    }
    Rest::More
}

/// This phone was taken out. It keeps what it has, and is a member of nothing any more.
async fn leave(app: App, space: SpaceId) -> Result<(), store::StoreError> {
    let spaces: Vec<SpaceId> =
        app.view.with_untracked(|view| view.memberships().map(|member| member.space).collect());
    store().settle(Place::Home, Some(space), Settled::Alone).await?;
    for shared in spaces {
        sharing::bring_home(app, shared).await?;
    }
    let others = app.view.with_untracked(|view| {
        let devices = view.devices().map(|(id, _)| remove(id, Device::KIND));
        devices.collect::<Vec<_>>()
    });
    store().commit(others, clock::wall_time()).await?;
    app.load().await;
    Ok(())
}

/// The edits that say that this owner ended a space.
pub(in crate::state) fn stop(space: SpaceId, owner: &OwnerKey) -> Vec<sync::Edit> {
    create(Ending::id(space), &Ending { announced: crypto::announce_stop(owner, &space.0) })
}
