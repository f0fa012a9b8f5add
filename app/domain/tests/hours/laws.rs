use chrono::TimeDelta;
use domain::hours::{Hours, State, Why};
use proptest::prelude::*;

use crate::{moment, place, texts};

fn a_text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(texts().map(str::to_owned).collect::<Vec<_>>());
    let two = (known.clone(), known.clone()).prop_map(|(one, other)| format!("{one}; {other}"));
    prop_oneof![known, two, "[MTWFSPHouaerdh0-9:,;|\"+()\\[\\] -]{0,60}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_spans_cover_the_time_without_gaps_and_neighbours_differ(text in a_text(), hours in 1_i64..2000, shift in 0_i64..20_000) {
        let from = moment("2026-01-01T00:00") + TimeDelta::minutes(shift * 50);
        let to = from + TimeDelta::hours(hours);
        let spans = Hours::parse(&text).spans(from, to, place("67", "B"), &[]);
        prop_assert_eq!(spans.first().map(|span| span.start), Some(from));
        prop_assert_eq!(spans.last().map(|span| span.end), Some(to));
        for pair in spans.windows(2) {
            prop_assert_eq!(pair[0].end, pair[1].start);
            prop_assert!((pair[0].state, pair[0].why, &pair[0].words) != (pair[1].state, pair[1].why, &pair[1].words));
        }
        prop_assert!(spans.iter().all(|span| span.start < span.end));
    }

    #[test]
    fn a_moment_is_what_its_span_is(text in a_text(), minutes in 0_i64..1_000_000) {
        let at = moment("2026-01-01T00:00") + TimeDelta::minutes(minutes);
        let hours = Hours::parse(&text);
        let now = hours.now(at, place("75", "-"), &[]);
        let around = hours.spans(at - TimeDelta::days(1), at + TimeDelta::days(1), place("75", "-"), &[]);
        let there = around.iter().find(|span| span.start <= at && at < span.end).unwrap();
        prop_assert_eq!((now.span.state, now.span.why), (there.state, there.why));
        if let Some(until) = now.until {
            prop_assert!(until > at);
            prop_assert!(hours.now(until, place("75", "-"), &[]).span.state != now.span.state);
        }
        if let Some(opens) = now.opens {
            prop_assert_eq!(hours.now(opens, place("75", "-"), &[]).span.state, State::Open);
        }
    }

    #[test]
    fn what_is_not_read_is_unknown_and_kept_word_for_word(text in "\\PC{0,80}") {
        let hours = Hours::parse(&text);
        prop_assert_eq!(hours.text(), text.trim());
        if hours.fault().is_some() {
            let span = hours.now(moment("2026-11-24T10:00"), place("75", "A"), &[]).span;
            prop_assert_eq!((span.state, span.why), (State::Unknown, Why::Unreadable));
        }
    }
}
