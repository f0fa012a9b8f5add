use crate::{Author, Change, Dot, Edit, VersionVector, WallTime};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// The changes of one action of a person, which are written together or not at all.
///
/// Written once, the author and the vector serve all changes of the batch: change `i` has the dot
/// `first.seq + i` and has seen `seen` and the changes before it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Batch {
    /// The dot of the first change.
    pub first: Dot,
    /// What the author's device had seen before the first change.
    pub seen: VersionVector,
    /// What the author's clock said; a hint.
    pub at: WallTime,
    /// The edits, in the order in which they were numbered.
    pub edits: Vec<Edit>,
}

impl Batch {
    /// Numbers `edits` as the next changes of `author`, who has then seen them.
    pub fn write(author: &mut Author, edits: Vec<Edit>, at: WallTime) -> Self {
        let seen = author.seen.clone();
        let first = author.next_dot();
        for _ in &edits {
            let dot = author.next_dot();
            author.seen.see(dot);
        }
        Self { first, seen, at, edits }
    }

    /// The dot of the last change; that of the first one if there is no edit.
    pub fn last(&self) -> Dot {
        let more = (self.edits.len() as u64).saturating_sub(1);
        Dot { actor: self.first.actor, seq: self.first.seq.saturating_add(more) }
    }

    /// The changes of this batch, each with its own dot and vector.
    pub fn changes(&self) -> impl Iterator<Item = Change> + '_ {
        (0..).zip(&self.edits).map(|(nth, edit)| {
            let dot = Dot { actor: self.first.actor, seq: self.first.seq + nth };
            let mut seen = self.seen.clone();
            seen.see(Dot { actor: dot.actor, seq: dot.seq - 1 });
            Change { dot, seen, at: self.at, edit: edit.clone() }
        })
    }
}

/// A batch as it was written, by whomever.
#[derive(Deserialize)]
struct Written {
    first: Dot,
    seen: VersionVector,
    at: WallTime,
    edits: Vec<Edit>,
}

impl<'de> Deserialize<'de> for Batch {
    /// Refuses dots that do not exist: number 0, and whatever lies past the last number.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { first, seen, at, edits } = Written::deserialize(deserializer)?;
        let end = first.seq.checked_add(edits.len() as u64);
        if first.seq == 0 || end.is_none() {
            return Err(D::Error::custom("dots"));
        }
        Ok(Self { first, seen, at, edits })
    }
}
