//! A choice that is on or off.

use leptos::prelude::*;

use super::element::{bare, el};
use super::icon::{IconName, icon as drawing, mark};

/// A button that stays pressed until it is pressed again. The tick says so; its colour only helps.
#[component]
pub fn Toggle(
    /// What is on or off, three words at most.
    #[prop(into)]
    label: String,
    /// Drawn before the label.
    icon: IconName,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Runs at each press; whoever owns `pressed` changes it.
    on_press: Callback<()>,
) -> AnyView {
    el("button", "button button-second toggle")
        .attr("type", "button")
        .live_attr("aria-pressed", move || Some(if pressed.get() { "true" } else { "false" }))
        .on("click", move |_| on_press.run(()))
        .child(drawing(icon))
        .child(bare("span").attr("class", "button-label").text(label))
        .child(mark("toggle-mark", move || pressed.get()))
        .into_any()
}
