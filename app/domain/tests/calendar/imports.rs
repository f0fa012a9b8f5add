use domain::calendar::{Incoming, Revision, Status, Verdict, incoming, read, verdict};
use rstest::rstest;

use crate::{at, shown};

fn all(file: &str, now: &str) -> Vec<Incoming> {
    incoming(&read(file.as_bytes()).unwrap(), at(now))
}

const ONE: &str =
    "BEGIN:VEVENT\nUID:a@b\nDTSTAMP:20261101T100000Z\nDTSTART:20261201T140000\nSUMMARY:CCAS\nEND:VEVENT\n";

#[test]
fn two_readings_give_the_same_names() {
    assert_eq!(all(ONE, "2026-11-24T10:00"), all(ONE, "2026-11-30T10:00"));
    assert_eq!(all(ONE, "2026-11-24T10:00")[0].origin.name, "a@b");
    let nameless = ONE.replace("UID:a@b\n", "");
    assert_eq!(all(&nameless, "2026-11-24T10:00"), all(&nameless, "2026-11-24T10:00"));
    let other = nameless.replace("CCAS", "PMI");
    assert_ne!(
        all(&nameless, "2026-11-24T10:00")[0].origin.name,
        all(&other, "2026-11-24T10:00")[0].origin.name
    );
}

#[test]
fn of_two_versions_in_a_file_the_newer_is_taken_in_any_order() {
    let newer = ONE.replace("20261101T100000Z", "20261102T100000Z").replace("CCAS", "CCAS, salle 2");
    for file in [[ONE, &newer].concat(), [&newer, ONE].concat()] {
        let found = all(&file, "2026-11-24T10:00");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].title.as_ref().unwrap().as_str(), "CCAS, salle 2");
    }
}

#[test]
fn a_repeated_event_brings_its_next_times_each_with_a_name_of_its_own() {
    let weekly = ONE.replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY");
    let found = all(&weekly, "2026-12-09T18:00");
    let starts: Vec<String> = found.iter().map(|one| shown(one.starts)).collect();
    assert_eq!(starts.len(), 6);
    assert_eq!(starts[0], "2026-12-15T14:00");
    assert!(found.windows(2).all(|pair| pair[0].origin.name != pair[1].origin.name));
    assert!(found.iter().all(|one| one.repeats && one.sure));
    let later = all(&weekly, "2026-12-20T18:00");
    assert_eq!(later[0].origin, found[1].origin);
}

#[test]
fn a_time_of_a_series_that_was_moved_or_cancelled_replaces_it() {
    let series = ONE.replace("SUMMARY", "RRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY");
    let moved =
        ONE.replace("DTSTART:20261201T140000", "RECURRENCE-ID:20261208T140000\nDTSTART:20261209T100000");
    let cancelled = ONE.replace(
        "DTSTART:20261201T140000",
        "RECURRENCE-ID:20261215T140000\nSTATUS:CANCELLED\nDTSTART:20261215T140000",
    );
    let mut found = all(&[series.as_str(), &moved, &cancelled].concat(), "2026-11-24T10:00");
    found.sort_by_key(|one| one.starts);
    let shown: Vec<(String, Status)> = found.iter().map(|one| (shown(one.starts), one.status)).collect();
    assert_eq!(
        shown,
        [
            ("2026-12-01T14:00".to_owned(), Status::Confirmed),
            ("2026-12-09T10:00".to_owned(), Status::Confirmed),
            ("2026-12-15T14:00".to_owned(), Status::Cancelled),
        ]
    );
    let plain = all(&series, "2026-11-24T10:00");
    assert!(found.iter().any(|one| one.origin.name == plain[1].origin.name));
}

#[test]
fn an_end_moves_with_its_time() {
    let weekly = ONE.replace("SUMMARY", "DTEND:20261201T150000\nRRULE:FREQ=WEEKLY\nSUMMARY");
    assert_eq!(all(&weekly, "2026-12-09T18:00")[0].ends.map(shown).unwrap(), "2026-12-15T15:00");
}

#[test]
fn a_rule_that_is_not_followed_is_not_sure() {
    let hourly = ONE.replace("SUMMARY", "RRULE:FREQ=HOURLY\nSUMMARY");
    let found = all(&hourly, "2026-11-24T10:00");
    assert_eq!(found.len(), 1);
    assert!(!found[0].sure);
}

fn revision(sequence: i64, stamp: i64) -> Revision {
    Revision { sequence, stamp }
}

#[rstest]
#[case::unknown(None, revision(0, 5), Status::Confirmed, Verdict::New)]
#[case::unknown_and_cancelled(None, revision(0, 5), Status::Cancelled, Verdict::Needless)]
#[case::same_words(Some((revision(0, 5), true)), revision(0, 9), Status::Confirmed, Verdict::Same)]
#[case::other_words_later(Some((revision(0, 5), false)), revision(0, 9), Status::Confirmed, Verdict::Changed)]
#[case::other_words_earlier(Some((revision(0, 5), false)), revision(0, 4), Status::Confirmed, Verdict::Older)]
#[case::the_sequence_comes_first(Some((revision(1, 5), false)), revision(0, 9), Status::Confirmed, Verdict::Older)]
#[case::changed_by_the_person(Some((revision(0, 5), false)), revision(0, 5), Status::Confirmed, Verdict::Same)]
#[case::cancelled_later(Some((revision(0, 5), true)), revision(0, 9), Status::Cancelled, Verdict::Cancelled)]
#[case::cancelled_by_an_old_file(Some((revision(2, 5), true)), revision(1, 9), Status::Cancelled, Verdict::Older)]
#[case::tentative(Some((revision(0, 5), true)), revision(0, 9), Status::Tentative, Verdict::Same)]
fn a_version_is_newer_by_its_sequence_then_by_its_stamp(
    #[case] known: Option<(Revision, bool)>,
    #[case] revision: Revision,
    #[case] status: Status,
    #[case] expected: Verdict,
) {
    assert_eq!(verdict(known, revision, status), expected);
}
