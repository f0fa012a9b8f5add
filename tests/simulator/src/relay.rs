//! What a relay does by the protocol.

use protocol::{
    Envelope, Problem, Snapshot, SpaceAnswer, SpaceId, SpaceRequest, SyncAnswer, SyncRequest, VersionVector,
};
use std::collections::BTreeMap;

/// How many envelopes above its newest snapshot the model gathers before it wants another one: few, so that short
/// schedules have several generations.
const SNAPSHOT_AFTER: usize = 6;

/// The sealed log of every space. A clone is a backup.
#[derive(Clone, Debug, Default)]
pub struct Relay {
    spaces: BTreeMap<SpaceId, Kept>,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    /// In the order of arrival.
    log: Vec<Envelope>,
    /// The newest last, two at most.
    snapshots: Vec<Snapshot>,
}

impl Relay {
    /// Takes a request and answers it; `cut` is how many envelopes one answer holds for a space at most.
    ///
    /// # Errors
    /// [`Problem::Conflict`] if a place is taken by other bytes; nothing has changed then.
    pub fn exchange(&mut self, request: &SyncRequest, cut: usize) -> Result<SyncAnswer, Problem> {
        for asked in &request.spaces {
            self.kept(asked.space).check(asked)?;
        }
        let mut spaces = Vec::new();
        for asked in &request.spaces {
            let kept = self.spaces.entry(asked.space).or_default();
            kept.store(asked);
            let answer = kept.answer(asked, cut);
            let has_news = answer.holds != asked.have
                || answer.snapshot.is_some()
                || !answer.envelopes.is_empty()
                || answer.wants_snapshot;
            spaces.extend(has_news.then_some(answer));
        }
        Ok(SyncAnswer { spaces })
    }

    /// All that is held of a space.
    pub fn holds(&self, space: SpaceId) -> VersionVector {
        self.kept(space).holds()
    }

    /// The envelopes kept of a space.
    pub fn log(&self, space: SpaceId) -> Vec<Envelope> {
        self.kept(space).log
    }

    fn kept(&self, space: SpaceId) -> Kept {
        self.spaces.get(&space).cloned().unwrap_or_default()
    }
}

impl Kept {
    fn check(&self, asked: &SpaceRequest) -> Result<(), Problem> {
        for envelope in &asked.envelopes {
            let dot = envelope.header().first_dot();
            let other = self.log.iter().find(|kept| kept.header().first_dot() == dot);
            if other.is_some_and(|other| other != envelope) {
                return Err(Problem::Conflict { space: asked.space, dot });
            }
        }
        Ok(())
    }

    /// Envelopes first, so that the log has what a snapshot of the same request covers; then once more those that only
    /// the snapshot makes room for.
    fn store(&mut self, asked: &SpaceRequest) {
        self.store_envelopes(asked);
        if let Some(snapshot) = &asked.snapshot {
            self.store_snapshot(snapshot);
            self.store_envelopes(asked);
        }
    }

    fn store_envelopes(&mut self, asked: &SpaceRequest) {
        for envelope in &asked.envelopes {
            let header = envelope.header();
            if header.first == self.holds().seq(header.actor) + 1 {
                self.log.push(envelope.clone());
            }
        }
    }

    fn store_snapshot(&mut self, snapshot: &Snapshot) {
        let covers = snapshot.header().covers();
        let newest = self.snapshots.last().map(|newest| newest.header().covers()).unwrap_or_default();
        if !covers.covers(&newest) || covers == newest {
            return;
        }
        self.snapshots.push(snapshot.clone());
        if self.snapshots.len() > 2 {
            self.snapshots.remove(0);
        }
        if let [older, _] = self.snapshots.as_slice() {
            let older = older.header().covers();
            self.log.retain(|envelope| !older.contains(envelope.header().last_dot()));
        }
    }

    fn holds(&self) -> VersionVector {
        let mut holds = VersionVector::default();
        for snapshot in &self.snapshots {
            holds.join(&snapshot.header().covers());
        }
        for envelope in &self.log {
            holds.see(envelope.header().last_dot());
        }
        holds
    }

    /// Whether the log alone brings a phone from there to all that is held.
    fn log_leads_from(&self, have: &VersionVector) -> bool {
        let mut reached = have.clone();
        for envelope in &self.log {
            if envelope.header().first == reached.seq(envelope.header().actor) + 1 {
                reached.see(envelope.header().last_dot());
            }
        }
        reached.covers(&self.holds())
    }

    fn answer(&self, asked: &SpaceRequest, cut: usize) -> SpaceAnswer {
        let mut have = asked.have.clone();
        let snapshot = self.snapshots.last().filter(|_| !self.log_leads_from(&have)).cloned();
        if let Some(snapshot) = &snapshot {
            have.join(&snapshot.header().covers());
        }
        let missing: Vec<&Envelope> =
            self.log.iter().filter(|envelope| !have.contains(envelope.header().last_dot())).collect();
        let newest = self.snapshots.last().map(|newest| newest.header().covers()).unwrap_or_default();
        let above = self.log.iter().filter(|envelope| !newest.contains(envelope.header().last_dot()));
        SpaceAnswer {
            space: asked.space,
            holds: self.holds(),
            snapshot,
            envelopes: missing.iter().take(cut).map(|envelope| (*envelope).clone()).collect(),
            more: missing.len() > cut,
            wants_snapshot: above.count() > SNAPSHOT_AFTER,
        }
    }
}
