//! What becomes of an envelope that a phone brings, decided by what is held of its actor.

use protocol::Envelope;

/// A kept envelope of the same actor, the first that does not end before the one that is brought begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The sequence number of its first change.
    pub first: u64,
    /// All its bytes.
    pub bytes: Vec<u8>,
}

/// What becomes of an envelope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It goes on where the actor's log ends.
    Take,
    /// It is held already, in the log or below a snapshot.
    Known,
    /// Something before it is missing: not stored, and the answer's vector tells where to go on.
    Gap,
    /// This sequence number is held with other bytes.
    Conflict {
        /// Which.
        seq: u64,
    },
}

/// Decides by the last sequence number held of the actor, and by `kept` for an envelope that begins at or below it.
///
/// ```
/// # use protocol::{ActorId, Envelope, EnvelopeHash, EnvelopeHeader, SpaceId};
/// use relay::storage::verdict::{Verdict, judge};
/// # let (space, actor, previous) = (SpaceId([0; 32]), ActorId([0; 16]), EnvelopeHash::NONE);
/// let header = EnvelopeHeader { space, actor, first: 4, count: 2, previous };
/// let envelope = Envelope::sign(header, [0; 24], vec![], |_| [0; 64])?;
/// assert_eq!(judge(&envelope, 3, None), Verdict::Take);
/// assert_eq!(judge(&envelope, 2, None), Verdict::Gap);
/// # Ok::<(), protocol::DecodeError>(())
/// ```
pub fn judge(envelope: &Envelope, held: u64, kept: Option<&Kept>) -> Verdict {
    let (first, last) = (envelope.header().first, envelope.header().last());
    if first > held {
        return if first - held == 1 { Verdict::Take } else { Verdict::Gap };
    }
    match kept {
        Some(kept) if kept.first == first && kept.bytes == envelope.encode() => Verdict::Known,
        Some(kept) if kept.first <= last => Verdict::Conflict { seq: kept.first.max(first) },
        // The log below a snapshot is gone, and with it what could be compared.
        _ if last <= held => Verdict::Known,
        _ => Verdict::Take,
    }
}

#[cfg(test)]
mod tests {
    use protocol::{ActorId, EnvelopeHash, EnvelopeHeader, SpaceId};
    use rstest::rstest;

    use super::*;

    fn envelope(first: u64, count: u16, byte: u8) -> Envelope {
        let header = EnvelopeHeader {
            space: SpaceId([1; 32]),
            actor: ActorId([2; 16]),
            first,
            count,
            previous: EnvelopeHash::NONE,
        };
        Envelope::sign(header, [0; 24], vec![byte], |_| [0; 64]).unwrap()
    }

    fn kept(first: u64, count: u16, byte: u8) -> Kept {
        Kept { first, bytes: envelope(first, count, byte).encode() }
    }

    #[rstest]
    #[case::the_very_first(1, 1, 0, None, Verdict::Take)]
    #[case::goes_on(4, 2, 3, None, Verdict::Take)]
    #[case::leaves_a_gap(5, 1, 3, None, Verdict::Gap)]
    #[case::far_ahead(1_000_000, 1, 0, None, Verdict::Gap)]
    #[case::sent_again(4, 2, 5, Some(kept(4, 2, 7)), Verdict::Known)]
    #[case::other_bytes(4, 2, 5, Some(kept(4, 2, 8)), Verdict::Conflict { seq: 4 })]
    #[case::other_length(4, 1, 5, Some(kept(4, 2, 7)), Verdict::Conflict { seq: 4 })]
    #[case::begins_inside_a_kept_one(5, 1, 6, Some(kept(4, 3, 7)), Verdict::Conflict { seq: 5 })]
    #[case::reaches_into_a_kept_one(3, 2, 5, Some(kept(4, 2, 7)), Verdict::Conflict { seq: 4 })]
    #[case::below_the_log(1, 2, 5, Some(kept(4, 2, 7)), Verdict::Known)]
    #[case::below_the_snapshot(1, 2, 5, None, Verdict::Known)]
    #[case::from_below_the_snapshot_past_it(4, 3, 5, None, Verdict::Take)]
    fn an_envelope_is_judged_by_what_is_held(
        #[case] first: u64,
        #[case] count: u16,
        #[case] held: u64,
        #[case] kept: Option<Kept>,
        #[case] expected: Verdict,
    ) {
        assert_eq!(judge(&envelope(first, count, 7), held, kept.as_ref()), expected);
    }
}
