//! A meeting with a service.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::calendar::Origin;
use crate::{ChecklistId, Label, Note, Phone, When};

/// How long an appointment is taken to last when nobody said.
const USUAL_LENGTH: TimeDelta = TimeDelta::hours(2);

/// Whether missing an appointment has consequences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Attendance {
    /// The service said that coming is required.
    Obligatory,
    /// The service said that coming is a choice.
    Optional,
    /// Nobody said.
    #[default]
    Unknown,
}

/// A meeting on a known day; every other fact may still be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What it is about.
    pub what: Label,
    /// The day and the times.
    pub when: When,
    /// Where to go.
    pub place: Option<Label>,
    /// Who will be there.
    pub with: Option<Label>,
    /// Whom to call about it.
    pub phone: Option<Phone>,
    /// Whether coming is required.
    pub attendance: Attendance,
    /// Anything else to know, in the person's words.
    pub note: Option<Note>,
    /// The checklist of the papers to bring.
    pub papers: Option<ChecklistId>,
    /// Which event of which calendar file it comes from.
    pub origin: Option<Origin>,
}

impl Appointment {
    /// The moment, on the clocks in Paris, from which the appointment is behind: its end; two hours after a start
    /// without an end, at the latest at midnight; midnight after a day without a time.
    pub fn over_at(&self) -> NaiveDateTime {
        let date = self.when.date();
        let midnight = date.succ_opt().map_or(NaiveDateTime::MAX, |next| next.and_time(NaiveTime::MIN));
        match (self.when.start(), self.when.end()) {
            (_, Some(end)) => date.and_time(end),
            (Some(start), None) => date
                .and_time(start)
                .checked_add_signed(USUAL_LENGTH)
                .map_or(midnight, |end| end.min(midnight)),
            (None, None) => midnight,
        }
    }

    /// Whether [`over_at`](Self::over_at) has come.
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        now >= self.over_at()
    }
}

/// The appointment to show first: of those that are not over, the earliest day, then the earliest start.
///
/// On one day, appointments with a time come before those without: a time can be missed, a day lasts until midnight.
/// Of equals the first given wins.
pub fn next_appointment<'a, I>(
    items: impl Iterator<Item = (I, &'a Appointment)>,
    now: NaiveDateTime,
) -> Option<(I, &'a Appointment)> {
    items.filter(|(_, appointment)| !appointment.is_over(now)).min_by_key(|(_, appointment)| {
        (appointment.when.date(), appointment.when.start().is_none(), appointment.when.start())
    })
}
