use chrono::NaiveDateTime;

use super::Calendar;
use super::event::{Event, Status};
use super::moment::Moment;
use super::origin::{Origin, Revision};
use super::rule::Rule;
use crate::{Label, Note};

/// One appointment that a file brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Where it comes from.
    pub origin: Origin,
    /// How sure it is.
    pub status: Status,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Option<Moment>,
    /// What it is.
    pub title: Option<Label>,
    /// Where it is.
    pub place: Option<Label>,
    /// What else is said of it.
    pub note: Option<Note>,
    /// Whether its times are sure: its zone is known, and its rule is followed.
    pub sure: bool,
    /// Whether it is one time of several.
    pub repeats: bool,
}

/// What an incoming appointment is for somebody who may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is not known yet.
    New,
    /// It is known, and this version is not older and says something else.
    Changed,
    /// It is known and will not take place.
    Cancelled,
    /// It is known and says the same.
    Same,
    /// A newer version is known.
    Older,
    /// It is not known and will not take place, or is over: nothing to do.
    Needless,
}

/// How many times of a repeated event are taken in.
const TIMES: usize = 6;

/// The appointments of a file, as seen at a moment on the clocks in Paris: of each event the newest version, of a
/// repeated one the next [`TIMES`] times.
///
/// Two readings of a file give the same; an event without a name is named by its beginning and its title.
pub fn incoming(calendar: &Calendar, now: NaiveDateTime) -> Vec<Incoming> {
    let mut newest: Vec<&Event> = Vec::new();
    for event in &calendar.events {
        let same = |other: &&&Event| name(other) == name(event) && other.replaces == event.replaces;
        match newest.iter().position(|other| same(&other)) {
            Some(at) if newest[at].revision <= event.revision => newest[at] = event,
            Some(_) => {}
            None => newest.push(event),
        }
    }
    newest.iter().flat_map(|event| times(event, &newest, now)).collect()
}

fn name(event: &Event) -> String {
    event.uid.clone().unwrap_or_else(|| {
        let title = event.title.as_ref().map_or("", Label::as_str);
        [&event.starts.start().to_string(), " ", title].concat()
    })
}

fn times(event: &Event, all: &[&Event], now: NaiveDateTime) -> Vec<Incoming> {
    let repeats = !event.repetition.is_empty();
    let one = |starts: Moment, of_day: Option<Moment>| {
        let mut name = name(event);
        if let Some(day) = of_day {
            name.push(' ');
            name.push_str(&day.start().to_string());
        }
        let shift = starts.start() - event.starts.start();
        let ends = event.ends.and_then(|end| Some(end.with_start(end.start().checked_add_signed(shift)?)));
        Incoming {
            origin: Origin { name, revision: event.revision },
            status: event.status,
            starts,
            ends,
            title: event.title.clone(),
            place: event.place.clone(),
            note: event.note.clone(),
            sure: event.zone_known && event.repetition.rule != Some(Rule::Foreign),
            repeats: repeats || of_day.is_some(),
        }
    };
    if !repeats {
        return vec![one(event.starts, event.replaces)];
    }
    let replaced = |time: &Moment| {
        all.iter().any(|other| other.replaces.as_ref() == Some(time) && name(other) == name(event))
    };
    let today = now.date().and_time(chrono::NaiveTime::MIN);
    let next = event.repetition.times(event.starts, today, TIMES);
    next.into_iter().filter(|time| !replaced(time)).map(|time| one(time, Some(time))).collect()
}

/// What an incoming appointment is beside what is known under its name: the version, and whether all it says is the
/// same.
///
/// ```
/// use domain::calendar::{Revision, Status, Verdict, verdict};
/// let (old, new) = (Revision { sequence: 0, stamp: 1 }, Revision { sequence: 0, stamp: 2 });
/// assert_eq!(verdict(None, new, Status::Confirmed), Verdict::New);
/// assert_eq!(verdict(Some((old, true)), new, Status::Confirmed), Verdict::Same);
/// assert_eq!(verdict(Some((old, false)), new, Status::Cancelled), Verdict::Cancelled);
/// assert_eq!(verdict(Some((new, false)), old, Status::Confirmed), Verdict::Older);
/// ```
pub fn verdict(known: Option<(Revision, bool)>, revision: Revision, status: Status) -> Verdict {
    match known {
        None if status == Status::Cancelled => Verdict::Needless,
        None => Verdict::New,
        Some((before, _)) if revision < before => Verdict::Older,
        Some(_) if status == Status::Cancelled => Verdict::Cancelled,
        Some((_, true)) => Verdict::Same,
        // The very version that is known: what differs was changed by the person.
        Some((before, false)) if before == revision => Verdict::Same,
        Some((_, false)) => Verdict::Changed,
    }
}
