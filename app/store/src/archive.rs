use crate::shelf::Record;
use serde::{Deserialize, Serialize};
use sync::{Batch, frame};

/// Everything that a phone keeps, to be put in a file and brought back on any phone.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Archive {
    /// The log. Whoever absorbs it has all that its phone had.
    pub batches: Vec<Batch>,
    /// The records that could not be read, as found.
    pub(crate) damaged: Vec<Record>,
}

/// The first bytes of such a file, so that another file is told at once.
const MAGIC: &[u8; 8] = b"pasapas\0";

/// Why a file brings nothing back. The phone's memory was not touched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArchiveError {
    /// It is another sort of file.
    AnotherFile,
    /// It was cut short or changed.
    Damaged,
    /// A newer version of the product wrote it.
    Newer {
        /// The format number found.
        found: u8,
    },
}

impl Archive {
    /// The bytes of the file.
    ///
    /// ```
    /// use store::Archive;
    /// let archive = Archive::default();
    /// assert_eq!(Archive::from_file(&archive.to_file()), Ok(archive));
    /// ```
    pub fn to_file(&self) -> Vec<u8> {
        [&MAGIC[..], &frame::seal(self)].concat()
    }

    /// What a file made by [`Archive::to_file`] brings back.
    ///
    /// # Errors
    /// [`ArchiveError`] if the file does not start with the eight bytes `pasapas` and zero, was damaged, or
    /// comes from a newer version.
    pub fn from_file(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let framed = bytes.strip_prefix(MAGIC).ok_or(ArchiveError::AnotherFile)?;
        frame::open(framed).map_err(|error| match error {
            frame::FrameError::Format { found } => ArchiveError::Newer { found },
            _ => ArchiveError::Damaged,
        })
    }

    /// How many records could not be read.
    pub fn damaged(&self) -> usize {
        self.damaged.len()
    }
}
