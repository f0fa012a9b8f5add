//! The appointments to come, and those that are over.

use crate::components::{ButtonKind, EmptyState, IconName, LinkButton, PageTitle, RowLink, Rows};
use crate::live::{live, memo};
use crate::pages::{ready, words};
use crate::route::{Question, Route};
use crate::state::{App, Draft};
use crate::text;
use domain::{Appointment, AppointmentId};
use leptos::prelude::*;
use sync::View;

/// What a row says of an appointment.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Line {
    id: AppointmentId,
    title: String,
    detail: String,
    missing: Option<String>,
}

/// The appointments to come, the next one first.
pub(super) fn screen(app: App) -> AnyView {
    let lines = memo(move || app.view.with(|view| lines(view, app.now.get(), Which::Coming)));
    let has_past = memo(move || app.view.with(|view| !lines_of(view, app.now.get(), Which::Past).is_empty()));
    let add = Route::AddAppointment(Question::What).to_string();
    let draft = move || {
        let begun = app.draft.with(|draft| !draft.is_blank());
        begun.then(|| draft_row(app))
    };
    view! {
        <PageTitle text=text::place_appointments() />
        <LinkButton kind=ButtonKind::Main icon=Some(IconName::Add) label=text::appointments_add_button() href=add />
        {live(draft)}
        {live(move || rows(lines.get(), text::appointments_empty()))}
        {move || {
            has_past
                .get()
                .then(|| {
                    view! {
                        <Rows>
                            <RowLink
                                icon=Some(IconName::Clock)
                                title=text::appointments_past_row()
                                href=Route::PastAppointments.to_string()
                            />
                        </Rows>
                    }
                })
        }}
    }
    .into_any()
}

/// The row that takes up the questions where they stopped.
fn draft_row(app: App) -> AnyView {
    let detail = app.draft.with_untracked(|draft| draft.what.clone());
    let detail = (!detail.is_empty()).then_some(detail);
    let href = Route::AddAppointment(app.draft.with_untracked(Draft::resume)).to_string();
    view! {
        <Rows>
            <RowLink icon=Some(IconName::Edit) title=text::today_draft_row() detail=detail href=href />
        </Rows>
    }
    .into_any()
}

/// The appointments that are over, the latest first.
pub(super) fn past(app: App) -> AnyView {
    let lines = memo(move || app.view.with(|view| lines(view, app.now.get(), Which::Past)));
    view! {
        <PageTitle text=text::appointments_past_title() />
        {live(move || rows(lines.get(), text::appointments_past_empty()))}
    }
    .into_any()
}

fn rows(lines: Vec<Line>, empty: &'static str) -> AnyView {
    if lines.is_empty() {
        return view! { <EmptyState icon=IconName::Calendar text=empty /> }.into_any();
    }
    let rows: Vec<AnyView> = lines
        .into_iter()
        .map(|line| {
            let href = Route::Appointment(line.id).to_string();
            view! {
                <RowLink
                    icon=Some(IconName::Calendar)
                    title=line.title
                    detail=Some(line.detail)
                    badge=line.missing
                    href=href
                />
            }
            .into_any()
        })
        .collect();
    view! { <Rows>{rows}</Rows> }.into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Coming,
    Past,
}

fn lines_of(view: &View, now: chrono::NaiveDateTime, which: Which) -> Vec<(AppointmentId, &Appointment)> {
    let wanted = |appointment: &Appointment| appointment.is_over(now) == (which == Which::Past);
    let mut found: Vec<_> = view.appointments().filter(|(_, appointment)| wanted(appointment)).collect();
    found.sort_by_key(|(id, appointment)| (appointment.when.date(), appointment.when.start(), *id));
    if which == Which::Past {
        found.reverse();
    }
    found
}

fn lines(view: &View, now: chrono::NaiveDateTime, which: Which) -> Vec<Line> {
    let found = lines_of(view, now, which);
    let line = |(id, appointment): (AppointmentId, &Appointment)| {
        let missing = ready::papers(view, id).missing();
        Line {
            id,
            title: words::when(appointment.when, now.date()),
            detail: detail(appointment),
            missing: (which == Which::Coming && missing > 0).then(|| text::papers_missing(missing)),
        }
    };
    found.into_iter().map(line).collect()
}

/// "Caf, 12 rue de la Paix".
fn detail(appointment: &Appointment) -> String {
    match &appointment.place {
        Some(place) => [appointment.what.as_str(), ", ", place.as_str()].concat(),
        None => appointment.what.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDateTime;
    use domain::{Attendance, Label, When};
    use sync::record::create;
    use sync::{ActorId, Author, Batch, Entity, EntityId, WallTime};

    fn view_of(appointments: &[(&str, &str)]) -> View {
        let mut view = View::default();
        let mut author = Author::new(ActorId([1; 16]));
        for (nth, (what, start)) in (1..).zip(appointments) {
            let start: NaiveDateTime = start.parse().unwrap();
            let appointment = Appointment {
                what: Label::parse(what).unwrap(),
                when: When::new(start.date(), Some(start.time()), None).unwrap(),
                place: None,
                with: None,
                phone: None,
                attendance: Attendance::Unknown,
                note: None,
                papers: None,
            };
            let id = EntityId([nth; 16]);
            let batch = Batch::write(&mut author, create(id, &appointment), WallTime(0));
            view.put(Entity::from_changes(id, batch.changes()).unwrap());
        }
        view
    }

    #[test]
    fn the_next_appointment_comes_first_and_what_is_over_is_apart() {
        let view = view_of(&[
            ("Caf", "2026-11-26T09:00:00"),
            ("Mairie", "2026-11-24T08:00:00"),
            ("Médecin", "2026-11-25T14:30:00"),
            ("École", "2026-11-20T10:00:00"),
        ]);
        let now: NaiveDateTime = "2026-11-24T12:00:00".parse().unwrap();
        let coming: Vec<String> =
            lines(&view, now, Which::Coming).into_iter().map(|line| line.detail).collect();
        assert_eq!(coming, ["Médecin", "Caf"]);
        let past: Vec<String> = lines(&view, now, Which::Past).into_iter().map(|line| line.detail).collect();
        assert_eq!(past, ["Mairie", "École"]);
    }

    #[test]
    fn a_row_says_the_day_as_a_person_does() {
        let view = view_of(&[("Caf", "2026-11-25T14:30:00")]);
        let now: NaiveDateTime = "2026-11-24T12:00:00".parse().unwrap();
        assert_eq!(lines(&view, now, Which::Coming)[0].title, "Demain, 14\u{a0}h\u{a0}30");
    }
}
