use crate::codec::{Reader, Writer};
use crate::{DecodeError, InviteId, Limit};

/// A sealed blob to be left at the relay for who knows its id. Given out once, then gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InviteLeave {
    /// Its name.
    pub id: InviteId,
    /// For how many seconds it waits, from 1 to 7 days.
    pub expires_s: u32,
    /// At most 4 KiB.
    pub sealed: Vec<u8>,
}

impl InviteLeave {
    /// The body of `POST /relay/v1/invite/leave`.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.put(&self.id.0);
        to.number(u64::from(self.expires_s));
        to.sized(&self.sealed);
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else; [`DecodeError::Over`] for more than 4 KiB or 7 days;
    /// [`DecodeError::Number`] for no time at all.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Body)?;
        let id = InviteId(reader.array()?);
        let seconds = usize::try_from(reader.number()?).unwrap_or(usize::MAX);
        let seconds = Limit::InviteSeconds.check(seconds)?;
        let expires_s = u32::try_from(seconds).ok().filter(|&s| s > 0).ok_or(DecodeError::Number)?;
        let sealed = reader.sized(Limit::Invite)?.to_vec();
        reader.end()?;
        Ok(Self { id, expires_s, sealed })
    }
}

/// Asks for what was left under an id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InviteTake {
    /// Its name.
    pub id: InviteId,
}

impl InviteTake {
    /// The body of `POST /relay/v1/invite/take`.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.put(&self.id.0);
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Body)?;
        let id = InviteId(reader.array()?);
        reader.end()?;
        Ok(Self { id })
    }
}

/// The answer to an [`InviteTake`] that found something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InviteTaken {
    /// What was left.
    pub sealed: Vec<u8>,
}

impl InviteTaken {
    /// The body of the answer.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        to.sized(&self.sealed);
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else, more than 4 KiB included.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Answer)?;
        let sealed = reader.sized(Limit::Invite)?.to_vec();
        reader.end()?;
        Ok(Self { sealed })
    }
}
