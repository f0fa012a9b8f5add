//! Where the answers to the questions go: into the draft of a new appointment, or into one that is kept.

use super::entity;
use crate::platform::navigation;
use crate::route::{Question, Route};
use crate::state::{App, Draft};
use crate::text;
use chrono::{NaiveDate, NaiveTime};
use domain::{Appointment, AppointmentId, Attendance, Label, Note, Phone, When, WhenError};
use leptos::prelude::*;
use sync::record::update;

/// Which appointment the questions are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The one being added.
    New,
    /// One that is kept.
    Kept(AppointmentId),
}

impl Target {
    /// The answers given so far.
    pub(super) fn known(self, app: App) -> Answers {
        match self {
            Self::New => app.draft.with_untracked(Answers::of_draft),
            Self::Kept(id) => app
                .view
                .with_untracked(|view| view.appointment(id).map(Answers::of_appointment))
                .unwrap_or_default(),
        }
    }

    /// Takes an answer that is written as a text or chosen: into the draft, then on to the next question; or into
    /// the appointment, then back to it.
    pub(super) fn answer(
        self,
        app: App,
        question: Question,
        draft: impl FnOnce(&mut Draft),
        kept: impl FnOnce(&mut Appointment),
    ) {
        match self {
            Self::New => {
                let reviewed = app.draft.with_untracked(|draft| draft.reviewed);
                let next = if reviewed { Question::Review } else { next(question) };
                app.keep_draft(draft, move || go_on(next));
            }
            Self::Kept(id) => {
                let old = app.view.with_untracked(|view| view.appointment(id).cloned());
                let Some(old) = old else { return };
                let mut new = old.clone();
                kept(&mut new);
                let edits = update(entity(id), &old, &new);
                app.act(edits, text::appointment_changed(), None, move || {
                    navigation::finish(&Route::Appointment(id));
                });
            }
        }
    }
}

fn go_on(question: Question) {
    navigation::go(&Route::AddAppointment(question));
}

/// The order of the questions about a new appointment.
fn next(question: Question) -> Question {
    match question {
        Question::What => Question::Day,
        Question::Day | Question::Date => Question::Time,
        Question::Time | Question::End => Question::Place,
        Question::Place => Question::With,
        Question::With => Question::Phone,
        Question::Phone => Question::Attendance,
        Question::Attendance | Question::Note | Question::Review => Question::Review,
    }
}

/// The answers given so far, as the fields show them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Answers {
    pub(super) what: String,
    pub(super) day: Option<NaiveDate>,
    pub(super) start: Option<NaiveTime>,
    pub(super) end: Option<NaiveTime>,
    pub(super) place: String,
    pub(super) with: String,
    pub(super) phone: String,
    pub(super) note: String,
    pub(super) attendance: Option<Attendance>,
}

impl Answers {
    pub(super) fn of_draft(draft: &Draft) -> Self {
        Self {
            what: draft.what.clone(),
            day: draft.day(),
            start: draft.time(),
            end: draft.end(),
            place: draft.place.clone(),
            with: draft.with.clone(),
            phone: draft.phone.clone(),
            note: draft.message.clone(),
            attendance: draft
                .obligatory
                .map(|obligatory| if obligatory { Attendance::Obligatory } else { Attendance::Optional }),
        }
    }

    pub(super) fn of_appointment(appointment: &Appointment) -> Self {
        let label = |label: &Option<Label>| label.as_ref().map(|l| l.as_str().to_owned()).unwrap_or_default();
        Self {
            what: appointment.what.as_str().to_owned(),
            day: Some(appointment.when.date()),
            start: appointment.when.start(),
            end: appointment.when.end(),
            place: label(&appointment.place),
            with: label(&appointment.with),
            phone: appointment.phone.as_ref().map(Phone::spaced).unwrap_or_default(),
            note: appointment.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default(),
            attendance: Some(appointment.attendance),
        }
    }

    /// The appointment that the answers make; the question to ask again if one of them cannot be used.
    pub(super) fn appointment(&self) -> Result<Appointment, Question> {
        let optional = |text: &str, question| match text.trim() {
            "" => Ok(None),
            text => Label::parse(text).map(Some).map_err(|_| question),
        };
        let phone = match self.phone.trim() {
            "" => None,
            phone => Some(Phone::parse(phone).map_err(|_| Question::Phone)?),
        };
        let note = match self.note.trim() {
            "" => None,
            note => Some(Note::parse(note).map_err(|_| Question::Note)?),
        };
        let day = self.day.ok_or(Question::Day)?;
        Ok(Appointment {
            what: Label::parse(&self.what).map_err(|_| Question::What)?,
            when: When::new(day, self.start, self.end).map_err(|error| match error {
                WhenError::EndBeforeStart { .. } | WhenError::EndWithoutStart { .. } => Question::End,
                WhenError::Skipped { .. } => Question::Time,
            })?,
            place: optional(&self.place, Question::Place)?,
            with: optional(&self.with, Question::With)?,
            phone,
            attendance: self.attendance.unwrap_or_default(),
            note,
            papers: None,
            origin: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Answers {
        Answers { what: "Caf".into(), day: NaiveDate::from_ymd_opt(2026, 11, 25), ..Answers::default() }
    }

    #[test]
    fn a_name_and_a_day_are_enough() {
        let appointment = answers().appointment().unwrap();
        assert_eq!(appointment.what.as_str(), "Caf");
        assert_eq!(appointment.attendance, Attendance::Unknown);
    }

    #[test]
    fn an_answer_that_cannot_be_used_is_asked_again() {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
        let wrong = [
            (Answers { what: " ".into(), ..answers() }, Question::What),
            (Answers { what: "x".repeat(10_000), ..answers() }, Question::What),
            (Answers { day: None, ..answers() }, Question::Day),
            (Answers { phone: "01 23 abc".into(), ..answers() }, Question::Phone),
            (Answers { place: "x".repeat(201), ..answers() }, Question::Place),
            (Answers { start: time(10), end: time(9), ..answers() }, Question::End),
            (Answers { end: time(9), ..answers() }, Question::End),
        ];
        for (answers, question) in wrong {
            assert_eq!(answers.appointment().err(), Some(question));
        }
    }

    #[test]
    fn the_questions_end_with_all_answers_once_more() {
        use Question::{Attendance, Day, Phone, Place, Review, Time, What, With};
        let (mut at, mut asked) = (What, vec![What]);
        while at != Question::Review {
            at = next(at);
            asked.push(at);
        }
        assert_eq!(asked, [What, Day, Time, Place, With, Phone, Attendance, Review]);
    }
}
