use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};
use std::sync::Arc;

use super::place::{public_holidays, school_holidays};
use super::rules::{Mark, Rules};
use super::{Closure, Hours, Place};
use crate::holiday::{Holiday, holiday, is_kept_by_custom};

/// Whether a service is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The hours say that it is.
    Open,
    /// The hours say that it is not.
    Closed,
    /// Nobody can tell from the hours.
    Unknown,
}

/// What a state rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The hours say so.
    Hours,
    /// The days of a closure say so.
    Closure,
    /// Unknown: the hours cannot be read.
    Unreadable,
    /// Unknown: the hours speak of other days only.
    NothingSaid,
    /// Unknown: it depends on the words beside the hours, such as "sur rendez-vous".
    Condition,
    /// Unknown: the hours give days without times.
    NoTimes,
    /// Unknown: the hours give no end.
    OpenEnd,
    /// Unknown: the hours follow the sun.
    Sun,
    /// Unknown: it would be open, but it is a public holiday, and the hours say nothing of holidays.
    PublicHoliday(Holiday),
    /// Unknown: it would be open, but people there keep the day by custom.
    Custom,
    /// Unknown: it depends on school holidays that are not published or not known here.
    SchoolHolidays,
}

/// A stretch of time in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// When it begins, on the clocks of the place.
    pub start: NaiveDateTime,
    /// When it is over; later than `start`.
    pub end: NaiveDateTime,
    /// The state in between.
    pub state: State,
    /// What it rests on.
    pub why: Why,
    /// The words beside the hours, as they were written; may be empty.
    pub words: String,
}

/// A moment: the state, until when, and when the service opens next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Now {
    /// The stretch of time that holds the moment; its ends are those of the search.
    pub span: Span,
    /// The first moment in another state, within a year.
    pub until: Option<NaiveDateTime>,
    /// The first moment, from now on, at which it is open, within a year.
    pub opens: Option<NaiveDateTime>,
}

/// Past midnight, what is open still belongs to the evening before until this hour.
const NIGHT_ENDS: NaiveTime = NaiveTime::from_hms_opt(6, 0, 0).unwrap();
/// Most services change their state within a week.
const SOON: TimeDelta = TimeDelta::days(8);
const A_YEAR: TimeDelta = TimeDelta::days(370);

impl Hours {
    /// The stretches of time from a moment to another, each in a state or for a reason other than the one before.
    ///
    /// None if `to` is not after `from`.
    pub fn spans(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
        place: Place,
        closures: &[Closure],
    ) -> Vec<Span> {
        if to <= from {
            return Vec::new();
        }
        let mut spans = match &self.rules {
            Ok(rules) => from_the_evening_before(rules, from, to, place),
            Err(_) => vec![Span {
                start: from,
                end: to,
                state: State::Unknown,
                why: Why::Unreadable,
                words: String::new(),
            }],
        };
        for closure in closures {
            spans = spans.into_iter().flat_map(|span| without(span, *closure)).collect();
        }
        joined(spans)
    }

    /// What holds at a moment.
    pub fn now(&self, at: NaiveDateTime, place: Place, closures: &[Closure]) -> Now {
        let at = at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at);
        let ahead = |far| at.checked_add_signed(far).unwrap_or(NaiveDateTime::MAX);
        let soon = look(&self.spans(at, ahead(SOON), place, closures));
        match soon {
            Some(now) if now.until.is_some() && now.opens.is_some() => now,
            _ => look(&self.spans(at, ahead(A_YEAR), place, closures)).unwrap_or_else(|| Now {
                span: Span {
                    start: at,
                    end: at,
                    state: State::Unknown,
                    why: Why::Unreadable,
                    words: String::new(),
                },
                until: None,
                opens: None,
            }),
        }
    }
}

fn look(spans: &[Span]) -> Option<Now> {
    let span = spans.first()?.clone();
    let until = spans.iter().find(|other| other.state != span.state).map(|other| other.start);
    let opens = spans.iter().find(|other| other.state == State::Open).map(|other| other.start);
    Some(Now { span, until, opens })
}

/// What the rules alone say of a stretch of time.
#[derive(Debug, Clone)]
struct Said {
    start: NaiveDateTime,
    kind: RuleKind,
    words: Arc<str>,
}

/// A night belongs to the evening on which it began, so evaluation begins there.
fn from_the_evening_before(rules: &Rules, from: NaiveDateTime, to: NaiveDateTime, place: Place) -> Vec<Span> {
    let evening = from.date().pred_opt().unwrap_or(from.date()).and_time(NaiveTime::MIN);
    let spans = evaluate(rules, evening, to, place).into_iter().filter(|span| span.end > from);
    spans.map(|span| Span { start: span.start.max(from), ..span }).collect()
}

fn evaluate(rules: &Rules, from: NaiveDateTime, to: NaiveDateTime, place: Place) -> Vec<Span> {
    // An offset such as "PH -1 day" looks at the days around.
    let near = |day: NaiveDate, forth: bool| {
        let moved =
            if forth { day.checked_add_days(Days::new(31)) } else { day.checked_sub_days(Days::new(31)) };
        moved.unwrap_or(day)
    };
    let (first, last) = (near(from.date(), false), near(to.date(), true));
    let public = Arc::new(public_holidays(first, last, place.region));
    let schools = if rules.school_holidays {
        school_holidays(first, last, place.schools)
    } else {
        vec![compact_calendar::CompactCalendar::default()]
    };
    let possible: Vec<Vec<Vec<Said>>> = schools
        .into_iter()
        .map(|school| {
            let hours = rules.layers.iter().filter_map(|layer| layer.with(&public, &school));
            let hours: Vec<OpeningHours> = hours.collect();
            let holidays = ContextHolidays::new(public.clone(), Arc::new(school));
            let context = Context::default().with_holidays(holidays);
            hours.iter().map(|hours| said(hours, &context, from, to)).collect()
        })
        .collect();
    let plain = Context::default().with_holidays(ContextHolidays::new(public, Arc::default()));
    let spoken = rules.said.as_ref().map(|days| said(days, &plain, from, to));
    let mut cuts: Vec<NaiveDateTime> =
        possible.iter().flatten().chain(&spoken).flatten().map(|said| said.start).collect();
    cuts.extend(midnights(from, to));
    cuts.push(to);
    cuts.sort_unstable();
    cuts.dedup();
    let mut spans: Vec<Span> = Vec::with_capacity(cuts.len());
    for (start, end) in cuts.iter().copied().zip(cuts.iter().copied().skip(1)) {
        let mut span = decide(&possible, start, end);
        if spoken.as_ref().is_some_and(|days| at(days, start).kind == RuleKind::Closed) {
            span = Span { state: State::Unknown, why: Why::NothingSaid, ..span };
        }
        if !rules.public_holidays {
            span = on_holiday(rules, span, spans.last(), place);
        }
        if span.state == State::Open && is_kept_by_custom(start.date(), place.region) {
            span = Span { state: State::Unknown, why: Why::Custom, ..span };
        }
        spans.push(span);
    }
    spans
}

fn said(hours: &OpeningHours, context: &Context, from: NaiveDateTime, to: NaiveDateTime) -> Vec<Said> {
    let all = hours.clone().with_context(context.clone());
    all.iter_range(from, to)
        .map(|range| Said { start: range.range.start, kind: range.kind, words: range.comment })
        .collect()
}

fn at(said: &[Said], moment: NaiveDateTime) -> Said {
    let after = said.partition_point(|said| said.start <= moment);
    let nothing = Said { start: moment, kind: RuleKind::Closed, words: "".into() };
    after.checked_sub(1).and_then(|found| said.get(found)).cloned().unwrap_or(nothing)
}

fn midnights(from: NaiveDateTime, to: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
    core::iter::successors(from.date().succ_opt(), NaiveDate::succ_opt)
        .map(|day| day.and_time(NaiveTime::MIN))
        .take_while(move |midnight| *midnight < to)
}

/// What all possible school holidays agree on.
fn decide(possible: &[Vec<Vec<Said>>], start: NaiveDateTime, end: NaiveDateTime) -> Span {
    let mut answers = possible.iter().map(|layers| by_layers(layers, start, end));
    let unknown = |why| Span { start, end, state: State::Unknown, why, words: String::new() };
    let Some(first) = answers.next() else { return unknown(Why::SchoolHolidays) };
    if answers.all(|other| other.state == first.state) { first } else { unknown(Why::SchoolHolidays) }
}

/// A later layer is asked only where those before it say closed (specification, `fallback_rule_separator`).
fn by_layers(layers: &[Vec<Said>], start: NaiveDateTime, end: NaiveDateTime) -> Span {
    let mut found: Option<Said> = None;
    for layer in layers {
        let said = at(layer, start);
        let speaks = said.kind != RuleKind::Closed;
        if speaks || found.is_none() {
            found = Some(said);
        }
        if speaks {
            break;
        }
    }
    let (kind, words) = found.map_or((RuleKind::Closed, Arc::default()), |said| (said.kind, said.words));
    let (mark, words) = Mark::split(&words);
    let state = match kind {
        RuleKind::Open => State::Open,
        RuleKind::Closed => State::Closed,
        RuleKind::Unknown => State::Unknown,
    };
    let why = match mark {
        None if state == State::Unknown && !words.is_empty() => Why::Condition,
        None => Why::Hours,
        Some(Mark::Comment) => Why::Condition,
        Some(Mark::NoTimes) => Why::NoTimes,
        Some(Mark::OpenEnd) => Why::OpenEnd,
        Some(Mark::Sun) => Why::Sun,
    };
    Span { start, end, state, why, words: words.to_owned() }
}

/// The hours say nothing of holidays: what would be open is unknown. A night belongs to the evening it began on.
fn on_holiday(rules: &Rules, span: Span, before: Option<&Span>, place: Place) -> Span {
    if span.state == State::Closed {
        return span;
    }
    let is_night = span.start.time() == NaiveTime::MIN
        && span.end.date() == span.start.date()
        && span.end.time() <= NIGHT_ENDS;
    let holiday = match before {
        Some(Span { state: State::Open, .. }) if is_night => None,
        Some(Span { why: Why::PublicHoliday(evening), .. }) if is_night => Some(*evening),
        _ if has_own_hours(rules, span.start.date()) => None,
        _ => holiday(span.start.date(), place.region),
    };
    match holiday {
        Some(holiday) => Span { state: State::Unknown, why: Why::PublicHoliday(holiday), ..span },
        None => span,
    }
}

fn has_own_hours(rules: &Rules, day: NaiveDate) -> bool {
    rules.single_days.as_ref().is_some_and(|days| days.is_open(day.and_time(NaiveTime::MIN)))
}

/// The parts of a stretch before, within and after a closure.
fn without(span: Span, closure: Closure) -> Vec<Span> {
    let begins = closure.first().and_time(NaiveTime::MIN);
    let ends = closure.last().succ_opt().map_or(NaiveDateTime::MAX, |day| day.and_time(NaiveTime::MIN));
    let (start, end) = (span.start.max(begins), span.end.min(ends));
    if start >= end {
        return vec![span];
    }
    let closed = Span { start, end, state: State::Closed, why: Why::Closure, words: String::new() };
    let before = Span { end: start, ..span.clone() };
    let after = Span { start: end, ..span };
    [before, closed, after].into_iter().filter(|part| part.start < part.end).collect()
}

fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match all.last_mut() {
            Some(last) if (last.state, last.why, &last.words) == (span.state, span.why, &span.words) => {
                last.end = span.end;
            }
            _ => all.push(span),
        }
    }
    all
}
