//! The appointments to come, and those that are over.

use super::entity;
use crate::components::{ButtonKind, EmptyState, IconName, LinkButton, PageTitle, RowLink, Rows};
use crate::live::{live, memo};
use crate::pages::both;
use crate::pages::rows::{self, Line};
use crate::pages::{ready, words};
use crate::route::{Question, Route};
use crate::state::{App, Draft};
use crate::text;
use chrono::NaiveDateTime;
use domain::{Appointment, AppointmentId};
use leptos::prelude::*;
use sync::{EntityId, View};

/// The appointments to come, the next one first.
pub(super) fn screen(app: App) -> AnyView {
    let has_past = memo(move || {
        let now = app.now.get();
        app.view.with(|view| view.appointments().any(|(_, appointment)| appointment.is_over(now)))
    });
    let add = Route::AddAppointment(Question::What).to_string();
    let draft = move || {
        let begun = app.draft.with(|draft| !draft.is_blank());
        begun.then(|| draft_row(app))
    };
    view! {
        <PageTitle text=text::place_appointments() />
        <LinkButton kind=ButtonKind::Main icon=Some(IconName::Add) label=text::appointments_add_button() href=add />
        <LinkButton icon=Some(IconName::Edit) label=text::message_paste_button() href=Route::Message.to_string() />
        {live(draft)}
        {rows(app, Which::Coming, text::appointments_empty())}
        <Rows>
            <RowLink
                icon=Some(IconName::Calendar)
                title=text::agenda_row()
                href=Route::Agenda.to_string()
            />
            <RowLink
                icon=Some(IconName::Card)
                title=text::wallet_title()
                href=Route::Wallet.to_string()
            />
        </Rows>
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
    view! {
        <PageTitle text=text::appointments_past_title() />
        {rows(app, Which::Past, text::appointments_past_empty())}
    }
    .into_any()
}

fn rows(app: App, which: Which, empty: &'static str) -> AnyView {
    let found = memo(move || app.view.with(|view| found(view, app.now.get(), which)));
    let is_empty = memo(move || found.with(Vec::is_empty));
    let say = match which {
        Which::Coming => coming_line,
        Which::Past => line,
    };
    live(move || {
        if is_empty.get() {
            view! { <EmptyState icon=IconName::Calendar text=empty /> }.into_any()
        } else {
            rows::long(app, found, say)
        }
    })
}

/// Which appointments are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The next one first.
    Coming,
    /// The latest first.
    Past,
}

/// The appointments in the order of their list.
pub(super) fn found(view: &View, now: NaiveDateTime, which: Which) -> Vec<EntityId> {
    let wanted = |appointment: &Appointment| appointment.is_over(now) == (which == Which::Past);
    let mut found: Vec<_> = view.appointments().filter(|(_, appointment)| wanted(appointment)).collect();
    found.sort_by_key(|(id, appointment)| (appointment.when.date(), appointment.when.start(), *id));
    if which == Which::Past {
        found.reverse();
    }
    found.into_iter().map(|(id, _)| entity(id)).collect()
}

fn line(view: &View, thing: EntityId, now: NaiveDateTime) -> Option<Line> {
    let id = AppointmentId::new(thing.0);
    let appointment = view.appointment(id)?;
    Some(Line {
        icon: IconName::Calendar,
        title: words::when(appointment.when, now.date()),
        french: None,
        detail: Some(detail(appointment)),
        badge: None,
        href: Route::Appointment(id).to_string(),
    })
}

/// As [`line`], with the papers that are missing.
fn coming_line(view: &View, thing: EntityId, now: NaiveDateTime) -> Option<Line> {
    let missing = ready::papers(view, AppointmentId::new(thing.0)).missing();
    let badge = (missing > 0).then(|| text::papers_missing(missing));
    Some(Line { badge, ..line(view, thing, now)? })
}

/// "Caf, 12 rue de la Paix".
pub(super) fn detail(appointment: &Appointment) -> String {
    let what = both::kept(appointment.what.as_str()).here;
    match &appointment.place {
        Some(place) => [what.as_str(), ", ", place.as_str()].concat(),
        None => what,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Attendance, Label, When};
    use sync::record::create;
    use sync::{ActorId, Author, Batch, Entity, WallTime};

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
                origin: None,
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
        let details = |which| -> Vec<Option<String>> {
            let found = found(&view, now, which).into_iter();
            found.map(|thing| line(&view, thing, now).unwrap().detail).collect()
        };
        assert_eq!(details(Which::Coming), [Some("Médecin".to_owned()), Some("Caf".to_owned())]);
        assert_eq!(details(Which::Past), [Some("Mairie".to_owned()), Some("École".to_owned())]);
    }

    #[test]
    fn a_row_says_the_day_as_a_person_does() {
        let view = view_of(&[("Caf", "2026-11-25T14:30:00")]);
        let now: NaiveDateTime = "2026-11-24T12:00:00".parse().unwrap();
        assert_eq!(coming_line(&view, EntityId([1; 16]), now).unwrap().title, "Demain, 14\u{a0}h\u{a0}30");
    }
}
