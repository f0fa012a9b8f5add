use chrono::{NaiveTime, Timelike as _, Weekday};
use opening_hours_syntax::ExtendedTime;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};

use super::Hours;

/// Hours of one day, from a time to a later one; midnight at the end is the end of the day.
///
/// ```
/// use domain::{hours::Opening, parse_time};
/// assert!(Opening::new(parse_time("9h")?, parse_time("12h")?).is_ok());
/// assert!(Opening::new(parse_time("20h")?, parse_time("0h")?).is_ok());
/// assert!(Opening::new(parse_time("12h")?, parse_time("9h")?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Opening {
    start: NaiveTime,
    end: NaiveTime,
}

/// What a service does on public holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HolidayHabit {
    /// Nobody said.
    #[default]
    Unsaid,
    /// It is closed.
    Closed,
    /// It opens as on any other day.
    AsUsual,
}

/// Why times are not hours of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekError {
    /// It would end before it begins, or at once.
    Backwards {
        /// The start given.
        start: NaiveTime,
        /// The end given.
        end: NaiveTime,
    },
    /// Two openings of one day touch or overlap.
    Overlap {
        /// The start of the later one.
        start: NaiveTime,
        /// The end of the one before.
        end: NaiveTime,
    },
    /// There are more openings on one day than [`Week::MAX_A_DAY`].
    TooMany {
        /// How many.
        openings: usize,
        /// The most.
        limit: usize,
    },
}

crate::facts::facts!(WeekError);

impl Opening {
    /// From a time to a later one.
    ///
    /// # Errors
    /// [`WeekError::Backwards`] unless `start < end` or `end` is midnight and `start` is not.
    pub fn new(start: NaiveTime, end: NaiveTime) -> Result<Self, WeekError> {
        if minutes(start) < end_minutes(end) && (end != NaiveTime::MIN || start != NaiveTime::MIN) {
            Ok(Self { start, end })
        } else {
            Err(WeekError::Backwards { start, end })
        }
    }

    /// When it opens.
    pub const fn start(self) -> NaiveTime {
        self.start
    }

    /// When it closes; midnight is the end of the day.
    pub const fn end(self) -> NaiveTime {
        self.end
    }
}

/// Hours that are the same every week, as a person enters them by tapping days and times.
///
/// The openings of a day are in order and do not touch.
/// ```
/// use chrono::Weekday;
/// use domain::{hours::{HolidayHabit, Hours, Opening, Week}, parse_time};
/// let mut week = Week::default();
/// let morning = Opening::new(parse_time("9h")?, parse_time("12h")?)?;
/// for day in [Weekday::Mon, Weekday::Tue, Weekday::Thu] {
///     week.set(day, vec![morning])?;
/// }
/// week.holidays = HolidayHabit::Closed;
/// assert_eq!(week.to_text(), "Mo-Tu,Th 09:00-12:00; PH off");
/// assert_eq!(Hours::parse(&week.to_text()).week(), Some(week));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Week {
    days: [Vec<Opening>; 7],
    /// What holds on public holidays.
    pub holidays: HolidayHabit,
}

/// The days, in their order.
const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

impl Week {
    /// The most openings of one day.
    pub const MAX_A_DAY: usize = 4;

    /// The openings of a day.
    pub fn day(&self, day: Weekday) -> &[Opening] {
        &self.days[index(day)]
    }

    /// Replaces the openings of a day; none means closed.
    ///
    /// # Errors
    /// [`WeekError::TooMany`] above [`MAX_A_DAY`](Self::MAX_A_DAY), [`WeekError::Overlap`] if two of them touch. The
    /// week is as before then.
    pub fn set(&mut self, day: Weekday, mut openings: Vec<Opening>) -> Result<(), WeekError> {
        if openings.len() > Self::MAX_A_DAY {
            return Err(WeekError::TooMany { openings: openings.len(), limit: Self::MAX_A_DAY });
        }
        openings.sort_unstable();
        for pair in openings.windows(2) {
            if minutes(pair[1].start) <= end_minutes(pair[0].end) {
                return Err(WeekError::Overlap { start: pair[1].start, end: pair[0].end });
            }
        }
        self.days[index(day)] = openings;
        Ok(())
    }

    /// Whether no day has an opening.
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }

    /// The days that share their hours, in the order of their first day; closed days are left out.
    pub fn groups(&self) -> Vec<(Vec<Weekday>, &[Opening])> {
        let mut groups: Vec<(Vec<Weekday>, &[Opening])> = Vec::new();
        for day in DAYS {
            let openings = self.day(day);
            match groups.iter_mut().find(|(_, known)| *known == openings) {
                Some((days, _)) => days.push(day),
                None if openings.is_empty() => {}
                None => groups.push((vec![day], openings)),
            }
        }
        groups
    }

    /// The week in the syntax of `OpenStreetMap`; empty if it has no opening and nothing is said of holidays.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (days, openings) in self.groups() {
            separate(&mut text, "; ");
            push_days(&days, &mut text);
            if self.holidays == HolidayHabit::AsUsual {
                text.push_str(",PH");
            }
            for (at, opening) in openings.iter().enumerate() {
                text.push(if at == 0 { ' ' } else { ',' });
                push_time(minutes(opening.start), &mut text);
                text.push('-');
                push_time(end_minutes(opening.end), &mut text);
            }
        }
        if self.holidays == HolidayHabit::Closed {
            separate(&mut text, "; ");
            text.push_str("PH off");
        }
        text
    }
}

impl Hours {
    /// The hours as a week, if they are nothing else: no dates, no conditions, no comments.
    pub fn week(&self) -> Option<Week> {
        let OpeningHoursExpression { rules } = &self.rules.as_ref().ok()?.expression;
        let mut week = Week::default();
        for rule in rules {
            take(&mut week, rule)?;
        }
        // Whoever wrote "Mo-Fr" without hours meant something else than the whole day.
        let same = Self::parse(&week.to_text());
        (!self.leaves_open() && same.rules.is_ok()).then_some(week)
    }

    /// Whether any rule depends on something or has no times.
    fn leaves_open(&self) -> bool {
        self.rules.as_ref().is_ok_and(|rules| rules.layers.len() > 1 || rules.is_marked())
    }
}

fn take(week: &mut Week, rule: &RuleSequence) -> Option<()> {
    let days = &rule.day_selector;
    let plain =
        days.year.is_empty() && days.monthday.is_empty() && days.week.is_empty() && rule.comment.is_empty();
    if !plain || rule.operator == RuleOperator::Fallback || rule.kind == RuleKind::Unknown {
        return None;
    }
    let openings = if rule.kind == RuleKind::Closed { Vec::new() } else { openings(rule)? };
    let mut on_holidays = false;
    let mut chosen = [false; 7];
    for range in &days.weekday {
        match range {
            WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end }
                if !nth_from_start.contains(&false) && !nth_from_end.contains(&false) =>
            {
                let (first, last) = (index(*range.start()), index(*range.end()));
                let within = |at: usize| {
                    if first <= last { first <= at && at <= last } else { at >= first || at <= last }
                };
                for (at, chosen) in chosen.iter_mut().enumerate() {
                    *chosen |= within(at);
                }
            }
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => on_holidays = true,
            _ => return None,
        }
    }
    if days.weekday.is_empty() {
        chosen = [true; 7];
    }
    if on_holidays {
        let alone = !chosen.contains(&true);
        match (rule.kind, alone) {
            (RuleKind::Closed, true) => week.holidays = HolidayHabit::Closed,
            (RuleKind::Open, false) => week.holidays = HolidayHabit::AsUsual,
            _ => return None,
        }
    }
    for (at, _) in chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
        let mut all = openings.clone();
        if rule.operator == RuleOperator::Additional {
            all.extend(&week.days[at]);
        }
        week.set(DAYS[at], all).ok()?;
    }
    Some(())
}

fn openings(rule: &RuleSequence) -> Option<Vec<Opening>> {
    let spans = rule.time_selector.spans.iter();
    spans
        .map(|span| match (span.range.start, span.range.end, span.open_end, span.repeats) {
            (Time::Fixed(start), Time::Fixed(end), false, None) => {
                let clock =
                    |time: ExtendedTime| NaiveTime::from_hms_opt(time.hour().into(), time.minute().into(), 0);
                let end = if end == ExtendedTime::MIDNIGHT_24 { NaiveTime::MIN } else { clock(end)? };
                Opening::new(clock(start)?, end).ok()
            }
            _ => None,
        })
        .collect()
}

fn index(day: Weekday) -> usize {
    day.num_days_from_monday() as usize
}

fn minutes(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

fn end_minutes(end: NaiveTime) -> u32 {
    if end == NaiveTime::MIN { 24 * 60 } else { minutes(end) }
}

fn separate(text: &mut String, separator: &str) {
    if !text.is_empty() {
        text.push_str(separator);
    }
}

/// Neighbouring days as a range, others with a comma.
fn push_days(days: &[Weekday], text: &mut String) {
    let mut rest = days;
    while let Some(first) = rest.first() {
        let run = rest.iter().enumerate().take_while(|(at, day)| index(**day) == index(*first) + at).count();
        if rest.len() < days.len() {
            text.push(',');
        }
        text.push_str(NAMES[index(*first)]);
        if run > 1 {
            text.push('-');
            text.push_str(NAMES[index(*first) + run - 1]);
        }
        rest = &rest[run..];
    }
}

fn push_time(minutes: u32, text: &mut String) {
    push_two(minutes / 60, text);
    text.push(':');
    push_two(minutes % 60, text);
}

fn push_two(number: u32, text: &mut String) {
    for digit in [number / 10, number % 10] {
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}
