//! Lists of large lines, each one leading somewhere.

use leptos::prelude::*;

use super::element::{bdi, el, under};
use super::icon::{IconName, icon as drawing};

/// A list of rows. Safari forgets that an unstyled list is one, so the role is written out.
#[component]
pub fn Rows(
    /// `RowLink`s or `TickRow`s.
    children: Children,
) -> AnyView {
    el("ul", "rows").attr("role", "list").child(children()).into_any()
}

/// A line of at least 72 px that leads somewhere, wherever it is pressed.
#[component]
pub fn RowLink(
    /// What it leads to.
    #[prop(into)]
    title: String,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Drawn before the title.
    #[prop(default = None)]
    icon: Option<IconName>,
    /// One fact, under the title.
    #[prop(default = None)]
    detail: Option<String>,
    /// What asks for attention, in words: "Il manque 2 papiers".
    #[prop(default = None)]
    badge: Option<String>,
    /// What the title says in French, where it says it in another language.
    #[prop(default = None)]
    french: Option<String>,
    /// The language of the title, where it is known to be another one than that in use.
    #[prop(default = None)]
    lang: Option<&'static str>,
) -> AnyView {
    let words = el("span", "row-words")
        .child(el("span", "row-title").child(bdi(title).maybe_attr("lang", lang)))
        .children(under(french))
        .children(detail.map(|words| el("span", "row-detail").child(bdi(words))))
        .children(badge.map(|words| el("span", "badge").text(words)));
    let link = el("a", "row-link")
        .attr("href", href)
        .children(icon.map(drawing))
        .child(words)
        .child(drawing(IconName::Next));
    el("li", "row").child(link).into_any()
}
