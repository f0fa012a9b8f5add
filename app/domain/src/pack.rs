//! Ready-made checklists, written as data and carried to the phone in one small binary file.
//!
//! A pack is a starting point: [`Pack::checklist`] and [`Pack::steps`] make objects that belong to the person, who may
//! then rename, remove, add or move every line, because no form fits everybody.

mod codec;
mod error;
mod file;
mod group;
mod icon;
mod id;
mod phrases;
mod step;

pub use codec::{FORMAT, decode_all, encode_all};
pub use error::{PackError, PackFault};
pub use file::{PackFile, PackSourceFile, PackStepFile};
pub use group::PackGroup;
pub use icon::PackIcon;
pub use id::PackId;
pub use phrases::{Phrases, PhrasesError};
pub use step::PackStep;

use chrono::NaiveDate;

use crate::{Checklist, Label, Note, Parent, Source, Step};

/// One ready-made checklist that names its source and has been checked: every text fits its place, there are between
/// [`Pack::MIN_STEPS`] and [`Pack::MAX_STEPS`] steps, and no two steps bear the same label.
///
/// It is made from a [`PackFile`], the shape of the data files.
///
/// ```
/// use domain::{ChecklistId, Parent};
/// use domain::pack::{Pack, PackFile, PackGroup, PackIcon, PackSourceFile, PackStepFile};
///
/// let step = |label: &str| PackStepFile { label: label.into(), ..PackStepFile::default() };
/// let pack = Pack::try_from(PackFile {
///     id: "carte-vitale".into(),
///     title: "Avoir une carte Vitale".into(),
///     official: "Carte Vitale".into(),
///     group: PackGroup::Health,
///     icon: PackIcon::HealthCard,
///     source: PackSourceFile { body: "Assurance maladie".into(), checked: "2026-11-24".into(), ..PackSourceFile::default() },
///     intro: "La carte prouve vos droits.".into(),
///     note: None,
///     steps: ["Une photo", "Une copie de la pièce d’identité", "Le formulaire"].map(step).to_vec(),
/// })?;
///
/// assert_eq!(pack.checklist().title.as_str(), "Avoir une carte Vitale");
/// assert_eq!(pack.steps(Parent::Checklist(ChecklistId::new([0; 16]))).len(), 3);
/// # Ok::<(), domain::pack::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    id: PackId,
    title: Label,
    official: Label,
    group: PackGroup,
    icon: PackIcon,
    source: Source,
    edition: Option<NaiveDate>,
    intro: Note,
    note: Option<Note>,
    lines: Vec<PackStep>,
}

impl Pack {
    /// The longest title, in characters: two lines of the largest text on a screen 320 px wide.
    pub const TITLE_CHARS: usize = 40;
    /// The longest step label, in characters: three lines of the largest text on a screen 320 px wide.
    pub const STEP_CHARS: usize = 60;
    /// A shorter list would not be worth choosing from a menu.
    pub const MIN_STEPS: usize = 3;
    /// A longer list discourages; it is two lists.
    pub const MAX_STEPS: usize = 15;

    /// The name of the pack that never changes, whatever its title becomes.
    pub fn id(&self) -> &PackId {
        &self.id
    }

    /// What the person wants to do, in plain words: "Demander le RSA".
    pub fn title(&self) -> &Label {
        &self.title
    }

    /// What the administration calls it: "Revenu de solidarité active (RSA)".
    pub fn official(&self) -> &Label {
        &self.official
    }

    /// The part of life under which the pack is listed.
    pub fn group(&self) -> PackGroup {
        self.group
    }

    /// The drawing beside the title.
    pub fn icon(&self) -> PackIcon {
        self.icon
    }

    /// Who publishes the facts, under which number, and the day somebody compared the pack with them.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The date borne by the official text that was compared, the oldest where there are several; never after the day of
    /// the check, and none where the text bears no date.
    ///
    /// A check made today against a text of last year is worth a text of last year: the screen shows both.
    pub fn edition(&self) -> Option<NaiveDate> {
        self.edition
    }

    /// What it is for, in one to three short sentences.
    pub fn intro(&self) -> &Note {
        &self.intro
    }

    /// What is good to know before starting: a delay, a place.
    pub fn note(&self) -> Option<&Note> {
        self.note.as_ref()
    }

    /// The ready-made steps, in order.
    pub fn lines(&self) -> &[PackStep] {
        &self.lines
    }

    /// The person's own checklist, which keeps the source but no tie to the pack.
    pub fn checklist(&self) -> Checklist {
        Checklist {
            title: self.title.clone(),
            official: Some(self.official.clone()),
            source: Some(self.source.clone()),
        }
    }

    /// The person's own steps in the pack's order, all still to do.
    pub fn steps(&self, parent: Parent) -> Vec<Step> {
        self.lines.iter().map(|line| line.step(parent)).collect()
    }
}
