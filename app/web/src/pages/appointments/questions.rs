//! The questions about an appointment, one a screen.

use super::answers::{Answers, Target};
use super::review;
use crate::components::element::el;
use crate::components::{
    Action, Choice, ChoiceList, DayField, FieldKind, PageTitle, Question as Ask, TextField, TimeField,
};
use crate::live::live;
use crate::pages::{gone, words};
use crate::platform::navigation;
use crate::route::{Question, Route};
use crate::state::{App, Draft};
use crate::text;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};
use domain::{Appointment, Attendance, Label, Note, Phone, When, calendar_day, nearest_future};
use leptos::prelude::*;

/// The id of the field of a question.
const FIELD: &str = "answer";

pub(super) fn screen(app: App, target: Target, question: Question) -> AnyView {
    if let Target::Kept(id) = target
        && app.view.with_untracked(|view| view.appointment(id).is_none())
    {
        return gone();
    }
    let known = target.known(app);
    match question {
        Question::What => what(app, target, known),
        Question::Day => day(app, target),
        Question::Date => date(app, target, &known),
        Question::Time => time(app, target, &known),
        Question::End => end(app, target, &known),
        Question::Place => label(app, target, Text::place(known)),
        Question::With => label(app, target, Text::with(known)),
        Question::Phone => phone(app, target, known),
        Question::Attendance => attendance(app, target, &known),
        Question::Note => note(app, target, known),
        Question::Review => review::screen(app),
    }
}

fn what(app: App, target: Target, known: Answers) -> AnyView {
    let value = RwSignal::new(known.what);
    let error = RwSignal::new(None);
    let take = move |words: String| match Label::parse(&words) {
        Ok(label) => {
            let kept = label.clone();
            target.answer(
                app,
                Question::What,
                move |draft| label.as_str().clone_into(&mut draft.what),
                move |appointment| appointment.what = kept,
            );
        }
        Err(problem) => error.set(Some(words::text_error(problem, text::ask_what_empty()))),
    };
    // Kept in French, which who works there reads.
    let names: [fn() -> &'static str; 4] =
        [text::ask_what_social, text::ask_what_caf, text::ask_what_job, text::ask_what_doctor];
    let pick = Callback::new(move |position: usize| {
        if let Some(name) = names.get(position) {
            value.set(name().to_owned());
            take(text::in_french(name).to_owned());
        }
    });
    let choices = names.into_iter().map(|name| Choice::new(name())).collect();
    view! {
        <Ask
            title=text::ask_what()
            field=Some(FIELD.to_owned())
            hint=Some(text::ask_what_hint().to_owned())
            error=error
            on_next=Callback::new(move |()| take(value.get_untracked()))
        >
            <TextField id=FIELD value=value error=error />
        </Ask>
        <ChoiceList label=text::ask_what() choices=choices on_pick=pick />
    }
    .into_any()
}

/// Today, tomorrow, the day after, or another day by its date.
fn day(app: App, target: Target) -> AnyView {
    let today = app.today();
    let days: Vec<NaiveDate> = (0..3).filter_map(|ahead| today.checked_add_days(Days::new(ahead))).collect();
    let names = [text::day_today(), text::day_tomorrow(), text::ask_day_after()];
    let mut choices: Vec<Choice> = names
        .into_iter()
        .zip(&days)
        .map(|(name, day)| Choice { detail: Some(words::full_date(*day)), ..Choice::new(name) })
        .collect();
    choices.push(Choice::new(text::ask_day_other()));
    let pick = Callback::new(move |position: usize| match days.get(position) {
        Some(&day) => answer_day(app, target, Question::Day, day),
        None => navigation::go(&match target {
            Target::New => Route::AddAppointment(Question::Date),
            Target::Kept(id) => Route::EditAnswer(id, Question::Date),
        }),
    });
    view! {
        <PageTitle text=text::ask_day() />
        <ChoiceList label=text::ask_day() choices=choices on_pick=pick />
    }
    .into_any()
}

fn answer_day(app: App, target: Target, question: Question, day: NaiveDate) {
    let moved = move |when: When| {
        // The hours stay if the new day has them; the night of the change to summer time may not.
        when.with_date(day).or_else(|_| When::new(day, None, None)).unwrap_or(when)
    };
    target.answer(
        app,
        question,
        move |draft| draft.set_day(Some(day)),
        move |appointment| appointment.when = moved(appointment.when),
    );
}

fn date(app: App, target: Target, known: &Answers) -> AnyView {
    let today = app.today();
    let (day, month) =
        (RwSignal::new(known.day.map(|d| d.day())), RwSignal::new(known.day.map(|d| d.month())));
    let year = RwSignal::new(known.day.and_then(|day| u32::try_from(day.year()).ok()));
    let error = RwSignal::new(None);
    let this_year = u32::try_from(today.year()).unwrap_or(2026);
    // The year follows the day and the month as long as nobody chose it: an appointment is ahead.
    Effect::new(move || {
        if let (Some(day), Some(month), None) = (day.get(), month.get(), year.get_untracked())
            && let Ok(found) = nearest_future(month, day, today)
        {
            year.set(u32::try_from(found.year()).ok());
        }
    });
    let chosen = move || {
        let year = i32::try_from(year.get()?).ok()?;
        Some(calendar_day(year, month.get()?, day.get()?))
    };
    let spoken = move || {
        let words = chosen().and_then(Result::ok).map(|day| text::ask_date_chosen(words::full_date(day)));
        el("p", "hint").attr("role", "status").text(words.unwrap_or_default()).into_any()
    };
    let next = Callback::new(move |()| match untrack(chosen) {
        Some(Ok(day)) => answer_day(app, target, Question::Date, day),
        Some(Err(problem)) => error.set(Some(words::date_error(problem))),
        None => error.set(Some(text::error_date_choose().to_owned())),
    });
    let years = this_year.saturating_sub(1)..=this_year + 3;
    view! {
        <Ask title=text::ask_date() error=error on_next=next>
            <DayField id=FIELD day=day month=month year=year years=years error=error />
            {live(spoken)}
        </Ask>
    }
    .into_any()
}

fn chosen_time(hour: RwSignal<Option<u32>>, minute: RwSignal<Option<u32>>) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour.get_untracked()?, minute.get_untracked().unwrap_or(0), 0)
}

fn time_signals(known: Option<NaiveTime>) -> (RwSignal<Option<u32>>, RwSignal<Option<u32>>) {
    (RwSignal::new(known.map(|time| time.hour())), RwSignal::new(known.map(|time| time.minute())))
}

fn time(app: App, target: Target, known: &Answers) -> AnyView {
    let (hour, minute) = time_signals(known.start);
    let error = RwSignal::new(None);
    let (day, end) = (known.day.unwrap_or_else(|| app.today()), known.end);
    let take = move |start: Option<NaiveTime>| {
        // A start moved past the end takes the end away rather than refusing the answer.
        match When::new(day, start, end).or_else(|_| When::new(day, start, None)) {
            Ok(when) => target.answer(
                app,
                Question::Time,
                move |draft| {
                    draft.set_time(start);
                    draft.set_end(when.end());
                },
                move |appointment| appointment.when = when,
            ),
            Err(problem) => error.set(Some(words::when_error(problem))),
        }
    };
    let next = Callback::new(move |()| match chosen_time(hour, minute) {
        Some(start) => take(Some(start)),
        None => error.set(Some(text::ask_time_empty().to_owned())),
    });
    let skip = Action::new(text::ask_unknown_action(), Callback::new(move |()| take(None)));
    view! {
        <Ask title=text::ask_time() error=error on_next=next skip=Some(skip)>
            <TimeField id=FIELD hour=hour minute=minute error=error />
        </Ask>
    }
    .into_any()
}

fn end(app: App, target: Target, known: &Answers) -> AnyView {
    let (hour, minute) = time_signals(known.end);
    let error = RwSignal::new(None);
    let (day, start) = (known.day.unwrap_or_else(|| app.today()), known.start);
    let take = move |end: Option<NaiveTime>| match When::new(day, start, end) {
        Ok(when) => target.answer(
            app,
            Question::End,
            move |draft| draft.set_end(end),
            move |appointment| appointment.when = when,
        ),
        Err(problem) => error.set(Some(words::when_error(problem))),
    };
    let next = Callback::new(move |()| match chosen_time(hour, minute) {
        Some(end) => take(Some(end)),
        None => error.set(Some(text::ask_time_empty().to_owned())),
    });
    let skip = Action::new(text::ask_unknown_action(), Callback::new(move |()| take(None)));
    view! {
        <Ask title=text::ask_end() error=error on_next=next skip=Some(skip)>
            <TimeField id=FIELD hour=hour minute=minute error=error />
        </Ask>
    }
    .into_any()
}

/// A question that is answered by one line of text, or passed over.
struct Text {
    question: Question,
    title: &'static str,
    hint: &'static str,
    value: String,
    draft: fn(&mut Draft) -> &mut String,
    kept: fn(&mut Appointment) -> &mut Option<Label>,
}

impl Text {
    fn place(known: Answers) -> Self {
        Self {
            question: Question::Place,
            title: text::ask_place(),
            hint: text::ask_place_hint(),
            value: known.place,
            draft: |draft| &mut draft.place,
            kept: |appointment| &mut appointment.place,
        }
    }

    fn with(known: Answers) -> Self {
        Self {
            question: Question::With,
            title: text::ask_with(),
            hint: text::ask_with_hint(),
            value: known.with,
            draft: |draft| &mut draft.with,
            kept: |appointment| &mut appointment.with,
        }
    }
}

fn label(app: App, target: Target, ask: Text) -> AnyView {
    let Text { question, title, hint, value, draft, kept } = ask;
    let skip = skip_label(&value);
    let value = RwSignal::new(value);
    let error = RwSignal::new(None);
    let take = move |label: Option<Label>| {
        let words = label.as_ref().map(|label| label.as_str().to_owned()).unwrap_or_default();
        target.answer(app, question, move |d| *draft(d) = words, move |a| *kept(a) = label);
    };
    let next = Callback::new(move |()| match Label::parse(&value.get_untracked()) {
        Ok(label) => take(Some(label)),
        Err(problem) => error.set(Some(words::text_error(problem, text::ask_empty()))),
    });
    let skip = Action::new(skip, Callback::new(move |()| take(None)));
    view! {
        <Ask
            title=title
            field=Some(FIELD.to_owned())
            hint=Some(hint.to_owned())
            error=error
            on_next=next
            skip=Some(skip)
        >
            <TextField id=FIELD value=value error=error />
        </Ask>
    }
    .into_any()
}

/// "Passer" for a question without an answer, "Enlever" for one that has one.
fn skip_label(value: &str) -> &'static str {
    if value.is_empty() { text::ask_skip_action() } else { text::ask_clear_action() }
}

fn phone(app: App, target: Target, known: Answers) -> AnyView {
    let skip = skip_label(&known.phone);
    let value = RwSignal::new(known.phone);
    let error = RwSignal::new(None);
    let take = move |phone: Option<Phone>| {
        let words = phone.as_ref().map(Phone::spaced).unwrap_or_default();
        target.answer(app, Question::Phone, move |d| d.phone = words, move |a| a.phone = phone);
    };
    let next = Callback::new(move |()| match Phone::parse(&value.get_untracked()) {
        Ok(phone) => take(Some(phone)),
        Err(problem) => error.set(Some(words::phone_error(problem))),
    });
    let skip = Action::new(skip, Callback::new(move |()| take(None)));
    view! {
        <Ask
            title=text::ask_phone()
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

fn attendance(app: App, target: Target, known: &Answers) -> AnyView {
    const ALL: [Attendance; 3] = [Attendance::Obligatory, Attendance::Optional, Attendance::Unknown];
    let names = [text::ask_attendance_yes(), text::ask_attendance_no(), text::ask_unknown_action()];
    let chosen = known.attendance.and_then(|known| ALL.iter().position(|one| *one == known));
    let pick = Callback::new(move |position: usize| {
        let Some(&picked) = ALL.get(position) else { return };
        let obligatory = match picked {
            Attendance::Obligatory => Some(true),
            Attendance::Optional => Some(false),
            Attendance::Unknown => None,
        };
        target.answer(
            app,
            Question::Attendance,
            move |d| d.obligatory = obligatory,
            move |a| a.attendance = picked,
        );
    });
    let choices = names.into_iter().map(Choice::new).collect();
    view! {
        <PageTitle text=text::ask_attendance() />
        <ChoiceList label=text::ask_attendance() choices=choices on_pick=pick chosen=chosen />
    }
    .into_any()
}

fn note(app: App, target: Target, known: Answers) -> AnyView {
    let skip = skip_label(&known.note);
    let value = RwSignal::new(known.note);
    let error = RwSignal::new(None);
    let take = move |note: Option<Note>| target.answer(app, Question::Note, |_| (), move |a| a.note = note);
    let next = Callback::new(move |()| match Note::parse(&value.get_untracked()) {
        Ok(note) => take(Some(note)),
        Err(problem) => error.set(Some(words::text_error(problem, text::ask_empty()))),
    });
    let skip = Action::new(skip, Callback::new(move |()| take(None)));
    view! {
        <Ask
            title=text::ask_note()
            field=Some(FIELD.to_owned())
            hint=Some(text::ask_note_hint().to_owned())
            error=error
            on_next=next
            skip=Some(skip)
        >
            <TextField id=FIELD value=value error=error kind=FieldKind::Lines />
        </Ask>
    }
    .into_any()
}
