//! The next appointment, readable at arm's length.

use leptos::prelude::*;

use super::button::{ButtonKind, link_button};
use super::element::{bare, bdi, el, under};
use super::icon::{IconName, icon};
use crate::text;

/// The card of the next appointment: the day as a word, the hour, the place, what is missing, **Voir**.
#[component]
pub fn BigCard(
    /// The day as a person says it: "Demain".
    #[prop(into)]
    day: String,
    /// What it is about.
    #[prop(into)]
    what: String,
    /// Where **Voir** leads.
    #[prop(into)]
    href: String,
    /// The date, where `day` does not say it.
    #[prop(default = None)]
    date: Option<String>,
    /// "14 h 30"; none for an appointment without an hour.
    #[prop(default = None)]
    time: Option<String>,
    /// Where to go.
    #[prop(default = None)]
    place: Option<String>,
    /// "Il manque 2 papiers"; none when nothing is missing.
    #[prop(default = None)]
    missing: Option<String>,
    /// What `what` says in French, where it says it in another language.
    #[prop(default = None)]
    french: Option<String>,
) -> AnyView {
    let when = el("div", "big-card-when")
        .child(el("h2", "big-card-day").attr("id", "next-day").text(day))
        .children(date.map(|words| el("p", "big-card-date").text(words)))
        .children(time.map(|words| el("p", "big-card-time").child(bdi(words))));
    let place = place.map(|words| el("p", "big-card-place").child(icon(IconName::MapPin)).child(bdi(words)));
    let missing = missing.map(|words| {
        el("p", "big-card-missing").child(icon(IconName::Warning)).child(bare("span").text(words))
    });
    let see = link_button(text::see_action().into(), href.into(), ButtonKind::Main, None);
    let rest = el("div", "big-card-rest")
        .child(el("p", "big-card-what").child(bdi(what)))
        .children(under(french))
        .children(place)
        .children(missing)
        .child(see);
    el("article", "big-card").attr("aria-labelledby", "next-day").child(when).child(rest).into_any()
}
