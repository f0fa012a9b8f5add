//! What would leave the phone, and for what.

use crate::components::element::{bare, bdi, el};
use crate::components::{Button, ButtonKind, ButtonState, IconName, Notice, PageTitle, Tone};
use crate::live::{live, memo, spawn};
use crate::pages::gone;
use crate::platform::navigation;
use crate::route::{Route, ShareStep};
use crate::state::App;
use crate::state::sharing::{self, Kind, Part};
use crate::text;
use domain::{Checklist, ChecklistId, Parent, StepState};
use leptos::prelude::*;

pub(super) fn screen(app: App, id: ChecklistId) -> AnyView {
    let list = memo(move || app.view.with(|view| view.checklist(id).cloned()));
    let whole = move || list.with(|list| list.as_ref().map_or_else(gone, |list| body(app, id, list)));
    live(whole)
}

fn body(app: App, id: ChecklistId, list: &Checklist) -> AnyView {
    let part = sharing::part(app, id);
    let busy = RwSignal::new(ButtonState::Ready);
    let failed = RwSignal::new(false);
    let failure = move || {
        failed.get().then(|| view! { <Notice tone=Tone::Danger text=text::share_failed().to_owned() /> })
    };
    let offer = move |kind, label: &'static str, why: &'static str, icon| {
        let press = Callback::new(move |()| {
            busy.set(ButtonState::Busy);
            failed.set(false);
            spawn(async move {
                match sharing::share(app, id, kind).await {
                    Ok(Some(_)) => navigation::go(&Route::Share(id, code_of(kind))),
                    Ok(None) | Err(_) => failed.set(true),
                }
                busy.set(ButtonState::Ready);
            });
        });
        view! {
            <Button kind=ButtonKind::Main icon=Some(icon) label=label state=busy on_press=press />
            {el("p", "hint").text(why).into_any()}
        }
    };
    let together = (part != Some(Part::Reader))
        .then(|| offer(Kind::Together, text::share_together(), text::share_together_why(), IconName::Family));
    view! {
        <PageTitle text=text::share_title(list.title.as_str()) />
        {bare("p").text(text::share_leaves()).into_any()}
        {contents(app, id, list.title.as_str())}
        {bare("p").text(text::share_leaves_only()).into_any()}
        {live(failure)}
        {together}
        {offer(Kind::ToRead, text::share_to_read(), text::share_to_read_why(), IconName::Eye)}
    }
    .into_any()
}

const fn code_of(kind: Kind) -> ShareStep {
    match kind {
        Kind::Together => ShareStep::Together,
        Kind::ToRead => ShareStep::ToRead,
    }
}

/// The name of a list with its papers, as they are.
pub(super) fn contents(app: App, id: ChecklistId, title: &str) -> AnyView {
    let steps = app.view.with(|view| {
        let steps = view.steps(Parent::Checklist(id)).into_iter();
        steps
            .map(|placed| (placed.step.label.as_str().to_owned(), placed.step.state == StepState::Done))
            .collect::<Vec<_>>()
    });
    sheet(title, steps)
}

/// A list on a sheet: what is shared, or arrives.
pub(super) fn sheet(title: &str, steps: Vec<(String, bool)>) -> AnyView {
    let lines: Vec<_> = steps
        .into_iter()
        .map(|(label, done)| {
            let state = if done { text::done() } else { text::to_do() };
            el("li", "sheet-line").child(bdi(label)).child(el("span", "row-detail").text(state))
        })
        .collect();
    el("div", "sheet")
        .child(el("p", "row-title").child(bdi(title.to_owned())))
        .child(bare("ul").attr("role", "list").children(lines))
        .into_any()
}
