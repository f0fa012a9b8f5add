//! Ten thousand schedules, and two merges that are known to be wrong.

use simulator::{Merge, Report, run};

/// How many seeds each of four threads takes.
const EACH: u64 = 2_500;

fn thread(nth: u64) {
    let mut sum = Report::default();
    for seed in nth * EACH..(nth + 1) * EACH {
        match run(seed, Merge::Ours) {
            Ok(report) => sum += report,
            Err(broken) => panic!("{broken}"),
        }
    }
    // The schedules are worth something only if much happens in them.
    assert!(sum.acts > 30_000 && sum.exchanges > 5_000, "{sum:?}");
    assert!(sum.lies > 200 && sum.blows > 5_000, "{sum:?}");
}

#[test]
fn the_first_quarter_of_ten_thousand_schedules_holds() {
    thread(0);
}

#[test]
fn the_second_quarter_of_ten_thousand_schedules_holds() {
    thread(1);
}

#[test]
fn the_third_quarter_of_ten_thousand_schedules_holds() {
    thread(2);
}

#[test]
fn the_last_quarter_of_ten_thousand_schedules_holds() {
    thread(3);
}

/// In how many of the first schedules this merge breaks this law.
fn caught(merge: Merge, law: &str) -> usize {
    (0..200).filter(|seed| run(*seed, merge).is_err_and(|broken| broken.law == law)).count()
}

#[test]
fn a_merge_by_the_clock_is_caught_losing_what_people_wrote() {
    assert!(caught(Merge::LastWriteWins, "every acknowledged edit is there") > 20);
}

#[test]
fn a_merge_that_does_not_wait_for_causes_is_caught() {
    let lost = caught(Merge::NoBuffering, "every acknowledged edit is there");
    let differ = caught(Merge::NoBuffering, "all phones are equal");
    assert!(lost + differ > 5, "{lost} lost something, {differ} differ");
}

#[test]
fn a_seed_always_tells_the_same_story() {
    for seed in 0..5 {
        assert_eq!(run(seed, Merge::Ours), run(seed, Merge::Ours));
    }
}
