//! What a malicious relay does to its answers.

use crate::dice::Dice;
use protocol::{Envelope, SpaceAnswer, SpaceId, SyncAnswer};
use sync::{ActorId, Alarm};

/// One way of lying, kept up through a schedule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lie {
    /// It tells the truth.
    None,
    /// It keeps back what one device wrote.
    Withhold,
    /// It gives an older answer once more.
    Replay,
    /// It puts envelopes of another space among those that are asked for.
    Mix,
    /// It changes a byte.
    Forge,
    /// It shows two groups of phones two histories.
    Fork,
}

/// All of them.
pub const LIES: [Lie; 6] = [Lie::None, Lie::Withhold, Lie::Replay, Lie::Mix, Lie::Forge, Lie::Fork];

/// The answer that is told in place of the true one.
pub fn tell(
    lie: Lie,
    dice: &mut Dice,
    truth: &SyncAnswer,
    earlier: &[SyncAnswer],
    others: &[Envelope],
) -> SyncAnswer {
    let mut told = truth.clone();
    match lie {
        Lie::None | Lie::Fork => {}
        Lie::Withhold => {
            let writers: Vec<ActorId> = writers(&told);
            if let Some(victim) = dice.pick(&writers).copied() {
                for space in &mut told.spaces {
                    space.envelopes.retain(|envelope| envelope.header().actor != victim);
                }
            }
        }
        Lie::Replay => {
            if let Some(old) = dice.pick(earlier) {
                for space in &mut told.spaces {
                    if let Some(old) = old.news(space.space) {
                        *space = old.clone();
                    }
                }
            }
        }
        Lie::Mix => {
            if let (Some(space), Some(other)) = (told.spaces.first_mut(), dice.pick(others)) {
                space.envelopes.push(other.clone());
            }
        }
        Lie::Forge => {
            for space in &mut told.spaces {
                let at = dice.below(space.envelopes.len());
                if let Some(envelope) = space.envelopes.get_mut(at)
                    && let Some(forged) = forged(envelope, dice)
                {
                    *envelope = forged;
                }
            }
        }
    }
    told
}

fn writers(answer: &SyncAnswer) -> Vec<ActorId> {
    answer.spaces.iter().flat_map(|space| &space.envelopes).map(|envelope| envelope.header().actor).collect()
}

fn forged(envelope: &Envelope, dice: &mut Dice) -> Option<Envelope> {
    let mut bytes = envelope.encode();
    // Within the sealed bytes and the signature: the envelope still reads as one.
    let at = bytes.len() - 1 - dice.below(64 + envelope.sealed().len());
    bytes[at] ^= 1;
    Envelope::decode(&bytes).ok()
}

/// Whether the alarms name what was done to the true answer. `lacked` says whether the phone had not had an envelope.
///
/// # Errors
/// What was done and is not named.
pub fn is_named(
    told: &SpaceAnswer,
    truth: Option<&SpaceAnswer>,
    lacked: impl Fn(&Envelope) -> bool,
    alarms: &[Alarm],
) -> Result<bool, &'static str> {
    if truth == Some(told) {
        return Ok(false);
    }
    let space: SpaceId = told.space;
    let mut lied = false;
    if told.envelopes.iter().any(|envelope| envelope.header().space != space) {
        lied = true;
        if !alarms.iter().any(|alarm| matches!(alarm, Alarm::Foreign { .. })) {
            return Err("an envelope of another space");
        }
    }
    let forged = told
        .envelopes
        .iter()
        .filter(|envelope| envelope.header().space == space && envelope.verify().is_err());
    for envelope in forged {
        lied = true;
        let dot = envelope.header().first_dot();
        if !alarms.iter().any(|alarm| matches!(alarm, Alarm::Unsigned { dot: named } if *named == dot)) {
            return Err("a forged envelope");
        }
    }
    let Some(truth) = truth.filter(|truth| truth.holds == told.holds && !told.more && !truth.more) else {
        return Ok(lied);
    };
    let kept_back =
        truth.envelopes.iter().filter(|envelope| !told.envelopes.contains(envelope) && lacked(envelope));
    for envelope in kept_back {
        lied = true;
        let actor = envelope.header().actor;
        if !alarms
            .iter()
            .any(|alarm| matches!(alarm, Alarm::Withheld { actor: named, .. } if *named == actor))
        {
            return Err("an envelope that was kept back");
        }
    }
    Ok(lied)
}
