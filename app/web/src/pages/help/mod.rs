//! Aide.

use crate::components::PageTitle;
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// The screens of the place Aide.
pub fn screen(_app: App, _route: &Route) -> AnyView {
    view! { <PageTitle text=text::place_help() /> }.into_any()
}

/// The first run.
pub fn welcome(_app: App) -> AnyView {
    view! { <PageTitle text=text::app_name() /> }.into_any()
}

/// Numbers.
pub fn emergency_numbers() -> AnyView {
    ().into_any()
}
