//! What to bring: papers of one's own, and a list tied to the appointment.

use super::entity;
use crate::components::{
    ButtonKind, Choice, ChoiceList, EmptyState, IconName, LinkButton, PageTitle, ProgressLine,
    Question as Ask, RowLink, Rows, Section, TextField,
};
use crate::live::{derive, live, memo};
use crate::pages::{both, gone, ready, ticks, words};
use crate::platform::{navigation, random};
use crate::route::Route;
use crate::state::App;
use crate::text;
use domain::{Appointment, AppointmentId, ChecklistId, Label, Parent, Step, freshness};
use leptos::prelude::*;
use sync::record::{PlacedStep, create, update};
use sync::{EntityId, Order};

/// The id of the field of a question.
const FIELD: &str = "answer";

pub(super) fn screen(app: App, id: AppointmentId) -> AnyView {
    let state = memo(move || {
        app.view.with(|view| {
            let appointment = view.appointment(id)?;
            let list = appointment.papers.filter(|list| view.checklist(*list).is_some());
            Some((list, view.steps(Parent::Appointment(id)).is_empty()))
        })
    });
    let whole = move || match state.get() {
        None => gone(),
        Some((list, bare)) => body(app, id, list, bare),
    };
    live(whole)
}

fn body(app: App, id: AppointmentId, list: Option<ChecklistId>, bare: bool) -> AnyView {
    let known = memo(move || app.view.with(|view| ready::papers(view, id)));
    let tied = list.map(|list| {
        let title =
            app.view.with_untracked(|view| view.checklist(list).map(|list| list.title.as_str().to_owned()));
        view! {
            <Section title=both::kept(&title.unwrap_or_default()).here>
                {ticks::rows(app, Parent::Checklist(list), detail)}
            </Section>
        }
    });
    let empty = bare && list.is_none();
    view! {
        <PageTitle text=text::bring_title() />
        {if empty {
            view! { <EmptyState icon=IconName::Papers text=text::bring_empty() /> }.into_any()
        } else {
            view! {
                <ProgressLine
                    done=derive(move || known.get().done)
                    total=derive(move || known.get().total)
                />
            }
                .into_any()
        }}
        {(!bare).then(|| ticks::rows(app, Parent::Appointment(id), detail))}
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Add)
            label=text::bring_add_button()
            href=Route::AddBring(id).to_string()
        />
        {tied}
        <Rows>
            <RowLink
                icon=Some(IconName::Papers)
                title=text::bring_tie_row()
                href=Route::TieList(id).to_string()
            />
        </Rows>
        {both::toggle()}
    }
    .into_any()
}

/// What a paper's age means on the day of the next appointment.
fn detail(app: App, step: &Step) -> Option<String> {
    let now = app.now.get();
    app.view.with(|view| {
        let document = step.document.and_then(|id| view.document(id));
        let next = domain::next_appointment(view.appointments(), now);
        let day = next.map_or(now.date(), |(_, appointment)| appointment.when.date());
        words::freshness(freshness(step.max_age, document, day))
    })
}

/// One paper more; its own question.
pub(super) fn add(app: App, id: AppointmentId) -> AnyView {
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let next = Callback::new(move |()| match Label::parse(&value.get_untracked()) {
        Ok(label) => {
            let parent = Parent::Appointment(id);
            let order = app.view.with_untracked(|view| {
                let (before, after) = view.gap(parent, usize::MAX);
                Order::between(before, after, random::bits())
            });
            let placed = PlacedStep { step: Step::new(parent, label), order };
            let edits = create(EntityId(random::sixteen_bytes()), &placed);
            app.act(edits, text::saved(), None, move || navigation::finish(&Route::Bring(id)));
        }
        Err(problem) => error.set(Some(words::text_error(problem, text::bring_ask_empty()))),
    });
    view! {
        <Ask
            title=text::bring_ask()
            field=Some(FIELD.to_owned())
            hint=Some(text::bring_ask_hint().to_owned())
            error=error
            on_next=next
        >
            <TextField id=FIELD value=value error=error />
        </Ask>
    }
    .into_any()
}

/// Which list goes with the appointment.
pub(super) fn tie(app: App, id: AppointmentId) -> AnyView {
    let (lists, old): (Vec<(ChecklistId, String)>, Option<Appointment>) = app.view.with_untracked(|view| {
        let mut lists: Vec<_> =
            view.checklists().map(|(id, list)| (id, list.title.as_str().to_owned())).collect();
        lists.sort_by(|a, b| a.1.cmp(&b.1));
        (lists, view.appointment(id).cloned())
    });
    let Some(old) = old else { return gone() };
    if lists.is_empty() {
        return view! {
            <PageTitle text=text::bring_tie_title() />
            <EmptyState icon=IconName::Papers text=text::bring_tie_empty()>
                <LinkButton kind=ButtonKind::Main label=text::place_papers() href=Route::Papers.to_string() />
            </EmptyState>
        }
        .into_any();
    }
    let chosen = old.papers.and_then(|papers| lists.iter().position(|(list, _)| *list == papers));
    let mut choices: Vec<Choice> =
        lists.iter().map(|(_, title)| Choice::new(both::kept(title).here)).collect();
    if old.papers.is_some() {
        choices.push(Choice::new(text::bring_tie_none()));
    }
    let pick = Callback::new(move |position: usize| {
        let papers = lists.get(position).map(|(list, _)| *list);
        let edits = update(entity(id), &old, &Appointment { papers, ..old.clone() });
        app.act(edits, text::saved(), None, move || navigation::finish(&Route::Bring(id)));
    });
    view! {
        <PageTitle text=text::bring_tie_title() />
        <ChoiceList label=text::bring_tie_title() choices=choices on_pick=pick chosen=chosen />
    }
    .into_any()
}
