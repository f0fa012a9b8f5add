use super::draft::Draft;
use super::local::store;
use super::queue::{self, Action};
use crate::live::{Known, memo, spawn};
use crate::platform::{clock, keeping, tabs};
use crate::text;
use chrono::{NaiveDate, NaiveDateTime};
use core::pin::Pin;
use leptos::prelude::*;
use store::{Archive, Damage, Outcome, Shelf, Store, StoreError};
use sync::{Edit, EntityId, View};

/// Within so many milliseconds a second press on a screen is taken for the first one.
const SECOND_PRESS: f64 = 600.0;

/// The note that says that the person has been welcomed.
const WELCOMED: &str = "bienvenue";

/// How the phone's memory opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opening {
    /// All that is kept can be shown.
    Open,
    /// It did not open.
    Failed(StoreError),
}

/// One press on a screen: when, in milliseconds, on which screen, and for what; nothing for a new thing.
#[derive(Clone, PartialEq, Debug)]
struct Press {
    at: f64,
    what: Vec<Edit>,
    screen: usize,
}

impl Press {
    fn repeats(&self, before: &Self) -> bool {
        let at_once = (0.0..SECOND_PRESS).contains(&(self.at - before.at));
        at_once && self.what == before.what && (!self.what.is_empty() || self.screen == before.screen)
    }
}

/// What the sentence about saving says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Everything is kept.
    Saved,
    /// Something is being written.
    Writing,
    /// So many actions are on the screen but not kept, for this reason.
    Waiting(usize, StoreError),
}

/// The last action, which can be undone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Last {
    /// What was done, in a sentence.
    pub said: String,
    /// The edits that undo it; none for something that was itself an undoing.
    pub undo: Vec<Edit>,
    /// Where to say it.
    pub beside: Option<Beside>,
    /// On how many further screens it was said.
    screens: usize,
}

/// The thing whose row says what was done, in place of the top of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Beside(pub EntityId);

/// All that the screens share.
#[derive(Clone, Copy)]
pub struct App {
    /// All that is known.
    pub view: RwSignal<View>,
    /// How the memory opened.
    pub opening: RwSignal<Opening>,
    /// What the sentence about saving says.
    pub saving: RwSignal<Saving>,
    /// The last action.
    pub last: RwSignal<Option<Last>>,
    /// The civil time in Paris.
    pub now: RwSignal<NaiveDateTime>,
    date: Known<NaiveDate>,
    /// How many records were damaged and could not be rebuilt.
    pub lost: RwSignal<usize>,
    /// The appointment that is being added.
    pub draft: RwSignal<Draft>,
    /// Whether the person has been welcomed.
    pub welcomed: RwSignal<bool>,
    writing: StoredValue<bool>,
    /// The last action of a whole screen that was asked for.
    pressed: StoredValue<Press>,
    /// How many screens have been shown.
    screen: StoredValue<usize>,
    /// The appointment that the draft has become, until it is kept.
    drafted: StoredValue<Option<EntityId>>,
    /// Whether the draft on the screen is newer than the one that is kept.
    unkept_draft: StoredValue<bool>,
}

/// What the screens share.
pub fn use_app() -> App {
    expect_context()
}

impl App {
    /// Opens the memory and reads it.
    pub async fn open() -> Self {
        let now = clock::start();
        let app = Self {
            view: RwSignal::new(View::default()),
            opening: RwSignal::new(Opening::Open),
            saving: RwSignal::new(Saving::Saved),
            last: RwSignal::new(None),
            now,
            date: memo(move || now.get().date()),
            lost: RwSignal::new(0),
            draft: RwSignal::new(Draft::default()),
            welcomed: RwSignal::new(false),
            writing: StoredValue::new(false),
            pressed: StoredValue::new(Press { at: f64::MIN, what: Vec::new(), screen: 0 }),
            screen: StoredValue::new(0),
            drafted: StoredValue::new(None),
            unkept_draft: StoredValue::new(false),
        };
        app.load().await;
        tabs::listen(move || spawn(app.load()));
        tabs::guard(|| queue::len() > 0);
        app
    }

    /// Reads the memory anew: at the start, and when another tab has written. Boxed, since each place that
    /// awaits it would otherwise hold a copy of its code.
    fn load(self) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(self.read())
    }

    async fn read(self) {
        match store().load().await {
            Ok(loaded) => {
                let lost = lost_things(&loaded.damage);
                let mut view: View = loaded.entities.into_iter().collect();
                queue::preview(&mut view, queue::waiting_edits());
                self.lost.set(lost);
                self.view.set(view);
                self.opened(Opening::Open);
                self.read_notes().await;
            }
            Err(error) => self.opened(Opening::Failed(error)),
        }
    }

    /// The draft and the welcome, which another tab may have changed or erased.
    async fn read_notes(self) {
        if let Ok(note) = store().note(Draft::NOTE).await
            && !self.unkept_draft.get_value()
        {
            self.draft.set(Draft::from_note(note));
        }
        let welcomed = store().note(WELCOMED).await.is_ok_and(|note| note.is_some())
            || self.view.with_untracked(|view| view.entities().next().is_some());
        if self.welcomed.get_untracked() != welcomed {
            self.welcomed.set(welcomed);
        }
    }

    /// Told only when it differs: the whole screen follows it, with what is being written there.
    fn opened(self, opening: Opening) {
        if self.opening.with_untracked(|before| *before != opening) {
            self.opening.set(opening);
        }
    }

    /// Tries to open the memory again.
    pub fn reopen(self) {
        spawn(self.load());
    }

    /// Today, in Paris; heard of at midnight only.
    pub fn today(self) -> NaiveDate {
        self.date.get()
    }

    /// Does something: it is kept, then shown and said, then `then` runs. Without edits only `then` runs.
    ///
    /// If there is no room, it is shown all the same and waits until there is.
    pub fn act(
        self,
        edits: Vec<Edit>,
        said: impl Into<String>,
        beside: Option<Beside>,
        then: impl FnOnce() + 'static,
    ) {
        if edits.is_empty() {
            then();
            return;
        }
        if self.is_second_press(&edits, beside) {
            return;
        }
        let (said, then) = (said.into(), Some(Box::new(then) as Box<dyn FnOnce()>));
        queue::push(Action { edits, at: clock::wall_time(), said, beside, then });
        self.drain();
    }

    /// Whether a thumb pressed twice: the same row while its first press is being kept; or, at once, the same
    /// thing again, or one more new thing before the screen could make room for the next one.
    fn is_second_press(self, edits: &[Edit], beside: Option<Beside>) -> bool {
        if beside.is_some() {
            return queue::has(beside);
        }
        let known = |edit: &Edit| self.view.with_untracked(|view| view.entity(edit.entity).is_some());
        // Each press names a new thing anew, so new things are told by their screen alone.
        let what = if edits.iter().all(known) { edits.to_vec() } else { Vec::new() };
        let press = Press { at: js_sys::Date::now(), what, screen: self.screen.get_value() };
        let second = self.pressed.with_value(|before| press.repeats(before));
        if !second {
            self.pressed.set_value(press);
        }
        second
    }

    /// Undoes the last action.
    pub fn undo(self) {
        if let Some(Last { undo, beside, .. }) = self.last.get_untracked() {
            self.last.set(None);
            self.act(undo, text::undone(), beside, move || {
                self.last.update(|last| {
                    if let Some(last) = last {
                        last.undo.clear();
                    }
                });
            });
        }
    }

    /// Another screen has come: what was said on the one before is said once more at most.
    pub fn moved(self) {
        self.screen.update_value(|screen| *screen += 1);
        let over = self.last.with_untracked(|last| last.as_ref().is_some_and(|last| last.screens > 0));
        if over {
            self.last.set(None);
        } else {
            self.last.update_untracked(|last| {
                if let Some(last) = last {
                    last.screens += 1;
                }
            });
        }
    }

    /// Tries to keep what is waiting.
    pub fn drain(self) {
        if self.writing.get_value() {
            return;
        }
        self.writing.set_value(true);
        spawn(async move {
            while let Some((edits, at)) = queue::next() {
                if self.saving.get_untracked() == Saving::Saved {
                    self.saving.set(Saving::Writing);
                }
                match store().commit(edits, at).await {
                    Ok(committed) => self.kept(committed),
                    Err(error) => {
                        self.wait(error);
                        break;
                    }
                }
            }
            self.writing.set_value(false);
            if queue::len() == 0 && self.unkept_draft.get_value() {
                self.write_draft().await;
            }
        });
    }

    fn kept(self, committed: store::Committed) {
        let Some(action) = queue::pop() else { return };
        let first_ever = committed.batch.first.seq == 1;
        self.view.update(|view| {
            view.extend(committed.entities);
            queue::preview(view, queue::waiting_edits());
        });
        if let Some(drafted) = self.drafted.get_value()
            && committed.batch.edits.iter().any(|edit| edit.entity == drafted)
        {
            self.drafted.set_value(None);
            self.keep_draft(|draft| *draft = Draft::default(), || ());
        }
        let (said, beside) = (action.said, action.beside);
        // Nothing new was written: what was said before still is what can be undone.
        if !committed.batch.edits.is_empty() {
            self.last.set(Some(Last { said, undo: committed.undo, beside, screens: 0 }));
        }
        if queue::len() == 0 {
            self.saving.set(Saving::Saved);
        }
        if let Some(then) = action.then {
            then();
        }
        tabs::tell();
        if first_ever {
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

    /// Keeps the appointment that is being added as it is now, then runs `then`.
    pub fn keep_draft(self, change: impl FnOnce(&mut Draft), then: impl FnOnce() + 'static) {
        self.draft.update(change);
        spawn(async move {
            self.write_draft().await;
            then();
        });
    }

    /// Keeps the draft; without room it counts as waiting, and is tried again with the rest.
    async fn write_draft(self) {
        let note = self.draft.with_untracked(Draft::to_note);
        match store().keep_note(Draft::NOTE, note).await {
            Ok(()) => {
                self.unkept_draft.set_value(false);
                if queue::len() == 0 {
                    self.saving.set(Saving::Saved);
                }
                tabs::tell();
            }
            Err(error) => {
                self.unkept_draft.set_value(true);
                self.saving.set(Saving::Waiting(queue::len() + 1, error));
            }
        }
    }

    /// Keeps the draft's appointment under this id; once it is kept, there is no draft any more.
    pub fn keep_drafted(
        self,
        id: EntityId,
        edits: Vec<Edit>,
        said: &'static str,
        then: impl FnOnce() + 'static,
    ) {
        self.drafted.set_value(Some(id));
        self.act(edits, said, None, then);
    }

    /// Remembers that the person has been welcomed.
    pub fn welcome(self) {
        self.welcomed.set(true);
        spawn(async {
            // A phone without room welcomes again at the next start.
            let _full = store().keep_note(WELCOMED, Some(vec![1])).await;
        });
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
        store().absorb(archive.batches).await?;
        self.load().await;
        tabs::tell();
        Ok(())
    }

    /// Forgets everything on this phone.
    ///
    /// # Errors
    /// [`StoreError`] if the memory cannot be written.
    pub async fn erase(self) -> Result<(), StoreError> {
        store().erase().await?;
        queue::clear();
        self.unkept_draft.set_value(false);
        self.last.set(None);
        self.saving.set(Saving::Saved);
        self.load().await;
        tabs::tell();
        Ok(())
    }
}

/// How many things cannot be shown. A damaged action is told only where no thing is: it says what a thing said.
fn lost_things(damage: &[Damage]) -> usize {
    let lost = |shelf| {
        damage.iter().filter(|damage| damage.outcome == Outcome::Lost && damage.shelf == shelf).count()
    };
    match lost(Shelf::Entities) {
        0 => lost(Shelf::Log),
        things => things,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync::{FieldId, Kind, Value};

    fn press(at: f64, what: Option<bool>, screen: usize) -> Press {
        let edit = |value| Edit {
            entity: EntityId([1; 16]),
            kind: Kind(1),
            field: FieldId(0),
            value: Value::Flag(value),
        };
        Press { at, what: what.map(edit).into_iter().collect(), screen }
    }

    #[test]
    fn one_damaged_thing_is_told_once() {
        let damage = |shelf, outcome| Damage { shelf, key: vec![1], outcome };
        let both = [damage(Shelf::Entities, Outcome::Lost), damage(Shelf::Log, Outcome::Lost)];
        assert_eq!(lost_things(&both), 1);
        assert_eq!(lost_things(&both[1..]), 1);
        assert_eq!(lost_things(&[damage(Shelf::Entities, Outcome::Rebuilt)]), 0);
    }

    #[test]
    fn a_second_press_is_the_same_thing_at_once_or_a_new_thing_from_the_same_screen() {
        let removed = press(0.0, Some(true), 3);
        assert!(press(200.0, Some(true), 4).repeats(&removed));
        assert!(!press(200.0, Some(false), 3).repeats(&removed));
        assert!(!press(700.0, Some(true), 3).repeats(&removed));
        let added = press(0.0, None, 3);
        assert!(press(200.0, None, 3).repeats(&added));
        assert!(!press(200.0, None, 4).repeats(&added));
    }
}
