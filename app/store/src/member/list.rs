//! A list is shared, accepted, and nobody's but one's own again.

use super::{Means, again};
use crate::{Place, Store, StoreError};
use domain::{Checklist, ChecklistId, Parent};
use sync::record::{Ending, Membership, PlacedStep, Record, create, remove};
use sync::{Access, Edit, Entity, EntityId, Parcel, SpaceId, View, WallTime, moved, reissue};

/// Gives a list a space of its own, in which the person may write and which they own. Until the last step the list at
/// home counts.
///
/// # Errors
/// [`StoreError`]; the list is at home then, as it was.
pub async fn open_list<S: Store>(
    store: &S,
    view: &View,
    list: EntityId,
    means: Means,
) -> Result<Access, StoreError> {
    let access = means.opening();
    let space = access.space();
    // What was removed stays at home: only what is shown leaves the phone.
    let steps = view.steps(Parent::Checklist(ChecklistId::new(list.0))).into_iter();
    let steps = steps.filter_map(|placed| view.entity(EntityId(placed.id.bytes())));
    let edits: Vec<Edit> = view.entity(list).into_iter().chain(steps).flat_map(reissue).collect();
    store.join(Place::Space(space), space, access.to_bytes().to_vec()).await?;
    store.commit_in(Place::Space(space), edits, means.at).await?;
    let mut home = create(Membership::id(space), &Membership::of(&access));
    home.push(moved(list, Checklist::KIND, Some(space)));
    store.commit(home, means.at).await?;
    Ok(access)
}

/// Accepts a list, with what is known of it already. Until the last step nothing of it counts.
///
/// # Errors
/// [`StoreError`]; the person is no member then.
pub async fn join_list<S: Store>(
    store: &S,
    access: &Access,
    parcel: Option<Parcel>,
    at: WallTime,
) -> Result<Option<EntityId>, StoreError> {
    let space = access.space();
    let place = Place::Space(space);
    store.join(place, space, access.to_bytes().to_vec()).await?;
    let is_list = |thing: &&Entity| thing.kind == Checklist::KIND;
    let list = parcel.as_ref().and_then(|parcel| parcel.things.iter().find(is_list)).map(|list| list.id);
    if let Some(parcel) = parcel {
        store.take_in(place, parcel).await?;
    }
    let mut home = again(Membership::id(space), &Membership::of(access));
    home.extend(list.map(|list| moved(list, Checklist::KIND, Some(space))));
    store.commit(home, at).await?;
    Ok(list)
}

/// Stops sharing: for everybody if the person owns the space, else for themselves. All keep their copy as their own.
///
/// # Errors
/// [`StoreError`]; what was said already stays said, and the rest can be asked for again.
pub async fn stop<S: Store>(store: &S, access: &Access, at: WallTime) -> Result<(), StoreError> {
    let space = access.space();
    if let Some(ending) = Ending::stop(access) {
        store.commit_in(Place::Space(space), create(Ending::id(space), &ending), at).await?;
    }
    bring_home(store, space, at).await
}

/// Makes what is in a space the person's own, and ends their membership, in one transaction.
///
/// # Errors
/// [`StoreError`]; they are still a member then.
pub async fn bring_home<S: Store>(store: &S, space: SpaceId, at: WallTime) -> Result<(), StoreError> {
    let parcel = store.parcel(Place::Space(space)).await?;
    let things = parcel.things.iter().filter(|thing| thing.kind != Ending::KIND);
    // The removal of a list has to have seen its steps, or it would not hold.
    let (steps, wholes): (Vec<&Entity>, Vec<&Entity>) =
        things.partition(|thing| thing.kind == PlacedStep::KIND);
    let mut edits: Vec<Edit> = steps.into_iter().flat_map(reissue).collect();
    for whole in wholes {
        edits.push(moved(whole.id, whole.kind, None));
        edits.extend(reissue(whole));
    }
    edits.push(remove(Membership::id(space), Membership::KIND));
    store.commit(edits, at).await?;
    Ok(())
}
