//! A list that is made, named, filled or removed.

use super::{said, step_change};
use crate::components::element::el;
use crate::components::{
    Action, Button, ButtonKind, IconName, PageTitle, Question, RowLink, Rows, TextField,
};
use crate::live::{live, memo};
use crate::pages::ask::{FIELD, Text};
use crate::pages::{gone, words};
use crate::platform::{navigation, random, view};
use crate::route::Route;
use crate::state::{App, Beside};
use crate::text;
use domain::{Checklist, ChecklistId, Label, Parent, TextError};
use leptos::prelude::*;
use sync::EntityId;
use sync::record::{Record, create, remove, update};

fn entity(id: ChecklistId) -> EntityId {
    EntityId(id.bytes())
}

/// A list of one's own: its name, then its papers.
pub(super) fn add(app: App) -> AnyView {
    let ask = Text::line(text::ask_list(), Some(text::ask_list_hint()), "");
    ask.screen(Callback::new(move |title: String| match Label::parse(&title) {
        Ok(title) => {
            let id = ChecklistId::new(random::sixteen_bytes());
            let edits = create(entity(id), &Checklist { title, official: None, source: None });
            app.act(edits, text::list_created(), None, move || {
                navigation::finish_through(&[Route::List(id), Route::AddStep(id)]);
            });
            None
        }
        Err(problem) => Some(words::text_error(problem, text::ask_list_empty())),
    }))
}

pub(super) fn rename(app: App, id: ChecklistId) -> AnyView {
    let known = move || app.view.with_untracked(|view| view.checklist(id).cloned());
    let Some(old) = known() else { return gone() };
    let ask = Text::line(text::ask_list(), Some(text::ask_list_hint()), old.title.as_str());
    ask.screen(Callback::new(move |title: String| match Label::parse(&title) {
        Ok(title) => {
            let edits = known().map(|old| update(entity(id), &old, &Checklist { title, ..old.clone() }));
            app.act(edits.unwrap_or_default(), text::saved(), None, move || {
                navigation::finish(&Route::EditList(id));
            });
            None
        }
        Err(problem) => Some(words::text_error(problem, text::ask_list_empty())),
    }))
}

/// What can be changed in a list.
pub(super) fn screen(app: App, id: ChecklistId) -> AnyView {
    let title =
        memo(move || app.view.with(|view| view.checklist(id).map(|list| list.title.as_str().to_owned())));
    let whole = move || title.get().map_or_else(gone, |title| body(app, id, title));
    live(whole)
}

fn body(app: App, id: ChecklistId, title: String) -> AnyView {
    let removed = text::list_removed(&title);
    let press = Callback::new(move |()| {
        let edits = vec![remove(entity(id), <Checklist as Record>::KIND)];
        app.act(edits, &removed, None, || navigation::replace(&Route::Papers));
    });
    view! {
        <PageTitle text=text::list_edit_row() />
        <Rows>
            <RowLink
                icon=Some(IconName::Edit)
                title=text::list_rename_row()
                detail=Some(title)
                href=Route::RenameList(id).to_string()
            />
            <RowLink
                icon=Some(IconName::Add)
                title=text::list_add_button()
                href=Route::AddStep(id).to_string()
            />
        </Rows>
        {el("p", "hint").text(text::list_edit_hint()).into_any()}
        <Button
            kind=ButtonKind::Danger
            icon=Some(IconName::Trash)
            label=text::list_remove_action()
            on_press=press
        />
    }
    .into_any()
}

/// One paper after the other, until the person has them all.
pub(super) fn add_step(app: App, id: ChecklistId) -> AnyView {
    // **Annuler** may take away the list that was just made.
    let kept = memo(move || app.view.with(|view| view.checklist(id).is_some()));
    let whole = move || if kept.get() { ask_step(app, id) } else { gone() };
    live(whole)
}

fn ask_step(app: App, id: ChecklistId) -> AnyView {
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let added = RwSignal::new(None);
    let finish = move || navigation::finish(&Route::List(id));
    let add = move |label: Label, then: fn(ChecklistId)| {
        let said = text::ask_paper_added(label.as_str());
        let step = domain::Step::new(Parent::Checklist(id), label);
        let (entity, edits) = app.view.with_untracked(|view| step_change::append(view, step));
        value.set(String::new());
        error.set(None);
        added.set(Some(Beside(entity)));
        app.act(edits, said, Some(Beside(entity)), move || then(id));
    };
    let next = Callback::new(move |()| match Label::parse(&value.get_untracked()) {
        // The next paper is written into the same field.
        Ok(label) => add(label, |_| view::focus(FIELD)),
        Err(problem) => error.set(Some(words::text_error(problem, text::bring_ask_empty()))),
    });
    // What is still in the field is a paper too.
    let end = Callback::new(move |()| match Label::parse(&value.get_untracked()) {
        Ok(label) => add(label, |id| navigation::finish(&Route::List(id))),
        Err(TextError::Empty) => finish(),
        Err(problem) => error.set(Some(words::text_error(problem, text::bring_ask_empty()))),
    });
    view! {
        <Question
            title=text::ask_paper()
            field=Some(FIELD.to_owned())
            hint=Some(text::bring_ask_hint().to_owned())
            error=error
            on_next=next
            next_label=Some(text::ask_paper_action().to_owned())
            skip=Some(Action::new(text::ask_paper_end_action(), end))
        >
            <TextField id=FIELD value=value error=error />
            {said::beside(app, move || added.get())}
        </Question>
    }
    .into_any()
}
