//! Rendez-vous.

use crate::components::PageTitle;
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// The screens of the place Rendez-vous.
pub fn screen(_app: App, _route: &Route) -> AnyView {
    view! { <PageTitle text=text::place_appointments() /> }.into_any()
}
