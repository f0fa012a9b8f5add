use super::{PlacedStep, Record};
use crate::{Edit, Entity, EntityId, FieldId, Value};

/// A field of a step beside those of its [`Record`]: most screens read a step without what somebody said of it.
const SPOKEN: FieldId = FieldId(14);

/// The most bytes of a spoken note: twenty seconds of Opus at 12 kb/s with their container, and room in one envelope of
/// 64 KB ([`protocol::Limit::Envelope`]).
pub const MOST_SPOKEN: usize = 48 * 1024;

/// A spoken note that is longer than [`MOST_SPOKEN`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLong {
    /// Its bytes.
    pub bytes: usize,
}

/// What somebody said about a step, as the browser's recorder wrote it; none if nobody did, or it was taken away. It is
/// kept with the step, sealed with it and shared with it.
///
/// ```
/// use sync::record::{spoken, speak};
/// use sync::{ActorId, Author, Batch, Entity, EntityId, WallTime};
/// let id = EntityId([1; 16]);
/// let edit = speak(id, vec![1, 2, 3])?;
/// let batch = Batch::write(&mut Author::new(ActorId([2; 16])), vec![edit], WallTime(0));
/// let step = Entity::from_changes(id, batch.changes());
/// assert_eq!(step.as_ref().and_then(spoken), Some(&[1, 2, 3][..]));
/// # Ok::<(), sync::record::TooLong>(())
/// ```
pub fn spoken(step: &Entity) -> Option<&[u8]> {
    match step.shown(SPOKEN)? {
        Value::Bytes(sound) => Some(sound),
        _ => None,
    }
}

/// The edit by which a step has this sound.
///
/// # Errors
/// [`TooLong`] above [`MOST_SPOKEN`] bytes.
pub fn speak(step: EntityId, sound: Vec<u8>) -> Result<Edit, TooLong> {
    if sound.len() > MOST_SPOKEN {
        return Err(TooLong { bytes: sound.len() });
    }
    Ok(edit(step, Value::Bytes(sound)))
}

/// The edit by which a step has no sound any more.
pub fn silence(step: EntityId) -> Edit {
    edit(step, Value::Empty)
}

fn edit(entity: EntityId, value: Value) -> Edit {
    Edit { entity, kind: PlacedStep::KIND, field: SPOKEN, value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActorId, Author, Batch, Order, WallTime};
    use domain::{ChecklistId, Label, Parent, Step};

    const ID: EntityId = EntityId([1; 16]);

    fn step() -> PlacedStep {
        let parent = Parent::Checklist(ChecklistId::new([2; 16]));
        PlacedStep {
            step: Step::new(parent, Label::parse("Photo").unwrap()),
            order: Order::between(None, None, 7),
        }
    }

    #[test]
    fn a_sound_is_no_part_of_the_step_and_other_changes_leave_it() {
        let mut author = Author::new(ActorId([3; 16]));
        let mut edits = super::super::create(ID, &step());
        edits.push(speak(ID, vec![9; 100]).unwrap());
        let mut thing =
            Entity::from_changes(ID, Batch::write(&mut author, edits, WallTime(0)).changes()).unwrap();
        assert_eq!(PlacedStep::read(&thing), Some(step()));
        let mut renamed = step();
        renamed.step.label = Label::parse("Deux photos").unwrap();
        let edits = super::super::update(ID, &step(), &renamed);
        Batch::write(&mut author, edits, WallTime(0)).changes().for_each(|change| thing.apply(change));
        assert_eq!(spoken(&thing), Some(&[9; 100][..]));
        Batch::write(&mut author, vec![silence(ID)], WallTime(0))
            .changes()
            .for_each(|change| thing.apply(change));
        assert_eq!(spoken(&thing), None);
    }

    #[test]
    fn a_sound_that_fits_no_envelope_is_refused() {
        assert!(speak(ID, vec![0; MOST_SPOKEN]).is_ok());
        assert_eq!(speak(ID, vec![0; MOST_SPOKEN + 1]), Err(TooLong { bytes: MOST_SPOKEN + 1 }));
    }
}
