//! Stopping: what happens to everybody, before it happens.

use crate::components::element::bare;
use crate::components::{Button, ButtonKind, ButtonState, IconName, LinkButton, Notice, PageTitle, Tone};
use crate::live::{live, spawn};
use crate::pages::gone;
use crate::platform::navigation;
use crate::route::Route;
use crate::state::App;
use crate::state::sharing::{self, Part};
use crate::text;
use domain::ChecklistId;
use leptos::prelude::*;

pub(super) fn screen(app: App, id: ChecklistId) -> AnyView {
    let Some(part) = untrack(|| sharing::part(app, id)) else { return gone() };
    let what = match part {
        Part::Owner => text::share_stop_owner(),
        Part::Member | Part::Reader => text::share_stop_member(),
    };
    let failed = RwSignal::new(false);
    let busy = RwSignal::new(ButtonState::Ready);
    let press = Callback::new(move |()| {
        busy.set(ButtonState::Busy);
        spawn(async move {
            match sharing::stop(app, id).await {
                Ok(()) => navigation::finish(&Route::List(id)),
                Err(_) => failed.set(true),
            }
            busy.set(ButtonState::Ready);
        });
    });
    let failure = move || {
        failed.get().then(|| view! { <Notice tone=Tone::Danger text=text::closed_failed().to_owned() /> })
    };
    view! {
        <PageTitle text=text::share_stop_title() />
        {bare("p").text(what).into_any()}
        {live(failure)}
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Back)
            label=text::share_stop_keep()
            href=Route::List(id).to_string()
        />
        <Button
            kind=ButtonKind::Danger
            icon=Some(IconName::Close)
            label=text::share_stop_action()
            state=busy
            on_press=press
        />
    }
    .into_any()
}
