//! The names of things that travel: all are opaque, none is derived from a person or a machine.

use core::fmt;
use serde::{Deserialize, Serialize};

/// Sixteen bytes that name one thing: an appointment, a checklist, a step, a document, a contact.
///
/// The domain's ids are the same bytes with the noun in their type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub [u8; 16]);

/// The noun that an entity is. Numbers are part of the stored format and never reused; see
/// [`record`](crate::record).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Kind(pub u8);

/// A field of a kind. Numbers are part of the stored format and never reused; see [`record`](crate::record).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct FieldId(pub u8);

/// What a device's clock said, in milliseconds since 1970-01-01T00:00Z. Only a hint: it orders nothing and
/// gates nothing, since the clock may be years wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct WallTime(pub i64);

fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0[..4], f)
    }
}
