//! What the front desk reads on the phone that a person holds out.

use leptos::prelude::*;

use super::button::{ButtonKind, LinkButton};
use super::icon::IconName;
use super::titles::PAGE_TITLE_ID;
use crate::text;

/// A whole screen to hold out at a front desk: black on white in every colour scheme, nothing to press but the way
/// out. It stands alone, without the frame.
#[component]
pub fn ShowCard(
    /// One sentence that says why the person is here: "J’ai rendez-vous."
    #[prop(into)]
    heading: String,
    /// The hour or the day, the largest thing on the screen.
    #[prop(into)]
    big: String,
    /// The other facts, the most useful first.
    lines: Vec<String>,
    /// Where **Fermer** leads.
    #[prop(into)]
    close_href: String,
) -> AnyView {
    let lines: Vec<_> =
        lines.into_iter().map(|line| view! { <p class="show-line"><bdi>{line}</bdi></p> }).collect();
    view! {
        <main class="show-card" id="main" tabindex="-1">
            <div class="show-facts">
                <h1 class="show-heading" id=PAGE_TITLE_ID tabindex="-1">{heading}</h1>
                <p class="show-big"><bdi>{big}</bdi></p>
                {lines}
            </div>
            <LinkButton
                kind=ButtonKind::Second
                icon=Some(IconName::Close)
                label=text::close_action()
                href=close_href
            />
        </main>
    }
    .into_any()
}
