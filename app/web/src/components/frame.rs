//! What stays the same around every screen.

use crate::live::live;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::text;

/// Where a screen belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The next appointment and what to do today.
    Today,
    /// Appointments.
    Appointments,
    /// Lists of papers.
    Papers,
    /// Help and settings.
    Help,
    /// The first run, before there is anywhere to go: the bottom bar is left out.
    Start,
}

impl Place {
    /// The four places of the bottom bar, in its order.
    pub const BAR: [Self; 4] = [Self::Today, Self::Appointments, Self::Papers, Self::Help];

    /// The address, which the app's shortcuts name too.
    pub const fn href(self) -> &'static str {
        match self {
            Self::Today | Self::Start => "/",
            Self::Appointments => "/rendez-vous",
            Self::Papers => "/papiers",
            Self::Help => "/aide",
        }
    }

    fn look(self) -> (&'static str, IconName) {
        match self {
            Self::Today | Self::Start => (text::place_today(), IconName::Today),
            Self::Appointments => (text::place_appointments(), IconName::Calendar),
            Self::Papers => (text::place_papers(), IconName::Papers),
            Self::Help => (text::place_help(), IconName::Help),
        }
    }
}

/// The top bar with **Retour** and **Écouter**, the screen, and the bottom bar of four.
#[component]
pub fn Frame(
    /// The place marked as current in the bottom bar.
    #[prop(into)]
    current: Signal<Place>,
    /// The screen.
    children: Children,
    /// Where **Retour** leads; none on the first screen of a place.
    #[prop(into, default = None.into())]
    back: Signal<Option<String>>,
    /// Runs in place of following `back`.
    #[prop(default = None)]
    on_back: Option<Callback<()>>,
    /// Runs when the person wants to hear the screen; none hides **Écouter**.
    #[prop(into, default = None.into())]
    listen: Signal<Option<Callback<()>>>,
) -> AnyView {
    let main: NodeRef<html::Main> = NodeRef::new();
    // The skip link moves the focus without leaving a `#main` in the history, where Retour would stumble on it.
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            let _ = main.focus();
        }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{text::skip_link()}</a>
        {top_bar(back, on_back, listen)}
        <main id="main" class="main" tabindex="-1" node_ref=main>{children()}</main>
        {live(move || (current.get() != Place::Start).then(|| bottom_bar(current)))}
    }
    .into_any()
}

fn top_bar(
    back: Signal<Option<String>>,
    on_back: Option<Callback<()>>,
    listen: Signal<Option<Callback<()>>>,
) -> AnyView {
    let go_back = move |event: MouseEvent| {
        if let Some(on_back) = on_back {
            event.prevent_default();
            on_back.run(());
        }
    };
    view! {
        <header class="top">
            {move || match back.get() {
                Some(href) => {
                    view! {
                        <a class="top-way" href=href on:click=go_back>
                            <Icon name=IconName::Back />
                            <span>{text::back_action()}</span>
                        </a>
                    }
                        .into_any()
                }
                None => view! { <p class="top-name">{text::app_name()}</p> }.into_any(),
            }}
            {move || {
                listen
                    .get()
                    .map(|listen| {
                        view! {
                            <button type="button" class="top-way top-end" on:click=move |_| listen.run(())>
                                <Icon name=IconName::Listen />
                                <span>{text::listen_action()}</span>
                            </button>
                        }
                    })
            }}
        </header>
    }
    .into_any()
}

fn bottom_bar(current: Signal<Place>) -> AnyView {
    let places = Place::BAR.map(|place| {
        let (name, icon) = place.look();
        view! {
            <li>
                <a
                    class="bar-way"
                    href=place.href()
                    aria-current=move || (current.get() == place).then_some("page")
                >
                    <Icon name=icon />
                    <span>{name}</span>
                </a>
            </li>
        }
    });
    view! {
        <nav class="bar" aria-label=text::places_label()>
            <ul role="list">{places.into_iter().collect::<Vec<_>>()}</ul>
        </nav>
    }
    .into_any()
}
