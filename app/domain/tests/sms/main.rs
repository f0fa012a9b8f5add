//! Messages about appointments, and about everything else.
#![cfg(test)]

mod cancelled;
mod changed;
mod created;
mod invitations;
mod laws;
mod messages;
mod others;
mod places;
mod reminders;
mod times;

use chrono::NaiveDate;
use domain::Attendance;
use domain::sms::{Kind, Understood, understand};

/// The day on which the messages are read: a Tuesday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn read(text: &str) -> Understood {
    understand(text, today())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Created => "created",
        Kind::Changed => "changed",
        Kind::Reminder => "reminder",
        Kind::Cancelled => "cancelled",
        Kind::Invitation => "invitation",
        Kind::Other => "other",
    }
}

/// `created 2026-12-03 09:30-10:00 | at … | tel … | with … | must`: what a message tells, parts that it does not tell
/// left out.
fn told(text: &str) -> String {
    let understood = read(text);
    let mut out = kind(understood.kind).to_owned();
    out.extend(understood.date.map(|date| format!(" {date}")));
    out.extend(understood.time.map(|time| format!(" {}", time.format("%H:%M"))));
    out.extend(understood.end.map(|time| format!("-{}", time.format("%H:%M"))));
    out.extend(understood.place.map(|place| format!(" | at {place}")));
    out.extend(understood.phone.map(|phone| format!(" | tel {}", phone.digits())));
    out.extend(understood.with.map(|with| format!(" | with {with}")));
    out.push_str(match understood.attendance {
        Attendance::Obligatory => " | must",
        Attendance::Optional => " | may",
        Attendance::Unknown => "",
    });
    out
}
