//! The choice of the text size.

use leptos::prelude::*;

use super::element::{bare, el};
use crate::platform::text_size::TextSize;
use crate::text;

/// Three sizes, each written in its own size; the sentence under them shows the one in force.
#[component]
pub fn SizePicker(
    /// The size in force.
    #[prop(into)]
    value: Signal<TextSize>,
    /// Runs when another size is chosen; the page applies it at once.
    on_pick: Callback<TextSize>,
) -> AnyView {
    let sizes = TextSize::ALL.map(|size| {
        let name = match size {
            TextSize::Normal => text::size_normal(),
            TextSize::Large => text::size_large(),
            TextSize::Largest => text::size_largest(),
        };
        let input = bare("input")
            .attr("type", "radio")
            .attr("name", "text-size")
            .attr("value", size.name())
            .live_flag("checked", move || value.get() == size)
            .on("change", move |_| on_pick.run(size));
        el("label", "size").attr("data-preview", size.name()).child(input).child(bare("span").text(name))
    });
    let title = el("legend", "label").text(text::size_title());
    vec![
        el("fieldset", "sizes").child(title).children(sizes).into_any(),
        el("p", "size-preview").text(text::size_preview()).into_any(),
    ]
    .into_any()
}
