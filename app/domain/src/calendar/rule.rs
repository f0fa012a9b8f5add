use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, Weekday};

use super::block::Block;
use super::moment::{Moment, Written};
use crate::paris::from_unix_ms;

/// How something comes again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repetition {
    /// The rule, if there is one.
    pub rule: Option<Rule>,
    /// The days that are left out.
    pub except: Vec<Moment>,
    /// Days beside the rule.
    pub also: Vec<Moment>,
}

impl Repetition {
    /// Whether there is more than one time.
    pub fn is_empty(&self) -> bool {
        self.rule.is_none() && self.also.is_empty()
    }
}

/// A recurrence rule (RFC 5545, section 3.3.10), in civil time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// A rule that is followed.
    Known(Every),
    /// A rule with parts that are not followed, such as hours or numbers of weeks: only its first time is known.
    Foreign,
}

/// The parts of a rule that are followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Every {
    pub(super) unit: Unit,
    pub(super) interval: u32,
    pub(super) count: Option<u32>,
    pub(super) until: Option<NaiveDateTime>,
    pub(super) days: Vec<Day>,
    pub(super) month_days: Vec<i32>,
    pub(super) months: Vec<u32>,
    pub(super) positions: Vec<i32>,
    pub(super) week_start: Weekday,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A weekday, or the nth one of a month or a year; negative from the end, 0 for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) nth: i32,
    pub(super) weekday: Weekday,
}

impl Day {
    /// `MO`, `2TU`, `-1SU`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let split = text.len().checked_sub(2)?;
        let (nth, name) = (text.get(..split)?, text.get(split..)?);
        let weekday = match name {
            "MO" => Weekday::Mon,
            "TU" => Weekday::Tue,
            "WE" => Weekday::Wed,
            "TH" => Weekday::Thu,
            "FR" => Weekday::Fri,
            "SA" => Weekday::Sat,
            "SU" => Weekday::Sun,
            _ => return None,
        };
        let nth = if nth.is_empty() {
            0
        } else {
            nth.parse().ok().filter(|nth: &i32| (1..=53).contains(&nth.abs()))?
        };
        Some(Self { nth, weekday })
    }
}

impl Rule {
    pub(super) fn of(block: &Block) -> Option<Self> {
        let mut rules = block.all("RRULE");
        let rule = rules.next()?;
        let alone = rules.next().is_none() && block.get("EXRULE").is_none();
        Some(Every::read(&rule.value).filter(|_| alone).map_or(Self::Foreign, Self::Known))
    }
}

impl Every {
    fn read(text: &str) -> Option<Self> {
        let mut every = Self {
            unit: Unit::Day,
            interval: 1,
            count: None,
            until: None,
            days: Vec::new(),
            month_days: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        };
        let mut unit = None;
        let text = text.trim().to_ascii_uppercase();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => {
                    unit = Some(match value {
                        "DAILY" => Unit::Day,
                        "WEEKLY" => Unit::Week,
                        "MONTHLY" => Unit::Month,
                        "YEARLY" => Unit::Year,
                        _ => return None,
                    });
                }
                "INTERVAL" => {
                    every.interval = value.parse().ok().filter(|interval| (1..=1000).contains(interval))?;
                }
                "COUNT" => every.count = Some(value.parse().ok()?),
                "UNTIL" => every.until = Some(until(value)?),
                "BYDAY" => every.days = value.split(',').map(Day::read).collect::<Option<_>>()?,
                "BYMONTHDAY" => every.month_days = numbers(value, 31)?,
                "BYMONTH" => {
                    every.months = value
                        .split(',')
                        .map(|month| month.parse().ok().filter(|month| (1..=12).contains(month)))
                        .collect::<Option<_>>()?;
                }
                "BYSETPOS" => every.positions = numbers(value, 366)?,
                "WKST" => every.week_start = Day::read(value)?.weekday,
                _ => return None,
            }
        }
        every.unit = unit?;
        let nth = every.days.iter().any(|day| day.nth != 0);
        let nth_makes_sense = matches!(every.unit, Unit::Month | Unit::Year);
        (!nth || nth_makes_sense).then_some(every)
    }
}

fn numbers(value: &str, largest: i32) -> Option<Vec<i32>> {
    value
        .split(',')
        .map(|number| number.parse().ok().filter(|n: &i32| (1..=largest).contains(&n.abs())))
        .collect()
}

/// A day includes all of itself; UTC is brought to Paris.
fn until(value: &str) -> Option<NaiveDateTime> {
    let written = Written::read(value)?;
    match written.time {
        None => written.date.and_hms_opt(23, 59, 59),
        Some(time) if written.utc => {
            Some(from_unix_ms(written.date.and_time(time).and_utc().timestamp_millis()))
        }
        Some(time) => Some(written.date.and_time(time)),
    }
}

/// The nth weekday of a month; the first one for 0.
pub(super) fn nth_weekday(year: i32, month: u32, day: Day) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let days: Vec<NaiveDate> = first
        .iter_days()
        .take_while(|date| date.month() == month)
        .filter(|date| date.weekday() == day.weekday)
        .collect();
    nth(&days, if day.nth == 0 { 1 } else { day.nth }).copied()
}

/// The nth of a list, counted from 1, or from the end from -1.
pub(super) fn nth<T>(list: &[T], nth: i32) -> Option<&T> {
    let index = usize::try_from(nth.unsigned_abs()).ok()?;
    let at = if nth > 0 { index.checked_sub(1)? } else { list.len().checked_sub(index)? };
    list.get(at)
}

/// The first day of the week that holds a day.
pub(super) fn week_of(day: NaiveDate, first: Weekday) -> Option<NaiveDate> {
    let since = (7 + day.weekday().num_days_from_monday() - first.num_days_from_monday()) % 7;
    day.checked_sub_days(Days::new(since.into()))
}
