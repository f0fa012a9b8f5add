use domain::hours::{Hours, Place, Schools};

#[test]
fn damaged_hours_are_evaluated_or_unknown() {
    let texts = include_str!("../hours/strings.txt").lines().map(|line| line.as_bytes().to_vec());
    let at = domain::calendar_day(2026, 11, 24).unwrap().and_hms_opt(10, 0, 0).unwrap();
    let place = Place { schools: Schools::AnyZone, ..Place::default() };
    mutation::attack("hours", &texts.collect::<Vec<_>>(), |bytes| {
        let hours = Hours::parse(&String::from_utf8_lossy(bytes));
        let week = at + chrono::TimeDelta::days(7);
        assert!(!hours.spans(at, week, place, &[]).is_empty());
        let _ = hours.week();
    });
}
