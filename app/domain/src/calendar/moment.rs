use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::block::{Block, Property};
use super::zone::Zone;
use crate::day::{FIRST_YEAR, LAST_YEAR};

/// When something begins or ends: a whole day, or a time on the clocks in Paris.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Moment {
    /// A day without a time.
    Day(NaiveDate),
    /// A day and a time.
    At(NaiveDateTime),
}

impl Moment {
    /// The day.
    pub const fn date(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(at) => at.date(),
        }
    }

    /// The time of day.
    pub const fn time(self) -> Option<NaiveTime> {
        match self {
            Self::Day(_) => None,
            Self::At(at) => Some(at.time()),
        }
    }

    /// The first minute of it.
    pub(super) const fn start(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::At(at) => at,
        }
    }

    /// Of the same kind, at another first minute.
    pub(super) const fn with_start(self, at: NaiveDateTime) -> Self {
        match self {
            Self::Day(_) => Self::Day(at.date()),
            Self::At(_) => Self::At(at),
        }
    }
}

/// Why a value is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoMoment;

/// A moment, and whether the zone it was written in is known.
pub(super) fn moment(property: &Property, file: &Block) -> Result<(Moment, bool), NoMoment> {
    one(&property.value, property, file)
}

/// The moments of a list such as EXDATE.
pub(super) fn moments<'a>(property: &'a Property, file: &'a Block) -> impl Iterator<Item = Moment> + 'a {
    // A PERIOD of RDATE begins with its start.
    let starts = property.value.split(',').map(|value| value.split('/').next().unwrap_or(value));
    starts.filter_map(move |value| one(value, property, file).ok()).map(|(moment, _)| moment)
}

fn one(value: &str, property: &Property, file: &Block) -> Result<(Moment, bool), NoMoment> {
    let value = value.trim();
    let written = Written::read(value).ok_or(NoMoment)?;
    let Some(time) = written.time else { return Ok((Moment::Day(written.date), true)) };
    let local = written.date.and_time(time);
    let zone = match (written.utc, property.parameter("TZID")) {
        (true, _) => Zone::Fixed { seconds: 0 },
        (false, Some(name)) => Zone::named(name, file),
        (false, None) => Zone::Paris,
    };
    let (local, known) = zone.in_paris(local);
    if (FIRST_YEAR..=LAST_YEAR).contains(&chrono::Datelike::year(&local)) {
        Ok((Moment::At(local), known))
    } else {
        Err(NoMoment)
    }
}

/// A date or a date with a time as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub(super) date: NaiveDate,
    pub(super) time: Option<NaiveTime>,
    pub(super) utc: bool,
}

impl Written {
    /// `20261124`, `20261124T140000`, `20261124T140000Z`; signs between the parts do no harm.
    pub(super) fn read(value: &str) -> Option<Self> {
        let plain: String = value.chars().filter(|sign| !matches!(sign, '-' | ':')).collect();
        let utc = plain.ends_with(['Z', 'z']);
        let plain = plain.trim_end_matches(['Z', 'z']);
        let (date, time) = match plain.split_once(['T', 't']) {
            Some((date, time)) => (date, Some(time)),
            None => (plain, None),
        };
        let digits = |text: &str, length: usize| {
            text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(date, 8) {
            return None;
        }
        let date = NaiveDate::from_ymd_opt(
            date[..4].parse().ok()?,
            date[4..6].parse().ok()?,
            date[6..].parse().ok()?,
        )?;
        let time = match time {
            None => None,
            Some(time) if digits(time, 6) || digits(time, 4) => {
                let second: u32 =
                    time.get(4..).filter(|second| !second.is_empty()).unwrap_or("0").parse().ok()?;
                Some(NaiveTime::from_hms_opt(
                    time[..2].parse().ok()?,
                    time[2..4].parse().ok()?,
                    second.min(59),
                )?)
            }
            Some(_) => return None,
        };
        Some(Self { date, time, utc })
    }
}

/// A length of time (RFC 5545, section 3.3.6); `None` for a negative or an unreadable one.
pub(super) fn duration(value: &str) -> Option<TimeDelta> {
    let value = value.trim().trim_start_matches('+');
    let mut rest = value.strip_prefix(['P', 'p'])?;
    let mut seconds: i64 = 0;
    let mut any = false;
    while !rest.is_empty() {
        rest = rest.strip_prefix(['T', 't']).unwrap_or(rest);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest.get(..digits).filter(|digits| digits.len() < 8)?.parse().ok()?;
        let unit = match rest.as_bytes().get(digits)?.to_ascii_uppercase() {
            b'W' => 7 * 86_400,
            b'D' => 86_400,
            b'H' => 3600,
            b'M' => 60,
            b'S' => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        any = true;
        rest = &rest[digits + 1..];
    }
    if any { TimeDelta::try_seconds(seconds) } else { None }
}
