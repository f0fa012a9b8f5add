use crate::route::Question;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// An appointment that is being added: what was answered so far, as it was written.
///
/// It is a note of this phone, kept at every answer, so that a phone call, a dead battery or a closed page in the
/// middle of the questions loses nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Draft {
    /// What it is about.
    pub what: String,
    /// Where.
    pub place: String,
    /// With whom.
    pub with: String,
    /// Which number to call.
    pub phone: String,
    /// Whether one has to come.
    pub obligatory: Option<bool>,
    /// Whether all questions were asked once: each answer then leads back to the review.
    pub reviewed: bool,
    day: Option<i32>,
    minutes: Option<u32>,
    end: Option<u32>,
    /// The message it was understood from, word for word.
    pub message: String,
    /// The papers that the message asks for.
    pub bring: Vec<String>,
    /// Whether the day of the message has to be looked at twice.
    pub doubtful: bool,
}

/// A draft as versions before the messages kept it.
#[derive(Deserialize)]
struct Before {
    what: String,
    place: String,
    with: String,
    phone: String,
    obligatory: Option<bool>,
    reviewed: bool,
    day: Option<i32>,
    minutes: Option<u32>,
}

impl From<Before> for Draft {
    fn from(before: Before) -> Self {
        let Before { what, place, with, phone, obligatory, reviewed, day, minutes } = before;
        Self { what, place, with, phone, obligatory, reviewed, day, minutes, ..Self::default() }
    }
}

impl Draft {
    /// The note's name.
    pub const NOTE: &'static str = "brouillon-rendez-vous";

    /// Which day.
    pub fn day(&self) -> Option<NaiveDate> {
        self.day.and_then(NaiveDate::from_num_days_from_ce_opt)
    }

    /// Answers which day.
    pub fn set_day(&mut self, day: Option<NaiveDate>) {
        self.day = day.map(|day| day.num_days_from_ce());
    }

    /// At what time.
    pub fn time(&self) -> Option<NaiveTime> {
        self.minutes.and_then(|minutes| NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0))
    }

    /// Answers at what time.
    pub fn set_time(&mut self, time: Option<NaiveTime>) {
        self.minutes = time.map(|time| time.num_seconds_from_midnight() / 60);
    }

    /// Until what time.
    pub fn end(&self) -> Option<NaiveTime> {
        self.end.and_then(|minutes| NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0))
    }

    /// Answers until what time.
    pub fn set_end(&mut self, end: Option<NaiveTime>) {
        self.end = end.map(|end| end.num_seconds_from_midnight() / 60);
    }

    /// The question to go on with: the first one without an answer, or the review once it was reached.
    pub fn resume(&self) -> Question {
        let open = [
            (self.what.is_empty(), Question::What),
            (self.day.is_none(), Question::Day),
            (self.reviewed, Question::Review),
            (self.minutes.is_none(), Question::Time),
            (self.place.is_empty(), Question::Place),
            (self.with.is_empty(), Question::With),
            (self.phone.is_empty(), Question::Phone),
            (self.obligatory.is_none(), Question::Attendance),
        ];
        open.into_iter().find(|(open, _)| *open).map_or(Question::Review, |(_, question)| question)
    }

    /// Whether nothing was answered yet.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// The note's bytes; none for a blank draft.
    pub fn to_note(&self) -> Option<Vec<u8>> {
        if self.is_blank() { None } else { postcard::to_allocvec(self).ok() }
    }

    /// The draft in a note; a blank one if the note is from another version.
    pub fn from_note(note: Option<&[u8]>) -> Self {
        let Some(bytes) = note else { return Self::default() };
        postcard::from_bytes(bytes)
            .or_else(|_| postcard::from_bytes::<Before>(bytes).map(Self::from))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was() {
        let mut draft = Draft { what: "CAF".into(), obligatory: Some(true), ..Draft::default() };
        draft.set_day(NaiveDate::from_ymd_opt(2026, 11, 25));
        draft.set_time(NaiveTime::from_hms_opt(14, 30, 0));
        assert_eq!(Draft::from_note(draft.to_note().as_deref()), draft);
        assert_eq!(draft.day(), NaiveDate::from_ymd_opt(2026, 11, 25));
        assert_eq!(draft.time(), NaiveTime::from_hms_opt(14, 30, 0));
    }

    #[test]
    fn a_draft_of_the_version_before_comes_back() {
        let before = ("CAF", "", "", "", Some(true), true, Some(739_945), Some(870_u32));
        let note = postcard::to_allocvec(&before).unwrap();
        let draft = Draft::from_note(Some(&note));
        assert_eq!((draft.what.as_str(), draft.obligatory, draft.reviewed), ("CAF", Some(true), true));
        assert_eq!(draft.time(), NaiveTime::from_hms_opt(14, 30, 0));
        assert_eq!(draft.message, "");
    }

    #[test]
    fn a_draft_goes_on_where_it_stopped() {
        let mut draft = Draft::default();
        assert_eq!(draft.resume(), Question::What);
        draft.what = "Caf".into();
        assert_eq!(draft.resume(), Question::Day);
        draft.set_day(NaiveDate::from_ymd_opt(2026, 11, 25));
        assert_eq!(draft.resume(), Question::Time);
        draft.reviewed = true;
        assert_eq!(draft.resume(), Question::Review);
    }

    #[test]
    fn a_blank_draft_leaves_no_note() {
        assert_eq!(Draft::default().to_note(), None);
        assert!(Draft::from_note(Some(&[255; 3])).is_blank());
    }
}
