//! One line of a checklist: a paper to find or a thing to do.

use chrono::NaiveDate;

use crate::{AppointmentId, ChecklistId, DocumentId, Label, MaxAge, Note};

/// What a step belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parent {
    /// A line of a checklist.
    Checklist(ChecklistId),
    /// Something to bring to, or do before, one appointment.
    Appointment(AppointmentId),
}

/// Whether a step is done; there is nothing in between to get lost in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StepState {
    /// "À faire".
    #[default]
    ToDo,
    /// "Fait".
    Done,
}

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// The person alone.
    Alone,
    /// The person with somebody.
    Together,
    /// Somebody else, for the person.
    ForMe,
}

/// A paper to find or a thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it belongs to.
    pub parent: Parent,
    /// What to do, in plain words.
    pub label: Label,
    /// The official name of the paper, to be shown at a desk.
    pub official: Option<Label>,
    /// Why it matters, or where to get it.
    pub why: Option<Note>,
    /// What is accepted as proof.
    pub proofs: Vec<Label>,
    /// Alternatives: one of these is enough.
    pub one_of: Vec<Label>,
    /// How old the paper may be.
    pub max_age: Option<MaxAge>,
    /// Whether it is done.
    pub state: StepState,
    /// The last day on which doing it is in time.
    pub due: Option<NaiveDate>,
    /// Who does it, if that was decided.
    pub how: Option<How>,
    /// The person's paper that answers it.
    pub document: Option<DocumentId>,
}

impl Step {
    /// A step that is a name and nothing more, still to do.
    pub fn new(parent: Parent, label: Label) -> Self {
        Self {
            parent,
            label,
            official: None,
            why: None,
            proofs: Vec::new(),
            one_of: Vec::new(),
            max_age: None,
            state: StepState::ToDo,
            due: None,
            how: None,
            document: None,
        }
    }
}
