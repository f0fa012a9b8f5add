//! All answers once more, before the appointment is kept.

use super::answers::Answers;
use super::entity;
use crate::components::element::{bare, el};
use crate::components::{Button, ButtonKind, IconName, Notice, PageTitle, RowLink, Rows, Section, Tone};
use crate::pages::words;
use crate::platform::{navigation, random};
use crate::route::{Question, Route};
use crate::state::{App, Draft};
use crate::text;
use domain::{Appointment, AppointmentId, Attendance, Label, Parent, Step};
use leptos::prelude::*;
use sync::record::{PlacedStep, create};
use sync::{Edit, EntityId, Order};

pub(super) fn screen(app: App) -> AnyView {
    app.draft.update_untracked(|draft| draft.reviewed = true);
    let answers = app.draft.with_untracked(Answers::of_draft);
    let past = answers.day.is_some_and(|day| day < app.today());
    let (message, bring, doubtful) =
        app.draft.with_untracked(|draft| (draft.message.clone(), draft.bring.clone(), draft.doubtful));
    let clash = answers.appointment().ok().and_then(|appointment| clash(app, &appointment));
    view! {
        <PageTitle text=text::ask_review() />
        {el("p", "hint").text(text::ask_review_hint()).into_any()}
        {past.then(|| view! { <Notice tone=Tone::Attention text=text::ask_review_past().to_owned() /> })}
        {doubtful.then(|| view! { <Notice tone=Tone::Attention text=text::message_doubt().to_owned() /> })}
        {clash.map(|what| view! { <Notice tone=Tone::Attention text=text::ask_review_clash(what) /> })}
        {rows(app, &answers)}
        {(!bring.is_empty()).then(|| to_bring(bring))}
        <Button
            kind=ButtonKind::Main
            icon=Some(IconName::Save)
            label=text::ask_save_button()
            on_press=Callback::new(move |()| keep(app))
        />
        <Button
            kind=ButtonKind::Quiet
            label=text::ask_forget_action()
            on_press=Callback::new(move |()| forget(app))
        />
        {(!message.is_empty()).then(|| whole(message))}
    }
    .into_any()
}

/// The message itself: what was not understood of it is there too.
fn whole(message: String) -> AnyView {
    view! {
        <Section title=text::message_whole()>
            {el("blockquote", "message").text(message).into_any()}
        </Section>
    }
    .into_any()
}

fn to_bring(papers: Vec<String>) -> AnyView {
    let items = papers.into_iter().map(|paper| bare("li").text(paper));
    view! {
        <Section title=text::bring_title()>
            {el("ul", "message-papers").children(items).into_any()}
        </Section>
    }
    .into_any()
}

/// The name of another appointment at the very same time.
fn clash(app: App, new: &Appointment) -> Option<String> {
    new.when.start()?;
    app.view.with_untracked(|view| {
        let same =
            |kept: &Appointment| kept.when.date() == new.when.date() && kept.when.start() == new.when.start();
        let found = view.appointments().find(|(_, kept)| same(kept));
        found.map(|(_, kept)| kept.what.as_str().to_owned())
    })
}

fn rows(app: App, answers: &Answers) -> AnyView {
    let today = app.today();
    let said = |text: &String| (!text.is_empty()).then(|| text.clone());
    let attendance = match answers.attendance {
        Some(Attendance::Obligatory) => Some(text::attendance_obligatory().to_owned()),
        Some(Attendance::Optional) => Some(text::attendance_optional().to_owned()),
        _ => None,
    };
    let day = answers.day.map(|day| {
        [
            words::day(day, today),
            words::distance(day, today).map(|d| [" (", &d, ")"].concat()).unwrap_or_default(),
        ]
        .concat()
    });
    let lines = [
        (IconName::Card, Question::What, text::appointment_what(), said(&answers.what)),
        (IconName::Calendar, Question::Day, text::appointment_day(), day),
        (IconName::Clock, Question::Time, text::appointment_time(), answers.start.map(words::time)),
        (IconName::MapPin, Question::Place, text::appointment_where(), said(&answers.place)),
        (IconName::Person, Question::With, text::appointment_with(), said(&answers.with)),
        (IconName::Phone, Question::Phone, text::appointment_phone(), said(&answers.phone)),
        (IconName::Warning, Question::Attendance, text::appointment_attendance(), attendance),
    ];
    let end = answers
        .end
        .map(|end| (IconName::Clock, Question::End, text::appointment_end(), Some(words::time(end))));
    let rows: Vec<AnyView> = lines
        .into_iter()
        .chain(end)
        .map(|(icon, question, title, value)| {
            let value = value.unwrap_or_else(|| text::ask_nothing().to_owned());
            let href = Route::AddAppointment(question).to_string();
            view! { <RowLink icon=Some(icon) title=title detail=Some(value) href=href /> }.into_any()
        })
        .collect();
    view! { <Rows>{rows}</Rows> }.into_any()
}

/// Forgets the answers; nothing of them was an appointment yet.
fn forget(app: App) {
    app.keep_draft(|draft| *draft = Draft::default(), || navigation::finish(&Route::Appointments));
}

/// The papers that the message asks for, to be ticked while packing.
fn papers(id: AppointmentId, bring: &[String]) -> Vec<Edit> {
    let mut last: Option<Order> = None;
    let labels = bring.iter().filter_map(|paper| Label::parse(paper).ok());
    labels
        .flat_map(|label| {
            let order = Order::between(last.as_ref(), None, random::bits());
            last = Some(order.clone());
            let placed = PlacedStep { step: Step::new(Parent::Appointment(id), label), order };
            create(EntityId(random::sixteen_bytes()), &placed)
        })
        .collect()
}

/// Keeps the appointment, then forgets the draft. What is missing is asked for.
fn keep(app: App) {
    match app.draft.with_untracked(Answers::of_draft).appointment() {
        Ok(appointment) => {
            let id = AppointmentId::new(random::sixteen_bytes());
            let mut edits = create(entity(id), &appointment);
            edits.extend(papers(id, &app.draft.with_untracked(|draft| draft.bring.clone())));
            app.keep_drafted(entity(id), edits, text::appointment_saved(), move || {
                navigation::finish(&Route::Appointment(id));
            });
        }
        Err(question) => navigation::go(&Route::AddAppointment(question)),
    }
}
