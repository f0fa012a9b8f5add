//! What stays the same around every screen.

use crate::live::live;
use leptos::prelude::*;

use super::element::{El, bare, el, maybe};
use super::icon::{IconName, icon};
use crate::text;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The id of the part of the screen between the two bars.
const MAIN_ID: &str = "main";

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
    /// Whether the screen is being read: the button then stops it.
    #[prop(into, default = false.into())]
    listening: Signal<bool>,
) -> AnyView {
    vec![
        el("a", "skip").attr("href", "#main").on("click", skip).text(text::skip_link()).into_any(),
        el("header", "top")
            .child(live(move || way_back(back.get(), on_back).into_any()))
            .child(live(move || maybe(listen.get().map(|listen| listen_button(listen, listening)))))
            .into_any(),
        el("main", "main").attr("id", MAIN_ID).attr("tabindex", "-1").child(children()).into_any(),
        live(move || maybe((current.get() != Place::Start).then(|| bottom_bar(current)))),
    ]
    .into_any()
}

/// The skip link moves the focus without leaving a `#main` in the history, where Retour would stumble on it.
#[expect(clippy::needless_pass_by_value, reason = "a handler is given its event")]
fn skip(event: Event) {
    event.prevent_default();
    let main = document().get_element_by_id(MAIN_ID);
    if let Some(main) = main.as_ref().and_then(JsCast::dyn_ref::<HtmlElement>) {
        let _ = main.focus();
    }
}

fn way_back(back: Option<String>, on_back: Option<Callback<()>>) -> El {
    let Some(href) = back else { return el("p", "top-name").text(text::app_name()) };
    let go_back = move |event: Event| {
        if let Some(on_back) = on_back {
            event.prevent_default();
            on_back.run(());
        }
    };
    el("a", "top-way")
        .attr("href", href)
        .on("click", go_back)
        .child(icon(IconName::Back))
        .child(bare("span").text(text::back_action()))
}

fn listen_button(listen: Callback<()>, listening: Signal<bool>) -> El {
    let words = move || if listening.get() { text::listen_stop_action() } else { text::listen_action() };
    el("button", "top-way top-end")
        .attr("type", "button")
        .on("click", move |_| listen.run(()))
        .child(icon(IconName::Listen))
        .child(bare("span").live_text(words))
}

fn bottom_bar(current: Signal<Place>) -> El {
    let places = Place::BAR.map(|place| {
        let (name, drawing) = place.look();
        let way = el("a", "bar-way")
            .attr("href", place.href())
            .live_attr("aria-current", move || (current.get() == place).then_some("page"))
            .child(icon(drawing))
            .child(bare("span").text(name));
        bare("li").child(way)
    });
    el("nav", "bar")
        .attr("aria-label", text::places_label())
        .child(bare("ul").attr("role", "list").children(places))
}
