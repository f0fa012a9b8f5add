//! Rows that lead to things, however many there are.

use crate::components::{EmptyState, IconName, RowLink, Rows};
use crate::live::{Known, live, memo};
use crate::state::App;
use chrono::NaiveDateTime;
use core::time::Duration;
use leptos::prelude::*;
use sync::{EntityId, View};

/// What a row says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Drawn before the title.
    pub icon: IconName,
    /// What it leads to.
    pub title: String,
    /// What the title says in French, where it says it in another language.
    pub french: Option<String>,
    /// One fact, under the title.
    pub detail: Option<String>,
    /// What asks for attention, in words.
    pub badge: Option<String>,
    /// Where it leads.
    pub href: String,
}

/// What is said where there is no row yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Empty {
    /// Drawn above the sentence.
    pub icon: IconName,
    /// What to do.
    pub sentence: &'static str,
}

/// What the row of a thing says now; nothing for a thing that is not there.
pub type Say = fn(&View, EntityId, NaiveDateTime) -> Option<Line>;

/// How many rows are drawn at a time: more than a screen of the smallest text shows, and few enough for an old
/// phone to answer a press meanwhile.
const AT_ONCE: usize = 10;

/// One row.
pub fn row(line: Line) -> AnyView {
    view! { <RowLink icon=Some(line.icon) title=line.title detail=line.detail badge=line.badge href=line.href french=line.french /> }
        .into_any()
}

/// The rows of these things under a way to add one; without any, that way alone, with a sentence.
pub fn addable(
    app: App,
    things: Known<Vec<EntityId>>,
    say: Say,
    empty: Empty,
    add: fn() -> AnyView,
) -> AnyView {
    let is_empty = memo(move || things.with(Vec::is_empty));
    let drawn = move || {
        if is_empty.get() {
            return view! { <EmptyState icon=empty.icon text=empty.sentence>{add()}</EmptyState> }.into_any();
        }
        view! {
            {add()}
            {long(app, things, say)}
        }
        .into_any()
    };
    live(drawn)
}

/// The rows of these things, in this order. Those of the first screen are there at once and the others follow while
/// the person looks at them; a change draws only its own part anew.
pub fn long(app: App, things: Known<Vec<EntityId>>, say: Say) -> AnyView {
    let parts = memo(move || things.with(|things| things.len().div_ceil(AT_ONCE)));
    let list = move || {
        let parts = parts.get();
        let drawn = RwSignal::new(1);
        follow(drawn, parts);
        let part = |nth| {
            // Told once: a part that is there is not drawn anew for those that follow.
            let is_here = memo(move || drawn.get() > nth);
            live(move || if is_here.get() { some(app, things, nth, say) } else { ().into_any() })
        };
        let parts: Vec<AnyView> = (0..parts).map(part).collect();
        view! { <Rows>{parts}</Rows> }.into_any()
    };
    live(list)
}

/// The rows of one part.
fn some(app: App, things: Known<Vec<EntityId>>, nth: usize, say: Say) -> AnyView {
    let lines = memo(move || {
        let now = app.now.get();
        app.view.with(|view| {
            let line = |thing: &EntityId| say(view, *thing, now);
            things.with(|things| part_of(things, nth).iter().filter_map(line).collect::<Vec<_>>())
        })
    });
    live(move || lines.get().into_iter().map(row).collect::<Vec<_>>())
}

fn part_of(things: &[EntityId], nth: usize) -> &[EntityId] {
    things.chunks(AT_ONCE).nth(nth).unwrap_or_default()
}

/// Draws one more part after each frame, until all are there or the screen has gone.
fn follow(drawn: RwSignal<usize>, parts: usize) {
    request_animation_frame(move || {
        set_timeout(
            move || {
                if drawn.try_get_untracked().is_some_and(|already| already < parts) {
                    drawn.update(|drawn| *drawn += 1);
                    follow(drawn, parts);
                }
            },
            Duration::ZERO,
        );
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_hold_every_thing_once_and_in_order() {
        let things: Vec<EntityId> = (0..25).map(|nth| EntityId([nth; 16])).collect();
        let parts = (0..things.len().div_ceil(AT_ONCE)).map(|nth| part_of(&things, nth));
        assert_eq!(parts.map(<[_]>::len).collect::<Vec<_>>(), [10, 10, 5]);
        assert_eq!((0..3).flat_map(|nth| part_of(&things, nth)).copied().collect::<Vec<_>>(), things);
        assert_eq!(part_of(&things, 3), []);
    }
}
