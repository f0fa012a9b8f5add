//! The person who helps.

use crate::components::{
    Action, Button, ButtonKind, EmptyState, Fact, Facts, FieldKind, IconName, LinkButton, PageTitle,
    Question as Ask, RowLink, Rows, TextField,
};
use crate::live::{live, memo};
use crate::pages::words;
use crate::platform::{navigation, random};
use crate::route::{Route, WorkerQuestion};
use crate::state::App;
use crate::text;
use domain::{Contact, ContactId, Label, Phone};
use leptos::prelude::*;
use sync::record::{Record, create, remove, update};
use sync::{EntityId, View};

/// The id of the field of a question.
const FIELD: &str = "answer";

/// The person who helps: the first contact.
pub(super) fn known(view: &View) -> Option<(ContactId, &Contact)> {
    view.contacts().next()
}

pub(super) fn screen(app: App) -> AnyView {
    let worker = memo(move || app.view.with(|view| known(view).map(|(id, contact)| (id, contact.clone()))));
    let body = move || match worker.get() {
        Some((id, contact)) => person(app, id, &contact),
        None => nobody(),
    };
    view! {
        <PageTitle text=text::help_worker_title() />
        {live(body)}
    }
    .into_any()
}

fn nobody() -> AnyView {
    view! {
        <EmptyState icon=IconName::Person text=text::help_worker_empty()>
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Add)
                label=text::help_worker_add_button()
                href=Route::EditWorker(WorkerQuestion::Name).to_string()
            />
        </EmptyState>
    }
    .into_any()
}

fn person(app: App, id: ContactId, contact: &Contact) -> AnyView {
    let name = contact.name.as_str().to_owned();
    let mut facts = vec![Fact::new(IconName::Person, text::help_worker_name(), name.clone())];
    facts.extend(
        contact
            .phone
            .as_ref()
            .map(|phone| Fact::new(IconName::Phone, text::help_worker_phone(), phone.spaced())),
    );
    let call = contact.phone.as_ref().map(Phone::tel_uri).map(|href| {
        view! {
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Phone)
                label=text::appointment_call_button()
                href=href
            />
        }
    });
    let gone = Callback::new(move |()| {
        let edit = remove(EntityId(id.bytes()), <Contact as Record>::KIND);
        app.act(vec![edit], text::help_worker_removed(&name), None, || ());
    });
    view! {
        <Facts facts=facts />
        {call}
        <Rows>
            <RowLink
                icon=Some(IconName::Edit)
                title=text::help_worker_edit_row()
                href=Route::EditWorker(WorkerQuestion::Name).to_string()
            />
        </Rows>
        <Button
            kind=ButtonKind::Danger
            icon=Some(IconName::Trash)
            label=text::help_worker_remove_action()
            on_press=gone
        />
    }
    .into_any()
}

pub(super) fn question(app: App, question: WorkerQuestion) -> AnyView {
    let worker = app.view.with_untracked(|view| known(view).map(|(id, contact)| (id, contact.clone())));
    match question {
        WorkerQuestion::Name => name(app, worker),
        WorkerQuestion::Phone => match worker {
            Some((id, contact)) => phone(app, id, contact),
            None => name(app, None),
        },
    }
}

fn name(app: App, worker: Option<(ContactId, Contact)>) -> AnyView {
    let known = worker.as_ref().map(|(_, contact)| contact.name.as_str().to_owned());
    let value = RwSignal::new(known.unwrap_or_default());
    let error = RwSignal::new(None);
    let next = Callback::new(move |()| match Label::parse(&value.get_untracked()) {
        Ok(name) => {
            let edits = if let Some((id, old)) = &worker {
                update(EntityId(id.bytes()), old, &Contact { name, ..old.clone() })
            } else {
                let id = EntityId(random::sixteen_bytes());
                create(id, &Contact { name, role: None, phone: None })
            };
            app.act(edits, text::help_worker_saved(), None, || {
                navigation::go(&Route::EditWorker(WorkerQuestion::Phone));
            });
        }
        Err(problem) => error.set(Some(words::text_error(problem, text::help_worker_ask_name_empty()))),
    });
    view! {
        <Ask
            title=text::help_worker_ask_name()
            field=Some(FIELD.to_owned())
            hint=Some(text::help_worker_ask_name_hint().to_owned())
            error=error
            on_next=next
        >
            <TextField id=FIELD value=value error=error />
        </Ask>
    }
    .into_any()
}

fn phone(app: App, id: ContactId, old: Contact) -> AnyView {
    let value = RwSignal::new(old.phone.as_ref().map(Phone::spaced).unwrap_or_default());
    let skip = if old.phone.is_none() { text::ask_skip_action() } else { text::ask_clear_action() };
    let error = RwSignal::new(None);
    let take = move |phone: Option<Phone>| {
        let edits = update(EntityId(id.bytes()), &old, &Contact { phone, ..old.clone() });
        app.act(edits, text::help_worker_saved(), None, || navigation::finish(&Route::Help));
    };
    let skip = Action::new(skip, {
        let take = take.clone();
        Callback::new(move |()| take(None))
    });
    let next = Callback::new(move |()| match Phone::parse(&value.get_untracked()) {
        Ok(phone) => take(Some(phone)),
        Err(problem) => error.set(Some(words::phone_error(problem))),
    });
    view! {
        <Ask
            title=text::help_worker_ask_phone()
            field=Some(FIELD.to_owned())
            hint=Some(text::ask_phone_hint().to_owned())
            error=error
            on_next=next
            skip=Some(skip)
        >
            <TextField id=FIELD value=value error=error kind=FieldKind::Phone />
        </Ask>
    }
    .into_any()
}
