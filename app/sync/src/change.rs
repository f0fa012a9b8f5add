use crate::{Dot, EntityId, FieldId, Kind, Value, VersionVector, WallTime};
use serde::{Deserialize, Serialize};

/// What a person asks for: one field of one entity gets one value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edit {
    /// The thing; it comes into being with its first edit.
    pub entity: EntityId,
    /// Its noun, the same in every edit of the entity.
    pub kind: Kind,
    /// The field.
    pub field: FieldId,
    /// What the field is to hold from now on.
    pub value: Value,
}

/// An edit as recorded: it replaces exactly the values whose dots `seen` contains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The name of this change.
    pub dot: Dot,
    /// All that the author's device had seen. Causally closed: with a change it contains all that the
    /// author of that change had seen.
    pub seen: VersionVector,
    /// What the author's clock said; a hint.
    pub at: WallTime,
    /// The edit.
    pub edit: Edit,
}
