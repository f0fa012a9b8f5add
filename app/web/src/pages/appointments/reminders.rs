//! The reminder that shows on the phone's screen, off until it is asked for.

use crate::components::element::bare;
use crate::components::{Button, ButtonState, IconName, Notice, Section, Tone};
use crate::live::{live, spawn};
use crate::platform::push;
use crate::state::App;
use crate::state::reminders::{Trouble, are_on, turn_off, turn_on};
use crate::text;
use leptos::prelude::*;

/// What was tried last on this screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tried {
    Nothing,
    Busy,
    Stopped,
    Failed(Trouble),
}

pub(super) fn section(app: App) -> AnyView {
    let on = RwSignal::new(are_on());
    let tried = RwSignal::new(Tried::Nothing);
    let press = Callback::new(move |()| {
        let was_on = on.get_untracked();
        tried.set(Tried::Busy);
        spawn(async move {
            let now = if was_on {
                turn_off().await;
                Tried::Stopped
            } else {
                turn_on(app).await.map_or_else(Tried::Failed, |()| Tried::Nothing)
            };
            on.try_set(are_on());
            tried.try_set(now);
        });
    });
    let state =
        Signal::derive(
            move || {
                if tried.get() == Tried::Busy { ButtonState::Busy } else { ButtonState::Ready }
            },
        );
    let label = Signal::derive(move || {
        let label = if on.get() { text::push_off_button() } else { text::push_on_button() };
        label.to_owned()
    });
    let button =
        move || view! { <Button icon=Some(IconName::Phone) label=label state=state on_press=press /> };
    let way = if push::is_possible() { button().into_any() } else { instead() };
    view! {
        <Section title=text::push_title()>
            {bare("p").text(text::push_why()).into_any()}
            {bare("p").text(text::push_who()).into_any()}
            {live(move || said(on.get(), tried.get()))}
            {way}
        </Section>
    }
    .into_any()
}

/// What to do where the browser shows no reminders.
fn instead() -> AnyView {
    let words = if push::needs_home_screen() { text::push_home_screen() } else { text::push_impossible() };
    view! { <Notice tone=Tone::Info text=words.to_owned() /> }.into_any()
}

fn said(on: bool, tried: Tried) -> Option<AnyView> {
    let (tone, words) = match tried {
        Tried::Failed(Trouble::Impossible) => (Tone::Attention, text::push_impossible()),
        Tried::Failed(Trouble::Blocked) => (Tone::Attention, text::push_blocked()),
        Tried::Failed(Trouble::NoAnswer) => (Tone::Attention, text::push_no_answer()),
        Tried::Failed(Trouble::Refused) => (Tone::Attention, text::push_refused()),
        Tried::Nothing | Tried::Stopped if on => (Tone::Done, text::push_is_on()),
        Tried::Stopped => (Tone::Done, text::push_is_off()),
        Tried::Busy | Tried::Nothing => return None,
    };
    Some(view! { <Notice tone=tone text=words.to_owned() /> }.into_any())
}
