//! Hours read once: what they leave open is marked in the rules themselves, so that evaluation carries it along.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use compact_calendar::CompactCalendar;
use opening_hours::OpeningHours;
use opening_hours_syntax::ExtendedTime;
use opening_hours_syntax::rules::day::{
    Date, DateOffset, HolidayKind, Month, MonthdayRange, WeekDayRange, Year,
};
use opening_hours_syntax::rules::time::{Time, TimeSelector, TimeSpan};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};

use super::sun;
use super::written::{Written, rules as written_rules, tidy};

/// Hours that were understood.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    /// The rules as the person wrote them.
    pub(super) expression: OpeningHoursExpression,
    /// What holds first, then what holds where the ones before say nothing or closed.
    pub(super) layers: Vec<Layer>,
    /// Days of which the hours say something; `None` if they say something of every day.
    pub(super) said: Option<OpeningHours>,
    /// Single days of the year that have hours of their own.
    pub(super) single_days: Option<OpeningHours>,
    /// Whether they say what holds on public holidays.
    pub(super) public_holidays: bool,
    /// Whether they depend on school holidays.
    pub(super) school_holidays: bool,
}

/// Rules that hold together.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    /// The rules, marked.
    pub(super) hours: OpeningHours,
    /// Those of them, by their number, whose days are both holidays and days of the week. The library takes them for
    /// either.
    pub(super) both: Vec<usize>,
}

/// Why a rule marks its times as unknown. Stands in front of the comment of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The comment says on which condition.
    Comment,
    /// There is no time at all.
    NoTimes,
    /// There is no end.
    OpenEnd,
    /// The times follow the sun.
    Sun,
}

/// Not a character of any writing: comments of people do not begin with it.
const MARKS: [(Mark, char); 4] = [
    (Mark::Comment, '\u{E000}'),
    (Mark::NoTimes, '\u{E001}'),
    (Mark::OpenEnd, '\u{E002}'),
    (Mark::Sun, '\u{E003}'),
];

impl Mark {
    /// The mark of a comment, and the comment of the person.
    pub(super) fn split(comment: &str) -> (Option<Self>, &str) {
        for (mark, sign) in MARKS {
            if let Some(rest) = comment.strip_prefix(sign) {
                return (Some(mark), rest);
            }
        }
        (None, comment)
    }
}

impl Rules {
    /// Reads hours; `None` if they do not follow the specification, or if it is unclear which words belong together.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.contains(|found| MARKS.iter().any(|(_, sign)| *sign == found)) {
            return None;
        }
        let text = tidy(text);
        let expression = opening_hours_syntax::parse(&text).ok()?;
        let written = written_rules(&text);
        if expression.rules.len() != written.len() {
            return None;
        }
        let mentions = |kind| expression.rules.iter().any(|rule| mentions(rule, kind));
        let only_closed = expression.rules.iter().all(|rule| rule.kind == RuleKind::Closed);
        Some(Self {
            layers: layers(&expression.rules, &written)?,
            said: if only_closed { Some(all_day(&expression.rules)?) } else { None },
            single_days: single_days(&expression.rules)?,
            public_holidays: mentions(HolidayKind::Public) || written.iter().any(|rule| rule.always),
            school_holidays: mentions(HolidayKind::School),
            expression,
        })
    }
}

impl Rules {
    /// Whether some of the times are marked as unknown, or some days are both holidays and days of the week.
    pub(super) fn is_marked(&self) -> bool {
        let marked = |rule: &RuleSequence| Mark::split(&rule.comment).0.is_some();
        self.layers
            .iter()
            .any(|layer| !layer.both.is_empty() || layer.hours.get_expression().rules.iter().any(marked))
    }
}

fn layers(rules: &[RuleSequence], written: &[Written]) -> Option<Vec<Layer>> {
    let mut layers: Vec<(Vec<RuleSequence>, Vec<usize>)> = Vec::new();
    for (rule, written) in rules.iter().zip(written) {
        if written.both && !rule.day_selector.monthday.is_empty() {
            return None;
        }
        // A fallback is asked after those before it; whatever comes later overrides all of them.
        let begins = layers.is_empty() || rule.operator == RuleOperator::Fallback;
        if begins {
            layers.push((Vec::new(), Vec::new()));
        }
        let last = layers.len() - 1;
        for (layer, both) in layers.iter_mut().skip(if begins { last } else { 0 }) {
            for mut marked in marked(rule.clone(), *written) {
                if layer.is_empty() {
                    marked.operator = RuleOperator::Normal;
                }
                if written.both {
                    both.push(layer.len());
                }
                layer.push(marked);
            }
        }
    }
    layers.into_iter().map(|(rules, both)| Some(Layer { hours: compile(rules)?, both })).collect()
}

impl Layer {
    /// The rules with the holidays put in for those that mean holidays and days of the week at once.
    pub(super) fn with(&self, public: &CompactCalendar, school: &CompactCalendar) -> Option<OpeningHours> {
        if self.both.is_empty() {
            return Some(self.hours.clone());
        }
        let mut rules = self.hours.get_expression().rules.clone();
        for at in &self.both {
            let days = &mut rules.get_mut(*at)?.day_selector;
            let (holidays, weekdays): (Vec<_>, Vec<_>) = core::mem::take(&mut days.weekday)
                .into_iter()
                .partition(|range| matches!(range, WeekDayRange::Holiday { .. }));
            days.weekday = weekdays;
            let mut all: Vec<NaiveDate> = Vec::new();
            for holiday in holidays {
                if let WeekDayRange::Holiday { kind, offset } = holiday {
                    let calendar = if kind == HolidayKind::Public { public } else { school };
                    all.extend(calendar.iter().map(|day| day + TimeDelta::days(offset.into())));
                }
            }
            days.monthday = all.into_iter().filter_map(single).collect();
            if days.monthday.is_empty() {
                // No day at all, where an empty list would mean every day.
                days.monthday.extend(single(NaiveDate::from_ymd_opt(1900, 1, 1)?));
            }
        }
        compile(rules)
    }
}

fn single(day: NaiveDate) -> Option<MonthdayRange> {
    let month = Month::from_date(day);
    let date = Date::Fixed { year: Some(Year(day.year())), month, day: u8::try_from(day.day()).ok()? };
    Some(MonthdayRange::Date { start: (date, DateOffset::default()), end: (date, DateOffset::default()) })
}

fn compile(mut rules: Vec<RuleSequence>) -> Option<OpeningHours> {
    for rule in rules.iter_mut().filter(|rule| rule.operator == RuleOperator::Additional) {
        // Printed, such a rule must begin with a day.
        if rule.day_selector.is_empty() {
            rule.day_selector.weekday.push(every_day());
        }
    }
    let expression = OpeningHoursExpression { rules };
    let printed: OpeningHours = expression.to_string().parse().ok()?;
    // The library prints and reads its own form; should it ever print something else, nothing is known.
    (*printed.get_expression() == expression).then_some(printed)
}

fn every_day() -> WeekDayRange {
    let range = Weekday::Mon..=Weekday::Sun;
    WeekDayRange::Fixed { range, offset: 0, nth_from_start: [true; 5], nth_from_end: [true; 5] }
}

fn mentions(rule: &RuleSequence, wanted: HolidayKind) -> bool {
    rule.day_selector
        .weekday
        .iter()
        .any(|range| matches!(range, WeekDayRange::Holiday { kind, .. } if *kind == wanted))
}

/// The rule with what it leaves open marked; in parts where only some of its times are open.
fn marked(rule: RuleSequence, written: Written) -> Vec<RuleSequence> {
    let spans = &rule.time_selector.spans;
    match rule.kind {
        RuleKind::Closed if spans.iter().any(sun::is_followed) => {
            // It takes its times away from the others and leaves the rest of the day to them.
            let operator = match rule.operator {
                RuleOperator::Normal => RuleOperator::Additional,
                other => other,
            };
            return vec![unknown(RuleSequence { operator, ..rule }, Mark::Sun)];
        }
        RuleKind::Closed | RuleKind::Unknown => return vec![rule],
        RuleKind::Open => {}
    }
    let always = written.modifier && rule.day_selector.is_empty();
    // Without a modifier, a comment alone means that the state depends on it (specification, `rule_modifier`).
    if written.comment && !written.modifier {
        return vec![unknown(rule, Mark::Comment)];
    }
    if !(written.times || always) || spans.iter().any(|span| span.repeats.is_some()) {
        return vec![unknown(rule, Mark::NoTimes)];
    }
    let mut sure = Vec::new();
    let mut unsure = Vec::new();
    let mut mark = Mark::OpenEnd;
    for span in spans {
        if sun::is_followed(span) {
            mark = Mark::Sun;
            let (surely, perhaps) = sun::parts(span);
            sure.extend(surely);
            unsure.extend(perhaps);
        } else if span.open_end {
            let (surely, perhaps) = open_end(span);
            sure.extend(surely);
            unsure.push(perhaps);
        } else {
            sure.push(span.clone());
        }
    }
    let with = |spans: Vec<TimeSpan>, operator| RuleSequence {
        time_selector: TimeSelector::new(spans),
        operator,
        ..rule.clone()
    };
    match (sure.is_empty(), unsure.is_empty()) {
        (_, true) => vec![with(sure, rule.operator)],
        (true, false) => vec![unknown(with(unsure, rule.operator), mark)],
        (false, false) => {
            vec![with(sure, rule.operator), unknown(with(unsure, RuleOperator::Additional), mark)]
        }
    }
}

fn unknown(mut rule: RuleSequence, mark: Mark) -> RuleSequence {
    let sign = MARKS.iter().find(|(known, _)| *known == mark).map_or('\u{E000}', |(_, sign)| *sign);
    let mut comment = String::with_capacity(4 + rule.comment.len());
    comment.push(sign);
    comment.push_str(&rule.comment);
    rule.kind = RuleKind::Unknown;
    rule.comment = comment.into();
    for span in &mut rule.time_selector.spans {
        span.open_end = false;
    }
    rule
}

/// `10:00-16:00+` is open until 16:00 and unknown after; `18:00+` is unknown from 18:00 on.
///
/// Until when it may be open is a guess, the one that `opening_hours.js` documents: midnight, ten hours from 17:00 on,
/// eight from 22:00 on.
fn open_end(span: &TimeSpan) -> (Option<TimeSpan>, TimeSpan) {
    let no_end = span.range.end == Time::Fixed(ExtendedTime::MIDNIGHT_24);
    let from = if no_end { span.range.start } else { span.range.end };
    let perhaps_until = match from {
        Time::Fixed(time) if time.hour() >= 22 => later(time, 8),
        Time::Fixed(time) if time.hour() >= 17 => later(time, 10),
        _ => ExtendedTime::MIDNIGHT_24,
    };
    let perhaps = TimeSpan { range: from..Time::Fixed(perhaps_until), open_end: false, repeats: None };
    ((!no_end).then(|| TimeSpan { open_end: false, ..span.clone() }), perhaps)
}

fn later(time: ExtendedTime, hours: u8) -> ExtendedTime {
    ExtendedTime::new(time.hour().saturating_add(hours).min(47), time.minute())
        .unwrap_or(ExtendedTime::MIDNIGHT_24)
}

/// Open all day on the days of these rules.
fn all_day(rules: &[RuleSequence]) -> Option<OpeningHours> {
    let open = |(at, rule): (usize, &RuleSequence)| RuleSequence {
        day_selector: rule.day_selector.clone(),
        time_selector: TimeSelector::default(),
        kind: RuleKind::Open,
        operator: if at == 0 { RuleOperator::Normal } else { RuleOperator::Additional },
        comment: "".into(),
    };
    compile(rules.iter().enumerate().map(open).collect())
}

#[expect(
    clippy::option_option,
    reason = "what cannot be compiled is not the same as no rule for a single day"
)]
fn single_days(rules: &[RuleSequence]) -> Option<Option<OpeningHours>> {
    let is_single =
        |range: &MonthdayRange| matches!(range, MonthdayRange::Date { start, end } if start == end);
    let single: Vec<RuleSequence> = rules
        .iter()
        .filter(|rule| {
            let days = &rule.day_selector.monthday;
            !days.is_empty() && days.iter().all(is_single)
        })
        .cloned()
        .collect();
    if single.is_empty() { Some(None) } else { all_day(&single).map(Some) }
}
