//! How far a checklist is.

use crate::{Step, StepState};

/// How many steps are done, of how many; never more done than there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Steps in state [`StepState::Done`].
    pub done: usize,
    /// All steps.
    pub total: usize,
}

impl Progress {
    /// Counts steps.
    pub fn of<'a>(steps: impl Iterator<Item = &'a Step>) -> Self {
        steps.fold(Self::default(), |Self { done, total }, step| Self {
            done: done + usize::from(step.state == StepState::Done),
            total: total + 1,
        })
    }

    /// How many steps are still to do.
    pub const fn missing(self) -> usize {
        self.total.saturating_sub(self.done)
    }
}
