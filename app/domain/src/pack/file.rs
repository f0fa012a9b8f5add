use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Pack, PackError, PackFault, PackGroup, PackIcon, PackId, PackStep};
use crate::{Label, MaxAge, Note, Source, calendar_day};

/// A pack as a data file writes it, not yet checked; [`Pack::try_from`] checks it.
///
/// The fields of a file that this type does not know are an error: a slip in a name would hide a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// See [`PackId`].
    pub id: String,
    /// What the person wants to do.
    pub title: String,
    /// What the administration calls it.
    pub official: String,
    /// The part of life.
    pub group: PackGroup,
    /// The drawing.
    pub icon: PackIcon,
    /// Where the facts come from.
    pub source: PackSourceFile,
    /// What it is for.
    pub intro: String,
    /// What is good to know before starting.
    #[serde(default)]
    pub note: Option<String>,
    /// In order.
    pub steps: Vec<PackStepFile>,
}

/// The source of a pack's facts, as a data file writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackSourceFile {
    /// Who publishes the facts.
    pub body: String,
    /// The number of the sheet, as in `F19778`.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The day somebody compared the pack with the text, as in `2026-11-24`.
    pub checked: String,
    /// The date that the compared text bears; the oldest where there are several.
    #[serde(default)]
    pub edition: Option<String>,
}

/// A step of a pack, as a data file writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackStepFile {
    /// The plain name.
    pub label: String,
    /// The name printed on the paper.
    #[serde(default)]
    pub official: Option<String>,
    /// What it proves, or where to get it.
    #[serde(default)]
    pub why: Option<String>,
    /// What is accepted, each where it applies.
    #[serde(default)]
    pub proofs: Vec<String>,
    /// Alternatives of which one is enough.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// How old the paper may be, in months.
    #[serde(default)]
    pub max_age_months: Option<u8>,
}

type Read<T> = Result<T, (&'static str, PackFault)>;

impl TryFrom<PackFile> for Pack {
    type Error = PackError;

    /// Checks the fields of the pack itself first, then each step in order, then the steps together.
    fn try_from(file: PackFile) -> Result<Self, PackError> {
        let refused = |step: Option<usize>, (field, fault): (&'static str, PackFault)| PackError::Field {
            pack: file.id.clone(),
            step,
            field,
            fault,
        };
        let mut pack = read_head(&file).map_err(|why| refused(None, why))?;
        for (at, step) in file.steps.iter().enumerate() {
            pack.lines.push(PackStep::read(step).map_err(|why| refused(Some(at + 1), why))?);
        }
        check_lines(&pack.lines).map_err(|(step, field, fault)| refused(step, (field, fault)))?;
        Ok(pack)
    }
}

impl Pack {
    /// A pack that was checked when it was written; none if a text or a date in it cannot be.
    pub(super) fn again(file: &PackFile) -> Option<Self> {
        let mut pack = read_head(file).ok()?;
        for step in &file.steps {
            pack.lines.push(PackStep::read(step).ok()?);
        }
        Some(pack)
    }
}

fn read_head(file: &PackFile) -> Read<Pack> {
    let checked = day("checked", &file.source.checked)?;
    let edition = optional(file.source.edition.as_deref(), |text| day("edition", text))?;
    if let Some(edition) = edition.filter(|edition| *edition > checked) {
        return Err(("checked", PackFault::CheckedBeforeEdition { checked, edition }));
    }
    Ok(Pack {
        id: PackId::parse(&file.id).map_err(|fault| ("id", fault))?,
        title: label("title", &file.title, Pack::TITLE_CHARS)?,
        official: label("official", &file.official, Label::MAX_CHARS)?,
        group: file.group,
        icon: file.icon,
        source: Source {
            body: label("body", &file.source.body, Label::MAX_CHARS)?,
            sheet: optional(file.source.sheet.as_deref(), sheet)?,
            checked,
        },
        edition,
        intro: note("intro", &file.intro)?,
        note: optional(file.note.as_deref(), |text| note("note", text))?,
        lines: Vec::new(),
    })
}

fn check_lines(lines: &[PackStep]) -> Result<(), (Option<usize>, &'static str, PackFault)> {
    let count = lines.len();
    if !(Pack::MIN_STEPS..=Pack::MAX_STEPS).contains(&count) {
        let fault = PackFault::Steps { count, min: Pack::MIN_STEPS, max: Pack::MAX_STEPS };
        return Err((None, "steps", fault));
    }
    for (at, line) in lines.iter().enumerate() {
        if lines.iter().take(at).any(|earlier| earlier.label() == line.label()) {
            let label = line.label().as_str().into();
            return Err((Some(at + 1), "label", PackFault::SameLabel { label }));
        }
    }
    Ok(())
}

pub(super) fn optional<T>(text: Option<&str>, read: impl FnOnce(&str) -> Read<T>) -> Read<Option<T>> {
    text.map(read).transpose()
}

pub(super) fn label(field: &'static str, text: &str, limit: usize) -> Read<Label> {
    let label = Label::parse(text).map_err(|error| (field, error.into()))?;
    let chars = label.as_str().chars().count();
    if chars > limit { Err((field, PackFault::Long { chars, limit })) } else { Ok(label) }
}

pub(super) fn labels(field: &'static str, texts: &[String]) -> Read<Vec<Label>> {
    texts.iter().map(|text| label(field, text, Label::MAX_CHARS)).collect()
}

pub(super) fn note(field: &'static str, text: &str) -> Read<Note> {
    Note::parse(text).map_err(|error| (field, error.into()))
}

pub(super) fn max_age(months: u8) -> Read<MaxAge> {
    MaxAge::months(months).map_err(|_| ("max_age_months", PackFault::Months { months }))
}

fn sheet(text: &str) -> Read<Label> {
    let digits = text.strip_prefix(|letter: char| letter.is_ascii_uppercase());
    let fine = digits.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if fine {
        label("sheet", text, Label::MAX_CHARS)
    } else {
        Err(("sheet", PackFault::Sheet { value: text.into() }))
    }
}

fn day(field: &'static str, text: &str) -> Read<NaiveDate> {
    read_day(text).ok_or((field, PackFault::Day { value: text.into() }))
}

fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = |part: &str, width| part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !fits(year, 4) || !fits(month, 2) || !fits(day, 2) {
        return None;
    }
    calendar_day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

impl From<&Pack> for PackFile {
    fn from(pack: &Pack) -> Self {
        Self {
            id: pack.id.as_str().into(),
            title: pack.title.as_str().into(),
            official: pack.official.as_str().into(),
            group: pack.group,
            icon: pack.icon,
            source: PackSourceFile {
                body: pack.source.body.as_str().into(),
                sheet: pack.source.sheet.as_ref().map(|sheet| sheet.as_str().into()),
                checked: pack.source.checked.to_string(),
                edition: pack.edition.map(|edition| edition.to_string()),
            },
            intro: pack.intro.as_str().into(),
            note: pack.note.as_ref().map(|note| note.as_str().into()),
            steps: pack.lines.iter().map(PackStepFile::from).collect(),
        }
    }
}

impl From<&PackStep> for PackStepFile {
    fn from(step: &PackStep) -> Self {
        let texts = |labels: &[Label]| labels.iter().map(|label| label.as_str().into()).collect();
        Self {
            label: step.label().as_str().into(),
            official: step.official().map(|official| official.as_str().into()),
            why: step.why().map(|why| why.as_str().into()),
            proofs: texts(step.proofs()),
            one_of: texts(step.one_of()),
            max_age_months: step.max_age().map(MaxAge::count),
        }
    }
}
