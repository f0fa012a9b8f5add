//! What the front desk reads on the phone that a person holds out.

use leptos::prelude::*;

use super::button::{ButtonKind, link_button};
use super::element::{bdi, el};
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
    let lines = lines.into_iter().map(|line| el("p", "show-line").child(bdi(line)));
    let facts = el("div", "show-facts")
        .attr("lang", "fr")
        .attr("dir", "ltr")
        .child(el("h1", "show-heading").attr("id", PAGE_TITLE_ID).attr("tabindex", "-1").text(heading))
        .child(el("p", "show-big").child(bdi(big)))
        .children(lines);
    let close = link_button(
        text::close_action().into(),
        close_href.into(),
        ButtonKind::Second,
        Some(IconName::Close),
    );
    el("main", "show-card").attr("id", "main").attr("tabindex", "-1").child(facts).child(close).into_any()
}
