//! The person's phones: the list, the code for another one, and the way to take one out.

use crate::components::element::{bare, bdi, el};
use crate::components::{
    Button, ButtonKind, ButtonState, IconName, LinkButton, Notice, PageTitle, Qr, Question, RowLink, Rows,
    Section, TextField, Tone,
};
use crate::live::{live, memo, spawn};
use crate::pages::{gone, words};
use crate::platform::{handing, navigation};
use crate::route::Route;
use crate::state::App;
use crate::state::phones::{self, Phone, PhoneError, Standing};
use crate::text;
use domain::Label;
use leptos::prelude::*;
use sync::EntityId;
use sync::record::{Device, update};

/// The id of the field of a question.
const FIELD: &str = "answer";

pub(super) fn screen(app: App) -> AnyView {
    let known = memo(move || (phones::standing(app), phones::list(app)));
    let body = move || match known.get() {
        (Standing::Linked, phones) => linked(app, phones),
        (Standing::TakenOut, _) => bare("p").text(text::phones_out()).into_any(),
        (Standing::Alone, _) => bare("p").text(text::phones_alone()).into_any(),
    };
    view! {
        <PageTitle text=text::phones_title() />
        {live(body)}
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Add)
            label=text::phones_link_button()
            href=Route::LinkPhone.to_string()
        />
    }
    .into_any()
}

fn linked(app: App, phones: Vec<Phone>) -> AnyView {
    let phones: Vec<AnyView> = phones.into_iter().map(|phone| one(app, phone)).collect();
    view! {
        {bare("p").text(text::phones_what()).into_any()}
        {phones}
    }
    .into_any()
}

fn one(app: App, phone: Phone) -> AnyView {
    let Phone { id, device, is_this } = phone;
    let seen = device.seen.map(|day| text::phones_seen(words::day(day, app.today()).to_lowercase()));
    let detail = if is_this { Some(text::phones_this().to_owned()) } else { seen };
    let detail = detail.map(|words| el("p", "hint").child(bdi(words)).into_any());
    let remove = (!is_this).then(|| {
        view! {
            <RowLink
                icon=Some(IconName::Trash)
                title=text::phones_remove_row()
                href=Route::TakeOutPhone(id).to_string()
            />
        }
    });
    view! {
        <Section title=device.name.as_str().to_owned()>
            {detail}
            <Rows>
                <RowLink
                    icon=Some(IconName::Edit)
                    title=text::phones_rename_row()
                    href=Route::RenamePhone(id).to_string()
                />
                {remove}
            </Rows>
        </Section>
    }
    .into_any()
}

/// The code that makes another phone one of the person's own.
pub(super) fn link(app: App) -> AnyView {
    let url = RwSignal::new(None::<Result<String, PhoneError>>);
    let make = move || {
        spawn(async move {
            let link = phones::link(app).await.map(|link| handing::url(&link.to_string()));
            // The screen may have gone meanwhile.
            let _gone = url.try_set(Some(link));
        });
    };
    make();
    let body = move || match url.get() {
        None => bare("p").attr("role", "status").text(text::busy()).into_any(),
        Some(Ok(url)) => view! {
            <Qr codes=vec![url] label=text::share_code_label().to_owned() turn=|_, _| String::new() />
            {bare("p").text(text::phones_link_how()).into_any()}
            <Notice tone=Tone::Attention text=text::phones_link_warning().to_owned() />
        }
        .into_any(),
        Some(Err(error)) => view! { <Notice tone=Tone::Danger text=problem(&error) /> }.into_any(),
    };
    view! {
        <PageTitle text=text::phones_link_title() />
        {live(body)}
    }
    .into_any()
}

pub(super) fn problem(error: &PhoneError) -> String {
    match error {
        PhoneError::Store(error) => words::closed(error),
        PhoneError::NotOwner | PhoneError::Announce(_) => text::phones_not_owner().to_owned(),
    }
}

fn known(app: App, id: EntityId) -> Option<Device> {
    app.view.with_untracked(|view| {
        view.devices().find(|(other, _)| *other == id).map(|(_, device)| device.clone())
    })
}

pub(super) fn rename(app: App, id: EntityId) -> AnyView {
    let Some(old) = known(app, id) else { return gone() };
    let value = RwSignal::new(old.name.as_str().to_owned());
    let error = RwSignal::new(None);
    let next = Callback::new(move |()| match Label::parse(&value.get_untracked()) {
        Ok(name) => {
            let edits = update(id, &old, &Device { name, ..old.clone() });
            app.act(edits, text::saved(), None, || navigation::finish(&Route::Phones));
        }
        Err(problem) => error.set(Some(words::text_error(problem, text::phones_ask_name_empty()))),
    });
    view! {
        <Question
            title=text::phones_ask_name()
            field=Some(FIELD.to_owned())
            hint=Some(text::phones_ask_name_hint().to_owned())
            error=error
            on_next=next
        >
            <TextField id=FIELD value=value error=error />
        </Question>
    }
    .into_any()
}

/// What taking a phone out does, before it is done.
pub(super) fn take_out(app: App, id: EntityId) -> AnyView {
    let Some(device) = known(app, id) else { return gone() };
    let busy = RwSignal::new(ButtonState::Ready);
    let failed = RwSignal::new(None::<String>);
    let press = Callback::new(move |()| {
        busy.set(ButtonState::Busy);
        failed.set(None);
        spawn(async move {
            match phones::take_out(app, id).await {
                Ok(()) => navigation::finish(&Route::Phones),
                Err(error) => failed.set(Some(problem(&error))),
            }
            busy.set(ButtonState::Ready);
        });
    });
    let failure = move || failed.get().map(|words| view! { <Notice tone=Tone::Danger text=words /> });
    let shares = app.view.with_untracked(|view| view.memberships().count() > 1);
    let shares = shares.then(|| bare("p").text(text::phones_remove_shared()).into_any());
    view! {
        <PageTitle text=text::phones_remove_title(device.name.as_str()) />
        {bare("p").text(text::phones_remove_what()).into_any()}
        {shares}
        {bare("p").text(text::phones_removing()).into_any()}
        {live(failure)}
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Back)
            label=text::phones_remove_keep()
            href=Route::Phones.to_string()
        />
        <Button
            kind=ButtonKind::Danger
            icon=Some(IconName::Trash)
            label=text::phones_remove_action()
            state=busy
            on_press=press
        />
    }
    .into_any()
}
