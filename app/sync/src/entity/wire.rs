//! How an entity is written at rest: each actor once, each vector once, the clock as a difference.
//!
//! An entity of one device takes about a third of what its fields would take one by one, which is what a
//! start has to read.

use crate::{ActorId, Dot, EntityId, FieldId, Kind, Value, Version, VersionVector, WallTime};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct Entity {
    id: EntityId,
    kind: Kind,
    actors: Vec<ActorId>,
    /// The earliest clock of the versions.
    since: i64,
    fields: Vec<(FieldId, Vec<Written>)>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    /// Which of the actors, and its sequence number.
    dot: (u32, u64),
    /// How many changes of each of the actors the author had seen; shorter if the last were 0.
    seen: Vec<u64>,
    /// Milliseconds after `since`.
    after: i64,
    value: Value,
}

impl Entity {
    pub(super) fn pack(entity: &super::Entity) -> Self {
        let mut actors: Vec<ActorId> = entity
            .versions()
            .flat_map(|(_, version)| version.seen.iter().map(|(actor, _)| actor).chain([version.dot.actor]))
            .collect();
        actors.sort_unstable();
        actors.dedup();
        let since = entity.versions().map(|(_, version)| version.at.0).min().unwrap_or(0);
        let write = |version: &Version| Written {
            dot: (position(&actors, version.dot.actor), version.dot.seq),
            seen: counts(&actors, &version.seen),
            after: version.at.0.wrapping_sub(since),
            value: version.value.clone(),
        };
        let fields = entity
            .fields
            .iter()
            .map(|(field, register)| (*field, register.versions().iter().map(write).collect()))
            .collect();
        Self { id: entity.id, kind: entity.kind, actors, since, fields }
    }

    /// `None` if a version names an actor that is not listed.
    pub(super) fn unpack(self) -> Option<super::Entity> {
        let Self { id, kind, actors, since, fields } = self;
        let read = |written: Written| {
            let (actor, seq) = written.dot;
            Some(Version {
                dot: Dot { actor: *actors.get(usize::try_from(actor).ok()?)?, seq },
                seen: actors.iter().copied().zip(written.seen).collect::<VersionVector>(),
                at: WallTime(since.wrapping_add(written.after)),
                value: written.value,
            })
        };
        let mut entity = super::Entity::new(id, kind);
        for (field, written) in fields {
            *entity.register_mut(field) = written.into_iter().map(read).collect::<Option<_>>()?;
        }
        Some(entity)
    }
}

fn position(actors: &[ActorId], actor: ActorId) -> u32 {
    actors.binary_search(&actor).ok().and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX)
}

fn counts(actors: &[ActorId], seen: &VersionVector) -> Vec<u64> {
    let mut counts: Vec<u64> = actors.iter().map(|&actor| seen.seq(actor)).collect();
    while counts.last() == Some(&0) {
        counts.pop();
    }
    counts
}
