//! Appointments from a calendar file, and for the phone's own calendar.

use super::entity;
use crate::components::element::{bare, el};
use crate::components::{
    Button, ButtonKind, EmptyState, IconName, Notice, PageTitle, RowLink, Rows, Section, Tone,
};
use crate::live::{live, spawn};
use crate::pages::words;
use crate::platform::{clock, files, navigation, shared};
use crate::route::Route;
use crate::state::App;
use crate::text;
use domain::calendar::{
    Calendar, CalendarError, Entry, Incoming, Moment, Status, Verdict, incoming, read, verdict, write,
};
use domain::{Appointment, AppointmentId, Attendance, Label, Note, When};
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use sync::record::{Record, create, remove, update};
use sync::{Edit, View};
use wasm_bindgen::JsCast;

thread_local! {
    /// A file that another app shared, until its screen shows it.
    static SHARED: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Shows a calendar file that another app shared.
pub(super) fn show_shared(bytes: Vec<u8>) {
    SHARED.with(|shared| shared.replace(Some(bytes)));
    navigation::finish(&Route::Agenda);
}

pub(super) fn screen(app: App) -> AnyView {
    let found = RwSignal::new(None::<Result<Calendar, CalendarError>>);
    if let Some(bytes) = SHARED.with(RefCell::take) {
        found.set(Some(read(&bytes)));
    }
    shared::on_opened_with(move |bytes| {
        found.try_set(Some(read(&bytes)));
    });
    let any = app.view.with_untracked(|view| !coming(app, view).is_empty());
    view! {
        <PageTitle text=text::agenda_title() />
        {any.then(|| all_out(app))}
        {super::reminders::section(app)}
        <Section title=text::agenda_in()>
            {bare("p").attr("id", "agenda-why").text(text::agenda_in_why()).into_any()}
            {choose(found)}
            {live(move || found.with(|found| found.as_ref().map(|found| answer(app, found))))}
        </Section>
    }
    .into_any()
}

fn choose(found: RwSignal<Option<Result<Calendar, CalendarError>>>) -> AnyView {
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        spawn(async move {
            let Some(bytes) = files::chosen(&input).await else { return };
            found.try_set(Some(read(&bytes)));
            // The same file can be chosen again.
            input.set_value("");
        });
    };
    let label = el("label", "label").attr("for", "agenda-file").text(text::agenda_file_label());
    let input = el("input", "input")
        .attr("id", "agenda-file")
        .attr("type", "file")
        .attr("accept", ".ics,text/calendar")
        .attr("aria-describedby", "agenda-why")
        .on("change", chosen);
    el("div", "field").child(label).child(input).into_any()
}

/// What a file brings, and what to do about it.
fn answer(app: App, found: &Result<Calendar, CalendarError>) -> AnyView {
    let calendar = match found {
        Ok(calendar) => calendar,
        Err(error) => {
            return view! { <Notice tone=Tone::Danger text=refused(error).to_owned() /> }.into_any();
        }
    };
    let brought = app.view.with_untracked(|view| news(view, calendar, app.now.get_untracked()));
    let skipped = calendar.skipped.len();
    let skipped =
        (skipped > 0).then(|| view! { <Notice tone=Tone::Attention text=text::agenda_skipped(skipped) /> });
    if brought.is_empty() {
        return view! {
            {skipped}
            <Notice tone=Tone::Done text=text::agenda_nothing_new().to_owned() />
        }
        .into_any();
    }
    let today = app.today();
    let items =
        brought.iter().map(|news| el("li", "row").child(el("div", "agenda-line").child(line(news, today))));
    let list = el("ul", "rows").attr("role", "list").children(items).into_any();
    let edits: Vec<Edit> = brought.iter().flat_map(News::edits).collect();
    let count = brought.len();
    let press = Callback::new(move |()| {
        app.act(edits.clone(), text::agenda_taken(count), None, || navigation::finish(&Route::Appointments));
    });
    let unsure = brought.iter().any(|news| !news.incoming.sure);
    view! {
        {skipped}
        {unsure.then(|| view! { <Notice tone=Tone::Attention text=text::agenda_unsure().to_owned() /> })}
        {list}
        <Button
            kind=ButtonKind::Main
            icon=Some(IconName::Save)
            label=text::agenda_take_button()
            on_press=press
        />
    }
    .into_any()
}

fn line(news: &News, today: chrono::NaiveDate) -> crate::components::element::El {
    let appointment = &news.new;
    let what = match news.verdict {
        Verdict::Changed => text::agenda_changed(appointment.what.as_str()),
        Verdict::Cancelled => text::agenda_cancelled(appointment.what.as_str()),
        _ => appointment.what.as_str().to_owned(),
    };
    let place =
        appointment.place.as_ref().map(|place| el("span", "row-detail").text(place.as_str().to_owned()));
    el("span", "row-words")
        .child(el("span", "row-title").text(words::when(appointment.when, today)))
        .child(el("span", "row-detail").text(what))
        .children(place)
}

/// One appointment of a file for which there is something to do.
struct News {
    id: AppointmentId,
    verdict: Verdict,
    incoming: Incoming,
    known: Option<Appointment>,
    new: Appointment,
}

impl News {
    fn edits(&self) -> Vec<Edit> {
        let id = entity(self.id);
        match (&self.known, self.verdict) {
            (_, Verdict::Cancelled) => vec![remove(id, <Appointment as Record>::KIND)],
            (Some(known), _) => update(id, known, &self.new),
            (None, _) => create(id, &self.new),
        }
    }
}

fn news(view: &View, calendar: &Calendar, now: chrono::NaiveDateTime) -> Vec<News> {
    let mut all: Vec<News> = incoming(calendar, now)
        .into_iter()
        .filter_map(|incoming| {
            let id = id_of(&incoming.origin.name);
            let known = view.appointment(id).cloned();
            let new = appointment(&incoming, known.as_ref())?;
            let says = known.as_ref().map(|known| {
                let revision =
                    known.origin.as_ref().map_or(incoming.origin.revision, |origin| origin.revision);
                let same = Appointment { origin: known.origin.clone(), ..new.clone() } == *known;
                (revision, same)
            });
            let removed = known.is_none() && view.entity(entity(id)).is_some();
            let verdict = verdict(says, incoming.origin.revision, incoming.status);
            // What is over, and what the person removed, does not come back by itself.
            let wanted = matches!(verdict, Verdict::New) && !new.is_over(now) && !removed
                || matches!(verdict, Verdict::Changed | Verdict::Cancelled);
            wanted.then_some(News { id, verdict, incoming, known, new })
        })
        .collect();
    all.sort_by_key(|news| (news.new.when.date(), news.new.when.start()));
    all
}

/// The same event has the same name on every phone.
fn id_of(name: &str) -> AppointmentId {
    let hash = Sha256::digest(["agenda ", name].concat());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    AppointmentId::new(bytes)
}

/// The appointment that an event makes of what is known.
fn appointment(incoming: &Incoming, known: Option<&Appointment>) -> Option<Appointment> {
    let day = incoming.starts.date();
    let start = incoming.starts.time();
    let end = incoming.ends.filter(|end| end.date() == day).and_then(Moment::time);
    let when = When::new(day, start, end)
        .or_else(|_| When::new(day, start, None))
        .or_else(|_| When::new(day, None, None));
    let title = incoming.title.clone().or_else(|| Label::parse(text::message_what()).ok())?;
    let fresh = Appointment {
        what: title,
        when: when.ok()?,
        place: incoming.place.clone(),
        with: None,
        phone: None,
        attendance: Attendance::Unknown,
        note: incoming.note.clone(),
        papers: None,
        origin: Some(incoming.origin.clone()),
    };
    Some(match known {
        Some(known) => Appointment {
            with: known.with.clone(),
            phone: known.phone.clone(),
            attendance: known.attendance,
            papers: known.papers,
            ..fresh
        },
        None => fresh,
    })
}

fn refused(error: &CalendarError) -> &'static str {
    match error {
        CalendarError::TooLarge { .. } => text::agenda_too_large(),
        CalendarError::NoCalendar => text::agenda_no_calendar(),
        CalendarError::NoEvent => text::agenda_no_event(),
        CalendarError::NoneReadable { .. } => text::agenda_none_readable(),
    }
}

fn coming(app: App, view: &View) -> Vec<(AppointmentId, Appointment)> {
    let now = app.now.get_untracked();
    let mut all: Vec<_> = view
        .appointments()
        .filter(|(_, kept)| !kept.is_over(now))
        .map(|(id, kept)| (id, kept.clone()))
        .collect();
    all.sort_by_key(|(id, kept)| (kept.when.date(), kept.when.start(), *id));
    all
}

/// All appointments to come, for the phone's calendar.
fn all_out(app: App) -> AnyView {
    let all = app.view.with_untracked(|view| coming(app, view));
    view! {
        <Section title=text::agenda_out()>
            {bare("p").text(text::agenda_rings()).into_any()}
            {out(all, text::agenda_all_button(), ButtonKind::Second)}
        </Section>
    }
    .into_any()
}

/// One appointment, for the phone's calendar, so that it rings when this app is closed.
pub(super) fn one_out(id: AppointmentId, appointment: &Appointment, kind: ButtonKind) -> AnyView {
    let one = vec![(id, appointment.clone())];
    view! {
        <Section title=text::agenda_remember()>
            {bare("p").text(text::agenda_rings()).into_any()}
            {out(one, text::agenda_one_button(), kind)}
            <Rows>
                <RowLink icon=Some(IconName::Clock) title=text::push_row() href=Route::Agenda.to_string() />
            </Rows>
        </Section>
    }
    .into_any()
}

fn out(appointments: Vec<(AppointmentId, Appointment)>, label: &'static str, kind: ButtonKind) -> AnyView {
    if appointments.is_empty() {
        return view! { <EmptyState icon=IconName::Calendar text=text::appointments_empty() /> }.into_any();
    }
    let done = RwSignal::new(false);
    let press = Callback::new(move |()| {
        let entries: Vec<Entry> =
            appointments.iter().map(|(id, appointment)| entry(*id, appointment)).collect();
        let file = write(&entries, clock::wall_time().0);
        done.set(files::calendar("rendez-vous.ics", file.as_bytes()).is_some());
    });
    let said = move || {
        done.get().then(|| view! { <Notice tone=Tone::Done text=text::agenda_open_file().to_owned() /> })
    };
    view! {
        <Button kind=kind icon=Some(IconName::Calendar) label=label on_press=press />
        {live(said)}
    }
    .into_any()
}

fn entry(id: AppointmentId, appointment: &Appointment) -> Entry {
    let label = |label: &Label| label.as_str().to_owned();
    let with = appointment.with.as_ref().map(|with| text::show_with(with.as_str()));
    let phone = appointment.phone.as_ref().map(domain::Phone::spaced);
    let note = appointment.note.as_ref().map(Note::as_str).map(str::to_owned);
    let lines: Vec<String> = [with, phone, note].into_iter().flatten().collect();
    let uid = match &appointment.origin {
        Some(origin) => origin.name.clone(),
        None => [&id.to_string(), "@pas-a-pas"].concat(),
    };
    Entry {
        uid,
        when: appointment.when,
        title: label(&appointment.what),
        place: appointment.place.as_ref().map(label),
        note: (!lines.is_empty()).then(|| lines.join("\n")),
        alarm: label(&appointment.what),
        status: Status::Confirmed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync::{ActorId, Author, Batch, Entity, WallTime};

    const FILE: &str = "BEGIN:VEVENT\nUID:a@b\nDTSTAMP:20261101T100000Z\nDTSTART:20261201T140000\nSUMMARY:CCAS\nLOCATION:Mairie\nEND:VEVENT\n";

    fn now() -> chrono::NaiveDateTime {
        "2026-11-24T10:00:00".parse().unwrap()
    }

    fn found(view: &View, file: &str) -> Vec<News> {
        news(view, &read(file.as_bytes()).unwrap(), now())
    }

    fn keep(view: &mut View, author: &mut Author, edits: &[Edit]) {
        for edit in edits {
            let known = view.entity(edit.entity).cloned();
            let batch = Batch::write(author, vec![edit.clone()], WallTime(0));
            let mut thing = known.unwrap_or_else(|| Entity::new(edit.entity, edit.kind));
            batch.changes().for_each(|change| thing.apply(change));
            view.put(thing);
        }
    }

    #[test]
    fn a_file_taken_in_twice_changes_nothing() {
        let (mut view, mut author) = (View::default(), Author::new(ActorId([1; 16])));
        let first = found(&view, FILE);
        assert_eq!(first.len(), 1);
        keep(&mut view, &mut author, &first[0].edits());
        assert_eq!(view.appointments().count(), 1);
        assert_eq!(found(&view, FILE).len(), 0);
        // Made again later with the same words.
        assert_eq!(found(&view, &FILE.replace("20261101T", "20261105T")).len(), 0);
    }

    #[test]
    fn a_newer_version_changes_the_appointment_and_an_older_one_does_not() {
        let (mut view, mut author) = (View::default(), Author::new(ActorId([1; 16])));
        let first = found(&view, FILE);
        keep(&mut view, &mut author, &first[0].edits());
        let moved = FILE.replace("20261201T140000", "20261202T150000");
        assert_eq!(found(&view, &moved.replace("20261101T", "20261001T")).len(), 0);
        let newer = found(&view, &moved.replace("20261101T", "20261110T"));
        assert_eq!(newer.len(), 1);
        assert_eq!(newer[0].verdict, Verdict::Changed);
        keep(&mut view, &mut author, &newer[0].edits());
        let (_, kept) = view.appointments().next().unwrap();
        assert_eq!(kept.when.date().to_string(), "2026-12-02");
    }

    #[test]
    fn a_cancelled_event_takes_the_appointment_away_and_it_stays_away() {
        let (mut view, mut author) = (View::default(), Author::new(ActorId([1; 16])));
        let first = found(&view, FILE);
        keep(&mut view, &mut author, &first[0].edits());
        let cancelled = FILE.replace("UID", "STATUS:CANCELLED\nUID").replace("20261101T", "20261110T");
        let gone = found(&view, &cancelled);
        assert_eq!(gone[0].verdict, Verdict::Cancelled);
        keep(&mut view, &mut author, &gone[0].edits());
        assert_eq!(view.appointments().count(), 0);
        assert_eq!(found(&view, &cancelled).len() + found(&view, FILE).len(), 0);
    }

    #[test]
    fn what_is_over_is_not_taken_in() {
        assert_eq!(found(&View::default(), &FILE.replace("20261201", "20261101")).len(), 0);
    }

    #[test]
    fn an_appointment_goes_out_under_the_name_it_came_in_with() {
        let first = found(&View::default(), FILE);
        assert_eq!(entry(first[0].id, &first[0].new).uid, "a@b");
        let own = Appointment { origin: None, ..first[0].new.clone() };
        assert!(entry(first[0].id, &own).uid.ends_with("@pas-a-pas"));
    }
}
