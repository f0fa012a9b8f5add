//! An invitation from afar: a link to send, two words to say.

use super::code::{send, with_link};
use crate::components::element::{bare, el};
use crate::components::{Button, ButtonKind, ButtonState, Notice, PageTitle, Section, Tone};
use crate::live::{live, spawn};
use crate::pages::words;
use crate::platform::handing;
use crate::state::App;
use crate::state::sharing::{self, Invitation, Kind};
use crate::text;
use domain::ChecklistId;
use leptos::prelude::*;

pub(super) fn screen(app: App, id: ChecklistId, kind: Kind) -> AnyView {
    with_link(app, id, kind, move |_, _| {
        let made = RwSignal::new(None::<Invitation>);
        let failed = RwSignal::new(false);
        let busy = RwSignal::new(ButtonState::Ready);
        let press = Callback::new(move |()| {
            busy.set(ButtonState::Busy);
            failed.set(false);
            spawn(async move {
                match sharing::invite(app, id, kind).await {
                    Ok(invitation) => made.set(Some(invitation)),
                    Err(_) => failed.set(true),
                }
                busy.set(ButtonState::Ready);
            });
        });
        let failure = move || {
            failed.get().then(
                || view! { <Notice tone=Tone::Attention text=text::share_invite_network().to_owned() /> },
            )
        };
        let ways = move || match made.get() {
            Some(invitation) => invited(&invitation),
            None => view! {
                {bare("p").text(text::share_invite_how()).into_any()}
                {bare("p").text(text::share_invite_why()).into_any()}
                {live(failure)}
                <Button
                    kind=ButtonKind::Main
                    label=text::share_invite_action()
                    state=busy
                    on_press=press
                />
            }
            .into_any(),
        };
        view! {
            <PageTitle text=text::share_invite_title() />
            {live(ways)}
        }
        .into_any()
    })
}

fn invited(invitation: &Invitation) -> AnyView {
    let url = handing::url(&invitation.link.to_string());
    let until = i64::try_from(invitation.expires).unwrap_or(0).saturating_mul(1_000);
    let day = words::full_date(domain::from_unix_ms(until).date());
    let said = el("p", "say").text(invitation.words.join(" ")).into_any();
    view! {
        <Section title=text::share_invite_send()>{send(url)}</Section>
        <Section title=text::share_invite_say()>
            {said}
            {bare("p").text(text::share_invite_say_how()).into_any()}
            {bare("p").text(text::share_invite_until(day)).into_any()}
        </Section>
    }
    .into_any()
}
