use chrono::{Days, NaiveDate};
use domain::{Appointment, Attendance, When, next_appointment};
use proptest::prelude::*;
use rstest::rstest;

use crate::{date, label, moment, time};

/// `2026-11-24`, `2026-11-24 14:30` or `2026-11-24 14:30 15:30`.
fn appointment(when: &str) -> Appointment {
    let mut parts = when.split(' ');
    let day = date(parts.next().unwrap());
    let start = parts.next().map(time);
    let end = parts.next().map(time);
    Appointment {
        what: label("Rendez-vous"),
        when: When::new(day, start, end).unwrap(),
        place: None,
        with: None,
        phone: None,
        attendance: Attendance::default(),
        note: None,
        papers: None,
        origin: None,
    }
}

#[test]
fn nobody_is_told_that_coming_is_required_before_a_service_said_so() {
    assert_eq!(Attendance::default(), Attendance::Unknown);
}

#[rstest]
#[case::with_an_end("2026-11-24 14:30 15:15", "2026-11-24 15:15")]
#[case::without_an_end("2026-11-24 14:30", "2026-11-24 16:30")]
#[case::late_start("2026-11-24 21:59", "2026-11-24 23:59")]
#[case::capped("2026-11-24 22:01", "2026-11-25 00:00")]
#[case::capped_at_new_year("2026-12-31 23:30", "2027-01-01 00:00")]
#[case::day_alone("2026-11-24", "2026-11-25 00:00")]
#[case::leap_day_alone("2028-02-29", "2028-03-01 00:00")]
fn an_appointment_is_over(#[case] when: &str, #[case] over: &str) {
    let appointment = appointment(when);
    let over = moment(over);
    assert_eq!(appointment.over_at(), over);
    assert!(appointment.is_over(over));
    assert!(!appointment.is_over(over - chrono::TimeDelta::seconds(1)));
}

#[test]
fn the_last_day_of_the_calendar_is_over_only_at_its_end() {
    let mut appointment = appointment("2026-11-24");
    appointment.when = When::new(NaiveDate::MAX, Some(time("23:00")), None).unwrap();
    assert!(appointment.over_at() > NaiveDate::MAX.and_time(time("23:58")));
}

#[rstest]
#[case::nothing(&[], None)]
#[case::all_over(&["2026-11-23 10:00", "2026-11-24 07:00"], None)]
#[case::the_earliest(&["2026-11-26 10:00", "2026-11-25 10:00", "2026-11-27"], Some(1))]
#[case::past_ones_left_out(&["2026-11-23 10:00", "2026-11-25 10:00"], Some(1))]
#[case::one_under_way(&["2026-11-24 14:00", "2026-11-24 09:00 10:30"], Some(1))]
#[case::just_over(&["2026-11-24 14:00", "2026-11-24 09:00 10:00"], Some(0))]
#[case::usual_length_not_passed(&["2026-11-24 14:00", "2026-11-24 08:01"], Some(1))]
#[case::usual_length_passed(&["2026-11-24 14:00", "2026-11-24 08:00"], Some(0))]
#[case::a_time_before_a_day_alone(&["2026-11-24", "2026-11-24 14:00"], Some(1))]
#[case::a_day_alone_before_the_next_day(&["2026-11-25 00:00", "2026-11-24"], Some(1))]
#[case::today_without_a_time_lasts(&["2026-11-24"], Some(0))]
#[case::ties_by_order(&["2026-11-25 10:00", "2026-11-25 10:00 11:00"], Some(0))]
#[case::ties_by_order_of_days(&["2026-11-25", "2026-11-25"], Some(0))]
fn at_ten_on_24_november_the_next_one_is(#[case] whens: &[&str], #[case] expected: Option<usize>) {
    let appointments: Vec<_> = whens.iter().map(|when| appointment(when)).collect();
    let next = next_appointment(appointments.iter().enumerate(), moment("2026-11-24 10:00"));
    assert_eq!(next.map(|(place, _)| place), expected);
    assert_eq!(next.map(|(_, shown)| shown), expected.map(|place| &appointments[place]));
}

proptest! {
    #[test]
    fn no_appointment_that_is_not_over_is_on_an_earlier_day(
        days in proptest::collection::vec((0_u64..20, proptest::option::of((0_u32..24, 0_u32..60))), 0..12),
        now in 0_u64..20,
    ) {
        let first = date("2026-11-01");
        let appointments: Vec<_> = days
            .into_iter()
            .map(|(day, clock)| {
                let mut one = appointment("2026-11-24");
                let start = clock.and_then(|(hour, minute)| chrono::NaiveTime::from_hms_opt(hour, minute, 0));
                one.when = When::new(first + Days::new(day), start, None).unwrap();
                one
            })
            .collect();
        let now = (first + Days::new(now)).and_time(time("12:00"));
        let waiting = || appointments.iter().filter(|one| !one.is_over(now));
        match next_appointment(appointments.iter().enumerate(), now) {
            None => prop_assert_eq!(waiting().count(), 0),
            Some((_, next)) => {
                prop_assert!(!next.is_over(now));
                prop_assert!(waiting().all(|one| one.when.date() >= next.when.date()));
                prop_assert!(waiting().all(|one| one.over_at() >= next.over_at()));
            }
        }
    }
}
