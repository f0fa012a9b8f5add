use chrono::NaiveTime;
use domain::When;
use domain::calendar::{Entry, Status, read, write};
use proptest::prelude::*;

fn when() -> impl Strategy<Value = When> {
    // In the night of March some times do not exist.
    (0_i64..40_000, prop::option::of(0_u32..1440), 1_u32..600).prop_filter_map(
        "a time that exists",
        |(days, start, length)| {
            let day = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::TimeDelta::days(days);
            let clock = |minutes: u32| NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0);
            let start = start.and_then(clock);
            let end = start.and_then(|start| {
                Some(start + chrono::TimeDelta::minutes(length.into())).filter(|end| *end > start)
            });
            When::new(day, start, end).ok()
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(when in when(), title in "[^\\p{C}\\p{Z}]([^\\p{C}]{0,80}[^\\p{C}\\p{Z}])?", place in prop::option::of("[a-zé,;\\\\:\"]{1,90}")) {
        let title = domain::Label::parse(&title);
        prop_assume!(title.is_ok());
        let title = title.unwrap();
        let entry = Entry {
            uid: "a@b".to_owned(),
            when,
            title: title.to_string(),
            place: place.clone(),
            note: None,
            alarm: String::new(),
            status: Status::Tentative,
        };
        let event = read(write(&[entry], 0).as_bytes()).unwrap().events.remove(0);
        prop_assert_eq!(event.title, Some(title));
        prop_assert_eq!(event.place.map(|place| place.to_string()), place);
        prop_assert_eq!(event.starts.date(), when.date());
        prop_assert_eq!(event.starts.time(), when.start());
        prop_assert_eq!(event.status, Status::Tentative);
        if let Some(end) = when.end() {
            prop_assert_eq!(event.ends.and_then(domain::calendar::Moment::time), Some(end));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let inside = [b"BEGIN:VEVENT\nDTSTART:20261201\n".as_slice(), &bytes].concat();
        let _ = read(&inside);
    }
}
