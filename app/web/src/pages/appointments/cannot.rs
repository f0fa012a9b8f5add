//! Je ne peux pas venir.

use crate::components::element::bare;
use crate::components::{ButtonKind, IconName, LinkButton, Notice, PageTitle, RowLink, Rows, Tone};
use crate::route::{Question, Route};
use crate::state::App;
use crate::text;
use domain::{Appointment, AppointmentId, Attendance};
use leptos::prelude::*;

pub(super) fn screen(_app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let obligatory = appointment.attendance == Attendance::Obligatory;
    let warning = obligatory
        .then(|| view! { <Notice tone=Tone::Attention text=text::cannot_obligatory().to_owned() /> });
    let call = match &appointment.phone {
        Some(phone) => view! {
            {bare("p").text(text::cannot_call()).into_any()}
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Phone)
                label=text::appointment_call_button()
                href=phone.tel_uri()
            />
        }
        .into_any(),
        None => view! {
            {bare("p").text(text::cannot_no_phone()).into_any()}
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Add)
                label=text::cannot_phone_row()
                href=Route::EditAnswer(id, Question::Phone).to_string()
            />
        }
        .into_any(),
    };
    view! {
        <PageTitle text=text::cannot_title() />
        {warning}
        {call}
        <Rows>
            <RowLink
                icon=Some(IconName::Calendar)
                title=text::cannot_move_row()
                href=Route::EditAnswer(id, Question::Day).to_string()
            />
        </Rows>
    }
    .into_any()
}
