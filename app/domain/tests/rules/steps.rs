use domain::{ChecklistId, Parent, Progress, Step, StepState, overdue};
use proptest::prelude::*;
use rstest::rstest;

use crate::{date, label};

fn step(state: StepState, due: Option<&str>) -> Step {
    Step {
        parent: Parent::Checklist(ChecklistId::new([0; 16])),
        label: label("Pièce d’identité"),
        official: None,
        why: None,
        proofs: Vec::new(),
        one_of: Vec::new(),
        max_age: None,
        state,
        due: due.map(date),
        how: None,
        document: None,
    }
}

#[test]
fn a_new_step_is_to_do() {
    assert_eq!(StepState::default(), StepState::ToDo);
}

#[rstest]
#[case::empty_list(0, 0)]
#[case::all_to_do(0, 5)]
#[case::some_done(3, 5)]
#[case::all_done(5, 5)]
fn progress_counts_what_is_done_and_what_is_missing(#[case] done: usize, #[case] total: usize) {
    let mut steps = vec![step(StepState::Done, None); done];
    steps.resize(total, step(StepState::ToDo, None));
    let progress = Progress::of(steps.iter());
    assert_eq!(progress, Progress { done, total });
    assert_eq!(progress.missing(), total - done);
}

#[rstest]
#[case::never_due(StepState::ToDo, None, None)]
#[case::due_later(StepState::ToDo, Some("2026-11-25"), None)]
#[case::due_today(StepState::ToDo, Some("2026-11-24"), None)]
#[case::due_yesterday(StepState::ToDo, Some("2026-11-23"), Some(1))]
#[case::due_last_month(StepState::ToDo, Some("2026-10-24"), Some(31))]
#[case::due_before_a_leap_day(StepState::ToDo, Some("2024-02-28"), Some(1000))]
#[case::done_in_time(StepState::Done, Some("2026-11-25"), None)]
#[case::done_though_due_long_ago(StepState::Done, Some("2026-01-01"), None)]
#[case::done_and_never_due(StepState::Done, None, None)]
fn on_24_november_a_step_is_late_by(
    #[case] state: StepState,
    #[case] due: Option<&str>,
    #[case] days: Option<u32>,
) {
    assert_eq!(overdue(&step(state, due), date("2026-11-24")), days);
}

proptest! {
    #[test]
    fn the_order_of_steps_does_not_change_the_progress(
        done in proptest::collection::vec(any::<bool>(), 0..30),
        turn in 0_usize..30,
    ) {
        let state = |done: &bool| if *done { StepState::Done } else { StepState::ToDo };
        let mut steps: Vec<_> = done.iter().map(|done| step(state(done), None)).collect();
        let before = Progress::of(steps.iter());
        prop_assert_eq!(before.done + before.missing(), before.total);
        if !steps.is_empty() {
            let turn = turn % steps.len();
            steps.rotate_left(turn);
        }
        prop_assert_eq!(Progress::of(steps.iter()), before);
    }
}
