//! A message to a service: sent now if it is open, or kept on this phone until it opens.

use super::says;
use crate::components::element::bare;
use crate::components::{
    Button, ButtonKind, FieldKind, IconName, LinkButton, Notice, PageTitle, TextField, Tone,
};
use crate::live::{live, spawn};
use crate::pages::words as facts;
use crate::platform::{clock, device, navigation};
use crate::route::Route;
use crate::state::{App, waiting};
use crate::text;
use domain::hours::State;
use domain::{Service, ServiceId};
use leptos::prelude::*;

pub(super) fn screen(app: App, id: ServiceId, service: &Service) -> AnyView {
    let kept = waiting::of(app, id);
    let value = RwSignal::new(kept.as_ref().map(|kept| kept.text.clone()).unwrap_or_default());
    let ms = clock::wall_time().0;
    let said = says::now(service, ms);
    let closed = said.state == State::Closed;
    let opens = service.now(ms).and_then(|now| now.opens).and_then(|opens| service.moment(opens));
    let error = RwSignal::new(None);
    let later = opens.filter(|_| closed).map(|opens| keep_button(app, id, value, error, opens));
    let send = send(service, value, closed);
    let sent = kept.is_some().then(|| {
        let press = Callback::new(move |()| {
            spawn(async move {
                waiting::forget(app, id).await;
                navigation::finish(&Route::Service(id));
            });
        });
        view! { <Button icon=Some(IconName::Check) label=text::write_sent_button() on_press=press /> }
    });
    view! {
        <PageTitle text=text::write_title(service.name.as_str()) />
        <Notice tone=Tone::Info text=said.sentence />
        {bare("p").text(text::write_stays()).into_any()}
        <TextField
            id="message"
            value=value
            label=Some(text::write_label().to_owned())
            error=error
            kind=FieldKind::Lines
        />
        {later}
        {send}
        {sent}
    }
    .into_any()
}

fn keep_button(
    app: App,
    id: ServiceId,
    value: RwSignal<String>,
    error: RwSignal<Option<String>>,
    opens: i64,
) -> AnyView {
    let press = Callback::new(move |()| {
        let text = value.get_untracked().trim().to_owned();
        if text.is_empty() {
            error.set(Some(text::write_empty().to_owned()));
            return;
        }
        spawn(async move {
            waiting::keep(app, id, text, opens).await;
            navigation::finish(&Route::Service(id));
        });
    });
    view! {
        <Button
            kind=ButtonKind::Main
            icon=Some(IconName::Clock)
            label=text::write_keep_button()
            on_press=press
        />
    }
    .into_any()
}

/// The phone's own messages and mail, with the words in them; what stands on the screen is what they get.
fn send(service: &Service, value: RwSignal<String>, closed: bool) -> AnyView {
    let kind = if closed { ButtonKind::Second } else { ButtonKind::Main };
    let mobile = service.phones.iter().find(|phone| facts::takes_messages(phone)).cloned();
    let email = service.email.as_ref().map(|email| email.as_str().to_owned());
    let call = service.phones.first().map(domain::Phone::tel_uri);
    let buttons = move || {
        let words = value.get();
        let sms = mobile.as_ref().map(|phone| {
            let href = device::sms_link(phone.digits(), &words);
            view! { <LinkButton kind=kind icon=Some(IconName::Edit) label=text::write_sms_button() href=href /> }
        });
        let mail = email.as_ref().map(|email| {
            let href = device::mail_link(email, &words);
            view! { <LinkButton kind=kind icon=Some(IconName::Share) label=text::write_mail_button() href=href /> }
        });
        let call = call.clone().map(|href| {
            view! { <LinkButton icon=Some(IconName::Phone) label=text::appointment_call_button() href=href /> }
        });
        view! {
            {sms}
            {mail}
            {call}
        }
        .into_any()
    };
    live(buttons)
}
