//! Why a task stopped, and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use crate::{precache, split};

/// A task that could not be carried out.
#[derive(Debug)]
pub(crate) enum Error {
    /// The command line has an option or a value that no task takes.
    Arguments(lexopt::Error),
    /// The first word names no task.
    UnknownTask { given: String },
    /// A program is missing, or may not be started.
    NotStarted { command: String, source: io::Error },
    /// A program ran and said no.
    Failed { command: String, status: ExitStatus },
    /// A file could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// `apt-get` is missing, and so are these packages.
    NoPackageManager { packages: Vec<&'static str> },
    /// The machine still lacks a tool after its installation succeeded.
    StillMissing { tool: &'static str, expected_in: PathBuf },
    /// A build could not be completed for offline use.
    Precache(precache::Error),
    /// `precache` was started by something else than Trunk.
    NoStagingFolder,
    /// A wasm file that cannot be measured.
    Wasm { path: PathBuf, source: wasmparser::BinaryReaderError },
    /// A build with no wasm file, or with several.
    NoWasm { folder: PathBuf },
    /// A page that does not name its wasm, or has no place for the name of the second half.
    Unnamed { page: PathBuf },
    /// A wasm file that cannot be cut in two.
    Split(split::Error),
    /// A language that does not say what French says.
    Texts(String),
    /// The texts of a language weigh too much.
    LongTexts { address: String, bytes: usize, limit: usize },
    /// The first visit weighs too much.
    OverBudget { bytes: usize, limit: usize },
    /// No check has such a name.
    NoSuchCheck { filters: Vec<String> },
    /// A check was about to pass without testing anything.
    NoTests { folder: PathBuf },
    /// Checks ran and some failed.
    ChecksFailed { names: Vec<&'static str> },
}

impl Error {
    /// Names the file in what the system said about it.
    pub(crate) fn file(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File { path: path.as_ref().to_owned(), source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arguments(source) => write!(f, "{source}. `cargo xtask help` lists what there is."),
            Self::UnknownTask { given } => {
                write!(f, "There is no task `{given}`. `cargo xtask help` lists what there is.")
            }
            Self::NotStarted { command, source } => write!(f, "Could not start `{command}`: {source}."),
            Self::Failed { command, status } => {
                write!(f, "`{command}` stopped with {status}. What it printed above says why.")
            }
            Self::File { path, source } => write!(f, "{}: {source}.", path.display()),
            Self::NoPackageManager { packages } => write!(
                f,
                "This machine has no apt-get. Install these packages, or your system's equivalents: {}.",
                packages.join(" ")
            ),
            Self::StillMissing { tool, expected_in } => write!(
                f,
                "{tool} was installed, but is not found in {}. Is another version earlier in PATH?",
                expected_in.display()
            ),
            Self::Precache(source) => write!(f, "The build cannot work offline: {source}."),
            Self::NoStagingFolder => {
                f.write_str("TRUNK_STAGING_DIR is not set: Trunk calls this task by itself.")
            }
            Self::Wasm { path, source } => write!(f, "{}: {source}.", path.display()),
            Self::NoWasm { folder } => write!(f, "{} does not hold exactly one wasm file.", folder.display()),
            Self::Unnamed { page } => {
                write!(f, "{} does not name its wasm, or has no place for the second half.", page.display())
            }
            Self::Split(source) => write!(f, "{source}."),
            Self::Texts(problem) => write!(f, "A language of app/web/locales is not complete. {problem}"),
            Self::LongTexts { address, bytes, limit } => {
                write!(f, "{address} weighs {bytes} bytes, more than {limit}.")
            }
            Self::OverBudget { bytes, limit } => write!(
                f,
                "The first visit weighs {bytes} bytes, {} more than the budget of {limit}.",
                bytes.saturating_sub(*limit)
            ),
            Self::NoSuchCheck { filters } => {
                write!(f, "No check has a name with {}. Their names:", filters.join(" or "))?;
                crate::check::CHECKS.iter().try_for_each(|check| write!(f, " {}", check.name))
            }
            Self::NoTests { folder } => write!(f, "{} holds no test.", folder.display()),
            Self::ChecksFailed { names } => write!(
                f,
                "Failed: {}. To try one again: cargo xtask test {}",
                names.join(", "),
                names.first().copied().unwrap_or_default()
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Arguments(source) => Some(source),
            Self::NotStarted { source, .. } | Self::File { source, .. } => Some(source),
            Self::Precache(source) => Some(source),
            Self::Split(source) => Some(source),
            Self::Wasm { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<lexopt::Error> for Error {
    fn from(source: lexopt::Error) -> Self {
        Self::Arguments(source)
    }
}

impl From<split::Error> for Error {
    fn from(source: split::Error) -> Self {
        Self::Split(source)
    }
}

impl From<precache::Error> for Error {
    fn from(source: precache::Error) -> Self {
        Self::Precache(source)
    }
}
