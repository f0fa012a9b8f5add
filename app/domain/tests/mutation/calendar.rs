use domain::When;
use domain::calendar::{Entry, Status, incoming, read, write};

#[test]
fn damaged_calendar_files_are_read_or_refused() {
    let day = domain::calendar_day(2026, 12, 1).unwrap();
    let time = domain::parse_time("14h30").unwrap();
    let entry = Entry {
        uid: "1@pas-a-pas".to_owned(),
        when: When::new(day, Some(time), None).unwrap(),
        title: "Réunion, salle 2".to_owned(),
        place: Some("12 rue du Port".to_owned()),
        note: Some("Une note\nsur deux lignes".to_owned()),
        alarm: "Réunion".to_owned(),
        status: Status::Confirmed,
    };
    let plain = write(&[entry.clone(), entry], 0);
    let rule = "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU,-1FR;BYMONTHDAY=-1;BYSETPOS=1;COUNT=9;UNTIL=20301231T000000Z\r\n";
    let repeated =
        plain.replace("STATUS", &[rule, "EXDATE:20261208T143000\r\nDURATION:PT1H\r\nSTATUS"].concat());
    let now = day.and_hms_opt(8, 0, 0).unwrap();
    mutation::attack("calendar files", &[plain.into_bytes(), repeated.into_bytes()], |bytes| {
        if let Ok(calendar) = read(bytes) {
            let _ = incoming(&calendar, now);
        }
    });
}
