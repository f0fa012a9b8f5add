use chrono::{NaiveDateTime, TimeDelta};
use domain::hours::{Schools, State};
use domain::school::Zone;
use domain::{Department, Position, Service};
use proptest::prelude::*;
use rstest::rstest;

use crate::{date, label, moment};

#[test]
fn there_are_a_hundred_and_one_departments_and_each_has_one_calendar() {
    let numbers = (1..=95).filter(|number| *number != 20).map(|number| format!("{number:02}"));
    let codes: Vec<String> =
        numbers.chain(["2A", "2B", "971", "972", "973", "974", "976"].map(str::to_owned)).collect();
    assert_eq!(codes.len(), 101);
    for code in &codes {
        let department = Department::parse(code).unwrap_or_else(|| panic!("{code}"));
        assert_eq!(department.code(), code);
        let metropolitan = code.len() == 2 && !code.starts_with("2A") && !code.starts_with("2B");
        assert_eq!(department.zone().is_some(), metropolitan, "{code}");
    }
    let of_zone =
        |zone| codes.iter().filter(|code| Department::parse(code).unwrap().zone() == Some(zone)).count();
    assert_eq!((of_zone(Zone::A), of_zone(Zone::B), of_zone(Zone::C)), (32, 41, 21));
}

#[rstest]
#[case("67000", Some("67"))]
#[case("01000", Some("01"))]
#[case("20000", Some("2A"))]
#[case("20137", Some("2A"))]
#[case("20200", Some("2B"))]
#[case("97400", Some("974"))]
#[case("97150", Some("971"))]
#[case("98800", Some("988"))]
#[case("00100", None)]
#[case("96000", None)]
#[case("6700", None)]
#[case("67 000", None)]
fn a_postal_code_tells_the_department(#[case] code: &str, #[case] expected: Option<&str>) {
    assert_eq!(Department::of_postal_code(code).map(Department::code), expected);
}

#[rstest]
#[case("75", Schools::Zone(Zone::C))]
#[case("13", Schools::Zone(Zone::B))]
#[case("69", Schools::Zone(Zone::A))]
#[case("2A", Schools::Elsewhere)]
#[case("974", Schools::Elsewhere)]
fn a_department_tells_whose_school_holidays_hold(#[case] code: &str, #[case] expected: Schools) {
    assert_eq!(Department::parse(code).unwrap().place().schools, expected);
}

fn service(address: &str, hours: &str) -> Service {
    Service {
        address: domain::Label::parse(address).ok(),
        hours: Some(hours.to_owned()),
        ..Service::new(label("CCAS"))
    }
}

/// 1 December 2026, 07:00 UTC.
const EIGHT_IN_PARIS: i64 = 1_796_108_400_000;

#[rstest]
#[case::paris("1 rue A, 75010 Paris", "2026-12-01 08:00")]
#[case::no_address("", "2026-12-01 08:00")]
#[case::reunion("1 rue A, 97400 Saint-Denis", "2026-12-01 11:00")]
#[case::guadeloupe("1 rue A, 97100 Basse-Terre", "2026-12-01 03:00")]
#[case::tahiti("1 rue A, 98714 Papeete", "2026-11-30 21:00")]
fn the_clocks_of_a_service_are_those_of_its_department(#[case] address: &str, #[case] shown: &str) {
    let service = service(address, "24/7");
    assert_eq!(service.local(EIGHT_IN_PARIS), moment(shown));
    assert_eq!(service.moment(moment(shown)), Some(EIGHT_IN_PARIS));
}

#[test]
fn a_service_overseas_is_open_by_its_own_clocks() {
    let state =
        |address| service(address, "Mo-Fr 10:00-12:00; PH off").now(EIGHT_IN_PARIS).unwrap().span.state;
    assert_eq!(state("97400 Saint-Denis"), State::Open);
    assert_eq!(state("75010 Paris"), State::Closed);
}

#[rstest]
#[case::never(None, true)]
#[case::today(Some("2026-11-24"), false)]
#[case::six_months_ago(Some("2026-05-24"), false)]
#[case::a_day_longer(Some("2026-05-23"), true)]
fn hours_of_which_nobody_made_sure_for_six_months_say_so(
    #[case] verified: Option<&str>,
    #[case] expected: bool,
) {
    let service = Service { verified: verified.map(date), ..Service::new(label("CCAS")) };
    assert_eq!(service.is_unverified(date("2026-11-24")), expected);
}

#[rstest]
#[case(90.1, 0.0)]
#[case(-90.1, 0.0)]
#[case(0.0, 180.1)]
#[case(f64::NAN, 0.0)]
#[case(0.0, f64::INFINITY)]
fn two_numbers_off_the_globe_are_no_position(#[case] latitude: f64, #[case] longitude: f64) {
    assert!(Position::new(latitude, longitude).is_err());
}

proptest! {
    #[test]
    fn a_way_is_as_long_back_as_forth_and_never_longer_than_half_around(a in -90.0..90.0, b in -180.0..180.0, c in -90.0..90.0, d in -180.0..180.0) {
        let (one, other) = (Position::new(a, b).unwrap(), Position::new(c, d).unwrap());
        prop_assert_eq!(one.metres_to(other), other.metres_to(one));
        prop_assert!(one.metres_to(other) < 20_016_000);
        prop_assert_eq!(one.metres_to(one), 0);
        let (latitude, longitude) = one.units();
        prop_assert_eq!(Position::from_units(latitude.into(), longitude.into()), Some(one));
    }

    #[test]
    fn a_moment_of_a_service_is_read_from_its_clocks(minutes in 0_i64..2_000_000, overseas in any::<bool>()) {
        let service = service(if overseas { "97300 Cayenne" } else { "44000 Nantes" }, "24/7");
        let local: NaiveDateTime = moment("2026-01-01 00:00") + TimeDelta::minutes(minutes);
        if let Some(ms) = service.moment(local) {
            prop_assert_eq!(service.local(ms), local);
        } else {
            prop_assert!(!overseas);
        }
    }
}
