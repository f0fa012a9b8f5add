use crate::codec::{FRAME_VERSION, Reader, Writer};
use crate::{ActorId, DecodeError, Dot, ENVELOPE_VERSION, Limit, SpaceId};

/// Why a relay did not do what it was asked; it then changed nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// The body is none of this protocol's (400).
    Malformed,
    /// An unsigned or foreign write (403).
    Foreign {
        /// Where it was tried.
        space: SpaceId,
    },
    /// Never there, taken already, or expired: the relay does not say which (404).
    NotFound,
    /// The dot is known with other bytes: two phones use one actor, or somebody forges (409).
    Conflict {
        /// Where.
        space: SpaceId,
        /// Which.
        dot: Dot,
    },
    /// Another invite has this id (409).
    Occupied,
    /// More of something than the relay takes (413).
    TooLarge {
        /// The most that it takes, in whatever there was too much of.
        most: u32,
    },
    /// A push service that the relay does not send to, or a key that is none (422).
    PushService,
    /// A version that the relay does not know (426).
    UnknownVersion {
        /// Those that it knows, at most 16.
        supported: Vec<u8>,
    },
    /// Too many requests (429, `Retry-After`).
    TooMany {
        /// After how many seconds the next one is welcome.
        retry_after_s: u32,
    },
    /// The relay cannot store or read right now (503, `Retry-After`).
    Unavailable {
        /// After how many seconds the next try is welcome.
        retry_after_s: u32,
    },
    /// The space has used up what the relay keeps for it; a snapshot makes room (507).
    SpaceFull {
        /// Which.
        space: SpaceId,
    },
}

impl Problem {
    /// The HTTP status (RFC 9110, section 15; RFC 6585, section 4; RFC 4918, section 11.5).
    pub const fn status(&self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Foreign { .. } => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } | Self::Occupied => 409,
            Self::TooLarge { .. } => 413,
            Self::PushService => 422,
            Self::UnknownVersion { .. } => 426,
            Self::TooMany { .. } => 429,
            Self::Unavailable { .. } => 503,
            Self::SpaceFull { .. } => 507,
        }
    }

    /// The body of the answer. Its form is the same in every version, so that an older phone understands it.
    pub fn encode(&self) -> Vec<u8> {
        let mut to = Writer::frame();
        match self {
            Self::Malformed => to.put(&[1]),
            Self::TooLarge { most } => {
                to.put(&[2]);
                to.number(u64::from(*most));
            }
            Self::UnknownVersion { supported } => {
                to.put(&[3]);
                to.sized(supported);
            }
            Self::Foreign { space } => {
                to.put(&[4]);
                to.put(&space.0);
            }
            Self::Conflict { space, dot } => {
                to.put(&[5]);
                to.put(&space.0);
                to.put(&dot.actor.0);
                to.number(dot.seq);
            }
            Self::TooMany { retry_after_s } => {
                to.put(&[6]);
                to.number(u64::from(*retry_after_s));
            }
            Self::SpaceFull { space } => {
                to.put(&[7]);
                to.put(&space.0);
            }
            Self::NotFound => to.put(&[8]),
            Self::Occupied => to.put(&[9]),
            Self::Unavailable { retry_after_s } => {
                to.put(&[10]);
                to.number(u64::from(*retry_after_s));
            }
            Self::PushService => to.put(&[11]),
        }
        to.0
    }

    /// What [`encode`](Self::encode) gave.
    ///
    /// # Errors
    /// [`DecodeError`] for anything else: a page of a captive portal, for one.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::frame(bytes, Limit::Answer)?;
        let problem = match reader.byte()? {
            1 => Self::Malformed,
            2 => Self::TooLarge { most: seconds(&mut reader)? },
            3 => Self::UnknownVersion { supported: reader.sized(Limit::Versions)?.to_vec() },
            4 => Self::Foreign { space: SpaceId(reader.array()?) },
            5 => Self::Conflict {
                space: SpaceId(reader.array()?),
                dot: Dot { actor: ActorId(reader.array()?), seq: reader.number()? },
            },
            6 => Self::TooMany { retry_after_s: seconds(&mut reader)? },
            7 => Self::SpaceFull { space: SpaceId(reader.array()?) },
            8 => Self::NotFound,
            9 => Self::Occupied,
            10 => Self::Unavailable { retry_after_s: seconds(&mut reader)? },
            11 => Self::PushService,
            found => return Err(DecodeError::Choice { found }),
        };
        reader.end()?;
        Ok(problem)
    }
}

fn seconds(reader: &mut Reader<'_>) -> Result<u32, DecodeError> {
    u32::try_from(reader.number()?).map_err(|_| DecodeError::Number)
}

impl From<DecodeError> for Problem {
    /// What a relay says about bytes that it could not read.
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Version { .. } => {
                let mut supported = vec![FRAME_VERSION, ENVELOPE_VERSION];
                supported.dedup();
                Self::UnknownVersion { supported }
            }
            DecodeError::Over(over) => {
                Self::TooLarge { most: u32::try_from(over.limit.most()).unwrap_or(u32::MAX) }
            }
            _ => Self::Malformed,
        }
    }
}
