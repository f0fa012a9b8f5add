//! Taking in what arrives, whoever sends it.

use super::{Ledger, Taken};
use crate::{Alarm, Dot, SpaceKeys, VersionVector};
use protocol::{Envelope, Heads, Snapshot, SpaceAnswer};

impl Ledger {
    /// Takes in an answer of the relay to a question that was asked when the relay had said to hold `held`. Taking it
    /// in again changes nothing.
    pub fn take(&mut self, keys: &SpaceKeys, answer: &SpaceAnswer, held: &VersionVector) -> Taken {
        let mut taken = Taken::default();
        if answer.space != self.space {
            taken.alarm(Alarm::Foreign { found: answer.space });
            return taken;
        }
        self.note_holds(&answer.holds, held, &mut taken);
        if let Some(snapshot) = &answer.snapshot {
            self.join(keys, snapshot, &mut taken);
        }
        for envelope in &answer.envelopes {
            self.receive(keys, envelope, &mut taken);
        }
        self.apply_waiting(&mut taken);
        if !answer.more {
            self.look_for_gaps(&answer.holds, &mut taken);
        }
        taken
    }

    /// Takes in envelopes that came another way than through the relay, such as by QR.
    pub fn take_envelopes(&mut self, keys: &SpaceKeys, envelopes: &[Envelope]) -> Taken {
        let mut taken = Taken::default();
        for envelope in envelopes {
            self.receive(keys, envelope, &mut taken);
        }
        self.apply_waiting(&mut taken);
        taken
    }

    /// A relay that holds less than it had said when it was asked is told, and is given everything again. An answer
    /// that is merely older than what another tab has heard meanwhile takes nothing back.
    fn note_holds(&mut self, holds: &VersionVector, held: &VersionVector, taken: &mut Taken) {
        for (actor, before) in held.iter() {
            let after = holds.seq(actor);
            if after < before {
                taken.alarm(Alarm::RolledBack { actor, before, after });
            }
        }
        if holds.covers(held) {
            self.holds.join(holds);
        } else {
            self.holds = holds.clone();
        }
    }

    fn join(&mut self, keys: &SpaceKeys, snapshot: &Snapshot, taken: &mut Taken) {
        let header = snapshot.header();
        if header.space != self.space {
            taken.alarm(Alarm::Foreign { found: header.space });
            return;
        }
        let entities = snapshot.verify().ok().and_then(|()| keys.open_snapshot(snapshot).ok());
        let Some(entities) = entities else {
            taken.alarm(Alarm::BadSnapshot { by: header.actor });
            return;
        };
        for (actor, head) in header.heads.iter() {
            let ours = self.head(actor);
            if head.seq > ours.seq {
                self.heads.insert(actor, head);
            } else if head.seq == ours.seq && head.hash != ours.hash {
                taken.alarm(Alarm::Forked { dot: Dot { actor, seq: head.seq } });
            }
        }
        taken.joined.extend(entities);
        let heads: &Heads = &header.heads;
        self.compact(heads);
    }

    fn receive(&mut self, keys: &SpaceKeys, envelope: &Envelope, taken: &mut Taken) {
        let header = envelope.header();
        let dot = header.first_dot();
        if header.space != self.space {
            taken.alarm(Alarm::Foreign { found: header.space });
        } else if self.has(envelope) {
            // A replay: harmless.
        } else if envelope.verify().is_err() {
            taken.alarm(Alarm::Unsigned { dot });
        } else if self.is_taken(envelope) {
            taken.alarm(Alarm::Forked { dot });
        } else if !self.floors.iter().any(|floor| floor.vector().contains(header.last_dot())) {
            match keys.open_batch(envelope) {
                Ok(batch) => self.waiting.push((envelope.clone(), batch)),
                Err(_) => taken.alarm(Alarm::Unreadable { dot }),
            }
        }
    }

    fn has(&self, envelope: &Envelope) -> bool {
        self.log.contains(envelope) || self.waiting.iter().any(|(other, _)| other == envelope)
    }

    /// Whether another envelope stands at this place, or the chain goes on from another one.
    fn is_taken(&self, envelope: &Envelope) -> bool {
        let header = envelope.header();
        let overlaps = |other: &Envelope| {
            let other = other.header();
            other.actor == header.actor && other.first <= header.last() && header.first <= other.last()
        };
        let head = self.head(header.actor);
        self.log.iter().any(overlaps)
            || self.waiting.iter().any(|(other, _)| overlaps(other))
            || (header.first == head.seq + 1 && header.previous != head.hash)
    }

    /// Applies whatever may be applied now, until nothing more may.
    fn apply_waiting(&mut self, taken: &mut Taken) {
        loop {
            let applied = self.applied();
            let covered = |envelope: &Envelope| applied.contains(envelope.header().last_dot());
            self.waiting.retain(|(envelope, _)| !covered(envelope));
            let forked = |ledger: &Self, envelope: &Envelope| {
                let (header, head) = (envelope.header(), ledger.head(envelope.header().actor));
                header.first == head.seq + 1 && header.previous != head.hash
            };
            if let Some(at) = self.waiting.iter().position(|(envelope, _)| forked(self, envelope)) {
                let (envelope, _) = self.waiting.swap_remove(at);
                taken.alarm(Alarm::Forked { dot: envelope.header().first_dot() });
                continue;
            }
            // A batch has seen the one before of its author, so this is the chain's order too.
            let Some(at) = self.waiting.iter().position(|(_, batch)| applied.covers(&batch.seen)) else {
                return;
            };
            let (envelope, batch) = self.waiting.swap_remove(at);
            self.append(envelope);
            taken.batches.push(batch);
        }
    }

    /// What the relay says that it holds must be here now, and so must all that anybody here had seen.
    fn look_for_gaps(&self, holds: &VersionVector, taken: &mut Taken) {
        let known = self.known();
        let seen = self.waiting.iter().flat_map(|(_, batch)| batch.seen.iter());
        for (actor, exists) in holds.iter().chain(seen) {
            let came = known.seq(actor);
            if came < exists {
                taken.alarm(Alarm::Withheld { actor, exists, came });
            }
        }
    }
}
