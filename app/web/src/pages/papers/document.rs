//! One paper that has dates, and its questions.

use super::documents::Standing;
use crate::components::{Button, ButtonKind, Icon, IconName, Notice, RowLink, Rows, Tone, pictogram};
use crate::live::{live, memo};
use crate::pages::ask::{Day, Take, Text};
use crate::pages::{both, gone, words};
use crate::platform::{navigation, random};
use crate::route::{DocumentQuestion, Route};
use crate::state::App;
use crate::text;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::{Document, DocumentError, DocumentId, Label};
use leptos::prelude::*;
use sync::EntityId;
use sync::record::{Record, create, remove, update};

fn entity(id: DocumentId) -> EntityId {
    EntityId(id.bytes())
}

pub(super) fn screen(app: App, id: DocumentId) -> AnyView {
    let document = memo(move || app.view.with(|view| view.document(id).cloned()));
    let whole = move || document.with(|kept| kept.as_ref().map_or_else(gone, |kept| body(app, id, kept)));
    live(whole)
}

fn body(app: App, id: DocumentId, document: &Document) -> AnyView {
    let kind = document.kind.as_str().to_owned();
    let today = app.now.with_untracked(NaiveDateTime::date);
    let notice = match Standing::of(document, today) {
        Standing::Over => Some(text::paper_expired()),
        Standing::Soon => Some(text::document_soon_notice()),
        Standing::Good => None,
    };
    let date = |day: Option<NaiveDate>| day.map_or_else(|| text::edit_add().to_owned(), words::full_date);
    let lines = [
        (IconName::Clock, DocumentQuestion::ValidUntil, text::document_end(), date(document.valid_until())),
        (IconName::Calendar, DocumentQuestion::Issued, text::paper_issued(), date(document.issued())),
        (IconName::Edit, DocumentQuestion::Kind, text::paper_label(), both::kept(&kind).here),
    ];
    let rows: Vec<AnyView> = lines
        .into_iter()
        .map(|(icon, question, title, value)| {
            let href = Route::EditDocument(id, question).to_string();
            view! { <RowLink icon=Some(icon) title=title detail=Some(value) href=href /> }.into_any()
        })
        .collect();
    let removed = text::appointment_removed(&kind);
    let press = Callback::new(move |()| {
        let edits = vec![remove(entity(id), <Document as Record>::KIND)];
        app.act(edits, &removed, None, || navigation::back(&Route::Documents));
    });
    let picture = pictogram::of_paper(&kind).map(|name| view! { <Icon name=name /> });
    view! {
        {picture}
        {both::title(both::kept(&kind))}
        {notice.map(|words| view! { <Notice tone=Tone::Attention text=words.to_owned() /> })}
        <Rows>{rows}</Rows>
        <Button
            kind=ButtonKind::Danger
            icon=Some(IconName::Trash)
            label=text::paper_remove_action()
            on_press=press
        />
    }
    .into_any()
}

/// A paper that is being added: its name, then its screen with the dates.
pub(super) fn add(app: App) -> AnyView {
    let ask = Text {
        choices: vec![
            text::document_id_card,
            text::document_passport,
            text::document_permit,
            text::document_rights,
        ],
        ..Text::line(text::ask_document(), Some(text::bring_ask_hint()), "")
    };
    ask.screen(Callback::new(move |kind: String| {
        let made = Label::parse(&kind).map(|kind| Document::new(kind, None, None));
        match made {
            Ok(Ok(document)) => {
                let id = DocumentId::new(random::sixteen_bytes());
                app.act(create(entity(id), &document), text::saved(), None, move || {
                    navigation::finish(&Route::Document(id));
                });
                None
            }
            Ok(Err(problem)) => Some(words::document_error(problem)),
            Err(problem) => Some(words::text_error(problem, text::bring_ask_empty())),
        }
    }))
}

pub(super) fn question(app: App, id: DocumentId, question: DocumentQuestion) -> AnyView {
    let known = app.view.with_untracked(|view| view.document(id).cloned());
    let Some(known) = known else { return gone() };
    match question {
        DocumentQuestion::Kind => kind(app, id, &known),
        DocumentQuestion::Issued => issued(app, id, &known),
        DocumentQuestion::ValidUntil => valid_until(app, id, &known),
    }
}

/// Keeps what `change` makes of the paper as it is now, then goes back to it.
fn answer(
    app: App,
    id: DocumentId,
    change: impl FnOnce(Document) -> Result<Document, DocumentError>,
) -> Result<(), DocumentError> {
    let old = app.view.with_untracked(|view| view.document(id).cloned());
    let edits = match old {
        Some(old) => update(entity(id), &old, &change(old.clone())?),
        None => Vec::new(),
    };
    app.act(edits, text::saved(), None, move || navigation::finish(&Route::Document(id)));
    Ok(())
}

fn kind(app: App, id: DocumentId, known: &Document) -> AnyView {
    let ask = Text::line(text::ask_document(), Some(text::bring_ask_hint()), known.kind.as_str());
    ask.screen(Callback::new(move |kind: String| match Label::parse(&kind) {
        Ok(kind) => {
            let change = |old: Document| Document::new(kind, old.issued(), old.valid_until());
            answer(app, id, change).err().map(words::document_error)
        }
        Err(problem) => Some(words::text_error(problem, text::bring_ask_empty())),
    }))
}

fn issued(app: App, id: DocumentId, known: &Document) -> AnyView {
    let take: Take<Option<NaiveDate>> =
        Callback::new(move |issued| answer(app, id, |old| old.with_issued(issued)).err().map(issued_error));
    ask_issued(app, known.issued()).screen(take)
}

/// The question about the date written on a paper.
pub(super) fn ask_issued(app: App, known: Option<NaiveDate>) -> Day {
    let this_year = app.now.with_untracked(Datelike::year);
    Day {
        title: text::ask_paper_issued(),
        hint: text::ask_paper_issued_hint(),
        known,
        years: this_year - 20..=this_year,
    }
}

/// What to do about a date of issue that comes after the paper's end.
pub(super) fn issued_error(error: DocumentError) -> String {
    let DocumentError::ValidUntilBeforeIssued { valid_until, .. } = error;
    text::error_issued_after_end(words::full_date(valid_until))
}

fn valid_until(app: App, id: DocumentId, known: &Document) -> AnyView {
    let this_year = app.now.with_untracked(Datelike::year);
    let ask = Day {
        title: text::ask_document_end(),
        hint: text::ask_document_end_hint(),
        known: known.valid_until(),
        years: this_year - 5..=this_year + 15,
    };
    ask.screen(Callback::new(move |end| {
        answer(app, id, |old| old.with_valid_until(end)).err().map(words::document_error)
    }))
}
