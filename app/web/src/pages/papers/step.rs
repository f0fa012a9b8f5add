//! One paper: what it is, what is accepted, and whether it is ready.

use super::age::{self, Age};
use super::step_change::entity;
use super::{pack, said, source, spoken, step_words};
use crate::components::element::{El, bare, bdi, el, under};
use crate::components::{
    Button, ButtonKind, Icon, IconName, Notice, RowLink, Rows, Section, Tone, pictogram,
};
use crate::live::{Known, derive, live, memo};
use crate::pages::share::check;
use crate::pages::{both, gone, ticks, words};
use crate::platform::navigation;
use crate::route::{Route, StepQuestion};
use crate::state::sharing::{self, Part};
use crate::state::{App, Beside};
use crate::text;
use domain::{Document, Label, Note, Parent, Step, StepId, StepState};
use leptos::prelude::*;
use sync::record::{PlacedStep, Record, remove};

pub(super) fn screen(app: App, id: StepId) -> AnyView {
    // The state is left out: its button changes in place and keeps the focus.
    let shown = memo(move || {
        app.view
            .with(|view| view.step(id).map(|placed| Step { state: StepState::ToDo, ..placed.step.clone() }))
    });
    let whole = move || shown.with(|step| step.as_ref().map_or_else(gone, |step| body(app, id, step)));
    live(whole)
}

fn body(app: App, id: StepId, step: &Step) -> AnyView {
    let rights = rights(app, step.parent);
    view! {
        {pictogram::of_step(step).map(|name| view! { <Icon name=name /> })}
        {both::title(both::kept(step.label.as_str()))}
        {check::notice(app, move |_| vec![entity(id)])}
        {source::official(&step.label, step.official.as_ref())}
        {step.why.as_ref().map(|why| pack::paragraphs(both::kept(why.as_str())))}
        {state(app, id, rights)}
        {texts(text::paper_one_of(), &step.one_of)}
        {texts(text::paper_proofs(), &step.proofs)}
        {step.max_age.map(|limit| bare("p").text(text::paper_max_age(limit.count().into())).into_any())}
        {age_notice(app, id)}
        {spoken::section(app, id, rights == Rights::ToWrite)}
        {both::toggle()}
        {(rights == Rights::ToWrite).then(|| view! { {notes(app, id, step)} {changes(app, id, step)} })}
    }
    .into_any()
}

/// What the person may do with the paper.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rights {
    ToRead,
    ToWrite,
}

fn rights(app: App, parent: Parent) -> Rights {
    match parent {
        Parent::Checklist(list) if sharing::part(app, list) == Some(Part::Reader) => Rights::ToRead,
        Parent::Checklist(_) | Parent::Appointment(_) => Rights::ToWrite,
    }
}

fn is_done(app: App, id: StepId) -> Known<bool> {
    memo(move || {
        app.view.with(|view| view.step(id).is_some_and(|placed| placed.step.state == StepState::Done))
    })
}

/// Whether the paper is ready, and the button that says the contrary.
fn state(app: App, id: StepId, rights: Rights) -> AnyView {
    let done = is_done(app, id);
    let label = derive(move || {
        let label = if done.get() { text::paper_redo_action() } else { text::paper_done_action() };
        label.to_owned()
    });
    let words = move || if done.get() { text::done() } else { text::to_do() };
    let press = Callback::new(move |()| ticks::tick(app, id, !done.get_untracked()));
    let button = (rights == Rights::ToWrite).then(|| {
        view! { <Button kind=ButtonKind::Main icon=Some(IconName::Check) label=label on_press=press /> }
    });
    view! {
        {el("p", "tick-state").attr("role", "status").live_text(words).into_any()}
        {button}
        {said::beside(app, move || Some(Beside(entity(id))))}
    }
    .into_any()
}

/// Texts one under the other, under their name; nothing without texts.
fn texts(title: &'static str, texts: &[Label]) -> AnyView {
    if texts.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = texts.iter().map(|text| line(text.as_str())).collect();
    view! {
        <Section title=title>
            {bare("ul").attr("role", "list").children(lines).into_any()}
        </Section>
    }
    .into_any()
}

fn line(text: &str) -> El {
    let picture = pictogram::of_paper(text).map(|name| view! { <Icon name=name /> }.into_any());
    let words = both::kept(text);
    let words = el("span", "row-words").child(bdi(words.here)).children(under(words.french));
    el("li", "fact").children(picture).child(words)
}

/// What the paper's dates ask of the person.
fn age_notice(app: App, id: StepId) -> AnyView {
    let known = memo(move || {
        let now = app.now.get();
        app.view.with(|view| view.step(id).map(|placed| age::age(view, placed.step, now)))
    });
    let words = move || match known.get()? {
        Age::Refused(words) => Some((Tone::Attention, words)),
        Age::Unknown => Some((Tone::Info, text::paper_date_wanted().to_owned())),
        Age::Fine => Some((Tone::Done, text::fresh_fine().to_owned())),
        Age::Free => None,
    };
    view! { {move || words().map(|(tone, words)| view! { <Notice tone=tone text=words /> })} }.into_any()
}

fn row(id: StepId, icon: IconName, question: StepQuestion, title: &str, value: Option<String>) -> AnyView {
    let value = value.unwrap_or_else(|| text::edit_add().to_owned());
    let href = Route::EditStep(id, question).to_string();
    view! { <RowLink icon=Some(icon) title=title detail=Some(value) href=href /> }.into_any()
}

/// What a person may want to remember about the paper.
fn notes(app: App, id: StepId, step: &Step) -> AnyView {
    let today = app.now.with_untracked(chrono::NaiveDateTime::date);
    let issued = app.view.with_untracked(|view| {
        step.document.and_then(|document| view.document(document)).and_then(Document::issued)
    });
    let due = step.due.map(|due| words::day(due, today));
    let (done, known) = (is_done(app, id), step.how);
    // Who sees to it, and afterwards who did.
    let how = move || {
        let title = if done.get() { text::done_how() } else { text::paper_how() };
        row(id, IconName::Person, StepQuestion::How, title, known.map(|how| step_words::how(how).to_owned()))
    };
    view! {
        <Section title=text::paper_notes()>
            <Rows>
                {row(id, IconName::Calendar, StepQuestion::Due, text::paper_due(), due)}
                {row(id, IconName::Papers, StepQuestion::Issued, text::paper_issued(), issued.map(words::full_date))}
                {live(how)}
            </Rows>
        </Section>
    }
    .into_any()
}

/// The paper's words, its place, and the way to be rid of it.
fn changes(app: App, id: StepId, step: &Step) -> AnyView {
    let label = step.label.as_str().to_owned();
    let why = step.why.as_ref().map(Note::as_str).map(str::to_owned);
    let parent = step.parent;
    let removed = text::appointment_removed(&label);
    let press = Callback::new(move |()| {
        let edits = vec![remove(entity(id), <PlacedStep as Record>::KIND)];
        app.act(edits, &removed, None, move || navigation::back(&home(parent)));
    });
    view! {
        <Section title=text::appointment_edit_row()>
            <Rows>
                {row(id, IconName::Edit, StepQuestion::Label, text::paper_label(), Some(label))}
                {row(id, IconName::Info, StepQuestion::Why, text::paper_why(), why)}
                <RowLink
                    icon=Some(IconName::Up)
                    title=text::paper_move()
                    href=Route::EditStep(id, StepQuestion::Move).to_string()
                />
            </Rows>
            <Button
                kind=ButtonKind::Danger
                icon=Some(IconName::Trash)
                label=text::paper_remove_action()
                on_press=press
            />
        </Section>
    }
    .into_any()
}

/// The screen that shows the paper among the others.
fn home(parent: Parent) -> Route {
    match parent {
        Parent::Checklist(list) => Route::List(list),
        Parent::Appointment(appointment) => Route::Bring(appointment),
    }
}
