//! Papiers.

use crate::components::PageTitle;
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// The screens of the place Papiers.
pub fn screen(_app: App, _route: &Route) -> AnyView {
    view! { <PageTitle text=text::place_papers() /> }.into_any()
}
