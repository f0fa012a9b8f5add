//! Times that follow the sun: when exactly depends on the day and the place, so the margin is unknown.

use opening_hours_syntax::ExtendedTime;
use opening_hours_syntax::rules::time::{Time, TimeEvent, TimeSpan};

/// Whether a span begins or ends with the sun.
pub(super) fn is_followed(span: &TimeSpan) -> bool {
    [span.range.start, span.range.end].iter().any(|time| matches!(time, Time::Variable(_)))
}

/// The part of a span that holds on every day of the year in metropolitan France, and the parts that hold on some.
pub(super) fn parts(span: &TimeSpan) -> (Option<TimeSpan>, Vec<TimeSpan>) {
    let (first_start, last_start) = bounds(span.range.start);
    let (mut first_end, mut last_end) = bounds(span.range.end);
    if last_end <= first_start {
        (first_end, last_end) = (first_end + DAY, last_end + DAY);
    }
    let part = |start: i16, end: i16| {
        let times = time(start)..time(end);
        (start < end).then_some(TimeSpan { range: times, open_end: false, repeats: None })
    };
    // A span can only begin before midnight: of a night, no part is sure.
    let sure = part(last_start, first_end).filter(|_| first_end < DAY);
    let unsure = if sure.is_some() {
        [part(first_start, last_start), part(first_end, last_end)].into_iter().flatten().collect()
    } else {
        part(first_start, last_end).into_iter().collect()
    };
    (sure, unsure)
}

const DAY: i16 = 24 * 60;

/// The earliest and the latest minute of the day at which it can be, over a year from Brest to Strasbourg and from
/// Dunkirk to Perpignan, rounded away from each other to the half hour.
fn bounds(at: Time) -> (i16, i16) {
    match at {
        Time::Fixed(time) => (minutes(time), minutes(time)),
        Time::Variable(variable) => {
            let (earliest, latest) = match variable.event {
                TimeEvent::Dawn => (4 * 60 + 30, 8 * 60 + 30),
                TimeEvent::Sunrise => (5 * 60, 9 * 60 + 30),
                TimeEvent::Sunset => (16 * 60 + 30, 22 * 60 + 30),
                TimeEvent::Dusk => (17 * 60, 23 * 60 + 30),
            };
            (earliest + variable.offset, latest + variable.offset)
        }
    }
}

fn minutes(time: ExtendedTime) -> i16 {
    i16::from(time.hour()) * 60 + i16::from(time.minute())
}

fn time(minutes: i16) -> Time {
    let within = minutes.clamp(0, 47 * 60 + 59);
    let part = |number: i16| u8::try_from(number).unwrap_or(0);
    let time = ExtendedTime::new(part(within / 60), part(within % 60));
    Time::Fixed(time.unwrap_or(ExtendedTime::MIDNIGHT_24))
}
