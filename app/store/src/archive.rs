use crate::shelf::Record;
use serde::{Deserialize, Serialize};
use sync::{Batch, Parcel, SpaceId, frame};

/// Everything that a phone keeps, to be put in a file and brought back on any phone.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Archive {
    /// The log. Whoever absorbs it has all that its phone had.
    pub batches: Vec<Batch>,
    /// The records that could not be read, as found.
    pub(crate) damaged: Vec<Record>,
    /// What is in the spaces, sent or not.
    pub shared: Vec<Shared>,
}

/// What is in one space.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shared {
    /// The space.
    pub space: SpaceId,
    /// All that it holds.
    pub parcel: Parcel,
    /// What is in its log: what came with a snapshot is in the parcel alone.
    pub batches: Vec<Batch>,
}

/// What a file of the first layout holds.
#[derive(Deserialize)]
struct First {
    batches: Vec<Batch>,
    damaged: Vec<Record>,
}

/// The first bytes of such a file, so that another file is told at once.
const MAGIC: &[u8; 7] = b"pasapas";

/// The layout that follows them.
const LAYOUT: u8 = 1;

/// The layout before spaces were kept, which is still read.
const WITHOUT_SPACES: u8 = 0;

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
        [&MAGIC[..], &[LAYOUT], &frame::seal(self)].concat()
    }

    /// What a file made by [`Archive::to_file`] brings back.
    ///
    /// # Errors
    /// [`ArchiveError`] if the file does not start with the seven bytes `pasapas`, was damaged, or comes from a newer
    /// version.
    pub fn from_file(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ArchiveError::AnotherFile)?;
        let (&layout, framed) = rest.split_first().ok_or(ArchiveError::Damaged)?;
        let damaged = |error| match error {
            frame::FrameError::Format { found } => ArchiveError::Newer { found },
            _ => ArchiveError::Damaged,
        };
        match layout {
            LAYOUT => frame::open(framed).map_err(damaged),
            WITHOUT_SPACES => {
                let First { batches, damaged } = frame::open(framed).map_err(damaged)?;
                Ok(Self { batches, damaged, shared: Vec::new() })
            }
            found => Err(ArchiveError::Newer { found }),
        }
    }

    /// How many records could not be read.
    pub fn damaged(&self) -> usize {
        self.damaged.len()
    }
}
