//! What was understood of a message, where something has to be decided first.

use super::entity;
use crate::components::element::el;
use crate::components::{
    Button, ButtonKind, IconName, LinkButton, Notice, PageTitle, RowLink, Rows, Section, Tone,
};
use crate::live::spawn;
use crate::pages::words;
use crate::platform::navigation;
use crate::route::{Question, Route};
use crate::state::{App, Draft, message};
use crate::text;
use domain::sms::{Kind, Understood, find, understand};
use domain::{Appointment, AppointmentId, Attendance, Label, Note, When};
use leptos::prelude::*;
use sync::record::{Record, remove, update};

/// The draft that a message makes at once; none if something has to be decided first.
pub(super) fn after(app: App, text: &str) -> Option<Draft> {
    let (found, known) = read(app, text);
    let at_once = matches!(found.kind, Kind::Created | Kind::Changed | Kind::Reminder);
    (at_once && known.is_none()).then(|| draft(&found, text))
}

/// What a message says, and the appointment it speaks of.
fn read(app: App, text: &str) -> (Understood, Option<(AppointmentId, Appointment)>) {
    let found = understand(text, app.today_untracked());
    let known = app.view.with_untracked(|view| {
        let id = find(&found, view.appointments(), app.now.get_untracked())?;
        view.appointment(id).cloned().map(|appointment| (id, appointment))
    });
    (found, known)
}

fn draft(found: &Understood, message: &str) -> Draft {
    let words = |label: Option<&Label>| label.map(|label| label.as_str().to_owned()).unwrap_or_default();
    let mut draft = Draft::default();
    draft.what =
        found.what.as_ref().map_or_else(|| text::message_what().to_owned(), |what| words_of(what.as_str()));
    draft.place = words(found.place.as_ref());
    draft.with = words(found.with.as_ref());
    draft.phone = found.phone.as_ref().map(domain::Phone::spaced).unwrap_or_default();
    draft.obligatory = match found.attendance {
        Attendance::Obligatory => Some(true),
        Attendance::Optional => Some(false),
        Attendance::Unknown => None,
    };
    draft.reviewed = true;
    message.trim().clone_into(&mut draft.message);
    draft.bring = found.bring.iter().map(|paper| words_of(paper.as_str())).collect();
    draft.doubtful = !found.doubts.is_empty();
    draft.set_day(found.date);
    draft.set_time(found.time);
    draft.set_end(found.end);
    draft
}

/// "d’orientation" after "rendez-vous" is a name of its own: "Rendez-vous d’orientation".
fn words_of(what: &str) -> String {
    let joined =
        ["d'", "d’", "de ", "du ", "pour "].iter().any(|start| what.to_lowercase().starts_with(start));
    if joined { [text::message_what(), " ", what].concat() } else { words::capital(what) }
}

pub(super) fn screen(app: App) -> AnyView {
    let Some(message) = message::message() else {
        navigation::show(&Route::Message);
        return ().into_any();
    };
    let (found, known) = read(app, &message);
    let decide = match (found.kind, known) {
        (Kind::Cancelled, Some((id, known))) => cancelled(app, id, &known),
        (Kind::Cancelled, None) => cancelled_unknown(),
        (Kind::Changed, Some((id, known))) => changed(app, id, &known, &found, &message),
        (Kind::Invitation, _) => invitation(app, &found),
        (Kind::Other, _) => other(),
        (Kind::Created | Kind::Reminder, Some((id, known))) => again(app, id, &known, &found, &message),
        (Kind::Created | Kind::Changed | Kind::Reminder, None) => another(app, &found, &message),
    };
    view! {
        {decide}
        <Section title=text::message_whole()>
            {el("blockquote", "message").text(message).into_any()}
        </Section>
    }
    .into_any()
}

fn decided(route: Route) {
    spawn(async move {
        message::forget_message().await;
        navigation::finish(&route);
    });
}

/// The appointment as it is known, and a way to say that the message speaks of another one.
fn known_row(app: App, id: AppointmentId, known: &Appointment) -> AnyView {
    let title = words::when(known.when, app.today());
    let what = known.what.as_str().to_owned();
    view! {
        <Rows>
            <RowLink
                icon=Some(IconName::Calendar)
                title=title
                detail=Some(what)
                href=Route::Appointment(id).to_string()
            />
        </Rows>
    }
    .into_any()
}

fn cancelled(app: App, id: AppointmentId, known: &Appointment) -> AnyView {
    let what = known.what.as_str().to_owned();
    let press = Callback::new(move |()| {
        let said = text::appointment_removed(&what);
        app.act(vec![remove(entity(id), <Appointment as Record>::KIND)], said, None, || {
            decided(Route::Appointments);
        });
    });
    view! {
        <PageTitle text=text::message_cancelled_title() />
        {known_row(app, id, known)}
        <Button kind=ButtonKind::Main icon=Some(IconName::Trash) label=text::message_cancelled_button() on_press=press />
        <Button label=text::message_keep_button() on_press=Callback::new(|()| decided(Route::Appointments)) />
    }
    .into_any()
}

fn cancelled_unknown() -> AnyView {
    view! {
        <PageTitle text=text::message_cancelled_title() />
        <Notice tone=Tone::Info text=text::message_cancelled_unknown().to_owned() />
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Calendar)
            label=text::message_list_button()
            href=Route::Appointments.to_string()
        />
    }
    .into_any()
}

/// The appointment with what the message says of it.
fn with_news(known: &Appointment, found: &Understood, message: &str) -> Appointment {
    let day = found.date.unwrap_or(known.when.date());
    let start = found.time.or_else(|| known.when.start());
    let when =
        When::new(day, start, found.end).or_else(|_| When::new(day, start, None)).unwrap_or(known.when);
    Appointment {
        when,
        place: found.place.clone().or_else(|| known.place.clone()),
        with: found.with.clone().or_else(|| known.with.clone()),
        phone: found.phone.clone().or_else(|| known.phone.clone()),
        note: Note::parse(message).ok().or_else(|| known.note.clone()),
        ..known.clone()
    }
}

fn changed(app: App, id: AppointmentId, known: &Appointment, found: &Understood, message: &str) -> AnyView {
    if found.date.is_none() && found.time.is_none() {
        return later(app, id, known);
    }
    let new = with_news(known, found, message);
    let today = app.today();
    let (before, after) = (words::when(known.when, today), words::when(new.when, today));
    let row = known_row(app, id, known);
    let place = new.place.as_ref().filter(|place| Some(*place) != known.place.as_ref());
    let place = place.map(|place| text::message_changed_place(place.as_str()));
    let edits = update(entity(id), known, &new);
    let press = Callback::new(move |()| {
        app.act(edits.clone(), text::appointment_changed(), None, move || decided(Route::Appointment(id)));
    });
    let sentence = text::message_changed_from_to(before, after);
    view! {
        <PageTitle text=text::message_changed_title() />
        {row}
        <Notice tone=Tone::Attention text=sentence />
        {place.map(|words| view! { <Notice tone=Tone::Attention text=words /> })}
        {doubt(found)}
        <Button kind=ButtonKind::Main icon=Some(IconName::Check) label=text::message_change_button() on_press=press />
        {another_button(app, found, message)}
    }
    .into_any()
}

/// The appointment is put off, and the new day comes later.
fn later(app: App, id: AppointmentId, known: &Appointment) -> AnyView {
    view! {
        <PageTitle text=text::message_changed_title() />
        {known_row(app, id, known)}
        <Notice tone=Tone::Attention text=text::message_later().to_owned() />
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Edit)
            label=text::message_later_button()
            href=Route::EditAnswer(id, Question::Day).to_string()
        />
        <Button label=text::message_keep_button() on_press=Callback::new(|()| decided(Route::Appointments)) />
    }
    .into_any()
}

/// The message says again what is known, perhaps with more.
fn again(app: App, id: AppointmentId, known: &Appointment, found: &Understood, message: &str) -> AnyView {
    let new = with_news(known, found, message);
    let row = known_row(app, id, known);
    let more = Appointment { note: known.note.clone(), ..new.clone() } != *known;
    let edits = update(entity(id), known, &new);
    let main = if more {
        let press = Callback::new(move |()| {
            app.act(edits.clone(), text::appointment_changed(), None, move || {
                decided(Route::Appointment(id));
            });
        });
        view! { <Button kind=ButtonKind::Main icon=Some(IconName::Check) label=text::message_complete_button() on_press=press /> }
            .into_any()
    } else {
        let press = Callback::new(move |()| decided(Route::Appointment(id)));
        view! { <Button kind=ButtonKind::Main icon=Some(IconName::Eye) label=text::see_action() on_press=press /> }.into_any()
    };
    view! {
        <PageTitle text=text::message_again_title() />
        {row}
        {main}
        {another_button(app, found, message)}
    }
    .into_any()
}

fn another(app: App, found: &Understood, message: &str) -> AnyView {
    view! {
        <PageTitle text=text::message_changed_title() />
        {another_button(app, found, message)}
    }
    .into_any()
}

fn another_button(app: App, found: &Understood, message: &str) -> AnyView {
    let draft = draft(found, message);
    let press = Callback::new(move |()| {
        let draft = draft.clone();
        app.keep_draft(move |kept| *kept = draft, || decided(Route::AddAppointment(Question::Review)));
    });
    view! { <Button icon=Some(IconName::Add) label=text::message_another_button() on_press=press /> }
        .into_any()
}

fn doubt(found: &Understood) -> Option<AnyView> {
    let doubtful = !found.doubts.is_empty();
    doubtful
        .then(|| view! { <Notice tone=Tone::Attention text=text::message_doubt().to_owned() /> }.into_any())
}

fn invitation(app: App, found: &Understood) -> AnyView {
    let deadline = found.deadline.map(|day| {
        let sentence = text::message_deadline(words::full_date(day));
        view! { <Notice tone=Tone::Attention text=sentence /> }
    });
    let call = found.phone.as_ref().map(domain::Phone::tel_uri).map(|href| {
        view! {
            <LinkButton kind=ButtonKind::Main icon=Some(IconName::Phone) label=text::appointment_call_button() href=href />
        }
    });
    let press = Callback::new(move |()| {
        app.keep_draft(|draft| *draft = Draft::default(), || decided(Route::AddAppointment(Question::What)));
    });
    view! {
        <PageTitle text=text::message_invitation_title() />
        {deadline}
        {call}
        <Button icon=Some(IconName::Add) label=text::message_taken_button() on_press=press />
    }
    .into_any()
}

fn other() -> AnyView {
    view! {
        <PageTitle text=text::message_other_title() />
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Add)
            label=text::message_by_hand_button()
            href=Route::AddAppointment(Question::What).to_string()
        />
        <LinkButton icon=Some(IconName::Edit) label=text::message_other_button() href=Route::Message.to_string() />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn a_message_becomes_a_draft_with_all_that_was_understood_and_its_words() {
        let message = "RDV d'orientation le 3/12/2026 de 9h à 10h avec Mme Roy, CCAS, 2 rue du Port. Apportez : RIB. Présence obligatoire. 0102030405";
        let draft = draft(&understand(message, today()), message);
        assert_eq!(draft.what, "Rendez-vous d'orientation");
        assert_eq!(draft.day(), NaiveDate::from_ymd_opt(2026, 12, 3));
        assert_eq!(draft.time().map(words::time).as_deref(), Some("9\u{a0}h"));
        assert_eq!(draft.end().map(words::time).as_deref(), Some("10\u{a0}h"));
        assert_eq!((draft.with.as_str(), draft.phone.as_str()), ("Mme Roy", "01 02 03 04 05"));
        assert_eq!((draft.obligatory, draft.bring.len(), draft.reviewed), (Some(true), 1, true));
        assert_eq!(draft.message, message);
    }

    #[test]
    fn news_change_what_they_say_and_leave_the_rest() {
        let first = "RDV le 3/12/2026 à 9h avec Mme Roy au CCAS";
        let known = {
            let draft = draft(&understand(first, today()), first);
            super::super::answers::Answers::of_draft(&draft).appointment().unwrap()
        };
        let news = "Votre RDV du 3/12 à 9h est déplacé au 4/12 à 11h.";
        let new = with_news(&known, &understand(news, today()), news);
        assert_eq!(
            new.when,
            When::new(NaiveDate::from_ymd_opt(2026, 12, 4).unwrap(), domain::parse_time("11h").ok(), None)
                .unwrap()
        );
        assert_eq!((&new.place, &new.with), (&known.place, &known.with));
        assert_eq!(new.note.unwrap().as_str(), news);
    }
}
