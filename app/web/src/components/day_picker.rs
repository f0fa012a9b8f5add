//! Days of the week, several of them.

use leptos::prelude::*;

use super::element::{bare, el};
use super::icon::mark;

/// Seven buttons that stay pressed; the group has a name for screen readers.
#[component]
pub fn DayPicker(
    /// What the days are for.
    #[prop(into)]
    label: String,
    /// Their names, from Monday on.
    names: [String; 7],
    /// Which of them are chosen.
    chosen: RwSignal<[bool; 7]>,
) -> AnyView {
    let buttons = names.into_iter().enumerate().map(|(at, name)| {
        el("button", "day-button")
            .attr("type", "button")
            .live_attr("aria-pressed", move || Some(if chosen.get()[at] { "true" } else { "false" }))
            .on("click", move |_| chosen.update(|days| days[at] = !days[at]))
            .child(mark("day-mark", move || chosen.get()[at]))
            .child(bare("span").text(name))
    });
    el("div", "day-picker").attr("role", "group").attr("aria-label", label).children(buttons).into_any()
}
