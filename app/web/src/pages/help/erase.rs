//! Erasing everything: the one thing that cannot be undone, and so the one that is asked about, with a copy first.

use super::data;
use crate::components::element::bare;
use crate::components::{Button, ButtonKind, IconName, LinkButton, Notice, PageTitle, Tone};
use crate::live::{live, spawn};
use crate::platform::navigation;
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

pub(super) fn screen(app: App) -> AnyView {
    let failed = RwSignal::new(false);
    let erase = Callback::new(move |()| {
        spawn(async move {
            match app.erase().await {
                Ok(()) => navigation::replace(&Route::Today),
                Err(_) => failed.set(true),
            }
        });
    });
    let failure = move || {
        failed.get().then(|| view! { <Notice tone=Tone::Danger text=text::erase_failed().to_owned() /> })
    };
    view! {
        <PageTitle text=text::erase_title() />
        {bare("p").text(text::erase_what()).into_any()}
        {data::copy(app)}
        {live(failure)}
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Back)
            label=text::erase_keep_button()
            href=Route::Data.to_string()
        />
        <Button kind=ButtonKind::Danger icon=Some(IconName::Trash) label=text::erase_button() on_press=erase />
    }
    .into_any()
}
