use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta};

use super::block::Block;
use super::moment::Written;
use super::rule::{Day, nth_weekday};
use crate::paris::from_unix_ms;

/// A time zone, as far as a file or the law of France tells it.
#[derive(Debug)]
pub(super) enum Zone {
    /// Paris, and countries whose clocks are the same.
    Paris,
    /// Always as far from UTC.
    Fixed {
        /// Ahead of UTC.
        seconds: i32,
    },
    /// The file says when its clocks change.
    Rules(Vec<Observance>),
    /// Nobody says.
    Unknown,
}

/// STANDARD or DAYLIGHT (RFC 5545, section 3.6.5).
#[derive(Debug)]
pub(super) struct Observance {
    start: NaiveDateTime,
    /// Each year in this month on this weekday, if it comes again.
    yearly: Option<(u32, Day)>,
    until: Option<NaiveDate>,
    seconds: i32,
    daylight: bool,
}

/// Names of zones whose clocks show what those in Paris do (directive 2000/84/EC, and the same rule in Switzerland and
/// Norway), with the names that Windows gives them.
const AS_PARIS: [&str; 22] = [
    "europe/paris",
    "europe/berlin",
    "europe/brussels",
    "europe/madrid",
    "europe/rome",
    "europe/zurich",
    "europe/luxembourg",
    "europe/monaco",
    "europe/amsterdam",
    "europe/vienna",
    "europe/stockholm",
    "europe/oslo",
    "europe/copenhagen",
    "europe/prague",
    "europe/warsaw",
    "europe/budapest",
    "romance standard time",
    "w. europe standard time",
    "central europe standard time",
    "central european standard time",
    "cet",
    "paris",
];

/// Overseas, where the clocks never change (decree 79-896, and the decrees for each territory), in hours from UTC.
const OVERSEAS: [(&str, i32); 14] = [
    ("america/guadeloupe", -4),
    ("america/martinique", -4),
    ("america/st_barthelemy", -4),
    ("america/marigot", -4),
    ("america/cayenne", -3),
    ("indian/reunion", 4),
    ("indian/mayotte", 3),
    ("pacific/noumea", 11),
    ("pacific/tahiti", -10),
    ("pacific/wallis", 12),
    ("utc", 0),
    ("etc/utc", 0),
    ("gmt", 0),
    ("z", 0),
];

impl Zone {
    /// The zone of a TZID.
    pub(super) fn named(name: &str, file: &Block) -> Self {
        let plain = name.trim().trim_start_matches('/').to_ascii_lowercase();
        if AS_PARIS.iter().any(|known| plain.ends_with(known)) {
            return Self::Paris;
        }
        if let Some((_, hours)) = OVERSEAS.iter().find(|(known, _)| plain == *known) {
            return Self::Fixed { seconds: hours * 3600 };
        }
        let mut zones = Vec::new();
        file.below("VTIMEZONE", &mut zones);
        let is_this =
            |zone: &&&Block| zone.get("TZID").is_some_and(|tzid| tzid.value.trim_matches('"') == name);
        let rules: Vec<Observance> = zones
            .iter()
            .find(is_this)
            .map(|zone| zone.children.iter().filter_map(Observance::read).collect())
            .unwrap_or_default();
        if rules.is_empty() { Self::Unknown } else { Self::Rules(rules) }
    }

    /// What the clocks in Paris show when those of the zone show this, and whether that is known.
    pub(super) fn in_paris(&self, local: NaiveDateTime) -> (NaiveDateTime, bool) {
        let seconds = match self {
            Self::Paris => return (local, true),
            Self::Unknown => return (local, false),
            Self::Fixed { seconds } => *seconds,
            Self::Rules(rules) => offset(rules, local),
        };
        let utc = local.and_utc().timestamp_millis().saturating_sub(i64::from(seconds) * 1000);
        (from_unix_ms(utc), true)
    }
}

/// The offset of the observance that began last; before the first one, that of standard time.
fn offset(rules: &[Observance], local: NaiveDateTime) -> i32 {
    let last = rules
        .iter()
        .filter_map(|rule| Some((rule.last_onset(local)?, rule.seconds)))
        .max_by_key(|(onset, _)| *onset);
    let first = || rules.iter().find(|rule| !rule.daylight).or(rules.first()).map_or(0, |rule| rule.seconds);
    last.map_or_else(first, |(_, seconds)| seconds)
}

impl Observance {
    fn read(block: &Block) -> Option<Self> {
        let start = Written::read(block.get("DTSTART")?.value.trim())?;
        let rule = block.get("RRULE").map(|rule| rule.value.to_ascii_uppercase());
        let part = |name: &str| {
            rule.as_deref()?.split(';').find_map(|part| part.split_once('=').filter(|(key, _)| *key == name))
        };
        let month = part("BYMONTH").and_then(|(_, month)| month.parse().ok());
        let day = part("BYDAY").and_then(|(_, day)| Day::read(day));
        Some(Self {
            start: start.date.and_time(start.time.unwrap_or_default()),
            yearly: month.zip(day),
            until: part("UNTIL").and_then(|(_, until)| Written::read(until)).map(|until| until.date),
            seconds: seconds(&block.get("TZOFFSETTO")?.value)?,
            daylight: block.name == "DAYLIGHT",
        })
    }

    fn last_onset(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let Some((month, day)) = self.yearly else { return (self.start <= local).then_some(self.start) };
        let year = local.year();
        let onset = |year| {
            let date = nth_weekday(year, month, day)?;
            let within = self.until.is_none_or(|until| date <= until) && date >= self.start.date();
            within.then(|| date.and_time(self.start.time()))
        };
        [year, year - 1].into_iter().filter_map(onset).find(|onset| *onset <= local).or_else(|| {
            // After its last year the observance still holds, unless another one began.
            let last = self.until.and_then(|until| onset(until.year()));
            last.or(Some(self.start)).filter(|onset| *onset <= local)
        })
    }
}

/// `+0100`, `-050000`.
fn seconds(value: &str) -> Option<i32> {
    let value = value.trim();
    let (sign, digits) = match value.as_bytes().first()? {
        b'-' => (-1, &value[1..]),
        b'+' => (1, &value[1..]),
        _ => (1, value),
    };
    if !matches!(digits.len(), 4 | 6) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| digits.get(from..from + 2).map_or(Some(0), |part| part.parse::<i32>().ok());
    let whole = part(0)? * 3600 + part(2)? * 60 + part(4)?;
    let day = TimeDelta::days(1).num_seconds();
    (i64::from(whole) < day).then_some(sign * whole)
}
