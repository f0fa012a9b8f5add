use domain::When;
use domain::calendar::{Entry, Status, read, write};
use domain::parse_time;

fn entry() -> Entry {
    let day = domain::calendar_day(2026, 12, 1).unwrap();
    Entry {
        uid: "0123@pas-a-pas".to_owned(),
        when: When::new(day, Some(parse_time("14h30").unwrap()), None).unwrap(),
        title: "Rendez-vous, CCAS".to_owned(),
        place: Some("12 rue du Port; 2e étage".to_owned()),
        note: Some("Avec Mme Roy\nApporter : RIB".to_owned()),
        alarm: "Rendez-vous au CCAS".to_owned(),
        status: Status::Confirmed,
    }
}

#[test]
fn an_appointment_is_written_with_two_alarms_in_the_zone_of_paris() {
    let file = write(&[entry()], 1_795_558_500_000);
    let (_, event) = file.split_once("BEGIN:VEVENT").unwrap();
    let expected = "\r
UID:0123@pas-a-pas\r
DTSTAMP:20261124T221500Z\r
DTSTART;TZID=Europe/Paris:20261201T143000\r
DTEND;TZID=Europe/Paris:20261201T153000\r
SUMMARY:Rendez-vous\\, CCAS\r
LOCATION:12 rue du Port\\; 2e étage\r
DESCRIPTION:Avec Mme Roy\\nApporter : RIB\r
STATUS:CONFIRMED\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:Rendez-vous au CCAS\r
TRIGGER:-PT20H30M\r
END:VALARM\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:Rendez-vous au CCAS\r
TRIGGER:-PT2H\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
";
    assert_eq!(event, expected);
    assert!(file.contains("\r\nTZID:Europe/Paris\r\n"));
}

#[test]
fn a_day_without_a_time_rings_the_evening_before_only() {
    let day = domain::calendar_day(2026, 12, 1).unwrap();
    let file = write(&[Entry { when: When::new(day, None, None).unwrap(), ..entry() }], 0);
    assert!(file.contains("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\n"));
    let triggers: Vec<&str> = file.lines().filter(|line| line.starts_with("TRIGGER")).collect();
    assert_eq!(triggers, ["TRIGGER:-PT6H"]);
}

#[test]
fn what_was_cancelled_does_not_ring() {
    let file = write(&[Entry { status: Status::Cancelled, ..entry() }], 0);
    assert!(file.contains("STATUS:CANCELLED\r\n") && !file.contains("VALARM"));
}

#[test]
fn no_line_has_more_than_75_octets_and_no_character_is_cut() {
    let long = "é€😀a".repeat(60);
    let file = write(&[Entry { title: long.clone(), ..entry() }], 0);
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    let found = read(file.as_bytes()).unwrap();
    assert!(long.starts_with(found.events[0].title.as_ref().unwrap().as_str().trim_end_matches('…')));
}

#[test]
fn an_empty_list_is_a_calendar_without_events() {
    assert!(matches!(read(write(&[], 0).as_bytes()), Err(domain::calendar::CalendarError::NoEvent)));
}
