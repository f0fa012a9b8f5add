use domain::hours::{Closure, Hours, Place, State, Why};

use crate::{date, moment};

#[test]
fn a_closure_is_closed_whatever_the_hours_say_and_ends_by_itself() {
    let closure = Closure::new(date("2026-11-24"), date("2026-11-26")).unwrap();
    let hours = Hours::parse("Mo-Fr 09:00-12:00; PH off");
    let now = hours.now(moment("2026-11-24T10:00"), Place::default(), &[closure]);
    assert_eq!((now.span.state, now.span.why), (State::Closed, Why::Closure));
    assert_eq!(now.opens, Some(moment("2026-11-27T09:00")));
    let unread = Hours::parse("voir sur place").now(moment("2026-11-24T10:00"), Place::default(), &[closure]);
    assert_eq!(unread.span.state, State::Closed);
    assert_eq!(unread.until, Some(moment("2026-11-27T00:00")));
}

#[test]
fn the_next_opening_passes_over_what_is_unknown() {
    // Monday 6 April 2026 is Easter Monday.
    let now = Hours::parse("Mo-Fr 09:00-12:00").now(moment("2026-04-04T10:00"), Place::default(), &[]);
    assert_eq!(now.until, Some(moment("2026-04-06T09:00")));
    assert_eq!(now.opens, Some(moment("2026-04-07T09:00")));
}

#[test]
fn seconds_do_not_matter() {
    let at = date("2026-11-24").and_hms_milli_opt(11, 59, 59, 999).unwrap();
    let now = Hours::parse("Mo-Fr 09:00-12:00").now(at, Place::default(), &[]);
    assert_eq!(now.span.state, State::Open);
    assert_eq!(now.span.start, moment("2026-11-24T11:59"));
}

#[test]
fn the_two_nights_when_the_clocks_change_keep_the_civil_hours() {
    let hours = Hours::parse("Mo-Su,PH 22:00-06:00");
    for night in ["2026-10-25T02:30", "2027-03-28T02:30"] {
        let now = hours.now(moment(night), Place::default(), &[]);
        assert_eq!(now.span.state, State::Open);
        assert_eq!(now.until, Some(moment(night).date().and_hms_opt(6, 0, 0).unwrap()));
    }
}

#[test]
fn at_midnight_the_day_changes() {
    let hours = Hours::parse("Tu 00:00-24:00; PH off");
    let at = |text| hours.now(moment(text), Place::default(), &[]).span.state;
    assert_eq!(at("2026-11-23T23:59"), State::Closed);
    assert_eq!(at("2026-11-24T00:00"), State::Open);
    assert_eq!(at("2026-11-24T23:59"), State::Open);
    assert_eq!(at("2026-11-25T00:00"), State::Closed);
}

#[test]
fn nothing_happens_between_a_moment_and_an_earlier_one() {
    let hours = Hours::parse("24/7");
    assert!(
        hours.spans(moment("2026-11-24T10:00"), moment("2026-11-24T10:00"), Place::default(), &[]).is_empty()
    );
    assert!(
        hours.spans(moment("2026-11-24T10:00"), moment("2026-11-24T09:00"), Place::default(), &[]).is_empty()
    );
}

#[test]
fn hours_longer_than_any_real_ones_are_kept_and_not_read() {
    let long = "Mo 09:00-12:00; ".repeat(100);
    let hours = Hours::parse(&long);
    assert_eq!(hours.text(), long.trim());
    assert_eq!(
        hours.fault(),
        Some(domain::hours::Fault::TooLong { bytes: long.trim().len(), limit: Hours::MAX_BYTES })
    );
}
