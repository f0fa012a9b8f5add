//! The card for the front desk.

use crate::components::ShowCard;
use crate::pages::words;
use crate::route::Route;
use crate::state::App;
use crate::text;
use domain::{Appointment, AppointmentId};
use leptos::prelude::*;

/// In French whatever the person reads: it is held out to somebody who works there.
pub(super) fn screen(app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let [heading, big, lines @ ..] = &text::in_french(|| said(app, appointment))[..] else {
        return ().into_any();
    };
    view! {
        <ShowCard
            heading=heading.clone()
            big=big.clone()
            lines=lines.to_vec()
            close_href=Route::Appointment(id).to_string()
        />
    }
    .into_any()
}

/// The heading, the hour or the day in large, then the other facts.
fn said(app: App, appointment: &Appointment) -> Vec<String> {
    let when = appointment.when;
    let day = words::day(when.date(), app.today());
    let (big, day) = match when.start() {
        Some(start) => (words::time(start), Some(day)),
        None => (day, None),
    };
    let who = appointment.with.as_ref().map(|with| text::show_with(with.as_str()));
    let place = appointment.place.as_ref().map(|place| place.as_str().to_owned());
    let facts = [day, Some(appointment.what.as_str().to_owned()), who, place];
    [text::show_heading().to_owned(), big].into_iter().chain(facts.into_iter().flatten()).collect()
}
