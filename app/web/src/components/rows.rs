//! Lists of large lines, each one leading somewhere.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// A list of rows. Safari forgets that an unstyled list is one, so the role is written out.
#[component]
pub fn Rows(
    /// `RowLink`s or `TickRow`s.
    children: Children,
) -> impl IntoView {
    view! { <ul class="rows" role="list">{children()}</ul> }
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
) -> AnyView {
    view! {
        <li class="row">
            <a class="row-link" href=href>
                {icon.map(|name| view! { <Icon name=name /> })}
                <span class="row-words">
                    <span class="row-title"><bdi>{title}</bdi></span>
                    {detail.map(|words| view! { <span class="row-detail"><bdi>{words}</bdi></span> })}
                    {badge.map(|words| view! { <span class="badge">{words}</span> })}
                </span>
                <Icon name=IconName::Next />
            </a>
        </li>
    }
    .into_any()
}
