use domain::{When, WhenError};
use rstest::rstest;

use crate::{date, time};

const DAY: &str = "2026-11-24";
const SPRING: &str = "2027-03-28";
const AUTUMN: &str = "2026-10-25";

#[rstest]
#[case::day_alone(DAY, None, None)]
#[case::start(DAY, Some("14:30"), None)]
#[case::both(DAY, Some("14:30"), Some("14:31"))]
#[case::whole_day(DAY, Some("00:00"), Some("23:59"))]
#[case::before_the_gap(SPRING, Some("01:59"), None)]
#[case::after_the_gap(SPRING, Some("03:00"), None)]
#[case::over_the_gap(SPRING, Some("01:30"), Some("03:30"))]
#[case::shown_twice(AUTUMN, Some("02:30"), None)]
fn a_when_keeps_what_it_was_given(#[case] day: &str, #[case] start: Option<&str>, #[case] end: Option<&str>) {
    let when = When::new(date(day), start.map(time), end.map(time)).unwrap();
    assert_eq!((when.date(), when.start(), when.end()), (date(day), start.map(time), end.map(time)));
}

#[rstest]
#[case::end_alone(DAY, None, Some("15:00"), WhenError::EndWithoutStart { end: time("15:00") })]
#[case::backwards(DAY, Some("15:00"), Some("14:30"), WhenError::EndBeforeStart { start: time("15:00"), end: time("14:30") })]
#[case::no_length(DAY, Some("15:00"), Some("15:00"), WhenError::EndBeforeStart { start: time("15:00"), end: time("15:00") })]
#[case::over_midnight(DAY, Some("23:00"), Some("00:30"), WhenError::EndBeforeStart { start: time("23:00"), end: time("00:30") })]
#[case::gap_begins(SPRING, Some("02:00"), None, WhenError::Skipped { date: date(SPRING), start: time("02:00") })]
#[case::gap_ends(SPRING, Some("02:59"), Some("04:00"), WhenError::Skipped { date: date(SPRING), start: time("02:59") })]
fn times_that_do_not_fit_are_refused_with_the_facts(
    #[case] day: &str,
    #[case] start: Option<&str>,
    #[case] end: Option<&str>,
    #[case] fault: WhenError,
) {
    assert_eq!(When::new(date(day), start.map(time), end.map(time)), Err(fault));
}

#[test]
fn a_change_keeps_the_rest() {
    let when = When::new(date(DAY), Some(time("14:30")), Some(time("15:30"))).unwrap();
    let moved = when.with_date(date("2026-12-01")).unwrap();
    assert_eq!((moved.date(), moved.start(), moved.end()), (date("2026-12-01"), when.start(), when.end()));
    let later = when.with_start(Some(time("15:00"))).unwrap();
    assert_eq!((later.date(), later.start(), later.end()), (when.date(), Some(time("15:00")), when.end()));
    let open = when.with_end(None).unwrap();
    assert_eq!((open.date(), open.start(), open.end()), (when.date(), when.start(), None));
}

#[test]
fn a_change_is_held_to_the_same_rules() {
    let when = When::new(date(DAY), Some(time("02:30")), Some(time("15:30"))).unwrap();
    let skipped = WhenError::Skipped { date: date(SPRING), start: time("02:30") };
    assert_eq!(when.with_date(date(SPRING)), Err(skipped));
    assert_eq!(when.with_start(None), Err(WhenError::EndWithoutStart { end: time("15:30") }));
    let backwards = WhenError::EndBeforeStart { start: time("02:30"), end: time("01:00") };
    assert_eq!(when.with_end(Some(time("01:00"))), Err(backwards));
}
