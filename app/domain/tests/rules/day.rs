use chrono::{Datelike as _, Days, NaiveDate};
use domain::{DateError, DayWord, calendar_day, day_word, nearest_future};
use proptest::prelude::*;
use rstest::rstest;

use crate::date;

#[rstest]
#[case(1900, 1, 1)]
#[case(2200, 12, 31)]
#[case::leap_day(2028, 2, 29)]
#[case::leap_century(2000, 2, 29)]
#[case(2026, 4, 30)]
#[case(2026, 12, 31)]
fn a_day_of_the_calendar_is_taken(#[case] year: i32, #[case] month: u32, #[case] day: u32) {
    assert_eq!(calendar_day(year, month, day).ok(), NaiveDate::from_ymd_opt(year, month, day));
    assert!(calendar_day(year, month, day).is_ok());
}

#[rstest]
#[case(2026, 2, 29, 28)]
#[case(2028, 2, 30, 29)]
#[case::common_century(1900, 2, 29, 28)]
#[case::common_century_to_come(2100, 2, 29, 28)]
#[case(2026, 4, 31, 30)]
#[case(2026, 6, 31, 30)]
#[case(2026, 9, 31, 30)]
#[case(2026, 11, 31, 30)]
#[case(2026, 1, 32, 31)]
#[case::no_day_zero(2026, 5, 0, 31)]
#[case::absurd(2026, 12, u32::MAX, 31)]
fn an_impossible_day_is_refused_with_the_last_one(
    #[case] year: i32,
    #[case] month: u32,
    #[case] day: u32,
    #[case] last_day: u32,
) {
    assert_eq!(calendar_day(year, month, day), Err(DateError::Impossible { year, month, day, last_day }));
}

#[rstest]
#[case(2026, 0, DateError::Month { month: 0 })]
#[case(2026, 13, DateError::Month { month: 13 })]
#[case(1899, 12, DateError::OutOfRange { year: 1899, first: 1900, last: 2200 })]
#[case(2201, 1, DateError::OutOfRange { year: 2201, first: 1900, last: 2200 })]
#[case::two_digits(26, 1, DateError::OutOfRange { year: 26, first: 1900, last: 2200 })]
#[case::absurd(i32::MIN, 13, DateError::OutOfRange { year: i32::MIN, first: 1900, last: 2200 })]
fn an_impossible_month_or_a_far_year_is_refused(
    #[case] year: i32,
    #[case] month: u32,
    #[case] fault: DateError,
) {
    assert_eq!(calendar_day(year, month, 1), Err(fault));
}

#[rstest]
#[case::today_counts(24, 11, "2026-11-24", "2026-11-24")]
#[case::tomorrow(25, 11, "2026-11-24", "2026-11-25")]
#[case::yesterday_is_next_year(23, 11, "2026-11-24", "2027-11-23")]
#[case::over_new_year(5, 1, "2026-12-31", "2027-01-05")]
#[case::leap_day_this_year(29, 2, "2028-01-01", "2028-02-29")]
#[case::leap_day_today(29, 2, "2028-02-29", "2028-02-29")]
#[case::leap_day_just_past(29, 2, "2028-03-01", "2032-02-29")]
#[case::leap_day_over_a_common_century(29, 2, "2096-03-01", "2104-02-29")]
fn a_date_without_a_year_is_the_next_one(
    #[case] day: u32,
    #[case] month: u32,
    #[case] today: &str,
    #[case] expected: &str,
) {
    assert_eq!(nearest_future(month, day, date(today)), Ok(date(expected)));
}

#[rstest]
#[case(30, 2, "2026-11-24", DateError::Impossible { year: 2026, month: 2, day: 30, last_day: 29 })]
#[case(31, 6, "2026-11-24", DateError::Impossible { year: 2026, month: 6, day: 31, last_day: 30 })]
#[case(0, 6, "2026-11-24", DateError::Impossible { year: 2026, month: 6, day: 0, last_day: 30 })]
#[case(1, 13, "2026-11-24", DateError::Month { month: 13 })]
#[case(1, 0, "2026-11-24", DateError::Month { month: 0 })]
#[case::after_the_last_year(30, 12, "2200-12-31", DateError::OutOfRange { year: 2201, first: 1900, last: 2200 })]
#[case::no_leap_year_left(29, 2, "2196-03-01", DateError::OutOfRange { year: 2201, first: 1900, last: 2200 })]
fn a_date_that_no_year_has_is_refused(
    #[case] day: u32,
    #[case] month: u32,
    #[case] today: &str,
    #[case] fault: DateError,
) {
    assert_eq!(nearest_future(month, day, date(today)), Err(fault));
}

#[test]
fn an_absurd_today_is_refused_and_does_not_break() {
    assert!(matches!(nearest_future(2, 29, NaiveDate::MAX), Err(DateError::OutOfRange { .. })));
    assert!(matches!(nearest_future(2, 29, NaiveDate::MIN), Err(DateError::OutOfRange { .. })));
}

#[rstest]
#[case("2026-11-24", "2026-11-24", DayWord::Today)]
#[case("2026-11-25", "2026-11-24", DayWord::Tomorrow)]
#[case("2026-11-23", "2026-11-24", DayWord::Yesterday)]
#[case("2026-11-26", "2026-11-24", DayWord::InDays(2))]
#[case("2026-11-30", "2026-11-24", DayWord::InDays(6))]
#[case::same_weekday("2026-12-01", "2026-11-24", DayWord::Date)]
#[case("2026-11-22", "2026-11-24", DayWord::DaysAgo(2))]
#[case("2026-11-18", "2026-11-24", DayWord::DaysAgo(6))]
#[case::same_weekday_before("2026-11-17", "2026-11-24", DayWord::Date)]
#[case("2026-01-01", "2026-11-24", DayWord::Date)]
#[case("2026-12-31", "2026-11-24", DayWord::Date)]
#[case("2027-01-01", "2026-11-24", DayWord::DateWithYear)]
#[case("2025-12-31", "2026-11-24", DayWord::DateWithYear)]
#[case::near_wins_over_year("2027-01-01", "2026-12-31", DayWord::Tomorrow)]
#[case::near_wins_over_year_before("2025-12-31", "2026-01-01", DayWord::Yesterday)]
#[case("2027-01-06", "2026-12-31", DayWord::InDays(6))]
#[case("2027-01-07", "2026-12-31", DayWord::DateWithYear)]
#[case::over_leap_day("2028-03-01", "2028-02-28", DayWord::InDays(2))]
#[case::over_common_february("2027-03-01", "2027-02-28", DayWord::Tomorrow)]
#[case::over_spring_change("2027-03-29", "2027-03-27", DayWord::InDays(2))]
#[case::over_autumn_change("2026-10-26", "2026-10-24", DayWord::InDays(2))]
fn near_days_have_words(#[case] day: &str, #[case] today: &str, #[case] word: DayWord) {
    assert_eq!(day_word(date(day), date(today)), word);
}

#[test]
fn the_ends_of_time_have_words_too() {
    assert_eq!(day_word(NaiveDate::MAX, NaiveDate::MIN), DayWord::DateWithYear);
    assert_eq!(day_word(NaiveDate::MIN, NaiveDate::MAX), DayWord::DateWithYear);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..109_572).prop_map(|days| date("1900-01-01") + Days::new(days))
}

proptest! {
    #[test]
    fn a_day_is_rebuilt_from_its_parts(day in any_day()) {
        prop_assert_eq!(calendar_day(day.year(), day.month(), day.day()), Ok(day));
    }

    #[test]
    fn the_nearest_future_has_the_asked_day_and_none_comes_before(today in any_day(), asked in any_day()) {
        let Ok(found) = nearest_future(asked.month(), asked.day(), today) else { return Ok(()) };
        prop_assert_eq!((found.month(), found.day()), (asked.month(), asked.day()));
        prop_assert!(found >= today);
        let earlier = (today.year()..found.year()).filter_map(|year| found.with_year(year));
        prop_assert_eq!(earlier.filter(|day| *day >= today).count(), 0);
    }

    #[test]
    fn counted_days_are_the_real_distance(today in any_day(), away in 0_u64..20) {
        let (later, earlier) = (today + Days::new(away), today - Days::new(away));
        if let DayWord::InDays(days) = day_word(later, today) {
            prop_assert_eq!(u64::from(days), away);
        }
        if let DayWord::DaysAgo(days) = day_word(earlier, today) {
            prop_assert_eq!(u64::from(days), away);
        }
        let counted = matches!(day_word(later, today), DayWord::InDays(_));
        prop_assert_eq!(counted, (2..=6).contains(&away));
    }
}
