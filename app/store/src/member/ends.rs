//! What is done when the owner of a space has ended it.

use super::{Known, Rest, access, bring_home, talk};
use crate::{Place, Settled, Store, StoreError};
use sync::record::{Membership, Record, create, remove};
use sync::{Access, DeviceKey, End, SpaceId, View, WallTime};

/// What came of the announcements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Followed {
    /// There was none that asks for anything.
    Nothing,
    /// Lists are the person's own now, or home goes on elsewhere: what is shown has to be read anew.
    Changed(Rest),
    /// This phone has announced the next space and waits until the relay has heard of it.
    Waits,
}

/// Follows every end that was announced by its owner. `prepared` is what [`take_out`](super::take_out) prepared here.
///
/// # Errors
/// [`StoreError`]; what was done before stays, and the rest is done next time.
pub async fn follow<S: Store>(
    store: &S,
    view: &View,
    device: Option<&DeviceKey>,
    prepared: Option<&[u8]>,
    at: WallTime,
) -> Result<Followed, StoreError> {
    let home = access(store, Place::Home).await?;
    let home_space = home.as_ref().map(Access::space);
    let known = Known::of(view).with_home(view, home_space);
    let mut changed = Followed::Nothing;
    for (space, ending) in &known.endings {
        if Some(*space) == home_space {
            continue;
        }
        if let Some(End::Stopped) = known.access(*space).and_then(|access| ending.meaning(&access, device)) {
            bring_home(store, *space, at).await?;
            changed = Followed::Changed(Rest::Nothing);
        }
    }
    let Some(home) = home else { return Ok(changed) };
    let ending = known.endings.iter().find(|(space, _)| *space == home.space()).map(|(_, ending)| ending);
    match ending.and_then(|ending| ending.meaning(&home, device)) {
        None | Some(End::Stopped) => Ok(changed),
        Some(End::Next(next)) => match prepared.and_then(Access::from_bytes) {
            Some(ours) if ours.space() == next.space() => open_next(store, &home, &ours, at).await,
            _ => {
                // First, so that the old space is never taken for one that is shared.
                store.commit(vec![remove(Membership::id(home.space()), Membership::KIND)], at).await?;
                let to = Settled::Joined { space: next.space(), keys: next.to_bytes().to_vec() };
                store.settle(Place::Home, Some(home.space()), to).await?;
                Ok(Followed::Changed(Rest::More))
            }
        },
        Some(End::Without(_)) => {
            leave(store, &known, home.space(), at).await?;
            Ok(Followed::Changed(Rest::Nothing))
        }
    }
}

/// This phone announced the next space: it opens it, once the relay has the announcement.
async fn open_next<S: Store>(
    store: &S,
    old: &Access,
    next: &Access,
    at: WallTime,
) -> Result<Followed, StoreError> {
    let told = talk::opened(store, Place::Home).await?.is_some_and(|sealed| sealed.waiting_actions() == 0);
    if !told {
        return Ok(Followed::Waits);
    }
    // In this order, so that neither space is ever taken for one that is shared; what is missing after a crash, the next
    // exchange adds.
    store.commit(vec![remove(Membership::id(old.space()), Membership::KIND)], at).await?;
    let to = Settled::Opened { space: next.space(), keys: next.to_bytes().to_vec() };
    store.settle(Place::Home, Some(old.space()), to).await?;
    store.commit(create(Membership::id(next.space()), &Membership::of(next)), at).await?;
    Ok(Followed::Changed(Rest::More))
}

/// This phone was taken out. It keeps what it has, and is a member of nothing any more.
async fn leave<S: Store>(store: &S, known: &Known, home: SpaceId, at: WallTime) -> Result<(), StoreError> {
    let shared = known.members.iter().map(|member| member.space).filter(|space| *space != home);
    let shared: Vec<SpaceId> = shared.collect();
    super::phones::note_left(store, &shared).await?;
    // The lists first: cut short before the end, this phone is still told that it is out.
    for space in shared {
        bring_home(store, space, at).await?;
    }
    store.commit(vec![remove(Membership::id(home), Membership::KIND)], at).await?;
    store.settle(Place::Home, Some(home), Settled::Alone).await
}
