use domain::calendar::{CalendarError, Method, Skipped, Status, Why, read};
use rstest::rstest;

use crate::{event, shown};

#[rstest]
#[case::utc_in_winter("DTSTART:20261201T130000Z", "2026-12-01T14:00")]
#[case::utc_in_summer("DTSTART:20260701T120000Z", "2026-07-01T14:00")]
#[case::utc_across_midnight("DTSTART:20261201T233000Z", "2026-12-02T00:30")]
#[case::before_the_spring_change("DTSTART:20270328T005900Z", "2027-03-28T01:59")]
#[case::after_the_spring_change("DTSTART:20270328T010000Z", "2027-03-28T03:00")]
#[case::before_the_autumn_change("DTSTART:20261025T005900Z", "2026-10-25T02:59")]
#[case::after_the_autumn_change("DTSTART:20261025T010000Z", "2026-10-25T02:00")]
#[case::paris("DTSTART;TZID=Europe/Paris:20261201T140000", "2026-12-01T14:00")]
#[case::prefixed_paris(
    "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20261201T140000",
    "2026-12-01T14:00"
)]
#[case::windows_paris("DTSTART;TZID=Romance Standard Time:20261201T140000", "2026-12-01T14:00")]
#[case::quoted("DTSTART;TZID=\"Europe/Paris\":20261201T140000", "2026-12-01T14:00")]
#[case::floating("DTSTART:20261201T140000", "2026-12-01T14:00")]
#[case::reunion("DTSTART;TZID=Indian/Reunion:20261201T140000", "2026-12-01T11:00")]
#[case::guadeloupe("DTSTART;TZID=America/Guadeloupe:20260701T080000", "2026-07-01T14:00")]
#[case::day("DTSTART;VALUE=DATE:20261201", "2026-12-01")]
#[case::day_without_saying_so("DTSTART:20261201", "2026-12-01")]
#[case::without_seconds("DTSTART:20261201T1400", "2026-12-01T14:00")]
#[case::with_signs("DTSTART:2026-12-01T14:00:00", "2026-12-01T14:00")]
#[case::small_letters("dtstart;tzid=Europe/Paris:20261201t140000", "2026-12-01T14:00")]
#[case::leap_second("DTSTART:20261201T140060", "2026-12-01T14:00")]
fn a_beginning_is_read_on_the_clocks_in_paris(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(shown(event(line).starts), expected);
}

#[test]
fn a_zone_nobody_knows_keeps_its_times_and_says_so() {
    let found = event("DTSTART;TZID=US-Mountain:20261201T140000");
    assert_eq!(shown(found.starts), "2026-12-01T14:00");
    assert!(!found.zone_known);
    assert!(event("DTSTART:20261201T140000").zone_known);
}

const NEW_YORK: &str = "\
BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Ailleurs
BEGIN:DAYLIGHT
DTSTART:20070311T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=Ailleurs:";

#[rstest]
#[case::winter("20260115T100000", "2026-01-15T16:00")]
#[case::before_its_spring("20260308T010000", "2026-03-08T07:00")]
#[case::after_its_spring_before_ours("20260308T100000", "2026-03-08T15:00")]
#[case::summer("20260715T100000", "2026-07-15T16:00")]
#[case::between_our_autumn_and_its("20261028T100000", "2026-10-28T15:00")]
#[case::before_the_first_rule("20010115T100000", "2001-01-15T16:00")]
fn the_rules_of_a_zone_in_the_file_are_followed(#[case] start: &str, #[case] expected: &str) {
    let file = format!("{NEW_YORK}{start}\nEND:VEVENT\nEND:VCALENDAR\n");
    assert_eq!(shown(read(file.as_bytes()).unwrap().events[0].starts), expected);
}

#[rstest]
#[case::end("DTEND:20261201T150000", Some("2026-12-01T15:00"))]
#[case::length("DURATION:PT45M", Some("2026-12-01T14:45"))]
#[case::long_length("DURATION:P1DT2H", Some("2026-12-02T16:00"))]
#[case::weeks("DURATION:P1W", Some("2026-12-08T14:00"))]
#[case::nothing("", None)]
#[case::before_it_begins("DTEND:20261201T130000", None)]
#[case::at_once("DTEND:20261201T140000", None)]
#[case::negative_length("DURATION:-PT1H", None)]
#[case::no_length("DURATION:tomorrow", None)]
#[case::a_day_for_a_time("DTEND;VALUE=DATE:20261202", None)]
fn an_end_is_after_the_beginning_or_unknown(#[case] line: &str, #[case] expected: Option<&str>) {
    let found = event(&format!("DTSTART:20261201T140000\n{line}"));
    assert_eq!(found.ends.map(shown).as_deref(), expected);
}

#[rstest]
#[case::one_day("20261202", None)]
#[case::same_day("20261201", None)]
#[case::three_days("20261204", Some("2026-12-03"))]
fn the_last_of_whole_days_is_the_one_before_the_end(#[case] end: &str, #[case] expected: Option<&str>) {
    let found = event(&format!("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:{end}"));
    assert_eq!(found.ends.map(shown).as_deref(), expected);
}

#[rstest]
#[case::escapes(r"SUMMARY:Point\, bilan\; suite \\ fin", r"Point, bilan; suite \ fin")]
#[case::line_end(r"SUMMARY:Point\nbilan", "Point bilan")]
#[case::language("SUMMARY;LANGUAGE=fr:Point à deux", "Point à deux")]
#[case::colons("SUMMARY:Objet : point : bilan", "Objet : point : bilan")]
#[case::folded("SUMMARY:Rendez-\n vous", "Rendez-vous")]
#[case::folded_with_tab("SUMMARY:Rendez\n\t-vous", "Rendez-vous")]
#[case::broken_line("SUMMARY:Rendez-vous\navec Mme Roy", "Rendez-vous avec Mme Roy")]
#[case::no_value("X-NO-VALUE\nSUMMARY:Point", "Point")]
#[case::nonsense("@@@\nSUMMARY:Point", "Point")]
#[case::unknown_parameter("SUMMARY;X-A=\"b:c;d\":Point", "Point")]
#[case::first_of_two("SUMMARY:Un\nSUMMARY:Deux", "Un")]
fn a_title_is_read_through_folds_escapes_and_broken_lines(#[case] lines: &str, #[case] expected: &str) {
    let found = event(&format!("DTSTART:20261201T140000\n{lines}"));
    assert_eq!(found.title.unwrap().as_str(), expected);
}

#[test]
fn a_character_cut_in_two_by_folding_is_whole_again() {
    let file = b"BEGIN:VEVENT\r\nDTSTART:20261201\r\nSUMMARY:Apr\xC3\r\n \xA8s-midi\r\nEND:VEVENT\r\n";
    assert_eq!(read(file).unwrap().events[0].title.as_ref().unwrap().as_str(), "Après-midi");
}

#[test]
fn bytes_that_are_no_utf_8_are_read_as_old_programs_write_them() {
    let file = b"BEGIN:VEVENT\nDTSTART:20261201\nSUMMARY:R\xE9union\nEND:VEVENT\n";
    assert_eq!(read(file).unwrap().events[0].title.as_ref().unwrap().as_str(), "Réunion");
}

#[rstest]
#[case::lf("\n")]
#[case::crlf("\r\n")]
#[case::cr("\r")]
#[case::doubled("\r\n\r\n")]
fn any_line_end_will_do(#[case] end: &str) {
    let file =
        ["\u{FEFF}BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART:20261201", "UID:a", "END:VEVENT"].join(end);
    assert_eq!(read(file.as_bytes()).unwrap().events[0].uid.as_deref(), Some("a"));
}

#[rstest]
#[case::no_calendar("BEGIN:VEVENT\nDTSTART:20261201\nEND:VEVENT")]
#[case::no_end("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201")]
#[case::ends_only_the_calendar("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201\nEND:VCALENDAR")]
#[case::a_stray_end("END:VEVENT\nBEGIN:VEVENT\nDTSTART:20261201\nEND:VEVENT\nEND:VCALENDAR")]
#[case::small_letters("begin:vcalendar\nbegin:vevent\ndtstart:20261201\nend:vevent")]
#[case::in_another_block("BEGIN:VCALENDAR\nBEGIN:X-MORE\nBEGIN:VEVENT\nDTSTART:20261201\nEND:VEVENT")]
#[case::an_alarm_with_a_beginning_of_its_own(
    "BEGIN:VEVENT\nBEGIN:VALARM\nDTSTART:20200101\nEND:VALARM\nDTSTART:20261201"
)]
fn an_event_is_found_in_any_wrapping(#[case] file: &str) {
    let events = read(file.as_bytes()).unwrap().events;
    assert_eq!(events.len(), 1);
    assert_eq!(shown(events[0].starts), "2026-12-01");
}

#[test]
fn deep_nesting_ends() {
    let deep = "BEGIN:A\n".repeat(100_000) + "BEGIN:VEVENT\nDTSTART:20261201\nEND:VEVENT\n";
    assert!(read(deep.as_bytes()).is_err());
}

#[test]
fn two_calendars_in_a_file_are_both_read() {
    let one = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261201\nEND:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(read([one, one].concat().as_bytes()).unwrap().events.len(), 2);
}

#[rstest]
#[case("STATUS:CANCELLED", Status::Cancelled)]
#[case("STATUS:cancelled", Status::Cancelled)]
#[case("STATUS:TENTATIVE", Status::Tentative)]
#[case("STATUS:CONFIRMED", Status::Confirmed)]
#[case("STATUS:NEEDS-ACTION", Status::Confirmed)]
#[case("", Status::Confirmed)]
fn a_status_says_how_sure_it_is(#[case] line: &str, #[case] expected: Status) {
    assert_eq!(event(&format!("DTSTART:20261201\n{line}")).status, expected);
}

#[test]
fn a_file_that_cancels_cancels_all_it_holds() {
    let file =
        "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nDTSTART:20261201\nSTATUS:CONFIRMED\nEND:VEVENT\n";
    let calendar = read(file.as_bytes()).unwrap();
    assert_eq!(calendar.method, Method::Cancel);
    assert_eq!(calendar.events[0].status, Status::Cancelled);
}

#[test]
fn what_cannot_be_read_is_left_out_and_named() {
    let file = "\
BEGIN:VEVENT\nUID:a\nDTSTART:20260230\nEND:VEVENT\n\
BEGIN:VEVENT\nUID:b\nEND:VEVENT\n\
BEGIN:VEVENT\nUID:c\nDTSTART:20261201\nEND:VEVENT\n";
    let calendar = read(file.as_bytes()).unwrap();
    assert_eq!(calendar.events.len(), 1);
    let skipped = |uid: &str, why| Skipped { uid: Some(uid.to_owned()), why };
    assert_eq!(calendar.skipped, [skipped("a", Why::BadStart), skipped("b", Why::NoStart)]);
}

#[test]
fn a_file_without_appointments_says_what_it_is() {
    assert_eq!(read(b""), Err(CalendarError::NoCalendar));
    assert_eq!(read(b"%PDF-1.7"), Err(CalendarError::NoCalendar));
    assert_eq!(read(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"), Err(CalendarError::NoEvent));
    let skipped = vec![Skipped { uid: None, why: Why::NoStart }];
    assert_eq!(read(b"BEGIN:VEVENT\nEND:VEVENT\n"), Err(CalendarError::NoneReadable { skipped }));
    let large = vec![b' '; (1 << 20) + 1];
    assert_eq!(read(&large), Err(CalendarError::TooLarge { bytes: (1 << 20) + 1, limit: 1 << 20 }));
}

#[test]
fn of_more_events_than_are_read_the_rest_is_named() {
    let file = "BEGIN:VEVENT\nDTSTART:20261201\nEND:VEVENT\n".repeat(502);
    let calendar = read(file.as_bytes()).unwrap();
    assert_eq!(calendar.events.len(), 500);
    assert_eq!(calendar.skipped, vec![Skipped { uid: None, why: Why::TooMany }; 2]);
}

#[test]
fn a_text_longer_than_its_field_keeps_its_beginning() {
    let found =
        event(&format!("DTSTART:20261201\nSUMMARY:{}\nDESCRIPTION:{}", "a".repeat(300), "b".repeat(3000)));
    let title = found.title.unwrap();
    assert!(title.as_str().ends_with("a…") && title.as_str().chars().count() == 200);
    assert!(found.note.unwrap().as_str().ends_with("b…"));
}
