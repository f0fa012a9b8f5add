use super::error::PackFault;
use super::file::PackStepFile;
use super::{Pack, file};
use crate::{Label, MaxAge, Note, Parent, Step, StepState};

/// One ready-made step: a paper to find or a thing to do, with what it proves and what is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackStep {
    label: Label,
    official: Option<Label>,
    why: Option<Note>,
    proofs: Vec<Label>,
    one_of: Vec<Label>,
    max_age: Option<MaxAge>,
}

impl PackStep {
    /// The plain name, at most [`Pack::STEP_CHARS`] characters.
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// The name printed on the paper itself, kept in French in every language.
    pub fn official(&self) -> Option<&Label> {
        self.official.as_ref()
    }

    /// What it proves, or where to get it.
    pub fn why(&self) -> Option<&Note> {
        self.why.as_ref()
    }

    /// What is accepted, each where it applies.
    pub fn proofs(&self) -> &[Label] {
        &self.proofs
    }

    /// Alternatives of which one is enough: none, or at least two.
    pub fn one_of(&self) -> &[Label] {
        &self.one_of
    }

    /// How old the paper may be on the day it is shown.
    pub fn max_age(&self) -> Option<MaxAge> {
        self.max_age
    }

    /// The person's own step, still to do.
    pub fn step(&self, parent: Parent) -> Step {
        Step {
            parent,
            label: self.label.clone(),
            official: self.official.clone(),
            why: self.why.clone(),
            proofs: self.proofs.clone(),
            one_of: self.one_of.clone(),
            max_age: self.max_age,
            state: StepState::ToDo,
            due: None,
            how: None,
            document: None,
        }
    }

    pub(super) fn read(step: &PackStepFile) -> Result<Self, (&'static str, PackFault)> {
        if step.one_of.len() == 1 {
            return Err(("one_of", PackFault::OneAlternative));
        }
        Ok(Self {
            label: file::label("label", &step.label, Pack::STEP_CHARS)?,
            official: file::optional(step.official.as_deref(), |text| {
                file::label("official", text, Label::MAX_CHARS)
            })?,
            why: file::optional(step.why.as_deref(), |text| file::note("why", text))?,
            proofs: file::labels("proofs", &step.proofs)?,
            one_of: file::labels("one_of", &step.one_of)?,
            max_age: step.max_age_months.map(file::max_age).transpose()?,
        })
    }
}
