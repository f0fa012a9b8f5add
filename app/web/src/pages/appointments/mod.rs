//! Rendez-vous: the appointments, one appointment, and its questions.

mod agenda;
mod answers;
mod bring;
mod cannot;
mod detail;
mod edit;
mod heard;
mod list;
mod message;
mod questions;
mod reminders;
mod review;
mod show;
mod wallet;

use super::gone;
use crate::live::{live, memo};
use crate::route::Route;
use crate::state::App;
use domain::{Appointment, AppointmentId};
use leptos::prelude::*;
use sync::EntityId;

/// The screens of the place Rendez-vous. A part of the code that comes later, like each of its neighbours.
#[inline(never)]
pub fn screen(app: App, route: &Route) -> AnyView {
    match route {
        Route::PastAppointments => list::past(app),
        Route::Message => message::screen(app),
        Route::Heard => heard::screen(app),
        Route::Agenda => agenda::screen(app),
        Route::Wallet => wallet::screen(app),
        Route::AddAppointment(question) => questions::screen(app, answers::Target::New, *question),
        Route::Appointment(id) => with(app, *id, detail::screen),
        Route::EditAppointment(id) => with(app, *id, edit::screen),
        Route::EditAnswer(id, question) => questions::screen(app, answers::Target::Kept(*id), *question),
        Route::Bring(id) => bring::screen(app, *id),
        Route::AddBring(id) => bring::add(app, *id),
        Route::TieList(id) => bring::tie(app, *id),
        Route::Show(id) => with(app, *id, show::screen),
        Route::CannotCome(id) => with(app, *id, cannot::screen),
        _ => list::screen(app),
    }
}

/// A screen of one appointment, drawn anew when the appointment changes.
fn with(app: App, id: AppointmentId, draw: fn(App, AppointmentId, &Appointment) -> AnyView) -> AnyView {
    let appointment = memo(move || app.view.with(|view| view.appointment(id).cloned()));
    let whole = move || appointment.with(|kept| kept.as_ref().map_or_else(gone, |kept| draw(app, id, kept)));
    live(whole)
}

fn entity(id: AppointmentId) -> EntityId {
    EntityId(id.bytes())
}
