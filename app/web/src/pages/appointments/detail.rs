//! One appointment.

use super::{agenda, entity};
use crate::components::element::{bdi, el, under};
use crate::components::{
    Button, ButtonKind, Fact, Facts, IconName, LinkButton, Notice, RowLink, Rows, Section, Tone, pictogram,
};
use crate::live::derive;
use crate::pages::share::check;
use crate::pages::share::paper::{self, Printed};
use crate::pages::{both, print, ready, words};
use crate::platform::{device, navigation};
use crate::route::Route;
use crate::state::App;
use crate::text;
use chrono::NaiveDate;
use domain::{Appointment, AppointmentId, Attendance};
use leptos::prelude::*;
use sync::Kind;
use sync::record::{Record, remove};

const KIND: Kind = <Appointment as Record>::KIND;

pub(super) fn screen(app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let today = app.today();
    let past = appointment.is_over(app.now.get());
    // What was just saved, or moved, is best handed to the phone's calendar now.
    let fresh = app.last.with_untracked(|last| {
        last.as_ref().is_some_and(|last| last.undo.iter().any(|edit| edit.entity == entity(id)))
    });
    let remove = remove_button(app, id, appointment);
    let note = appointment.note.as_ref().map(|note| note.as_str().to_owned()).map(|note| {
        view! { <Section title=text::appointment_note()>{el("p", "message").text(note).into_any()}</Section> }
    });
    view! {
        {both::title(both::kept(appointment.what.as_str()))}
        {past.then(|| view! { <Notice tone=Tone::Info text=text::appointment_past_notice().to_owned() /> })}
        {check::notice(app, move |_| vec![entity(id)])}
        {when(appointment, today)}
        {(!past && fresh).then(|| agenda::one_out(id, appointment, ButtonKind::Main))}
        <Facts facts=facts(appointment) />
        {ways(app, id, appointment)}
        {(!past && !fresh).then(|| agenda::one_out(id, appointment, ButtonKind::Second))}
        {note}
        {both::toggle()}
        <Section title=text::appointment_more()>
            <Rows>
                <RowLink
                    icon=Some(IconName::Warning)
                    title=text::appointment_cannot_row()
                    href=Route::CannotCome(id).to_string()
                />
                <RowLink
                    icon=Some(IconName::Edit)
                    title=text::appointment_edit_row()
                    href=Route::EditAppointment(id).to_string()
                />
            </Rows>
            {print::button(ButtonKind::Second)}
            {remove}
        </Section>
        {paper::foot(app, Printed::Appointment(id))}
    }
    .into_any()
}

/// The day in large letters, as on the home screen.
fn when(appointment: &Appointment, today: NaiveDate) -> AnyView {
    let when = appointment.when;
    let day = words::day(when.date(), today);
    let date = words::distance(when.date(), today);
    let hours = hours_of(appointment);
    // The day as a date: "Demain" is for the person, and the date is on the letter.
    let french =
        both::ours(|| [words::full_date(when.date()), hours_of(appointment).unwrap_or_default()].join(" "));
    el("div", "when")
        .child(el("p", "print-only").text(words::capital(&words::full_date(when.date()))))
        .child(el("p", "big-card-day").text(day))
        .children(date.map(|words| el("p", "big-card-date").text(words)))
        .children(hours.map(|words| el("p", "big-card-time").child(bdi(words))))
        .children(french.french.map(|words| el("p", "when-french").children(under(Some(words)))))
        .into_any()
}

fn hours_of(appointment: &Appointment) -> Option<String> {
    let when = appointment.when;
    when.start().map(|start| match when.end() {
        Some(end) => text::hours_from_to(words::time(start), words::time(end)),
        None => words::time(start),
    })
}

fn facts(appointment: &Appointment) -> Vec<Fact> {
    let label = |label: &domain::Label| label.as_str().to_owned();
    let attendance = match appointment.attendance {
        Attendance::Obligatory => Some(both::ours(text::attendance_obligatory)),
        Attendance::Optional => Some(both::ours(text::attendance_optional)),
        Attendance::Unknown => None,
    };
    let name = |words: fn() -> &'static str| both::ours(words);
    let place = appointment.place.as_ref().map(domain::Label::as_str);
    let place = pictogram::of_place(appointment.what.as_str(), place).unwrap_or(IconName::MapPin);
    let all = [
        (place, name(text::appointment_where), appointment.place.as_ref().map(label)),
        (IconName::Person, name(text::appointment_with), appointment.with.as_ref().map(label)),
        (
            IconName::Phone,
            name(text::appointment_phone),
            appointment.phone.as_ref().map(domain::Phone::spaced),
        ),
    ];
    let said = all.into_iter().filter_map(|(icon, name, value)| {
        Some(Fact { french: name.french, ..Fact::new(icon, name.here, value?) })
    });
    let said_attendance = attendance.map(|value| {
        let name = name(text::appointment_attendance);
        let french = name.french.zip(value.french).map(|(name, value)| [&name, " : ", &value].concat());
        Fact { french, ..Fact::new(IconName::Warning, name.here, value.here) }
    });
    said.chain(said_attendance).collect()
}

/// What most people come here to do: at most four ways.
fn ways(app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let papers = move || {
        let progress = app.view.with(|view| ready::papers(view, id));
        match progress.total {
            0 => text::appointment_papers_none_button().to_owned(),
            total => text::appointment_papers_button(text::progress(progress.done, total)),
        }
    };
    let (go, call, show) = (
        both::ours(text::appointment_go_button),
        both::ours(text::appointment_call_button),
        both::ours(text::appointment_show_button),
    );
    let go = appointment.place.as_ref().map(|place| device::map_link(place.as_str())).map(|href| {
        view! { <LinkButton icon=Some(IconName::MapPin) label=go.here french=go.french href=href /> }
    });
    let call = appointment.phone.as_ref().map(domain::Phone::tel_uri).map(|href| {
        view! { <LinkButton icon=Some(IconName::Phone) label=call.here french=call.french href=href /> }
    });
    let inside = view! {
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Papers)
            label=derive(papers)
            french=both::ours(text::appointment_papers_none_button).french
            href=Route::Bring(id).to_string()
        />
        {go}
        {call}
        <LinkButton
            icon=Some(IconName::Card)
            label=show.here
            french=show.french
            href=Route::Show(id).to_string()
        />
    };
    el("div", "ways").child(inside.into_any()).into_any()
}

fn remove_button(app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let what = appointment.what.as_str().to_owned();
    let press = Callback::new(move |()| {
        let said = text::appointment_removed(&what);
        app.act(vec![remove(entity(id), KIND)], said, None, || navigation::back(&Route::Appointments));
    });
    view! {
        <Button
            kind=ButtonKind::Danger
            icon=Some(IconName::Trash)
            label=text::appointment_remove_action()
            on_press=press
        />
    }
    .into_any()
}
