//! What a screen says while it holds nothing.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// One sentence, and the way to put the first thing there.
#[component]
pub fn EmptyState(
    /// What will be here.
    icon: IconName,
    /// The sentence.
    #[prop(into)]
    text: String,
    /// A button or a link to begin.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="empty">
            <Icon name=icon />
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
