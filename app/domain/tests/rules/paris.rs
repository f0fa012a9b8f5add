use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, TimeZone as _};
use chrono_tz::Europe::Paris;
use domain::{LocalTime, from_unix_ms, to_unix_ms};
use proptest::prelude::*;
use rstest::rstest;

use crate::{date, moment};

fn utc(text: &str) -> i64 {
    moment(text).and_utc().timestamp_millis()
}

#[rstest]
#[case::winter("2026-11-24 13:30", "2026-11-24 14:30")]
#[case::summer("2026-07-14 12:30", "2026-07-14 14:30")]
#[case::before_spring("2027-03-28 00:59", "2027-03-28 01:59")]
#[case::spring("2027-03-28 01:00", "2027-03-28 03:00")]
#[case::before_autumn("2026-10-25 00:59", "2026-10-25 02:59")]
#[case::autumn("2026-10-25 01:00", "2026-10-25 02:00")]
#[case::new_year("2026-12-31 23:00", "2027-01-01 00:00")]
#[case::leap_day("2028-02-28 23:00", "2028-02-29 00:00")]
#[case::march_ends_on_sunday("2024-03-31 01:00", "2024-03-31 03:00")]
#[case::october_ends_on_sunday("2027-10-31 01:00", "2027-10-31 02:00")]
#[case::earliest_last_sunday("2029-03-25 01:00", "2029-03-25 03:00")]
fn paris_shows(#[case] at: &str, #[case] shown: &str) {
    assert_eq!(from_unix_ms(utc(at)), moment(shown));
}

#[rstest]
#[case("2027-03-28 01:59", LocalTime::Once(utc("2027-03-28 00:59")))]
#[case("2027-03-28 02:00", LocalTime::Skipped)]
#[case("2027-03-28 02:59", LocalTime::Skipped)]
#[case("2027-03-28 03:00", LocalTime::Once(utc("2027-03-28 01:00")))]
#[case("2026-10-25 01:59", LocalTime::Once(utc("2026-10-24 23:59")))]
#[case("2026-10-25 02:00", LocalTime::Twice { first: utc("2026-10-25 00:00"), second: utc("2026-10-25 01:00") })]
#[case("2026-10-25 02:59", LocalTime::Twice { first: utc("2026-10-25 00:59"), second: utc("2026-10-25 01:59") })]
#[case("2026-10-25 03:00", LocalTime::Once(utc("2026-10-25 02:00")))]
fn a_local_time_is_shown_once_twice_or_never(#[case] shown: &str, #[case] at: LocalTime) {
    assert_eq!(to_unix_ms(moment(shown)), at);
}

#[rstest]
#[case(i64::MIN, "1900-01-01 00:00")]
#[case(-9_000_000_000_000_000, "1900-01-01 00:00")]
#[case(utc("1899-12-31 22:59"), "1900-01-01 00:00")]
#[case(0, "1970-01-01 01:00")]
fn an_absurd_early_clock_shows_the_first_day(#[case] ms: i64, #[case] shown: &str) {
    assert_eq!(from_unix_ms(ms), moment(shown));
}

#[rstest]
#[case(i64::MAX)]
#[case(9_000_000_000_000_000)]
#[case(utc("2201-01-01 00:00"))]
fn an_absurd_late_clock_shows_the_last_day(#[case] ms: i64) {
    assert_eq!(from_unix_ms(ms).date(), date("2200-12-31"));
}

#[test]
fn the_ends_of_time_are_moments() {
    assert!(matches!(to_unix_ms(NaiveDateTime::MIN), LocalTime::Once(_)));
    assert!(matches!(to_unix_ms(NaiveDateTime::MAX), LocalTime::Once(_)));
}

/// Every half hour of the two days around each change, and noon of every other day.
#[test]
fn the_time_zone_database_shows_the_same_from_1996_to_2037() {
    let (mut day, end) = (date("1996-01-01"), date("2038-01-01"));
    let mut checked = 0;
    while day < end {
        let noon = day.and_hms_opt(12, 0, 0).unwrap().and_utc();
        let step = if [3, 10].contains(&chrono::Datelike::month(&day)) { 48 } else { 1 };
        for half_hour in 0..step {
            let at = noon + TimeDelta::minutes(30 * half_hour);
            assert_eq!(
                from_unix_ms(at.timestamp_millis()),
                Paris.from_utc_datetime(&at.naive_utc()).naive_local()
            );
            checked += 1;
        }
        day = day + Days::new(1);
    }
    assert_eq!(checked, 42 * 62 * 48 + (15_341 - 42 * 62));
}

fn ms_1996_2037() -> impl Strategy<Value = i64> {
    let anywhere = utc("1996-01-01 00:00")..utc("2037-12-31 00:00");
    let around_a_change = (1996..2038, prop_oneof![Just(3), Just(10)], 25_u32..32, 0..86_400_000_i64)
        .prop_map(|(year, month, day, ms)| utc(&format!("{year}-{month:02}-{day} 00:00")) + ms);
    prop_oneof![anywhere, around_a_change]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_time_zone_database_agrees_both_ways(ms in ms_1996_2037()) {
        let shown = from_unix_ms(ms);
        let at = DateTime::from_timestamp_millis(ms).unwrap();
        prop_assert_eq!(shown, Paris.from_utc_datetime(&at.naive_utc()).naive_local());
        let expected = match Paris.from_local_datetime(&shown) {
            chrono::MappedLocalTime::Single(at) => LocalTime::Once(at.timestamp_millis()),
            chrono::MappedLocalTime::Ambiguous(first, second) => {
                LocalTime::Twice { first: first.timestamp_millis(), second: second.timestamp_millis() }
            }
            chrono::MappedLocalTime::None => LocalTime::Skipped,
        };
        prop_assert_eq!(to_unix_ms(shown), expected);
    }

    #[test]
    fn what_is_shown_leads_back_to_its_moment(ms in utc("1900-01-02 00:00")..utc("2200-12-31 00:00")) {
        match to_unix_ms(from_unix_ms(ms)) {
            LocalTime::Once(at) => prop_assert_eq!(at, ms),
            LocalTime::Twice { first, second } => prop_assert!(ms == first || ms == second),
            LocalTime::Skipped => prop_assert!(false, "a shown time cannot be skipped"),
        }
    }

    #[test]
    fn the_database_skips_the_same_local_times(ms in ms_1996_2037()) {
        let local = DateTime::from_timestamp_millis(ms).unwrap().naive_utc();
        let skipped = Paris.from_local_datetime(&local) == chrono::MappedLocalTime::None;
        prop_assert_eq!(to_unix_ms(local) == LocalTime::Skipped, skipped);
    }

    #[test]
    fn no_clock_breaks_it(ms: i64) {
        let shown = from_unix_ms(ms);
        prop_assert!(date("1900-01-01") <= shown.date() && shown.date() <= date("2200-12-31"));
    }
}
