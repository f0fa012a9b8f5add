//! Actions on their way to the store: one after the other, and kept when the store has no room.

use super::app::Beside;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use sync::{ActorId, Change, Dot, Edit, Entity, VersionVector, View, WallTime};

/// Something that a person did.
pub(super) struct Action {
    pub(super) edits: Vec<Edit>,
    pub(super) at: WallTime,
    pub(super) said: String,
    pub(super) beside: Option<Beside>,
    /// What is done once it is kept, or at least on the screen.
    pub(super) then: Option<Box<dyn FnOnce()>>,
}

thread_local! {
    static QUEUE: RefCell<VecDeque<Action>> = const { RefCell::new(VecDeque::new()) };
}

thread_local! {
    static WRITING: Cell<bool> = const { Cell::new(false) };
}

/// Whether nobody was writing yet: the caller does, until [`end`].
pub(super) fn begin() -> bool {
    !WRITING.replace(true)
}

/// Nobody writes any more.
pub(super) fn end() {
    WRITING.set(false);
}

pub(super) fn push(action: Action) {
    QUEUE.with(|queue| queue.borrow_mut().push_back(action));
}

pub(super) fn len() -> usize {
    QUEUE.with(|queue| queue.borrow().len())
}

/// Whether an action beside this row is on its way.
pub(super) fn has(beside: Option<Beside>) -> bool {
    QUEUE.with(|queue| queue.borrow().iter().any(|action| action.beside == beside))
}

/// Forgets what is on its way: everything is being erased.
pub(super) fn clear() {
    QUEUE.with(|queue| queue.borrow_mut().clear());
}

/// What the next action asks for; it stays in the queue until [`pop`].
pub(super) fn next() -> Option<(Vec<Edit>, WallTime)> {
    QUEUE.with(|queue| queue.borrow().front().map(|action| (action.edits.clone(), action.at)))
}

pub(super) fn pop() -> Option<Action> {
    QUEUE.with(|queue| queue.borrow_mut().pop_front())
}

/// The edits of all waiting actions.
pub(super) fn waiting_edits() -> Vec<Edit> {
    QUEUE.with(|queue| queue.borrow().iter().flat_map(|action| action.edits.clone()).collect())
}

/// What is to follow the waiting actions, each once.
pub(super) fn followers() -> Vec<Box<dyn FnOnce()>> {
    QUEUE.with(|queue| queue.borrow_mut().iter_mut().filter_map(|action| action.then.take()).collect())
}

/// Shows edits that are not kept yet, as if somebody who had seen everything had written them.
pub(super) fn preview(view: &mut View, edits: Vec<Edit>) {
    for (seq, edit) in (1..).zip(edits) {
        let known = view.entity(edit.entity).cloned();
        let mut entity = known.unwrap_or_else(|| Entity::new(edit.entity, edit.kind));
        let seen: VersionVector =
            entity.versions().map(|(_, version)| (version.dot.actor, version.dot.seq)).collect();
        let dot = Dot { actor: ActorId([0; 16]), seq: seen.seq(ActorId([0; 16])) + seq };
        entity.apply(Change { dot, seen, at: WallTime(i64::MAX), edit });
        view.put(entity);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Contact, Label};
    use sync::EntityId;
    use sync::record::{create, remove};

    #[test]
    fn what_is_not_kept_yet_is_shown_all_the_same() {
        let mut view = View::default();
        let contact = |name| Contact { name: Label::parse(name).unwrap(), role: None, phone: None };
        let id = EntityId([1; 16]);
        preview(&mut view, create(id, &contact("Awa")));
        assert_eq!(view.contacts().count(), 1);
        let renamed = sync::record::update(id, &contact("Awa"), &contact("Ines"));
        preview(&mut view, renamed);
        assert_eq!(view.contacts().map(|(_, contact)| contact.name.as_str()).collect::<Vec<_>>(), ["Ines"]);
        preview(&mut view, vec![remove(id, sync::Kind(5))]);
        assert_eq!(view.contacts().count(), 0);
    }
}
