//! The card that brings everything back, and the screen of a phone whose browser has dropped what it held.

use super::phones::problem;
use crate::components::element::bare;
use crate::components::{Button, ButtonKind, ButtonState, IconName, LinkButton, Notice, PageTitle, Qr, Tone};
use crate::live::{live, spawn};
use crate::pages::print;
use crate::pages::share::accept_button;
use crate::platform::{handing, navigation, rescue};
use crate::route::Route;
use crate::state::App;
use crate::state::phones::{self, PhoneError};
use crate::state::sharing::Arriving;
use crate::text;
use leptos::prelude::*;

/// What the card is, then the card itself.
pub(super) fn screen(app: App) -> AnyView {
    let card = RwSignal::new(None::<Result<String, PhoneError>>);
    let busy = RwSignal::new(ButtonState::Ready);
    let press = Callback::new(move |()| {
        busy.set(ButtonState::Busy);
        spawn(async move {
            let link = phones::link(app).await.map(|link| handing::url(&link.to_string()));
            // The screen may have gone meanwhile.
            let _gone = card.try_set(Some(link));
            let _gone = busy.try_set(ButtonState::Ready);
        });
    });
    let body = move || match card.get() {
        Some(Ok(url)) => made(url),
        Some(Err(error)) => view! { <Notice tone=Tone::Danger text=problem(&error) /> }.into_any(),
        None => view! {
            <Button
                kind=ButtonKind::Main
                icon=Some(IconName::Card)
                label=text::rescue_make_button()
                state=busy
                on_press=press
            />
        }
        .into_any(),
    };
    view! {
        <PageTitle text=text::rescue_title() />
        {bare("p").text(text::rescue_why()).into_any()}
        {bare("p").text(text::rescue_sealed()).into_any()}
        {live(body)}
    }
    .into_any()
}

fn made(url: String) -> AnyView {
    view! {
        <Qr codes=vec![url] label=text::share_code_label().to_owned() turn=|_, _| String::new() />
        {bare("p").text(text::rescue_keep()).into_any()}
        <Notice tone=Tone::Attention text=text::rescue_warning().to_owned() />
        {print::button(ButtonKind::Main)}
    }
    .into_any()
}

/// What was here is gone, and one press brings it back.
pub fn lost(app: App, link: &str) -> AnyView {
    let link = link.to_owned();
    let what = move || {
        let link = link.parse().map_err(|_| text::code_wrong())?;
        Ok(Arriving { link, parcel: None })
    };
    let anew = Callback::new(move |()| {
        rescue::keep(None);
        // The same screen again, without it.
        app.welcomed.update(|_| ());
    });
    view! {
        <PageTitle text=text::rescue_lost_title() />
        {bare("p").text(text::rescue_lost()).into_any()}
        {accept_button(app, IconName::Restore, text::rescue_back_button(), what, |_| {
            navigation::replace(&Route::Today);
        })}
        <LinkButton label=text::code_title() href=Route::Code.to_string() />
        <Button kind=ButtonKind::Quiet label=text::rescue_new_button() on_press=anew />
    }
    .into_any()
}
