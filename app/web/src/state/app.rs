use super::draft::Draft;
use super::local::store;
use super::notes;
use super::places::{self, Places};
use super::press::Press;
use super::queue::{self, Action};
use super::relay;
use super::reminders;
use super::sending::Sending;
use super::writing::{self, Work};
use crate::live::{Known, memo, spawn};
use crate::platform::{clock, rest, tabs};
use crate::text;
use chrono::{NaiveDate, NaiveDateTime};
use core::pin::Pin;
use leptos::prelude::*;
use store::{Damage, Loaded, Outcome, Place, Shelf, Store, StoreError};
use sync::{Alarm, Edit, Entity, EntityId, SpaceId, View};

/// The note with a share link that was opened and is not decided yet.
pub(super) const LINK: &str = "lien";

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
    pub(super) screens: usize,
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
    /// Whether the code of every screen is there, not only that of the first ones.
    pub rest: RwSignal<bool>,
    /// What is known of the way to the relay.
    pub sending: RwSignal<Sending>,
    /// What an honest relay would not have done.
    pub alarms: RwSignal<Vec<(SpaceId, Alarm)>>,
    /// The last action of a whole screen that was asked for.
    pressed: StoredValue<Press>,
    /// How many screens have been shown.
    screen: StoredValue<usize>,
    /// The appointment that the draft has become, until it is kept.
    pub(super) drafted: StoredValue<Option<EntityId>>,
    /// Whether the draft on the screen is newer than the one that is kept.
    pub(super) unkept_draft: StoredValue<bool>,
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
            rest: RwSignal::new(false),
            sending: RwSignal::new(Sending::default()),
            alarms: RwSignal::new(Vec::new()),
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
    pub(super) fn load(self) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(self.read())
    }

    async fn read(self) {
        match store().whole().await {
            Ok(Some(loaded)) => self.take(loaded),
            Ok(None) => self.later_now(writing::mend).await,
            Err(error) => self.opened(Opening::Failed(error)),
        }
    }

    /// Shows what was read.
    pub(super) fn take(self, loaded: Loaded) {
        let lost = lost_things(&loaded.damage);
        let draft = loaded.note(Draft::NOTE).map(<[u8]>::to_vec);
        let welcomed = loaded.note(WELCOMED).is_some();
        notes::put(loaded.notes.clone());
        let things = loaded.into_things();
        let mut view = View::default();
        let mut shared = Vec::new();
        for (place, entity) in things {
            if let Place::Space(space) = place {
                shared.push((entity.id, space));
            }
            view.put(entity);
        }
        places::set(Places::new(shared, &view));
        queue::preview(&mut view, queue::waiting_edits());
        self.lost.set(lost);
        self.view.set(view);
        self.opened(Opening::Open);
        self.take_notes(draft.as_deref(), welcomed);
    }

    /// The draft and the welcome, which another tab may have changed or erased.
    fn take_notes(self, draft: Option<&[u8]>, welcomed: bool) {
        if !self.unkept_draft.get_value() {
            self.draft.set(Draft::from_note(draft));
        }
        let welcomed = welcomed || self.view.with_untracked(|view| view.entities().next().is_some());
        if self.welcomed.get_untracked() != welcomed {
            self.welcomed.set(welcomed);
        }
    }

    /// Told only when it differs: the whole screen follows it, with what is being written there.
    pub(super) fn opened(self, opening: Opening) {
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

    /// Today, in Paris, as it is now.
    pub fn today_untracked(self) -> NaiveDate {
        self.date.get_untracked()
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

    /// Shows things of a place as they are now.
    pub(super) fn put(self, place: Place, entities: Vec<Entity>) {
        let mut shown = entities;
        places::update(|places| shown.retain(|entity| places.shows(place, entity.id)));
        self.view.update(|view| view.extend(shown));
    }

    /// Talks to the relay, now and whenever there is a reason to, if anything is shared or reminders are wanted.
    pub fn connect(self) {
        self.later(relay::start, || ());
        self.later(reminders::start, || ());
    }

    /// Tries to keep what is waiting.
    pub fn drain(self) {
        if queue::begin() {
            self.later(writing::drain, || ());
        }
    }

    /// Keeps the appointment that is being added as it is now, then runs `then`.
    pub fn keep_draft(self, change: impl FnOnce(&mut Draft), then: impl FnOnce() + 'static) {
        self.draft.update(change);
        self.later(writing::write_draft, then);
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

    /// A share link was opened: it is kept until it is decided, since the address no longer has it.
    pub async fn arrived(self, link: String) {
        // A phone without room shows it all the same, until the page is closed.
        notes::hold(LINK, link.into_bytes()).await;
    }

    /// Says something on top of the screen, which nothing can undo.
    pub fn say(self, said: &str) {
        self.last.set(Some(Last { said: said.to_owned(), undo: Vec::new(), beside: None, screens: 0 }));
    }

    /// Remembers that the person has been welcomed.
    pub async fn welcome(self) {
        // Not with the code that comes later, and before the screen goes on: who then leaves is not welcomed again. A
        // phone without room welcomes again at the next start.
        let _full = store().keep_note(WELCOMED, Some(vec![1])).await;
        self.welcomed.set(true);
    }

    /// Does work whose code comes after that of the first screens.
    async fn later_now(self, work: fn(Self) -> Work) {
        rest::wait().await;
        work(self).await;
    }

    /// Does work whose code comes after that of the first screens, then runs `then`.
    fn later(self, work: fn(Self) -> Work, then: impl FnOnce() + 'static) {
        let then: Box<dyn FnOnce()> = Box::new(then);
        spawn(async move {
            rest::wait().await;
            work(self).await;
            then();
        });
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

    #[test]
    fn one_damaged_thing_is_told_once() {
        let damage = |shelf, outcome| Damage { shelf, key: vec![1], outcome };
        let both = [damage(Shelf::Entities, Outcome::Lost), damage(Shelf::Log, Outcome::Lost)];
        assert_eq!(lost_things(&both), 1);
        assert_eq!(lost_things(&both[1..]), 1);
        assert_eq!(lost_things(&[damage(Shelf::Entities, Outcome::Rebuilt)]), 0);
    }
}
