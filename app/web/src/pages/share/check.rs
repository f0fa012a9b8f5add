//! "À vérifier": what two people wrote differently, one answer after the other.

use crate::components::element::{bdi, el};
use crate::components::{
    Button, EmptyState, IconName, LinkButton, Notice, PageTitle, RowLink, Rows, Section, Tone,
};
use crate::live::{live, memo};
use crate::pages::{gone, words};
use crate::platform::intl;
use crate::route::Route;
use crate::state::{App, writes_here};
use crate::text;
use domain::{Attendance, How, StepState};
use leptos::prelude::*;
use sync::record::{Aspect, Saying, saying, to_decide};
use sync::{Edit, EntityId, FieldId, Kind, Value, View, WallTime};

/// One answer that somebody gave.
#[derive(Clone, PartialEq, Eq)]
struct Answer {
    words: String,
    value: Value,
    at: WallTime,
    /// Whether it was given on this phone.
    is_here: bool,
}

/// What is to be decided next about a thing.
#[derive(Clone, PartialEq, Eq)]
struct Decision {
    kind: Kind,
    field: FieldId,
    aspect: Aspect,
    answers: Vec<Answer>,
}

/// That there is something to decide about one of these things, with the way there; nothing otherwise.
pub(in crate::pages) fn notice(
    app: App,
    things: impl Fn(&View) -> Vec<EntityId> + Send + Sync + 'static,
) -> AnyView {
    let open =
        memo(move || app.view.with(|view| things(view).into_iter().find(|id| next(view, *id).is_some())));
    let shown = move || {
        open.get().map(|id| {
            view! {
                <Notice tone=Tone::Attention text=text::check_notice().to_owned() />
                <Rows>
                    <RowLink
                        icon=Some(IconName::Eye)
                        title=text::check_action()
                        href=Route::Check(id).to_string()
                    />
                </Rows>
            }
        })
    };
    live(shown)
}

fn next(view: &View, id: EntityId) -> Option<Decision> {
    let thing = view.entity(id)?;
    let (field, aspect, versions) = to_decide(thing).into_iter().next()?;
    let answer = |version: &sync::Version| Answer {
        words: answer_words(saying(aspect, &version.value)),
        value: version.value.clone(),
        at: version.at,
        is_here: writes_here(version.dot.actor),
    };
    Some(Decision { kind: thing.kind, field, aspect, answers: versions.into_iter().map(answer).collect() })
}

pub(super) fn screen(app: App, id: EntityId) -> AnyView {
    if app.view.with_untracked(|view| view.entity(id).is_none()) {
        return gone();
    }
    let decision = memo(move || app.view.with(|view| next(view, id)));
    live(move || decision.get().map_or_else(decided, |decision| body(app, id, decision)))
}

fn decided() -> AnyView {
    view! {
        <PageTitle text=text::check_done_title() />
        <EmptyState icon=IconName::Check text=text::check_done()>
            <LinkButton label=text::gone_action() href="/" />
        </EmptyState>
    }
    .into_any()
}

fn body(app: App, id: EntityId, decision: Decision) -> AnyView {
    let Decision { kind, field, aspect, answers } = decision;
    let answers: Vec<AnyView> = answers
        .into_iter()
        .enumerate()
        .map(|(nth, answer)| {
            let Answer { words, value, at, is_here } = answer;
            let edit = Edit { entity: id, kind, field, value };
            let keep = Callback::new(move |()| app.act(vec![edit.clone()], text::check_kept(), None, || ()));
            let day = intl::long_date(domain::from_unix_ms(at.0).date());
            let written = if is_here { text::check_here(day) } else { text::check_other(day) };
            let written = el("p", "hint").text(written).into_any();
            let id = ["answer-", &nth.to_string()].concat();
            let shown = el("p", "row-title").attr("id", id.clone()).child(bdi(words)).into_any();
            let button = view! { <Button icon=Some(IconName::Check) label=text::check_keep() on_press=keep about=Some(id) /> }
                .into_any();
            el("div", "sheet").child(shown).child(written).child(button).into_any()
        })
        .collect();
    view! {
        <PageTitle text=text::check_title() />
        <Section title=aspect_words(aspect)>{answers}</Section>
    }
    .into_any()
}

fn aspect_words(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Name => text::paper_label(),
        Aspect::State => text::check_state(),
        Aspect::Note => text::check_note(),
        Aspect::Due => text::paper_due(),
        Aspect::How => text::paper_how(),
        Aspect::When => text::check_when(),
        Aspect::Place => text::check_place(),
        Aspect::With => text::check_with(),
        Aspect::Phone => text::check_phone(),
        Aspect::Attendance => text::check_attendance(),
        Aspect::Issued => text::paper_issued(),
        Aspect::ValidUntil => text::check_valid_until(),
    }
}

fn answer_words(saying: Saying) -> String {
    match saying {
        Saying::Blank => text::check_blank().to_owned(),
        Saying::Text(words) => words,
        Saying::State(StepState::Done) => text::done().to_owned(),
        Saying::State(StepState::ToDo) => text::to_do().to_owned(),
        Saying::Day(day) => words::full_date(day),
        Saying::When(when) => {
            let day = words::full_date(when.date());
            match when.start() {
                Some(start) => text::when_at(day, words::time(start)),
                None => day,
            }
        }
        Saying::How(How::Alone) => text::how_alone().to_owned(),
        Saying::How(How::Together) => text::how_together().to_owned(),
        Saying::How(How::ForMe) => text::how_for_me().to_owned(),
        Saying::Attendance(Attendance::Obligatory) => text::ask_attendance_yes().to_owned(),
        Saying::Attendance(Attendance::Optional | Attendance::Unknown) => {
            text::ask_attendance_no().to_owned()
        }
    }
}
