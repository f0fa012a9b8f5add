use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};

use super::event::Status;
use crate::{When, reminder};

/// An appointment as the phone's calendar is to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name in all files: that of the file it came from, or one made from its id.
    pub uid: String,
    /// The day and the times.
    pub when: When,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub place: Option<String>,
    /// What else to know, in lines.
    pub note: Option<String>,
    /// What the phone says when it rings.
    pub alarm: String,
    /// How sure it is.
    pub status: Status,
}

/// An appointment without an end takes an hour in the calendar.
const USUAL: TimeDelta = TimeDelta::hours(1);

/// A calendar file with these appointments, made at `stamp` (milliseconds since 1 January 1970 UTC).
///
/// Each rings twice, the evening before at 18:00 and two hours before; a day without a time rings the evening before.
/// Lines end with CRLF and have at most 75 octets (RFC 5545, section 3.1); times are in Europe/Paris, with its rules.
/// ```
/// use domain::{calendar::{Entry, Status, read, write}, When, parse_time};
/// let when = When::new(domain::calendar_day(2026, 12, 1)?, Some(parse_time("14h30")?), None)?;
/// let (title, alarm) = ("CCAS".to_owned(), "Rendez-vous".to_owned());
/// let entry = Entry { uid: "1@pas-a-pas".to_owned(), when, title, place: None, note: None, alarm, status: Status::Confirmed };
/// let file = write(&[entry], 0);
/// assert_eq!(read(file.as_bytes())?.events[0].title.as_ref().map(|title| title.as_str()), Some("CCAS"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(entries: &[Entry], stamp: i64) -> String {
    let mut file = File(String::new());
    for line in HEAD.lines() {
        file.line(line, "");
    }
    let stamp = DateTime::from_timestamp_millis(stamp).unwrap_or_default().naive_utc();
    for entry in entries {
        file.entry(entry, stamp);
    }
    file.line("END:VCALENDAR", "");
    file.0
}

/// Paris since 1996 (directive 2000/84/EC).
const HEAD: &str = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Pas à pas//FR
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19960331T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE";

struct File(String);

impl File {
    fn entry(&mut self, entry: &Entry, stamp: NaiveDateTime) {
        self.line("BEGIN:VEVENT", "");
        self.line("UID:", &entry.uid);
        self.line("DTSTAMP:", &[&basic(stamp), "Z"].concat());
        let (date, start) = (entry.when.date(), entry.when.start());
        if let Some(start) = start {
            let start = date.and_time(start);
            let given = entry.when.end().map(|end| date.and_time(end));
            let end = given.or_else(|| start.checked_add_signed(USUAL));
            self.line("DTSTART;TZID=Europe/Paris:", &basic(start));
            self.line("DTEND;TZID=Europe/Paris:", &basic(end.unwrap_or(start)));
        } else {
            self.line("DTSTART;VALUE=DATE:", &day(date));
            self.line("DTEND;VALUE=DATE:", &day(date.succ_opt().unwrap_or(date)));
        }
        self.line("SUMMARY:", &escaped(&entry.title));
        if let Some(place) = &entry.place {
            self.line("LOCATION:", &escaped(place));
        }
        if let Some(note) = &entry.note {
            self.line("DESCRIPTION:", &escaped(note));
        }
        let status = match entry.status {
            Status::Confirmed => "CONFIRMED",
            Status::Tentative => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
        };
        self.line("STATUS:", status);
        if entry.status != Status::Cancelled {
            let starts = date.and_time(start.unwrap_or(NaiveTime::MIN));
            for at in reminder::moments(entry.when) {
                self.alarm(starts - at, &entry.alarm);
            }
        }
        self.line("END:VEVENT", "");
    }

    fn alarm(&mut self, before: TimeDelta, words: &str) {
        self.line("BEGIN:VALARM", "");
        self.line("ACTION:DISPLAY", "");
        self.line("DESCRIPTION:", &escaped(words));
        self.line("TRIGGER:", &before_start(before));
        self.line("END:VALARM", "");
    }

    /// A line, folded after at most 75 octets, never within a character.
    fn line(&mut self, name: &str, value: &str) {
        const LONGEST: usize = 75;
        let mut length = 0;
        for sign in name.chars().chain(value.chars()) {
            if length + sign.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(sign);
            length += sign.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// `-PT20H30M`.
fn before_start(before: TimeDelta) -> String {
    let minutes = before.num_minutes();
    let mut text = "-PT".to_owned();
    if minutes >= 60 {
        text.push_str(&(minutes / 60).to_string());
        text.push('H');
    }
    if minutes % 60 > 0 || minutes < 60 {
        text.push_str(&(minutes % 60).to_string());
        text.push('M');
    }
    text
}

fn basic(at: NaiveDateTime) -> String {
    let mut text = day(at.date());
    text.push('T');
    for part in [at.hour(), at.minute(), at.second()] {
        two(part, &mut text);
    }
    text
}

fn day(date: NaiveDate) -> String {
    use chrono::Datelike as _;
    let mut text = date.year().to_string();
    two(date.month(), &mut text);
    two(date.day(), &mut text);
    text
}

fn two(number: u32, text: &mut String) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '\n' => out.push_str("\\n"),
            '\r' => {}
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}
