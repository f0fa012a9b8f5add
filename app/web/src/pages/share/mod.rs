//! Sharing a list, and what arrives from others.

mod arrive;
pub(in crate::pages) mod check;
mod code;
mod enter;
mod invite;
mod offer;
pub(in crate::pages) mod paper;
mod scan;
mod stop;

pub(in crate::pages) use arrive::{accept_button, no_thanks};
pub(in crate::pages) use code::{send, text_turn};

use crate::route::{Route, ShareStep};
use crate::state::App;
use crate::state::sharing::Kind;
use leptos::prelude::*;

/// The screens of sharing.
#[inline(never)]
pub fn screen(app: App, route: &Route) -> AnyView {
    match route {
        Route::Share(list, step) => match step {
            ShareStep::Offer => offer::screen(app, *list),
            ShareStep::Together => code::screen(app, *list, Kind::Together),
            ShareStep::ToRead => code::screen(app, *list, Kind::ToRead),
            ShareStep::TogetherOffline => code::offline(app, *list, Kind::Together),
            ShareStep::ToReadOffline => code::offline(app, *list, Kind::ToRead),
            ShareStep::TogetherFar => invite::screen(app, *list, Kind::Together),
            ShareStep::ToReadFar => invite::screen(app, *list, Kind::ToRead),
            ShareStep::Stop => stop::screen(app, *list),
        },
        Route::Check(thing) => check::screen(app, *thing),
        Route::PasteLink => enter::link(),
        Route::Scan => scan::screen(),
        Route::Arrival => arrive::screen(app),
        _ => enter::screen(),
    }
}
