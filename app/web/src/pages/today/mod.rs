//! Aujourd'hui: the next appointment as one card, at most three rows, and the sentence about saving.

use crate::components::element::el;
use crate::components::{
    BigCard, ButtonKind, EmptyState, IconName, LinkButton, Notice, PageTitle, Rows, Section, Tone,
};
use crate::live::{live, memo};
use crate::pages::rows::{self, Line};
use crate::pages::{ready, words};
use crate::route::{Question, Route};
use crate::state::{App, Draft, Saving};
use crate::text;
use chrono::NaiveDateTime;
use domain::{AppointmentId, Parent, next_appointment, overdue};
use leptos::prelude::*;
use sync::View;

/// Rows under the card; the bottom bar leads to everything else.
const ROWS: usize = 3;

/// The card's words.
#[derive(Clone, PartialEq)]
struct Card {
    id: AppointmentId,
    day: String,
    date: Option<String>,
    time: Option<String>,
    what: String,
    place: Option<String>,
    missing: Option<String>,
}

/// The screen.
pub fn screen(app: App) -> AnyView {
    let card = memo(move || app.view.with(|view| card(view, app.now.get())));
    let lines = memo(move || {
        let draft = app.draft.with(|draft| (!draft.is_blank()).then(|| draft.clone()));
        app.view.with(|view| lines(view, app.now.get(), draft))
    });
    let lost = move || {
        let lost = app.lost.get();
        (lost > 0).then(|| view! { <Notice tone=Tone::Attention text=text::damaged_notice(lost) /> })
    };
    view! {
        <PageTitle text=text::place_today() />
        {live(lost)}
        {live(move || card.get().map_or_else(empty, draw_card))}
        {live(move || draw_lines(lines.get()))}
        {saving(app)}
    }
    .into_any()
}

fn card(view: &View, now: NaiveDateTime) -> Option<Card> {
    let (id, appointment) = next_appointment(view.appointments(), now)?;
    let missing = ready::papers(view, id).missing();
    let when = appointment.when;
    Some(Card {
        id,
        day: words::day(when.date(), now.date()),
        date: words::distance(when.date(), now.date()),
        time: when.start().map(words::time),
        what: appointment.what.as_str().to_owned(),
        place: appointment.place.as_ref().map(|place| place.as_str().to_owned()),
        missing: (missing > 0).then(|| text::papers_missing(missing)),
    })
}

fn draw_card(card: Card) -> AnyView {
    view! {
        <BigCard
            day=card.day
            date=card.date
            time=card.time
            what=card.what
            place=card.place
            missing=card.missing
            href=Route::Appointment(card.id).to_string()
        />
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <EmptyState icon=IconName::Calendar text=text::today_empty()>
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Add)
                label=text::appointments_add_button()
                href=Route::AddAppointment(Question::What).to_string()
            />
        </EmptyState>
    }
    .into_any()
}

/// What comes next, the most pressing first: questions that stopped half-way, papers that are late, the following
/// appointments, lists under way; a way to begin when there is none of these.
fn lines(view: &View, now: NaiveDateTime, draft: Option<Draft>) -> Vec<Line> {
    let mut lines: Vec<Line> = draft.into_iter().map(draft_line).collect();
    let lists = view.checklists().map(|(id, list)| {
        let steps = view.steps(Parent::Checklist(id));
        let late = steps.iter().filter(|placed| overdue(placed.step, now.date()).is_some()).count();
        let missing = domain::Progress::of(steps.iter().map(|placed| placed.step)).missing();
        (late, missing, list.title.as_str().to_owned(), Route::List(id).to_string())
    });
    let mut lists: Vec<_> = lists.filter(|(_, missing, ..)| *missing > 0).collect();
    lists.sort_by(|a, b| (b.0, &a.2).cmp(&(a.0, &b.2)));
    let list_line = |(late, missing, title, href): (usize, usize, String, String)| {
        let detail = if late > 0 { text::today_late_list(late) } else { text::papers_missing(missing) };
        Line { icon: IconName::Papers, title, detail: Some(detail), badge: None, href }
    };
    let (late, under_way): (Vec<_>, Vec<_>) = lists.into_iter().partition(|(late, ..)| *late > 0);
    lines.extend(late.into_iter().map(list_line));
    let next = next_appointment(view.appointments(), now).map(|(id, _)| id);
    let mut others: Vec<_> =
        view.appointments().filter(|(id, other)| Some(*id) != next && !other.is_over(now)).collect();
    others.sort_by_key(|(id, other)| (other.when.date(), other.when.start(), *id));
    lines.extend(others.into_iter().map(|(id, other)| Line {
        icon: IconName::Calendar,
        title: words::when(other.when, now.date()),
        detail: Some(other.what.as_str().to_owned()),
        badge: None,
        href: Route::Appointment(id).to_string(),
    }));
    lines.extend(under_way.into_iter().map(list_line));
    if view.checklists().next().is_none() {
        let title = text::today_papers_row().to_owned();
        lines.push(Line {
            icon: IconName::Papers,
            title,
            detail: None,
            badge: None,
            href: Route::PackGroups.to_string(),
        });
    }
    lines.truncate(ROWS);
    lines
}

fn draft_line(draft: Draft) -> Line {
    let href = Route::AddAppointment(draft.resume()).to_string();
    Line {
        icon: IconName::Edit,
        title: text::today_draft_row().to_owned(),
        detail: (!draft.what.is_empty()).then_some(draft.what),
        badge: None,
        href,
    }
}

fn draw_lines(lines: Vec<Line>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = lines.into_iter().map(rows::row).collect();
    view! {
        <Section title=text::today_then()>
            <Rows>{rows}</Rows>
        </Section>
    }
    .into_any()
}

/// One sentence that is always true.
fn saving(app: App) -> AnyView {
    let words = move || match app.saving.get() {
        Saving::Saved => text::saved_here().to_owned(),
        Saving::Writing => text::busy().to_owned(),
        Saving::Waiting(count, error) => words::waiting(count, &error),
    };
    el("p", "saving").live_text(words).into_any()
}

#[cfg(test)]
mod tests;
