//! Putting the app on the home screen, in the way of the browser in hand.

use crate::components::element::{bare, el};
use crate::components::{Button, ButtonKind, ButtonState, Icon, IconName, Notice, PageTitle, Tone};
use crate::live::{live, spawn};
use crate::platform::install::{self, Way};
use crate::platform::navigation;
use crate::route::Route;
use crate::text;
use leptos::prelude::*;

pub(super) fn screen() -> AnyView {
    let way = RwSignal::new(install::way());
    let body = move || match way.get() {
        Way::Done => view! { <Notice tone=Tone::Done text=text::install_done() /> }.into_any(),
        Way::Prompt => prompt(way),
        Way::Iphone => with_later(pictures()),
        Way::Menu => with_later(bare("p").text(text::install_menu()).into_any()),
    };
    view! {
        <PageTitle text=text::install_title() />
        {bare("p").text(text::install_why()).into_any()}
        {live(body)}
    }
    .into_any()
}

/// One button: the browser asks the rest.
fn prompt(way: RwSignal<Way>) -> AnyView {
    let busy = RwSignal::new(ButtonState::Ready);
    let press = Callback::new(move |()| {
        busy.set(ButtonState::Busy);
        spawn(async move {
            // A browser that was refused offers it by its menu.
            way.set(if install::ask().await { Way::Done } else { Way::Menu });
        });
    });
    let button = view! {
        <Button
            kind=ButtonKind::Main
            icon=Some(IconName::Add)
            label=text::install_button()
            state=busy
            on_press=press
        />
    };
    with_later(button.into_any())
}

/// What to press, in the order of the presses, each beside the sign that Safari draws there.
fn pictures() -> AnyView {
    let steps = [
        (IconName::SafariShare, text::install_iphone_share()),
        (IconName::SafariAdd, text::install_iphone_choose()),
        (IconName::Check, text::install_iphone_add()),
    ];
    let steps = steps.into_iter().map(|(icon, words)| {
        let drawing = view! { <Icon name=icon /> };
        el("li", "fact install-step").child(drawing.into_any()).child(bare("span").text(words))
    });
    bare("ol").attr("role", "list").children(steps).into_any()
}

fn with_later(way: AnyView) -> AnyView {
    let later = Callback::new(|()| {
        install::put_off();
        navigation::back(&Route::Today);
    });
    view! {
        {way}
        <Button kind=ButtonKind::Quiet label=text::install_later_action() on_press=later />
    }
    .into_any()
}
