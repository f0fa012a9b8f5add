//! One paper to bring, one step to do.

use leptos::prelude::*;

use super::element::{bare, el, maybe, under};
use super::icon::{IconName, icon, mark};
use crate::live::live;
use crate::text;

/// A line that ticks wherever it is pressed, except on **Voir**, which stands apart.
///
/// The state is said in a word and drawn as a shape; its colour only helps. The box follows `done` alone: until the
/// page has saved the press and changed `done`, the screen does not claim it.
#[component]
pub fn TickRow(
    /// Unique on the screen: names the parts of the row for screen readers.
    #[prop(into)]
    id: String,
    /// What to bring or do.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is done.
    #[prop(into)]
    done: Signal<bool>,
    /// Runs at each press of the line, with the state that the person asks for.
    on_toggle: Callback<bool>,
    /// Drawn between the box and the title, for who cannot read it.
    #[prop(into, default = None.into())]
    picture: Signal<Option<IconName>>,
    /// One fact, under the title.
    #[prop(into, default = None.into())]
    detail: Signal<Option<String>>,
    /// What the title says in French, where it says it in another language.
    #[prop(into, default = None.into())]
    french: Signal<Option<String>>,
    /// Where **Voir** leads.
    #[prop(default = None)]
    href_detail: Option<String>,
    /// Shown under the line: "Enregistré. Annuler".
    #[prop(default = None)]
    below: Option<AnyView>,
) -> AnyView {
    let tick_id = tick_id(&id);
    let title_id = id.clone() + "-title";
    let detail_id = id.clone() + "-detail";
    let see_id = id + "-see";
    let see_names = [see_id.as_str(), " ", title_id.as_str()].concat();
    let see = href_detail.map(|href| {
        el("a", "tick-see")
            .attr("href", href)
            .attr("aria-labelledby", see_names)
            .child(bare("span").attr("id", see_id).text(text::see_action()))
            .child(icon(IconName::Next))
    });
    let state = el("span", "tick-state")
        .attr("aria-hidden", "true")
        .live_text(move || if done.get() { text::done() } else { text::to_do() });
    let button = el("button", "tick")
        .attr("id", tick_id)
        .attr("type", "button")
        .attr("role", "checkbox")
        .live_attr("aria-checked", move || Some(if done.get() { "true" } else { "false" }))
        .attr("aria-labelledby", title_id.clone())
        .attr("aria-describedby", detail_id.clone())
        .on("click", move |_| on_toggle.run(!done.get_untracked()))
        .child(el("span", "tick-box").child(mark("tick-mark", move || done.get())))
        .child(live(move || maybe(picture.get().map(icon))));
    let title = bare("bdi").live_text(move || title.get());
    let detail = bare("bdi").live_text(move || detail.get().unwrap_or_default());
    let words = el("span", "row-words")
        .child(el("span", "row-title").attr("id", title_id).child(title))
        .child(live(move || maybe(under(french.get()))))
        .child(el("span", "row-detail").attr("id", detail_id).child(detail))
        .child(state);
    bare("li")
        .live_attr("class", move || Some(if done.get() { "row tick-row is-done" } else { "row tick-row" }))
        .child(el("div", "tick-line").child(button.child(words)).children(see))
        .children(below)
        .into_any()
}

/// The id of what ticks in the row with this id.
pub fn tick_id(row: &str) -> String {
    row.to_owned() + "-tick"
}
