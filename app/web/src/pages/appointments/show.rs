//! The card for the front desk.

use crate::components::ShowCard;
use crate::pages::words;
use crate::route::Route;
use crate::state::App;
use crate::text;
use domain::{Appointment, AppointmentId};
use leptos::prelude::*;

pub(super) fn screen(app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let when = appointment.when;
    let day = words::day(when.date(), app.today());
    let (big, day) = match when.start() {
        Some(start) => (words::time(start), Some(day)),
        None => (day, None),
    };
    let who = appointment.with.as_ref().map(|with| text::show_with(with.as_str()));
    let place = appointment.place.as_ref().map(|place| place.as_str().to_owned());
    let lines = [day, Some(appointment.what.as_str().to_owned()), who, place];
    view! {
        <ShowCard
            heading=text::show_heading()
            big=big
            lines=lines.into_iter().flatten().collect()
            close_href=Route::Appointment(id).to_string()
        />
    }
    .into_any()
}
