//! One list: its papers, ticked one by one.

use super::{age, source, step_words};
use crate::components::element::{bare, el};
use crate::components::{
    ButtonKind, EmptyState, IconName, LinkButton, Notice, ProgressLine, RowLink, Rows, Tone,
};
use crate::live::{Known, derive, live, memo};
use crate::pages::share::check;
use crate::pages::share::paper::{self, Printed};
use crate::pages::{both, gone, print, ticks, words};
use crate::route::{Route, ShareStep};
use crate::state::App;
use crate::state::sharing::{self, Part};
use crate::text;
use chrono::NaiveDateTime;
use domain::{Checklist, ChecklistId, Parent, Progress};
use leptos::prelude::*;
use sync::{EntityId, View};

pub(super) fn screen(app: App, id: ChecklistId) -> AnyView {
    let list = memo(move || app.view.with(|view| view.checklist(id).cloned()));
    let whole = move || list.with(|list| list.as_ref().map_or_else(gone, |list| body(app, id, list)));
    live(whole)
}

fn body(app: App, id: ChecklistId, list: &Checklist) -> AnyView {
    let part = memo(move || sharing::part(app, id));
    view! {
        {both::title(both::kept(list.title.as_str()))}
        {source::official(&list.title, list.official.as_ref())}
        {live(move || shared(app, id))}
        {check::notice(app, move |view| of_list(view, id))}
        {tied_row(app, id)}
        {progress(app, id, part)}
        {live(move || steps(app, id, part.get()))}
        <LinkButton
            icon=Some(IconName::Share)
            label=text::share_row()
            href=Route::Share(id, ShareStep::Offer).to_string()
        />
        {print::button(ButtonKind::Second)}
        {both::toggle()}
        {list.source.as_ref().map(|from| view! { {bare("p").text(text::pack_may_differ()).into_any()} {source::line(from, None)} })}
        {paper::foot(app, Printed::List(id))}
    }
    .into_any()
}

/// The papers, and the ways to change the list for who may.
fn steps(app: App, id: ChecklistId, part: Option<Part>) -> AnyView {
    if part == Some(Part::Reader) {
        return ticks::lines(app, Parent::Checklist(id));
    }
    view! {
        {ticks::rows(app, Parent::Checklist(id), step_words::row_detail)}
        <LinkButton
            icon=Some(IconName::Add)
            label=text::list_add_button()
            href=Route::AddStep(id).to_string()
        />
        <LinkButton
            icon=Some(IconName::Edit)
            label=text::list_edit_row()
            href=Route::EditList(id).to_string()
        />
    }
    .into_any()
}

/// The list and its papers.
fn of_list(view: &View, id: ChecklistId) -> Vec<EntityId> {
    let steps = view.steps(Parent::Checklist(id)).into_iter().map(|placed| EntityId(placed.id.bytes()));
    core::iter::once(EntityId(id.bytes())).chain(steps).collect()
}

/// That the list is shared, with the way to its code; or that it was once.
fn shared(app: App, id: ChecklistId) -> AnyView {
    let (title, step) = match sharing::part(app, id) {
        Some(Part::Reader) => (text::share_is_read(), ShareStep::ToRead),
        Some(Part::Owner | Part::Member) => (text::share_is_together(), ShareStep::Together),
        None if sharing::was_shared(app, id) => {
            return el("p", "hint").text(text::share_stopped()).into_any();
        }
        None => return ().into_any(),
    };
    let href = Route::Share(id, step).to_string();
    view! { <Rows><RowLink icon=Some(IconName::Family) title=title href=href /></Rows> }.into_any()
}

/// How far the list is, and what to do next.
fn progress(app: App, id: ChecklistId, part: Known<Option<Part>>) -> AnyView {
    let known = memo(move || {
        app.view.with(|view| Progress::of(view.steps(Parent::Checklist(id)).iter().map(|placed| placed.step)))
    });
    // Only these cases draw anew: the line between them changes in place.
    let stage = memo(move || Stage::of(known.get()));
    let whole = move || match stage.get() {
        Stage::Bare => view! { <EmptyState icon=IconName::Papers text=text::list_empty() /> }.into_any(),
        // Who may only read has nothing to touch.
        Stage::Fresh if part.get() != Some(Part::Reader) => view! {
            {line(known)}
            {el("p", "hint").text(text::list_hint()).into_any()}
        }
        .into_any(),
        Stage::Fresh | Stage::UnderWay => line(known),
        Stage::Ready => view! {
            {line(known)}
            <Notice tone=Tone::Done text=text::list_done().to_owned() />
        }
        .into_any(),
    };
    live(whole)
}

fn line(known: Known<Progress>) -> AnyView {
    view! {
        <ProgressLine
            done=derive(move || known.get().done)
            total=derive(move || known.get().total)
        />
    }
    .into_any()
}

/// What a list needs to say about itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// No paper yet.
    Bare,
    /// None is done: how to tick is worth a sentence.
    Fresh,
    /// Some are done.
    UnderWay,
    /// All are done.
    Ready,
}

impl Stage {
    const fn of(progress: Progress) -> Self {
        match (progress.done, progress.missing()) {
            (0, 0) => Self::Bare,
            (0, _) => Self::Fresh,
            (_, 0) => Self::Ready,
            _ => Self::UnderWay,
        }
    }
}

/// The way to the appointment for which the list is.
fn tied_row(app: App, id: ChecklistId) -> AnyView {
    let tied = memo(move || {
        let now = app.now.get();
        app.view.with(|view| tied(view, id, now))
    });
    let row = move || {
        tied.get().map(|(href, detail)| {
            view! {
                <Rows>
                    <RowLink
                        icon=Some(IconName::Calendar)
                        title=text::list_tied_row()
                        detail=Some(detail)
                        href=href
                    />
                </Rows>
            }
        })
    };
    live(row)
}

/// The appointment's address, and when and what it is: "Demain, 14 h 30. Caf".
fn tied(view: &View, id: ChecklistId, now: NaiveDateTime) -> Option<(String, String)> {
    let (appointment, kept) = age::appointment(view, Parent::Checklist(id), now)?;
    let detail = [&words::when(kept.when, now.date()), ". ", &both::kept(kept.what.as_str()).here].concat();
    Some((Route::Appointment(appointment).to_string(), detail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{LIST, World, now};
    use rstest::rstest;

    #[rstest]
    #[case::no_paper(0, 0, Stage::Bare)]
    #[case::none_done(0, 3, Stage::Fresh)]
    #[case::one_done(1, 3, Stage::UnderWay)]
    #[case::all_done(3, 3, Stage::Ready)]
    fn a_list_says_what_helps_at_its_stage(
        #[case] done: usize,
        #[case] total: usize,
        #[case] expected: Stage,
    ) {
        assert_eq!(Stage::of(Progress { done, total }), expected);
    }

    #[test]
    fn the_next_appointment_of_the_list_is_named_and_no_other() {
        let mut world = World::default();
        world.list("RSA");
        world.appointment("2026-11-24", None);
        assert_eq!(tied(&world.view, LIST, now()), None);
        world.appointment("2026-11-28", Some(LIST));
        let next = world.appointment("2026-11-25", Some(LIST));
        let expected = (Route::Appointment(next).to_string(), "Demain. Caf".to_owned());
        assert_eq!(tied(&world.view, LIST, now()), Some(expected));
    }
}
