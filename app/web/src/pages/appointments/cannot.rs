//! Je ne peux pas venir.

use crate::components::element::{bare, el};
use crate::components::{ButtonKind, IconName, LinkButton, Notice, PageTitle, RowLink, Rows, Section, Tone};
use crate::pages::words;
use crate::platform::{device, intl};
use crate::route::{Question, Route};
use crate::state::App;
use crate::text;
use domain::{Appointment, AppointmentId, Attendance, Phone};
use leptos::prelude::*;

pub(super) fn screen(_app: App, id: AppointmentId, appointment: &Appointment) -> AnyView {
    let obligatory = appointment.attendance == Attendance::Obligatory;
    let warning = obligatory
        .then(|| view! { <Notice tone=Tone::Attention text=text::cannot_obligatory().to_owned() /> });
    let reach = match &appointment.phone {
        Some(phone) => call_or_write(phone, appointment),
        None => ask_number(id),
    };
    view! {
        <PageTitle text=text::cannot_title() />
        {warning}
        {reach}
        {obligatory.then(what_may_happen)}
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

/// A call, and a message that is ready where the number takes one.
fn call_or_write(phone: &Phone, appointment: &Appointment) -> AnyView {
    // Whoever receives it reads French.
    let sent = text::in_french(|| message(appointment));
    let meaning = (!text::language().is_french()).then(|| bare("p").text(message(appointment)).into_any());
    let call = phone.tel_uri();
    let write = words::takes_messages(phone).then(|| {
        let href = device::sms_link(phone.digits(), &sent);
        view! {
            {bare("p").text(text::cannot_write()).into_any()}
            {el("p", "message").attr("lang", "fr").attr("dir", "ltr").text(sent).into_any()}
            {meaning}
            <LinkButton icon=Some(IconName::Edit) label=text::write_sms_button() href=href />
        }
    });
    view! {
        {bare("p").text(text::cannot_call()).into_any()}
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Phone)
            label=text::appointment_call_button()
            href=call
        />
        {write}
    }
    .into_any()
}

/// "Bonjour, je dois annuler mon rendez-vous du jeudi 3 décembre à 14 h 30."
fn message(appointment: &Appointment) -> String {
    let day = intl::long_date(appointment.when.date());
    match appointment.when.start() {
        Some(start) => text::cannot_message_at(day, words::time(start)),
        None => text::cannot_message(day),
    }
}

fn ask_number(id: AppointmentId) -> AnyView {
    view! {
        {bare("p").text(text::cannot_no_phone()).into_any()}
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Add)
            label=text::cannot_phone_row()
            href=Route::EditAnswer(id, Question::Phone).to_string()
        />
    }
    .into_any()
}

/// What an absence may lead to, and what the person can do about it (code of social action, article L262-37: an
/// allowance is cut only after the person could answer).
fn what_may_happen() -> AnyView {
    let facts = [text::cannot_fact_letter(), text::cannot_fact_answer(), text::cannot_fact_proof()];
    let items = facts.map(|fact| bare("li").text(fact));
    view! {
        <Section title=text::cannot_what_happens()>{el("ul", "facts-list").children(items).into_any()}</Section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::{Label, When, parse_time};

    #[test]
    fn the_message_names_the_day_and_the_time() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 3).unwrap();
        let mut appointment = Appointment {
            what: Label::parse("CCAS").unwrap(),
            when: When::new(day, parse_time("14h30").ok(), None).unwrap(),
            place: None,
            with: None,
            phone: None,
            attendance: Attendance::Unknown,
            note: None,
            papers: None,
            origin: None,
        };
        let plain = |words: String| words.replace(['\u{a0}', '\u{202f}'], " ");
        let said = plain(message(&appointment));
        assert!(said.contains("du jeudi 3 décembre à 14 h 30."), "{said}");
        appointment.when = When::new(day, None, None).unwrap();
        let said = plain(message(&appointment));
        assert!(said.contains("du jeudi 3 décembre."), "{said}");
    }
}
