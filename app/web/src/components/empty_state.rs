//! What a screen says while it holds nothing.

use leptos::prelude::*;

use super::element::{bare, el};
use super::icon::{IconName, icon as drawing};

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
    el("div", "empty")
        .child(drawing(icon))
        .child(bare("p").text(text))
        .children(children.map(|children| children()))
        .into_any()
}
