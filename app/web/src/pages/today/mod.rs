//! Aujourd'hui.

use crate::components::PageTitle;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// The next appointment and what is missing.
pub fn screen(_app: App) -> AnyView {
    view! { <PageTitle text=text::place_today() /> }.into_any()
}
