use core::fmt;

use crate::TextError;
use crate::facts::facts;

/// Why a pack, or a file of packs, was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackError {
    /// One field of one pack breaks a rule.
    Field {
        /// The id as written, even a wrong one.
        pack: String,
        /// Counted from 1; none for a field of the pack itself.
        step: Option<usize>,
        /// The name of the field in the data file.
        field: &'static str,
        /// The rule, with the facts.
        fault: PackFault,
    },
    /// The first byte of the binary file is not this version's.
    Version {
        /// None when the file is empty.
        found: Option<u8>,
        /// [`super::FORMAT`].
        expected: u8,
    },
    /// The binary file ends early, goes on too long or holds something else than packs.
    Damaged,
}

/// The rule that a field breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackFault {
    /// Not a text that the domain accepts.
    Text(TextError),
    /// Longer than its place on screen.
    Long {
        /// The length found.
        chars: usize,
        /// The longest allowed.
        limit: usize,
    },
    /// Not a pack's stable name; see [`super::PackId::parse`].
    Name {
        /// As written.
        value: String,
    },
    /// Two packs bear this id.
    SameId,
    /// Not a real day written as `2026-11-24`.
    Day {
        /// As written.
        value: String,
    },
    /// The check is older than the text it compared with.
    CheckedBeforeEdition {
        /// The day of the check.
        checked: chrono::NaiveDate,
        /// The date of the text.
        edition: chrono::NaiveDate,
    },
    /// A sheet number of the administration's site is a capital letter and digits, as in `F19778`.
    Sheet {
        /// As written.
        value: String,
    },
    /// Too few or too many steps.
    Steps {
        /// How many there are.
        count: usize,
        /// The fewest allowed.
        min: usize,
        /// The most allowed.
        max: usize,
    },
    /// Two steps bear this label, so a person could not tell which one is done.
    SameLabel {
        /// The label.
        label: String,
    },
    /// "One of these" needs at least two.
    OneAlternative,
    /// Outside the limits of [`crate::MaxAge`].
    Months {
        /// As written.
        months: u8,
    },
}

/// Made for the person who writes a pack: developers' English, never shown by the app.
impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field { pack, step: None, field, fault } => {
                write!(f, "pack `{pack}`, field `{field}`: {fault}")
            }
            Self::Field { pack, step: Some(step), field, fault } => {
                write!(f, "pack `{pack}`, step {step}, field `{field}`: {fault}")
            }
            Self::Version { found, expected } => write!(f, "format {found:?}, expected {expected}"),
            Self::Damaged => f.write_str("damaged file of packs"),
        }
    }
}

impl core::error::Error for PackError {}

facts!(PackFault);

impl From<TextError> for PackFault {
    fn from(error: TextError) -> Self {
        Self::Text(error)
    }
}
