use chrono::{NaiveTime, Timelike as _};
use domain::{TimeError, parse_time};
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("14h30", 14, 30)]
#[case("14 h 30", 14, 30)]
#[case("14H30", 14, 30)]
#[case::no_break_spaces("14\u{A0}h\u{202F}30", 14, 30)]
#[case("14:30", 14, 30)]
#[case("14 : 30", 14, 30)]
#[case("9.30", 9, 30)]
#[case("14h", 14, 0)]
#[case("14 h", 14, 0)]
#[case("9 h 05", 9, 5)]
#[case("09h05", 9, 5)]
#[case("  8h15  ", 8, 15)]
#[case("14 heures 30", 14, 30)]
#[case("1 heure", 1, 0)]
#[case("14h30min", 14, 30)]
#[case("14 h 30 min", 14, 30)]
#[case::midnight("0h", 0, 0)]
#[case("00:00", 0, 0)]
#[case("23h59", 23, 59)]
fn a_time_is_read_as_people_write_it(#[case] typed: &str, #[case] hour: u32, #[case] minute: u32) {
    assert_eq!(parse_time(typed).ok(), NaiveTime::from_hms_opt(hour, minute, 0));
    assert!(parse_time(typed).is_ok());
}

#[rstest]
#[case::bare_number("14")]
#[case::four_digits("1430")]
#[case::half_typed("14h3")]
#[case::half_typed_colon("14:")]
#[case::three_minutes("14h300")]
#[case::three_hours("014h30")]
#[case::seconds("14:30:00")]
#[case::minus("-1h30")]
#[case::no_hour("h30")]
#[case::other_word("14 jours 30")]
#[case::word_after("14h30 demain")]
#[case::min_alone("14h min")]
#[case::min_after_colon("14:30min")]
#[case::two_signs("14h:30")]
#[case::words("midi")]
#[case::arabic_digits("١٤:٣٠")]
#[case::huge("99999999999999999999h00")]
fn another_text_is_not_a_time(#[case] typed: &str) {
    assert_eq!(parse_time(typed), Err(TimeError::NotATime { value: typed.to_owned() }));
}

#[rstest]
#[case("24h", 24, 0)]
#[case("24:00", 24, 0)]
#[case("25h10", 25, 10)]
#[case("14h60", 14, 60)]
#[case("99:99", 99, 99)]
fn a_time_that_no_clock_shows_is_refused(#[case] typed: &str, #[case] hour: u32, #[case] minute: u32) {
    assert_eq!(parse_time(typed), Err(TimeError::OutOfRange { hour, minute }));
}

#[rstest]
#[case("")]
#[case(" \u{A0}\t")]
fn white_space_is_no_time(#[case] typed: &str) {
    assert_eq!(parse_time(typed), Err(TimeError::Empty));
}

proptest! {
    #[test]
    fn every_minute_of_the_day_reads_back(hour in 0_u32..24, minute in 0_u32..60) {
        for typed in [
            format!("{hour} h {minute:02}"),
            format!("{hour:02}h{minute:02}"),
            format!("{hour}:{minute:02}"),
            format!("{hour}.{minute:02}"),
        ] {
            let time = parse_time(&typed).unwrap();
            prop_assert_eq!((time.hour(), time.minute(), time.second()), (hour, minute, 0));
        }
    }

    #[test]
    fn whatever_is_typed_never_breaks_the_reader(typed in "\\PC{0,20}|[0-9h: .]{0,8}") {
        let fault = parse_time(&typed).err();
        prop_assert_eq!(fault == Some(TimeError::Empty), typed.trim().is_empty());
    }
}
