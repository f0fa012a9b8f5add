/// From which event of which file an appointment comes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// Its name in all files; of a repeated event, with the day it stands for.
    pub name: String,
    /// The version that was taken in.
    pub revision: Revision,
}

/// The version of an event: the higher sequence is newer, and of equals the later stamp, as programs leave the sequence
/// at 0 (RFC 5546, section 2.1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Revision {
    /// SEQUENCE.
    pub sequence: i64,
    /// The later one of LAST-MODIFIED and DTSTAMP, in milliseconds since 1 January 1970 UTC; 0 if there is none.
    pub stamp: i64,
}
