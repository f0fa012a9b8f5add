//! When a person is reminded of an appointment.
//!
//! Two moments, the same wherever the phone rings: the evening before, when papers can still be looked for, and two hours
//! before the start, when one has to think of leaving.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::{LocalTime, When, to_unix_ms};

const EVENING: NaiveTime = NaiveTime::from_hms_opt(18, 0, 0).unwrap();

const SHORTLY: TimeDelta = TimeDelta::hours(2);

/// The moments for one appointment, in Paris; one without a time has only the evening before.
///
/// ```
/// use domain::{When, calendar_day, reminder};
/// use chrono::NaiveTime;
/// let when = When::new(calendar_day(2026, 12, 1)?, NaiveTime::from_hms_opt(14, 30, 0), None)?;
/// let shown: Vec<String> = reminder::moments(when).map(|at| at.to_string()).collect();
/// assert_eq!(shown, ["2026-11-30 18:00:00", "2026-12-01 12:30:00"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn moments(when: When) -> impl Iterator<Item = NaiveDateTime> {
    let evening = when.date().pred_opt().map(|day| day.and_time(EVENING));
    let shortly = when.start().and_then(|start| when.date().and_time(start).checked_sub_signed(SHORTLY));
    [evening, shortly].into_iter().flatten()
}

/// The next moments for some appointments, in milliseconds since 1 January 1970 UTC, each once and at most `most`.
///
/// A moment that the clocks jump over in March is left out: the one before it stands.
pub fn next(of: impl IntoIterator<Item = When>, now_ms: i64, most: usize) -> Vec<i64> {
    let mut all: Vec<i64> =
        of.into_iter().flat_map(moments).filter_map(unix_ms).filter(|at| *at > now_ms).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(most);
    all
}

fn unix_ms(local: NaiveDateTime) -> Option<i64> {
    match to_unix_ms(local) {
        LocalTime::Once(ms) | LocalTime::Twice { first: ms, .. } => Some(ms),
        LocalTime::Skipped => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar_day;

    fn when(month: u32, day: u32, start: Option<(u32, u32)>) -> When {
        let start = start.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
        When::new(calendar_day(2026, month, day).unwrap(), start, None).unwrap()
    }

    #[test]
    fn a_day_without_a_time_is_told_the_evening_before() {
        let shown: Vec<String> = moments(when(12, 1, None)).map(|at| at.to_string()).collect();
        assert_eq!(shown, ["2026-11-30 18:00:00"]);
    }

    #[test]
    fn an_appointment_after_midnight_is_told_before_it() {
        let shown: Vec<String> = moments(when(12, 1, Some((0, 30)))).map(|at| at.to_string()).collect();
        assert_eq!(shown, ["2026-11-30 18:00:00", "2026-11-30 22:30:00"]);
    }

    #[test]
    fn the_next_moments_come_in_their_order_each_once() {
        let two = [when(12, 2, Some((9, 0))), when(12, 2, Some((14, 0))), when(11, 20, Some((9, 0)))];
        let LocalTime::Once(now) =
            to_unix_ms(calendar_day(2026, 12, 1).unwrap().and_hms_opt(18, 0, 0).unwrap())
        else {
            panic!("the clocks show it once")
        };
        let hours = |all: Vec<i64>| all.iter().map(|at| (at - now) / 3_600_000).collect::<Vec<_>>();
        assert_eq!(hours(next(two, now - 1, 9)), [0, 13, 18]);
        assert_eq!(hours(next(two, now, 9)), [13, 18], "what is now is past");
        assert_eq!(hours(next(two, now, 1)), [13]);
    }

    #[test]
    fn the_evening_keeps_its_hour_when_the_clocks_change() {
        // 25 October 2026, 03:00 becomes 02:00: one hour more from the evening before to the morning.
        let LocalTime::Once(evening) =
            to_unix_ms(calendar_day(2026, 10, 24).unwrap().and_hms_opt(18, 0, 0).unwrap())
        else {
            panic!("the clocks show it once")
        };
        let found = next([when(10, 25, Some((10, 0)))], evening - 1, 9);
        assert_eq!(found, [evening, evening + 15 * 3_600_000]);
    }
}
