//! Rows that tick: the papers of a list, and those of an appointment.

use crate::components::element::{bare, el};
use crate::components::{Button, Icon, IconName, RowLink, Rows, TickRow, pictogram, tick_id};
use crate::live::{derive, live, memo};
use crate::pages::both;
use crate::platform::view;
use crate::route::Route;
use crate::state::{App, Beside};
use crate::text;
use domain::{Parent, Step, StepId, StepState};
use leptos::prelude::*;
use sync::EntityId;
use sync::record::{PlacedStep, update};

/// The steps of a list or an appointment, in their order. A row stays the same row while it is ticked, so that
/// the finger and the keyboard stay where they are. `detail` is the one fact under a title.
pub(super) fn rows(app: App, parent: Parent, detail: fn(App, &Step) -> Option<String>) -> AnyView {
    let ids = memo(move || {
        app.view.with(|view| view.steps(parent).iter().map(|placed| placed.id).collect::<Vec<StepId>>())
    });
    // A tick changes no id: the rows are made anew only when one comes, goes or moves.
    let rows = move || ids.get().into_iter().map(|id| row(app, id, detail)).collect::<Vec<AnyView>>();
    view! { <Rows>{live(rows)}</Rows> }.into_any()
}

/// The same for who may only read: each line leads to the paper, and says whether it is done.
pub(super) fn lines(app: App, parent: Parent) -> AnyView {
    let lines = move || {
        app.view.with(|view| {
            let steps = view.steps(parent).into_iter();
            steps.map(|placed| line(placed.id, placed.step)).collect::<Vec<AnyView>>()
        })
    };
    view! { <Rows>{live(lines)}</Rows> }.into_any()
}

fn line(id: StepId, step: &Step) -> AnyView {
    let (icon, state) = match step.state {
        StepState::Done => (Some(IconName::Check), text::done()),
        StepState::ToDo => (pictogram::of_step(step), text::to_do()),
    };
    let label = both::kept(step.label.as_str());
    view! {
        <RowLink
            icon=icon
            title=label.here
            french=label.french
            detail=Some(state.to_owned())
            href=Route::Step(id).to_string()
        />
    }
    .into_any()
}

fn row(app: App, id: StepId, detail: fn(App, &Step) -> Option<String>) -> AnyView {
    let step = memo(move || app.view.with(|view| view.step(id).map(|placed| placed.step.clone())));
    let label = memo(move || {
        step.with(|step| both::kept(step.as_ref().map(|step| step.label.as_str()).unwrap_or_default()))
    });
    let title = derive(move || label.with(|label| label.here.clone()));
    let french = derive(move || label.with(|label| label.french.clone()));
    let done =
        derive(move || step.with(|step| step.as_ref().is_some_and(|step| step.state == StepState::Done)));
    let detail = derive(move || step.with(|step| step.as_ref().and_then(|step| detail(app, step))));
    let picture = derive(move || step.with(|step| step.as_ref().and_then(pictogram::of_step)));
    let toggle = Callback::new(move |ticked: bool| tick(app, id, ticked));
    view! {
        <TickRow
            id=id.to_string()
            title=title
            french=french
            done=done
            picture=picture
            detail=detail
            on_toggle=toggle
            href_detail=Some(Route::Step(id).to_string())
            below=Some(said(app, EntityId(id.bytes()), tick_id(&id.to_string())))
        />
    }
    .into_any()
}

/// Ticks a step, or takes the tick away.
pub(super) fn tick(app: App, id: StepId, ticked: bool) {
    let old = app.view.with_untracked(|view| {
        let placed = view.step(id)?;
        Some(PlacedStep { step: placed.step.clone(), order: placed.order.clone() })
    });
    let Some(old) = old else { return };
    let mut new = old.clone();
    new.step.state = if ticked { StepState::Done } else { StepState::ToDo };
    let entity = EntityId(id.bytes());
    app.act(update(entity, &old, &new), text::saved(), Some(Beside(entity)), || ());
}

/// "Enregistré. Annuler", beside the row that was just changed; undoing moves the focus to `focus`, which stays.
pub(super) fn said(app: App, id: EntityId, focus: String) -> AnyView {
    let here = Beside(id);
    let last = memo(move || app.last.get().filter(|last| last.beside == Some(here)));
    let words = move || {
        let focus = focus.clone();
        last.get().map(|last| {
            let undo = (!last.undo.is_empty()).then(|| {
                view! {
                    <Button
                        icon=Some(IconName::Undo)
                        label=text::undo_action()
                        on_press=Callback::new(move |()| {
                            view::focus(&focus);
                            app.undo();
                        })
                    />
                }
                .into_any()
            });
            let check = view! { <Icon name=IconName::Check /> }.into_any();
            el("div", "tick-said").child(bare("p").child(check).text(last.said)).children(undo).into_any()
        })
    };
    bare("div").attr("role", "status").child(live(words)).into_any()
}
