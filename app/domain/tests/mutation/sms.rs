use domain::sms::understand;

#[test]
fn damaged_messages_are_understood_or_left_alone() {
    let lines = include_str!("../sms/messages.txt").lines();
    let texts =
        lines.filter_map(|line| line.strip_prefix("> ")).map(|text| text.replace("\\n", "\n").into_bytes());
    let today = domain::calendar_day(2026, 11, 24).unwrap();
    mutation::attack("messages", &texts.collect::<Vec<_>>(), |bytes| {
        let _ = understand(&String::from_utf8_lossy(bytes), today);
    });
}
