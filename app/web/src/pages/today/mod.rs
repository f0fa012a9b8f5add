//! Aujourd'hui: the next appointment as one card, at most three rows, and the sentence about saving.

use crate::components::element::el;
use crate::components::{
    BigCard, ButtonKind, EmptyState, IconName, LinkButton, Notice, PageTitle, RowLink, Rows, Section, Tone,
};
use crate::live::{live, memo};
use crate::pages::rows::{self, Line};
use crate::pages::{gate, ready, words};
use crate::platform::{clock, install};
use crate::route::{Question, Route};
use crate::state::waiting::{self, Waiting};
use crate::state::{App, Draft, Saving};
use crate::text;
use chrono::NaiveDateTime;
use domain::{Appointment, AppointmentId, ChecklistId, Parent, next_appointment, overdue};
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
        let now = app.now.get();
        let ready = ready_messages(clock::wall_time().0);
        app.view.with(|view| lines(view, now, draft, &ready))
    });
    let is_used = memo(move || {
        app.view.with(|view| view.appointments().next().is_some() || view.checklists().next().is_some())
    });
    let lost = move || {
        let lost = app.lost.get();
        (lost > 0).then(|| view! { <Notice tone=Tone::Attention text=text::damaged_notice(lost) /> })
    };
    view! {
        <PageTitle text=text::place_today() />
        {live(lost)}
        {live(move || card.get().map_or_else(empty, |card| draw_card(app, card)))}
        {live(move || draw_lines(app, lines.get()))}
        {live(move || is_used.get().then(install_row))}
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

fn draw_card(app: App, card: Card) -> AnyView {
    let what = gate::kept(app, &card.what);
    view! {
        <BigCard
            day=card.day
            date=card.date
            time=card.time
            what=what.here
            french=what.french
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

/// What comes next, the most pressing first: messages whose service is open now, questions that stopped half-way, papers that are late, the following
/// appointments, lists under way; a way to begin when there is none of these.
fn lines(view: &View, now: NaiveDateTime, draft: Option<Draft>, ready: &[Waiting]) -> Vec<Line> {
    let (late, under_way) = lists(view, now);
    let begin = view.checklists().next().is_none().then(begin_line);
    // Only the lines that fit are put into words: there may be hundreds of others.
    let ready = ready.iter().filter_map(|waiting| ready_line(view, waiting));
    ready
        .chain(draft.into_iter().map(draft_line))
        .chain(late.into_iter().map(List::line))
        .chain(following(view, now).into_iter().map(|(id, other)| appointment_line(id, other, now)))
        .chain(under_way.into_iter().map(List::line))
        .chain(begin)
        .take(ROWS)
        .collect()
}

/// A list with something to do.
struct List<'a> {
    id: ChecklistId,
    title: &'a str,
    late: usize,
    missing: usize,
}

impl List<'_> {
    fn line(self) -> Line {
        let late = self.late > 0;
        let detail = if late { text::today_late_list(self.late) } else { text::papers_missing(self.missing) };
        Line {
            icon: IconName::Papers,
            title: self.title.to_owned(),
            french: None,
            detail: Some(detail),
            badge: None,
            href: Route::List(self.id).to_string(),
        }
    }
}

/// The lists with papers that are late, the most late ones first, and the other ones under way, by name.
fn lists(view: &View, now: NaiveDateTime) -> (Vec<List<'_>>, Vec<List<'_>>) {
    let mut lists: Vec<List<'_>> = view
        .checklists()
        .map(|(id, list)| {
            let steps = view.steps(Parent::Checklist(id));
            List {
                id,
                title: list.title.as_str(),
                late: steps.iter().filter(|placed| overdue(placed.step, now.date()).is_some()).count(),
                missing: domain::Progress::of(steps.iter().map(|placed| placed.step)).missing(),
            }
        })
        .filter(|list| list.missing > 0)
        .collect();
    lists.sort_by(|a, b| (b.late, a.title).cmp(&(a.late, b.title)));
    lists.into_iter().partition(|list| list.late > 0)
}

/// The appointments after the next one.
fn following(view: &View, now: NaiveDateTime) -> Vec<(AppointmentId, &Appointment)> {
    let next = next_appointment(view.appointments(), now).map(|(id, _)| id);
    let mut others: Vec<_> =
        view.appointments().filter(|(id, other)| Some(*id) != next && !other.is_over(now)).collect();
    others.sort_by_key(|(id, other)| (other.when.date(), other.when.start(), *id));
    others
}

fn appointment_line(id: AppointmentId, appointment: &Appointment, now: NaiveDateTime) -> Line {
    Line {
        icon: IconName::Calendar,
        title: words::when(appointment.when, now.date()),
        french: None,
        detail: Some(appointment.what.as_str().to_owned()),
        badge: None,
        href: Route::Appointment(id).to_string(),
    }
}

fn begin_line() -> Line {
    Line {
        icon: IconName::Papers,
        title: text::today_papers_row().to_owned(),
        french: None,
        detail: None,
        badge: None,
        href: Route::PackGroups.to_string(),
    }
}

/// The messages whose service has opened since.
fn ready_messages(ms: i64) -> Vec<Waiting> {
    waiting::all().into_iter().filter(|waiting| waiting.opens <= ms).collect()
}

fn ready_line(view: &View, waiting: &Waiting) -> Option<Line> {
    let id = waiting.service();
    let service = view.service(id)?;
    Some(Line {
        icon: IconName::Edit,
        title: text::today_ready_row(service.name.as_str()),
        french: None,
        detail: Some(text::today_ready_detail().to_owned()),
        badge: None,
        href: Route::WriteService(id).to_string(),
    })
}

fn draft_line(draft: Draft) -> Line {
    let href = Route::AddAppointment(draft.resume()).to_string();
    Line {
        icon: IconName::Edit,
        title: text::today_draft_row().to_owned(),
        french: None,
        detail: (!draft.what.is_empty()).then_some(draft.what),
        badge: None,
        href,
    }
}

fn draw_lines(app: App, lines: Vec<Line>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = lines.into_iter().map(|line| rows::row(translated(app, line))).collect();
    view! {
        <Section title=text::today_then()>
            <Rows>{rows}</Rows>
        </Section>
    }
    .into_any()
}

/// The way to the home screen, for who has succeeded in something, until they have gone it or put it off.
fn install_row() -> AnyView {
    if install::is_put_off() || install::way() == install::Way::Done {
        return ().into_any();
    }
    let href = Route::Install.to_string();
    view! { <Rows><RowLink icon=Some(IconName::Add) title=text::install_title() href=href /></Rows> }
        .into_any()
}

/// What ready-made lists and proposed answers say, in the person's language.
fn translated(app: App, line: Line) -> Line {
    let title = gate::kept(app, &line.title);
    let detail = line.detail.map(|words| gate::kept(app, &words).here);
    Line { title: title.here, french: title.french, detail, ..line }
}

/// One sentence that is always true.
fn saving(app: App) -> AnyView {
    let words = move || match app.saving.get() {
        Saving::Saved => match words::sending(app.sending.get(), app.now.get()) {
            Some(sent) => [text::saved_here(), " ", &sent].concat(),
            None => text::saved_here().to_owned(),
        },
        Saving::Writing => text::busy().to_owned(),
        Saving::Waiting(count, error) => words::waiting(count, &error),
    };
    el("p", "saving").attr("role", "status").live_text(words).into_any()
}

#[cfg(test)]
mod tests;
