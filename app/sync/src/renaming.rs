use crate::{ActorId, Author, Batch, Dot, Entity, VersionVector};

/// What one device wrote under a name that another history uses too, from a change on, gets another name: its memory
/// was set back, and had gone on from there before.
///
/// Only what nobody else has seen may be renamed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Renaming {
    /// The first change that gets another name.
    pub from: Dot,
    /// Who wrote it from now on.
    pub to: ActorId,
}

impl Renaming {
    /// The change's new name, or the one it has.
    pub fn dot(self, dot: Dot) -> Dot {
        let renamed = dot.actor == self.from.actor && dot.seq >= self.from.seq;
        if renamed { Dot { actor: self.to, seq: dot.seq - self.from.seq + 1 } } else { dot }
    }

    /// What had been seen, by the new names.
    pub fn seen(self, seen: &VersionVector) -> VersionVector {
        let last = seen.seq(self.from.actor);
        if last < self.from.seq {
            return seen.clone();
        }
        let others = seen.iter().filter(|(actor, _)| *actor != self.from.actor);
        let kept = (self.from.actor, self.from.seq - 1);
        let renamed = self.dot(Dot { actor: self.from.actor, seq: last });
        let all = others.chain([kept, (renamed.actor, renamed.seq)]);
        all.filter(|(_, seq)| *seq > 0).collect()
    }

    /// Whether the action gets another name.
    pub fn concerns(self, batch: &Batch) -> bool {
        self.dot(batch.first) != batch.first
    }

    /// The action by its new name.
    #[must_use]
    pub fn batch(self, batch: &Batch) -> Batch {
        Batch { first: self.dot(batch.first), seen: self.seen(&batch.seen), ..batch.clone() }
    }

    /// The thing, with its versions by their new names.
    #[must_use]
    pub fn entity(self, entity: &Entity) -> Entity {
        let mut renamed = Entity::new(entity.id, entity.kind);
        for (field, version) in entity.versions() {
            let mut version = version.clone();
            (version.dot, version.seen) = (self.dot(version.dot), self.seen(&version.seen));
            renamed.put(field, version);
        }
        renamed
    }

    /// The author, who writes under the new name from now on.
    #[must_use]
    pub fn author(self, author: &Author) -> Author {
        let seen = self.seen(&author.seen);
        Author { actor: self.to, seen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edit, EntityId, FieldId, Kind, Value, WallTime};

    const A: ActorId = ActorId([1; 16]);
    const B: ActorId = ActorId([2; 16]);
    const C: ActorId = ActorId([3; 16]);

    fn edit(text: &str) -> Edit {
        let value = Value::Text(text.into());
        Edit { entity: EntityId([1; 16]), kind: Kind(2), field: FieldId(1), value }
    }

    fn thing(batches: &[Batch]) -> Entity {
        Entity::from_changes(EntityId([1; 16]), batches.iter().flat_map(Batch::changes)).unwrap()
    }

    #[test]
    fn renamed_actions_make_the_renamed_thing() {
        let mut author = Author::new(A);
        let texts = ["un", "deux", "trois"];
        let batches = texts.map(|text| Batch::write(&mut author, vec![edit(text)], WallTime(0)));
        let renaming = Renaming { from: Dot { actor: A, seq: 2 }, to: B };
        let renamed = batches.clone().map(|batch| renaming.batch(&batch));
        assert_eq!(
            renamed.iter().map(|batch| batch.first).collect::<Vec<_>>(),
            [Dot { actor: A, seq: 1 }, Dot { actor: B, seq: 1 }, Dot { actor: B, seq: 2 },]
        );
        assert_eq!(thing(&renamed), renaming.entity(&thing(&batches)));
        let next = Batch::write(&mut renaming.author(&author), vec![edit("quatre")], WallTime(0));
        assert_eq!(next.first, Dot { actor: B, seq: 3 });
        assert_eq!((next.seen.seq(A), next.seen.seq(B)), (1, 2));
    }

    #[test]
    fn what_the_other_history_wrote_is_beside_it_and_not_under_it() {
        let mut ours = Author::new(A);
        let first = Batch::write(&mut ours, vec![edit("un")], WallTime(0));
        let mut theirs = ours.clone();
        let other = Batch::write(&mut theirs, vec![edit("deux")], WallTime(0));
        let own = Batch::write(&mut ours, vec![edit("dos")], WallTime(0));
        let renaming = Renaming { from: own.first, to: B };
        let both = thing(&[first, other, renaming.batch(&own)]);
        assert_eq!(both.disputed().count(), 1);
    }

    #[test]
    fn what_came_from_others_keeps_its_name() {
        let mut author = Author::new(C);
        author.seen.see(Dot { actor: A, seq: 1 });
        let batch = Batch::write(&mut author, vec![edit("un")], WallTime(0));
        let renaming = Renaming { from: Dot { actor: A, seq: 2 }, to: B };
        assert_eq!(renaming.batch(&batch), batch);
        assert!(!renaming.concerns(&batch));
    }
}
