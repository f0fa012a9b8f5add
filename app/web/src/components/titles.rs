//! The headings that a screen reader jumps between.

use leptos::prelude::*;

/// The id of the one `h1` of a screen. Move the focus there after a change of screen: a screen reader then says
/// where the person is (WCAG 2.4.3).
pub const PAGE_TITLE_ID: &str = "title";

/// The one `h1` of a screen; it can take the focus and is not a stop of the Tab key.
#[component]
pub fn PageTitle(
    /// What the screen is about, in a few words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <h1 id=PAGE_TITLE_ID class="page-title" tabindex="-1">{text}</h1> }
}

/// A part of a screen under an `h2` that names it.
#[component]
pub fn Section(
    /// The name of the part.
    #[prop(into)]
    title: String,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <h2 class="section-title">{title}</h2>
            {children()}
        </section>
    }
}
