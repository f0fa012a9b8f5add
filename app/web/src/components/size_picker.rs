//! The choice of the text size.

use leptos::prelude::*;

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
        view! {
            <label class="size" data-preview=size.name()>
                <input
                    type="radio"
                    name="text-size"
                    value=size.name()
                    prop:checked=move || value.get() == size
                    on:change=move |_| on_pick.run(size)
                />
                <span>{name}</span>
            </label>
        }
    });
    view! {
        <fieldset class="sizes">
            <legend class="label">{text::size_title()}</legend>
            {sizes.into_iter().collect::<Vec<_>>()}
        </fieldset>
        <p class="size-preview">{text::size_preview()}</p>
    }
    .into_any()
}
