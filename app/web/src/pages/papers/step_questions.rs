//! The questions about a paper, one a screen.

use super::{document, move_step, step_change, step_words};
use crate::components::{Choice, ChoiceList, FieldKind, PageTitle};
use crate::pages::ask::{Day, Take, Text};
use crate::pages::{gone, words};
use crate::platform::{navigation, random};
use crate::route::{Route, StepQuestion};
use crate::state::App;
use crate::text;
use chrono::{Datelike, NaiveDate};
use domain::{Document, DocumentError, DocumentId, How, Label, Note, Step, StepId, StepState, TextError};
use leptos::prelude::*;
use sync::record::{PlacedStep, create, update};
use sync::{Edit, EntityId};

pub(super) fn screen(app: App, id: StepId, question: StepQuestion) -> AnyView {
    let known = app.view.with_untracked(|view| view.step(id).map(|placed| placed.step.clone()));
    let Some(step) = known else { return gone() };
    match question {
        StepQuestion::Label => label(app, id, &step),
        StepQuestion::Why => why(app, id, &step),
        StepQuestion::Due => due(app, id, &step),
        StepQuestion::Issued => issued(app, id, step),
        StepQuestion::How => how(app, id, &step),
        StepQuestion::Move => move_step::screen(app, id),
    }
}

/// Keeps the edits, then goes back to the paper.
fn keep(app: App, id: StepId, edits: Vec<Edit>) {
    app.act(edits, text::saved(), None, move || navigation::finish(&Route::Step(id)));
}

fn change(app: App, id: StepId, change: impl FnOnce(&mut Step)) {
    let edits = step_change::edits(app, id, |PlacedStep { step, .. }| change(step));
    keep(app, id, edits);
}

fn label(app: App, id: StepId, step: &Step) -> AnyView {
    let ask = Text::line(text::ask_paper_label(), None, step.label.as_str());
    ask.screen(Callback::new(move |words: String| match Label::parse(&words) {
        Ok(label) => {
            change(app, id, |step| step.label = label);
            None
        }
        Err(problem) => Some(words::text_error(problem, text::bring_ask_empty())),
    }))
}

/// An empty answer takes the explanation away.
fn why(app: App, id: StepId, step: &Step) -> AnyView {
    let value = step.why.as_ref().map(|why| why.as_str().to_owned()).unwrap_or_default();
    let ask = Text {
        kind: FieldKind::Lines,
        ..Text::line(text::ask_paper_why(), Some(text::ask_paper_why_hint()), &value)
    };
    ask.screen(Callback::new(move |words: String| {
        let why = match Note::parse(&words) {
            Ok(note) => Some(note),
            Err(TextError::Empty) => None,
            Err(problem) => return Some(words::text_error(problem, "")),
        };
        change(app, id, |step| step.why = why);
        None
    }))
}

fn due(app: App, id: StepId, step: &Step) -> AnyView {
    let this_year = app.now.with_untracked(Datelike::year);
    let ask = Day {
        title: text::ask_paper_due(),
        hint: text::ask_paper_due_hint(),
        known: step.due,
        years: this_year..=this_year + 3,
    };
    ask.screen(Callback::new(move |due| {
        change(app, id, |step| step.due = due);
        None
    }))
}

/// The date written on the paper belongs to a document, which the first answer makes.
fn issued(app: App, id: StepId, step: Step) -> AnyView {
    let known = app.view.with_untracked(|view| {
        let document = step.document?;
        Some((document, view.document(document)?.clone()))
    });
    let day = known.as_ref().and_then(|(_, document)| document.issued());
    let take: Take<Option<NaiveDate>> = Callback::new(move |issued| {
        match issued_edits(known.as_ref(), step.label.clone(), issued, random::sixteen_bytes) {
            Ok((linked, mut edits)) => {
                edits.extend(step_change::edits(app, id, |placed| placed.step.document = linked));
                keep(app, id, edits);
                None
            }
            Err(problem) => Some(document::issued_error(problem)),
        }
    });
    document::ask_issued(app, day).screen(take)
}

/// The edits of a paper's document when its date is answered, and the document that the paper then has.
fn issued_edits(
    known: Option<&(DocumentId, Document)>,
    kind: Label,
    issued: Option<NaiveDate>,
    fresh: fn() -> [u8; 16],
) -> Result<(Option<DocumentId>, Vec<Edit>), DocumentError> {
    match known {
        Some((id, old)) => {
            let new = old.clone().with_issued(issued)?;
            Ok((Some(*id), update(EntityId(id.bytes()), old, &new)))
        }
        None if issued.is_none() => Ok((None, Vec::new())),
        None => {
            let id = DocumentId::new(fresh());
            let new = Document::new(kind, issued, None)?;
            Ok((Some(id), create(EntityId(id.bytes()), &new)))
        }
    }
}

fn how(app: App, id: StepId, step: &Step) -> AnyView {
    const ALL: [How; 3] = [How::Alone, How::Together, How::ForMe];
    let chosen = step.how.map_or(ALL.len(), |how| ALL.iter().position(|one| *one == how).unwrap_or_default());
    let mut choices: Vec<Choice> = ALL.into_iter().map(|how| Choice::new(step_words::how(how))).collect();
    choices.push(Choice::new(text::how_open()));
    let pick = Callback::new(move |position: usize| {
        change(app, id, |step| step.how = ALL.get(position).copied());
    });
    let asked = if step.state == StepState::Done { text::ask_done_how() } else { text::ask_paper_how() };
    view! {
        <PageTitle text=asked />
        <ChoiceList label=asked choices=choices on_pick=pick chosen=Some(chosen) />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{World, day, label};

    fn fresh() -> [u8; 16] {
        [9; 16]
    }

    #[test]
    fn the_first_date_makes_a_document_of_the_papers_name() {
        let (linked, edits) = issued_edits(None, label("Quittance"), Some(day("2026-11-01")), fresh).unwrap();
        let made = Document::new(label("Quittance"), Some(day("2026-11-01")), None).unwrap();
        assert_eq!(linked, Some(DocumentId::new(fresh())));
        assert_eq!(edits, create(EntityId(fresh()), &made));
    }

    #[test]
    fn another_date_changes_the_document_and_nothing_else() {
        let mut world = World::default();
        let id = world.document("Passeport", Some("2020-01-01"), Some("2030-01-01"));
        let known = (id, world.view.document(id).unwrap().clone());
        let (linked, edits) = issued_edits(Some(&known), label("x"), Some(day("2020-02-01")), fresh).unwrap();
        assert_eq!((linked, edits.len()), (Some(id), 1));
        let refused = issued_edits(Some(&known), label("x"), Some(day("2031-01-01")), fresh);
        assert!(refused.is_err());
    }

    #[test]
    fn no_date_makes_no_document() {
        assert_eq!(issued_edits(None, label("x"), None, fresh), Ok((None, Vec::new())));
    }
}
