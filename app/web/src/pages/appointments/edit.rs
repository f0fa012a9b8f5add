//! What can be changed in an appointment: each fact leads to its question.

use crate::components::{IconName, PageTitle, RowLink, Rows};
use crate::pages::words;
use crate::route::{Question, Route};
use crate::state::App;
use crate::text;
use domain::{Appointment, AppointmentId, Attendance, Label, Note, Phone};
use leptos::prelude::*;

pub(super) fn screen(app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let today = app.today();
    let label = |label: &Option<Label>| label.as_ref().map(|label| label.as_str().to_owned());
    let when = appointment.when;
    let attendance = match appointment.attendance {
        Attendance::Obligatory => text::attendance_obligatory(),
        Attendance::Optional => text::attendance_optional(),
        Attendance::Unknown => text::attendance_unknown(),
    };
    let lines = [
        (IconName::Card, Question::What, text::appointment_what(), label(&Some(appointment.what.clone()))),
        (IconName::Calendar, Question::Day, text::appointment_day(), Some(words::day(when.date(), today))),
        (IconName::Clock, Question::Time, text::appointment_time(), when.start().map(words::time)),
        (IconName::Clock, Question::End, text::appointment_end(), when.end().map(words::time)),
        (IconName::MapPin, Question::Place, text::appointment_where(), label(&appointment.place)),
        (IconName::Person, Question::With, text::appointment_with(), label(&appointment.with)),
        (
            IconName::Phone,
            Question::Phone,
            text::appointment_phone(),
            appointment.phone.as_ref().map(Phone::spaced),
        ),
        (
            IconName::Warning,
            Question::Attendance,
            text::appointment_attendance(),
            Some(attendance.to_owned()),
        ),
        (
            IconName::Info,
            Question::Note,
            text::appointment_note(),
            appointment.note.as_ref().map(Note::as_str).map(str::to_owned),
        ),
    ];
    let rows: Vec<AnyView> = lines
        .into_iter()
        .map(|(icon, question, title, value)| {
            let value = value.unwrap_or_else(|| text::edit_add().to_owned());
            let href = Route::EditAnswer(id, question).to_string();
            view! { <RowLink icon=Some(icon) title=title detail=Some(value) href=href /> }.into_any()
        })
        .collect();
    view! {
        <PageTitle text=text::edit_title() />
        <Rows>{rows}</Rows>
    }
    .into_any()
}
