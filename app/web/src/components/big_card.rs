//! The next appointment, readable at arm's length.

use leptos::prelude::*;

use super::button::{ButtonKind, LinkButton};
use super::icon::{Icon, IconName};
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
) -> AnyView {
    view! {
        <article class="big-card" aria-labelledby="next-day">
            <div class="big-card-when">
                <h2 class="big-card-day" id="next-day">{day}</h2>
                {date.map(|words| view! { <p class="big-card-date">{words}</p> })}
                {time.map(|words| view! { <p class="big-card-time"><bdi>{words}</bdi></p> })}
            </div>
            <div class="big-card-rest">
                <p class="big-card-what"><bdi>{what}</bdi></p>
                {place
                    .map(|words| {
                        view! { <p class="big-card-place"><Icon name=IconName::MapPin /><bdi>{words}</bdi></p> }
                    })}
                {missing
                    .map(|words| {
                        view! { <p class="big-card-missing"><Icon name=IconName::Warning /><span>{words}</span></p> }
                    })}
                <LinkButton kind=ButtonKind::Main label=text::see_action() href=href />
            </div>
        </article>
    }
    .into_any()
}
