use chrono::{NaiveTime, Weekday};
use domain::hours::{HolidayHabit, Hours, Opening, Week, WeekError};
use domain::parse_time;
use proptest::prelude::*;
use rstest::rstest;

fn opening(start: &str, end: &str) -> Opening {
    Opening::new(parse_time(start).unwrap(), parse_time(end).unwrap()).unwrap()
}

#[rstest]
#[case("Mo-Fr 09:00-12:00,14:00-17:00; PH off", "Mo-Fr 09:00-12:00,14:00-17:00; PH off")]
#[case::later_rules_win("Mo-Fr 09:00-12:00; We 14:00-18:00", "Mo-Tu,Th-Fr 09:00-12:00; We 14:00-18:00")]
#[case::added_hours(
    "Mo-Fr 09:00-12:00, We 14:00-18:00",
    "Mo-Tu,Th-Fr 09:00-12:00; We 09:00-12:00,14:00-18:00"
)]
#[case::days_off("Mo-Sa 09:00-12:00; We off", "Mo-Tu,Th-Sa 09:00-12:00")]
#[case::around_the_weekend("Fr-Mo 09:00-12:00", "Mo,Fr-Su 09:00-12:00")]
#[case::no_days("09:00-12:00", "Mo-Su 09:00-12:00")]
#[case::holidays_as_usual("Mo-Sa,PH 18:00-22:00", "Mo-Sa,PH 18:00-22:00")]
#[case::until_midnight("Mo 08:00-24:00", "Mo 08:00-24:00")]
fn plain_hours_are_a_week(#[case] text: &str, #[case] same: &str) {
    let week = Hours::parse(text).week().unwrap();
    assert_eq!(week.to_text(), same);
    assert_eq!(Hours::parse(same).week(), Some(week));
}

#[rstest]
#[case("Mo open")]
#[case("Mo-Fr")]
#[case("Mo-Fr 09:00-12:00; SH off")]
#[case("Sa[1] 09:00-12:00")]
#[case("Jul-Aug Mo-Fr 09:00-12:00")]
#[case("Mo-Fr 09:00-12:00 \"sur rendez-vous\"")]
#[case("Mo-Fr 09:00-12:00 || \"sur rendez-vous\"")]
#[case("Mo-Fr 17:00+")]
#[case("Mo-Fr 20:00-02:00")]
#[case("Mo-Fr 09:00-sunset")]
#[case("PH Mo 09:00-12:00")]
#[case("PH 10:00-12:00")]
#[case("week 2 Mo 09:00-12:00")]
#[case("n'importe quoi")]
fn hours_that_say_more_are_no_week(#[case] text: &str) {
    assert_eq!(Hours::parse(text).week(), None);
}

#[test]
fn a_week_takes_only_openings_that_do_not_touch() {
    let mut week = Week::default();
    week.set(Weekday::Mon, vec![opening("14h", "17h"), opening("9h", "12h")]).unwrap();
    assert_eq!(week.day(Weekday::Mon), [opening("9h", "12h"), opening("14h", "17h")]);
    let before = week.clone();
    let (start, end) = (parse_time("12h").unwrap(), parse_time("12h").unwrap());
    assert_eq!(
        week.set(Weekday::Mon, vec![opening("9h", "12h"), opening("12h", "17h")]),
        Err(WeekError::Overlap { start, end })
    );
    let many = (0..5).map(|at| opening(&format!("{at}h10"), &format!("{at}h20"))).collect();
    assert_eq!(week.set(Weekday::Mon, many), Err(WeekError::TooMany { openings: 5, limit: 4 }));
    assert_eq!(week, before);
}

#[test]
fn an_opening_ends_after_it_begins() {
    let noon = parse_time("12h").unwrap();
    assert_eq!(Opening::new(noon, noon), Err(WeekError::Backwards { start: noon, end: noon }));
    assert_eq!(
        Opening::new(NaiveTime::MIN, NaiveTime::MIN),
        Err(WeekError::Backwards { start: NaiveTime::MIN, end: NaiveTime::MIN })
    );
    assert!(Opening::new(noon, NaiveTime::MIN).is_ok());
}

fn openings() -> impl Strategy<Value = Vec<Opening>> {
    prop::collection::btree_set(0_u32..288, 0..=4).prop_map(|times| {
        let times: Vec<u32> = times.into_iter().collect();
        let clock = |at: u32| NaiveTime::from_hms_opt(at * 5 / 60, at * 5 % 60, 0).unwrap();
        times.chunks_exact(2).map(|pair| Opening::new(clock(pair[0]), clock(pair[1])).unwrap()).collect()
    })
}

fn week() -> impl Strategy<Value = Week> {
    let holidays =
        prop_oneof![Just(HolidayHabit::Unsaid), Just(HolidayHabit::Closed), Just(HolidayHabit::AsUsual)];
    (prop::array::uniform7(openings()), holidays).prop_map(|(days, holidays)| {
        let mut week = Week::default();
        week.holidays = holidays;
        for (at, day) in days.into_iter().enumerate() {
            week.set(Weekday::try_from(u8::try_from(at).unwrap()).unwrap(), day).unwrap();
        }
        week
    })
}

proptest! {
    #[test]
    fn a_week_is_read_back_from_its_text(week in week()) {
        // A week without openings cannot say that holidays are as usual.
        prop_assume!(!week.is_empty());
        prop_assert_eq!(Hours::parse(&week.to_text()).week(), Some(week));
    }
}
