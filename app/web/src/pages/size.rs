//! The text size.

use crate::components::{PageTitle, SizePicker};
use crate::platform::text_size::TextSize;
use crate::text;
use leptos::prelude::*;

/// The screen.
pub fn screen() -> AnyView {
    view! {
        <PageTitle text=text::size_title() />
        {picker()}
    }
    .into_any()
}

/// The three sizes; the one chosen shows at once and is kept.
pub fn picker() -> AnyView {
    let size = RwSignal::new(TextSize::current());
    let pick = Callback::new(move |picked: TextSize| {
        picked.apply();
        size.set(picked);
    });
    view! { <SizePicker value=size on_pick=pick /> }.into_any()
}
