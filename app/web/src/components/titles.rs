//! The headings that a screen reader jumps between.

use leptos::prelude::*;

use super::element::el;

/// The id of the one `h1` of a screen. Move the focus there after a change of screen: a screen reader then says
/// where the person is (WCAG 2.4.3).
pub const PAGE_TITLE_ID: &str = "title";

/// The one `h1` of a screen; it can take the focus and is not a stop of the Tab key.
#[component]
pub fn PageTitle(
    /// What the screen is about, in a few words.
    #[prop(into)]
    text: Signal<String>,
    /// The language of the words, where it is another one than that in use.
    #[prop(default = None)]
    lang: Option<&'static str>,
) -> AnyView {
    el("h1", "page-title")
        .maybe_attr("lang", lang)
        .attr("id", PAGE_TITLE_ID)
        .attr("tabindex", "-1")
        .live_text(move || text.get())
        .into_any()
}

/// A part of a screen under an `h2` that names it.
#[component]
pub fn Section(
    /// The name of the part.
    #[prop(into)]
    title: String,
    /// What it holds.
    children: Children,
) -> AnyView {
    el("section", "section").child(el("h2", "section-title").text(title)).child(children()).into_any()
}
