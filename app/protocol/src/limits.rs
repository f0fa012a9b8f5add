use core::fmt;

/// The most seconds that an invite may wait: 7 days.
pub const INVITE_SECONDS: u32 = 7 * 24 * 60 * 60;

/// The most seconds ahead that a reminder may be: 400 days.
pub const REMINDER_SECONDS: u32 = 400 * 24 * 60 * 60;

/// How many takes with an invite's name and a wrong proof a relay answers before it throws the invite away. The proof
/// is as good as two spoken words: who was told them may mishear, and nobody may try them out.
pub const INVITE_TRIES: u32 = 5;

/// At most this many bytes of envelopes and snapshots are put into an answer, except that one item always fits.
pub const ANSWER_CUT: usize = 512 * 1024;

/// The last sequence number that there is: what a signed number of 64 bits holds, as databases have them.
pub const LAST_SEQ: u64 = i64::MAX as u64;

/// How many bytes a relay keeps for a space unless it was told otherwise.
pub const SPACE_QUOTA: u64 = 16 * 1024 * 1024;

/// How many envelopes above its newest snapshot a relay gathers before it asks for the next one.
pub const SNAPSHOT_AFTER: u32 = 256;

/// Something that has a most.
///
/// ```
/// use protocol::Limit;
/// assert_eq!(Limit::Body.most(), 1024 * 1024);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// Bytes of a request's body.
    Body,
    /// Bytes of an answer's body: what [`ANSWER_CUT`] allows, and the vectors of all spaces.
    Answer,
    /// Sealed bytes of an envelope.
    Envelope,
    /// Sealed bytes of a snapshot.
    Snapshot,
    /// Spaces in a request.
    Spaces,
    /// Actors in a version vector or a snapshot.
    Actors,
    /// Sealed bytes of an invite.
    Invite,
    /// Seconds that an invite may wait.
    InviteSeconds,
    /// Bytes of the address of a push service.
    Endpoint,
    /// Reminders of a browser.
    Reminders,
    /// Seconds that a reminder may be ahead.
    ReminderSeconds,
    /// Versions named in a [`Problem`](crate::Problem).
    Versions,
}

impl Limit {
    /// The greatest value that is still accepted.
    pub const fn most(self) -> u64 {
        match self {
            Self::Body => 1024 * 1024,
            Self::Answer => 8 * 1024 * 1024,
            Self::Envelope => 64 * 1024,
            Self::Snapshot => 512 * 1024,
            Self::Spaces => 256,
            Self::Actors | Self::Endpoint => 1024,
            Self::Invite => 4 * 1024,
            Self::InviteSeconds => INVITE_SECONDS as u64,
            Self::Reminders => 32,
            Self::ReminderSeconds => REMINDER_SECONDS as u64,
            Self::Versions => 16,
        }
    }

    /// `found`, if it is within the limit.
    ///
    /// # Errors
    /// [`OverLimit`] if `found` is more than [`most`](Self::most).
    pub fn check(self, found: usize) -> Result<usize, OverLimit> {
        if found as u64 > self.most() {
            Err(OverLimit { limit: self, found: found as u64 })
        } else {
            Ok(found)
        }
    }
}

/// More of something than its [`Limit`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OverLimit {
    /// Of what.
    pub limit: Limit,
    /// How much there was.
    pub found: u64,
}

impl fmt::Display for OverLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} is more than {}", self.limit, self.found, self.limit.most())
    }
}

impl core::error::Error for OverLimit {}
