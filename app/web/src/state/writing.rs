//! What is written: the actions in their turn, the draft, and everything at once. Its code comes after that of the
//! first screens; [`App`] waits for it.

use super::app::{App, Last, Opening, Saving};
use super::draft::Draft;
use super::local::store;
use super::notes;
use super::places;
use super::queue;
use super::relay;
use super::reminders;
use crate::platform::{keeping, outbox, rescue, tabs};
use core::pin::Pin;
use leptos::prelude::*;
use store::{Archive, Committed, Place, Store, StoreError};
use sync::{ActorId, Edit, Entity, WallTime};

/// Something that waits, without its type.
pub(super) type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Keeps one waiting action after the other; stops at the first that cannot be kept.
#[inline(never)]
pub(super) fn drain(app: App) -> Work {
    Box::pin(keep_waiting(app))
}

/// Keeps the draft as it is now.
#[inline(never)]
pub(super) fn write_draft(app: App) -> Work {
    Box::pin(keep_draft_note(app))
}

/// Puts right what is damaged or old, and shows what there is then.
#[inline(never)]
pub(super) fn mend(app: App) -> Work {
    Box::pin(load_mended(app))
}

// Not methods: the cut of the wasm goes by the names of functions, and these are named after this module.
async fn keep_waiting(app: App) {
    while let Some((edits, at)) = queue::next() {
        if app.saving.get_untracked() == Saving::Saved {
            app.saving.set(Saving::Writing);
        }
        match commit(app, edits, at).await {
            Ok(done) => app.kept(done),
            Err(error) => {
                app.wait(error);
                break;
            }
        }
    }
    queue::end();
    if queue::len() == 0 && app.unkept_draft.get_value() {
        keep_draft_note(app).await;
    }
}

async fn load_mended(app: App) {
    match store().load().await {
        Ok(loaded) => app.take(loaded),
        Err(error) => app.opened(Opening::Failed(error)),
    }
}

/// What an action has done, in one place or several.
#[derive(Default)]
struct Done {
    /// Whether it was the first one ever of this phone.
    is_first: bool,
    edits: Vec<Edit>,
    entities: Vec<(Place, Vec<Entity>)>,
    undo: Vec<Edit>,
}

/// The note with the actors under which this phone has written.
const ACTORS: &str = "auteurs";

/// Whether this phone wrote under that name.
pub fn writes_here(actor: ActorId) -> bool {
    notes::get(ACTORS).is_some_and(|actors| actors.chunks(16).any(|known| known == actor.0))
}

async fn remember_actor(actor: ActorId) {
    if !writes_here(actor) {
        let known = notes::get(ACTORS).unwrap_or_default();
        notes::hold(ACTORS, [&known[..], &actor.0].concat()).await;
    }
}

/// Keeps an action where its things live, home first: what is shared may name a thing at home.
async fn commit(app: App, edits: Vec<Edit>, at: WallTime) -> Result<Done, StoreError> {
    let parts = app.view.with_untracked(|view| places::with(|places| places.split(view, edits)));
    let mut done = Done::default();
    for (place, edits) in parts {
        let Committed { batch, entities, undo } = store().commit_in(place, edits, at).await?;
        remember_actor(batch.first.actor).await;
        done.is_first |= place == Place::Home && batch.first.seq == 1;
        done.edits.extend(batch.edits);
        done.entities.push((place, entities));
        done.undo.extend(undo);
    }
    Ok(done)
}

/// Keeps the draft; without room it counts as waiting, and is tried again with the rest.
async fn keep_draft_note(app: App) {
    let note = app.draft.with_untracked(Draft::to_note);
    match store().keep_note(Draft::NOTE, note).await {
        Ok(()) => {
            app.unkept_draft.set_value(false);
            if queue::len() == 0 {
                app.saving.set(Saving::Saved);
            }
            tabs::tell();
        }
        Err(error) => {
            app.unkept_draft.set_value(true);
            app.saving.set(Saving::Waiting(queue::len() + 1, error));
        }
    }
}

impl App {
    fn kept(self, done: Done) {
        let Some(action) = queue::pop() else { return };
        for (place, entities) in done.entities {
            self.put(place, entities);
        }
        if queue::len() > 0 {
            self.view.update(|view| queue::preview(view, queue::waiting_edits()));
        }
        if let Some(drafted) = self.drafted.get_value()
            && done.edits.iter().any(|edit| edit.entity == drafted)
        {
            self.drafted.set_value(None);
            self.keep_draft(|draft| *draft = Draft::default(), || ());
        }
        let (said, beside) = (action.said, action.beside);
        // Nothing new was written: what was said before still is what can be undone.
        if !done.edits.is_empty() {
            self.last.set(Some(Last { said, undo: done.undo, beside, screens: 0 }));
        }
        if queue::len() == 0 {
            self.saving.set(Saving::Saved);
        }
        if let Some(then) = action.then {
            then();
        }
        tabs::tell();
        relay::acted(self);
        reminders::changed(self);
        if done.is_first {
            keeping::ask_to_persist();
        }
    }

    fn wait(self, error: StoreError) {
        let followers = queue::followers();
        self.view.update(|view| queue::preview(view, queue::waiting_edits()));
        self.last.set(None);
        self.saving.set(Saving::Waiting(queue::len(), error));
        for then in followers {
            then();
        }
    }

    /// Everything, as a file's bytes.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be read.
    pub async fn archive(self) -> Result<Vec<u8>, StoreError> {
        store().archive().await.map(|archive| archive.to_file())
    }

    /// Brings back what a file holds, beside what is here.
    ///
    /// # Errors
    /// [`StoreError`] if the memory has no room or cannot be written.
    pub async fn bring_back(self, archive: Archive) -> Result<(), StoreError> {
        store().bring_back(archive).await?;
        self.load().await;
        tabs::tell();
        self.connect();
        Ok(())
    }

    /// Forgets everything on this phone.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be written.
    pub async fn erase(self) -> Result<(), StoreError> {
        store().erase().await?;
        rescue::keep(None);
        outbox::clear().await;
        reminders::turn_off().await;
        queue::clear();
        self.unkept_draft.set_value(false);
        self.last.set(None);
        self.saving.set(Saving::Saved);
        self.load().await;
        tabs::tell();
        Ok(())
    }
}
