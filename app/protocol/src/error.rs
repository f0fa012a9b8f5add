use core::fmt;

use crate::OverLimit;

/// Why bytes are none of this protocol's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DecodeError {
    /// They end before they say they would.
    Truncated,
    /// Some follow after the end.
    Trailing {
        /// How many.
        bytes: usize,
    },
    /// They were written by a version that this one does not know.
    Version {
        /// The version found.
        found: u8,
    },
    /// They are another kind of thing.
    Kind {
        /// The kind found.
        found: u8,
    },
    /// More of something than is allowed.
    Over(OverLimit),
    /// A number with needless bytes, or above 64 bits.
    Number,
    /// A list that should ascend, each once, does not.
    Order,
    /// Dots from 0 on, none at all, or past the last sequence number.
    Dots,
    /// Text that is not UTF-8.
    Text,
    /// A choice that does not exist.
    Choice {
        /// The number found.
        found: u8,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl core::error::Error for DecodeError {}

impl From<OverLimit> for DecodeError {
    fn from(over: OverLimit) -> Self {
        Self::Over(over)
    }
}
