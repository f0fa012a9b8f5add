use domain::holiday::{Holiday, Region, holiday, is_kept_by_custom};
use domain::hours::{Hours, Place, Schools, State, Why};
use domain::school::{Zone, known_days, stretches};
use rstest::rstest;

use crate::{date, moment, state};

#[rstest]
#[case("2026-01-01", Holiday::NewYear)]
#[case("2026-04-06", Holiday::EasterMonday)]
#[case("2026-05-01", Holiday::Labour)]
#[case("2026-05-08", Holiday::Victory)]
#[case("2026-05-14", Holiday::Ascension)]
#[case("2026-05-25", Holiday::WhitMonday)]
#[case("2026-07-14", Holiday::NationalDay)]
#[case("2026-08-15", Holiday::Assumption)]
#[case("2026-11-01", Holiday::AllSaints)]
#[case("2026-11-11", Holiday::Armistice)]
#[case("2026-12-25", Holiday::Christmas)]
#[case::early_easter("2008-03-24", Holiday::EasterMonday)]
#[case::late_easter("2038-04-26", Holiday::EasterMonday)]
#[case::of_two_the_one_with_a_date("2008-05-01", Holiday::Labour)]
fn a_public_holiday_is_kept_in_all_of_france(#[case] day: &str, #[case] name: Holiday) {
    assert_eq!(holiday(date(day), Region::Common), Some(name));
    assert_eq!(holiday(date(day), Region::Reunion), Some(name));
}

#[test]
fn a_year_has_eleven_holidays_and_thirteen_in_alsace_and_moselle() {
    let in_2027 = |region| {
        let days = date("2027-01-01").iter_days().take(365);
        days.filter(|day| holiday(*day, region).is_some()).count()
    };
    assert_eq!(in_2027(Region::Common), 11);
    assert_eq!(in_2027(Region::AlsaceMoselle), 13);
    assert_eq!(in_2027(Region::Mayotte), 12);
}

#[rstest]
#[case("57", "2026-12-26", Holiday::SecondChristmasDay)]
#[case("67", "2027-03-26", Holiday::GoodFriday)]
#[case("68", "2026-12-26", Holiday::SecondChristmasDay)]
#[case("971", "2027-05-27", Holiday::Abolition)]
#[case("972", "2027-05-22", Holiday::Abolition)]
#[case("973", "2027-06-10", Holiday::Abolition)]
#[case("974", "2026-12-20", Holiday::Abolition)]
#[case("976", "2027-04-27", Holiday::Abolition)]
#[case("977", "2027-10-09", Holiday::Abolition)]
#[case("978", "2027-05-28", Holiday::Abolition)]
fn a_holiday_of_one_region_is_kept_there_alone(
    #[case] department: &str,
    #[case] day: &str,
    #[case] name: Holiday,
) {
    assert_eq!(holiday(date(day), Region::of_department(department)), Some(name));
    assert_eq!(holiday(date(day), Region::of_department("75")), None);
}

#[test]
fn in_martinique_hours_on_good_friday_are_unknown_even_if_holidays_are_mentioned() {
    assert!(is_kept_by_custom(date("2027-03-26"), Region::Martinique));
    let place = Place { region: Region::Martinique, ..Place::default() };
    let now = Hours::parse("Mo-Fr 09:00-12:00; PH off").now(moment("2027-03-26T10:00"), place, &[]);
    assert_eq!((now.span.state, now.span.why), (State::Unknown, Why::Custom));
}

#[test]
fn a_night_that_begins_before_a_holiday_is_still_its_evening() {
    let hours = "Mo-Su 20:00-03:00";
    assert_eq!(state(hours, "2026-12-25T01:00"), State::Open);
    assert_eq!(state(hours, "2026-12-25T21:00"), State::Unknown);
    assert_eq!(state(hours, "2026-12-26T01:00"), State::Unknown);
    assert_eq!(state(hours, "2026-12-26T21:00"), State::Open);
}

#[test]
fn hours_that_depend_on_school_need_the_zone_only_where_the_zones_differ() {
    let hours = Hours::parse("Mo-Fr 09:00-17:00; SH off; PH off");
    let at = |at, schools| hours.now(moment(at), Place { schools, ..Place::default() }, &[]).span;
    // 17 February 2027: holidays in A and C, school in B.
    assert_eq!(at("2027-02-17T10:00", Schools::Zone(Zone::A)).state, State::Closed);
    assert_eq!(at("2027-02-17T10:00", Schools::Zone(Zone::B)).state, State::Open);
    assert_eq!(at("2027-02-17T10:00", Schools::AnyZone).why, Why::SchoolHolidays);
    assert_eq!(at("2026-12-22T10:00", Schools::AnyZone).state, State::Closed);
    assert_eq!(at("2026-11-24T10:00", Schools::AnyZone).state, State::Open);
    assert_eq!(at("2026-11-24T10:00", Schools::Elsewhere).why, Why::SchoolHolidays);
}

#[test]
fn after_the_last_published_day_hours_that_depend_on_school_are_unknown() {
    let (_, last) = known_days().unwrap();
    assert_eq!(last, date("2027-08-31"));
    let after = last.succ_opt().unwrap().and_hms_opt(10, 0, 0).unwrap();
    let place = Place { schools: Schools::Zone(Zone::A), ..Place::default() };
    let span = |hours: &str| Hours::parse(hours).now(after, place, &[]).span;
    assert_eq!(span("Mo-Fr 09:00-17:00; SH off").why, Why::SchoolHolidays);
    assert_eq!(span("Mo-Fr 09:00-17:00; SH 09:00-17:00").state, State::Open);
    assert_eq!(span("Mo-Fr 09:00-17:00").state, State::Open);
}

#[test]
fn every_zone_has_ten_stretches_in_the_two_published_years_and_none_overlap() {
    for zone in Zone::ALL {
        let mut of_zone: Vec<_> = stretches().filter(|stretch| stretch.is_for(zone)).collect();
        of_zone.sort_by_key(|stretch| stretch.first);
        assert_eq!(of_zone.len(), 10, "{zone:?}");
        assert!(of_zone.iter().all(|stretch| stretch.first < stretch.last));
        assert!(of_zone.windows(2).all(|pair| pair[0].last < pair[1].first));
    }
}
