//! A list of papers or things to do, for one purpose.

use chrono::NaiveDate;

use crate::Label;

/// Where a ready-made list comes from, so that a person can see how far to trust it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Who publishes the facts.
    pub body: Label,
    /// The published page, by the name its publisher gives it, for example `F19778`.
    pub sheet: Option<Label>,
    /// The day on which somebody compared the list with that page.
    pub checked: NaiveDate,
}

/// A person's own list: its [steps](crate::Step) name it as their parent, and every word of it can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// What it is for, in plain words.
    pub title: Label,
    /// The official name of the right or procedure.
    pub official: Option<Label>,
    /// Where it comes from, if it was ready-made.
    pub source: Option<Source>,
}
