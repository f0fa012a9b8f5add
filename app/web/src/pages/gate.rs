//! The way to the screens whose code comes after that of the first ones.
//!
//! The released app is cut in two, so that a first visit on a slow network answers sooner. Every call from the
//! first half into the rest is in this file, and waits until the rest is there; the build refuses any other.

use super::both::{self, Both};
use super::{appointments, help, papers, share};
use crate::components::Place;
use crate::components::element::bare;
use crate::platform::reading;
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// Whether the screen at this address is one of those.
pub fn leads_to(route: &Route) -> bool {
    !matches!(route.place(), Place::Today | Place::Start)
}

/// A screen of Rendez-vous, Papiers or Aide; drawn again once its code is there.
#[inline(never)]
pub fn screen(app: App, route: &Route) -> AnyView {
    if !app.rest.get() {
        // Without a title: the focus goes to that of the screen itself, when it comes.
        return busy();
    }
    if matches!(route, Route::Share(..) | Route::Check(_)) || route.is_arrival() {
        return share::screen(app, route);
    }
    match route.place() {
        Place::Appointments => appointments::screen(app, route),
        Place::Papers => papers::screen(app, route),
        Place::Help | Place::Today | Place::Start => help::screen(app, route),
    }
}

fn busy() -> AnyView {
    bare("p").attr("role", "status").text(text::busy()).into_any()
}

/// What was kept, in the person's language and in French; as it is until that code is there.
#[inline(never)]
pub(super) fn kept(app: App, french: &str) -> Both {
    // In French nothing is drawn anew when that code is there.
    if !text::language().is_french() && app.rest.get() {
        both::kept(french)
    } else {
        // Spelled out: `Both::alone` comes later too.
        Both { here: french.to_owned(), french: None, lang: None }
    }
}

/// The way back for who was here before, once that code is there.
#[inline(never)]
pub fn lost(app: App, link: &str) -> AnyView {
    if app.rest.get() { help::lost(app, link) } else { busy() }
}

/// Reads the screen aloud, or stops; `over` runs when it is over. Only once that code is there.
#[inline(never)]
pub fn listen(app: App, over: fn()) {
    if app.rest.get_untracked() {
        reading::start(over);
    }
}

/// Stops reading the screen aloud.
#[inline(never)]
pub fn stop_listening(app: App) {
    if app.rest.get_untracked() {
        reading::stop();
    }
}

/// The numbers that matter when nothing else can be shown; drawn again once their code is there.
#[inline(never)]
pub fn emergency_numbers(app: App) -> AnyView {
    if app.rest.get() { help::emergency_numbers() } else { ().into_any() }
}
