use domain::Attendance;
use domain::sms::{Kind, Understood, understand};

use crate::today;

/// A message and the lines that say what has to be understood of it.
pub(crate) struct Case {
    pub(crate) text: String,
    expected: Vec<&'static str>,
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("messages.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match (line.strip_prefix("> "), cases.last_mut()) {
            (Some(text), _) => cases.push(Case { text: text.replace("\\n", "\n"), expected: Vec::new() }),
            (None, Some(case)) => case.expected.push(line),
            (None, None) => panic!("{line}"),
        }
    }
    cases
}

#[test]
fn every_message_is_understood_as_people_would() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = understand(&case.text, today());
        for line in &case.expected {
            if let Some(instead) = difference(&found, line) {
                wrong.push(format!("{}\n    expected: {line}\n    found:    {instead}", case.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn there_are_messages_of_every_kind() {
    let all = cases();
    let of = |kind: &str| all.iter().filter(|case| case.expected[0].starts_with(kind)).count();
    assert!(all.len() >= 150, "{}", all.len());
    let kinds = ["created", "changed", "reminder", "cancelled", "invitation", "other"];
    assert!(kinds.iter().all(|kind| of(kind) >= 7), "{:?}", kinds.map(of));
}

/// What was found instead of what a line says; `None` if it is that.
fn difference(found: &Understood, line: &str) -> Option<String> {
    let (field, rest) = line.split_once(' ').unwrap();
    let label = |label: &Option<domain::Label>| label.as_ref().map_or("none".to_owned(), ToString::to_string);
    let clock = |time: Option<chrono::NaiveTime>| {
        time.map_or("-".to_owned(), |time| time.format("%H:%M").to_string())
    };
    let actual = match field {
        "place" => label(&found.place),
        "with" => label(&found.with),
        "what" => label(&found.what),
        "end" => clock(found.end),
        "phone" => found.phone.as_ref().map_or("none".to_owned(), |phone| phone.digits().to_owned()),
        "deadline" => found.deadline.map_or("none".to_owned(), |day| day.to_string()),
        "was" => found.was.map_or("none".to_owned(), |(day, time)| format!("{day} {}", clock(time))),
        "obligatory" => match found.attendance {
            Attendance::Obligatory => "yes".to_owned(),
            Attendance::Optional => "no".to_owned(),
            Attendance::Unknown => "unknown".to_owned(),
        },
        "bring" => {
            let all: Vec<&str> = found.bring.iter().map(domain::Label::as_str).collect();
            return (!all.contains(&rest)).then(|| format!("{all:?}"));
        }
        "doubt" => {
            let all = format!("{:?}", found.doubts).to_lowercase();
            return (!all.contains(&rest.replace(' ', ""))).then_some(all);
        }
        kind => {
            let date = found.date.map_or("-".to_owned(), |day| day.to_string());
            let actual = format!("{} {date} {}", word(found.kind), clock(found.time));
            return (actual != format!("{kind} {rest}")).then_some(actual);
        }
    };
    (actual != rest).then_some(actual)
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Created => "created",
        Kind::Changed => "changed",
        Kind::Reminder => "reminder",
        Kind::Cancelled => "cancelled",
        Kind::Invitation => "invitation",
        Kind::Other => "other",
    }
}
