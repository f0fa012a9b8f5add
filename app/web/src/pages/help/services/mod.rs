//! The services that a person uses: whether they are open, how to reach them.

mod detail;
mod directory;
mod given;
mod hours;
mod list;
mod questions;
mod says;
mod write;

pub(in crate::pages) use given::arrived;

use crate::live::{live, memo};
use crate::pages::gone;
use crate::route::{Route, ServiceQuestion};
use crate::state::App;
use domain::{Service, ServiceId};
use leptos::prelude::*;
use sync::EntityId;

/// The screens of the services.
pub(super) fn screen(app: App, route: &Route) -> AnyView {
    match route {
        Route::AddService => questions::add(app),
        Route::Service(id) => with(app, *id, detail::screen),
        Route::WriteService(id) => with(app, *id, write::screen),
        Route::ShareService(id) => with(app, *id, given::share),
        Route::Directory => directory::screen(app),
        Route::EditService(id, ServiceQuestion::Hours) => with(app, *id, hours::screen),
        Route::EditService(id, ServiceQuestion::All) => with(app, *id, questions::all),
        Route::EditService(id, question) => {
            let known = app.view.with_untracked(|view| view.service(*id).cloned());
            known.map_or_else(gone, |service| questions::screen(app, *id, &service, *question))
        }
        _ => list::screen(app),
    }
}

/// A screen of one service, drawn anew when the service changes.
fn with(app: App, id: ServiceId, draw: fn(App, ServiceId, &Service) -> AnyView) -> AnyView {
    let service = memo(move || app.view.with(|view| view.service(id).cloned()));
    live(move || service.with(|kept| kept.as_ref().map_or_else(gone, |kept| draw(app, id, kept))))
}

fn entity(id: ServiceId) -> EntityId {
    EntityId(id.bytes())
}
