//! How far a list is.

use leptos::prelude::*;

use super::element::{bare, el};
use crate::text;

/// "3 sur 5" and a bar. The bar repeats the words, so screen readers skip it.
#[component]
pub fn ProgressLine(
    /// How many are done.
    #[prop(into)]
    done: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    total: Signal<usize>,
) -> AnyView {
    let bar = bare("progress")
        .attr("aria-hidden", "true")
        .live_attr("max", move || Some(total.get().max(1).to_string()))
        .live_attr("value", move || Some(done.get().to_string()));
    el("div", "progress")
        .child(bare("p").live_text(move || text::progress(done.get(), total.get())))
        .child(bar)
        .into_any()
}
