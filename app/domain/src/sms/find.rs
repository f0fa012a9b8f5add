use chrono::NaiveDateTime;

use super::{Kind, Understood};
use crate::Appointment;

/// Of appointments that are known and not over, the one that a message most likely speaks of; none if nothing points to
/// one of them.
///
/// The day counts most: the day that no longer holds, of a message that moves one; then the number, the person, the
/// time and the place.
/// ```
/// use domain::sms::{find, understand};
/// # use domain::{Appointment, Attendance, Label, When, calendar_day, parse_time};
/// # let known = Appointment { what: Label::parse("CAF")?, when: When::new(calendar_day(2026, 12, 3)?, Some(parse_time("10h")?), None)?, place: None, with: None, phone: None, attendance: Attendance::Unknown, note: None, papers: None, origin: None };
/// let today = calendar_day(2026, 11, 24)?;
/// let message = understand("Votre RDV du 3/12 à 10h est annulé.", today);
/// let now = today.and_hms_opt(12, 0, 0).ok_or("no such time")?;
/// assert_eq!(find(&message, [(7, &known)].into_iter(), now), Some(7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn find<'a, I>(
    message: &Understood,
    known: impl Iterator<Item = (I, &'a Appointment)>,
    now: NaiveDateTime,
) -> Option<I> {
    let open = known.filter(|(_, appointment)| !appointment.is_over(now));
    let scored = open.map(|(id, appointment)| (likeness(message, appointment), id));
    // Of equals the first.
    let best = scored.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.filter(|(score, _)| *score >= ENOUGH).map(|(_, id)| id)
}

/// A day alone is enough, and so are a number and a person.
const ENOUGH: u32 = 4;

fn likeness(message: &Understood, appointment: &Appointment) -> u32 {
    let (date, start) = (appointment.when.date(), appointment.when.start());
    let (day, time) = match message.was {
        Some((day, time)) => (Some(day), time),
        None => (message.date, message.time),
    };
    let same_day = day == Some(date);
    // A change names the new day only.
    let other_day = day.is_some() && !same_day && !(message.kind == Kind::Changed && message.was.is_none());
    let points = [
        (same_day, 4),
        (same_day && time.is_some() && time == start, 2),
        (message.phone.is_some() && message.phone == appointment.phone, 2),
        (alike(message.with.as_ref(), appointment.with.as_ref()), 2),
        (alike(message.place.as_ref(), appointment.place.as_ref()), 2),
        (alike(message.what.as_ref(), Some(&appointment.what)), 1),
    ];
    let score: u32 = points.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
    if other_day { 0 } else { score }
}

/// Whether a long word of one is in the other.
fn alike(one: Option<&crate::Label>, other: Option<&crate::Label>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let other = other.as_str().to_lowercase();
    one.as_str()
        .to_lowercase()
        .split(|sign: char| !sign.is_alphanumeric())
        .any(|word| word.chars().count() > 2 && other.contains(word))
}
