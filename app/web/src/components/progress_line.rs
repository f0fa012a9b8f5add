//! How far a list is.

use crate::live::live;
use leptos::prelude::*;

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
    view! {
        <div class="progress">
            <p>{live(move || text::progress(done.get(), total.get()))}</p>
            <progress
                aria-hidden="true"
                max=move || total.get().max(1).to_string()
                prop:value=move || u32::try_from(done.get()).unwrap_or(u32::MAX)
            ></progress>
        </div>
    }
    .into_any()
}
