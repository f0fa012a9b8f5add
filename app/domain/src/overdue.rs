//! Whether a step is late.

use chrono::NaiveDate;

use crate::{Step, StepState};

/// How many days late a step is, at least 1; nothing for a step that is done, not due yet, due today, or never due.
pub fn overdue(step: &Step, today: NaiveDate) -> Option<u32> {
    let due = step.due.filter(|_| step.state == StepState::ToDo)?;
    u32::try_from(today.signed_duration_since(due).num_days()).ok().filter(|late| *late > 0)
}
