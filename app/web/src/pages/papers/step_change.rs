//! How a paper of a list is made and changed.

use crate::platform::random;
use crate::state::App;
use domain::{Step, StepId};
use leptos::prelude::*;
use sync::record::{PlacedStep, create, update};
use sync::{Edit, EntityId, Order, View};

pub(super) fn entity(id: StepId) -> EntityId {
    EntityId(id.bytes())
}

/// A new paper after all others of its parent, and the edits that bring it into being.
pub(super) fn append(view: &View, step: Step) -> (EntityId, Vec<Edit>) {
    let (before, after) = view.gap(step.parent, usize::MAX);
    let order = Order::between(before, after, random::bits());
    let id = EntityId(random::sixteen_bytes());
    (id, create(id, &PlacedStep { step, order }))
}

/// The edits of what `change` makes different; none for a paper that is gone.
pub(super) fn edits(app: App, id: StepId, change: impl FnOnce(&mut PlacedStep)) -> Vec<Edit> {
    let old = app.view.with_untracked(|view| {
        let placed = view.step(id)?;
        Some(PlacedStep { step: placed.step.clone(), order: placed.order.clone() })
    });
    let Some(old) = old else { return Vec::new() };
    let mut new = old.clone();
    change(&mut new);
    update(entity(id), &old, &new)
}
