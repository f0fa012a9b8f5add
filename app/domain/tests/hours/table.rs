use domain::hours::{Hours, State, Why};

use crate::{moment, place};

const CASES: &str = include_str!("cases.tsv");

fn cases() -> impl Iterator<Item = Vec<&'static str>> {
    CASES.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[test]
fn every_moment_of_the_table_has_the_state_the_end_and_the_reason_it_says() {
    let mut wrong = Vec::new();
    for case in cases() {
        let [hours, at, department, zone, state, until, why] = case[..] else { panic!("{case:?}") };
        let now = Hours::parse(hours).now(moment(at), place(department, zone), &[]);
        let found_until =
            now.until.map_or("-".to_owned(), |until| until.format("%Y-%m-%dT%H:%M").to_string());
        let found = (word(now.span.state), found_until.as_str(), reason(now.span.why));
        let expected_reason = why.split(':').next().unwrap();
        if found != (state, until, expected_reason) || !why.ends_with(&now.span.words) {
            wrong.push(format!("{hours} at {at}: {found:?} {:?}, not {state} {until} {why}", now.span.words));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_has_hundreds_of_cases_of_each_state() {
    let of = |wanted: &str| cases().filter(|case| case[4] == wanted).count();
    let (open, closed, unknown) = (of("open"), of("closed"), of("unknown"));
    assert!(open >= 40 && closed >= 200 && unknown >= 80, "{open} open, {closed} closed, {unknown} unknown");
}

fn word(state: State) -> &'static str {
    match state {
        State::Open => "open",
        State::Closed => "closed",
        State::Unknown => "unknown",
    }
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::Hours => "hours",
        Why::Closure => "closure",
        Why::Unreadable => "unreadable",
        Why::NothingSaid => "nothing said",
        Why::Condition => "condition",
        Why::NoTimes => "no times",
        Why::OpenEnd => "no end",
        Why::Sun => "follows the sun",
        Why::PublicHoliday(_) => "public holiday",
        Why::Custom => "kept by custom",
        Why::SchoolHolidays => "school holidays",
    }
}
