use crate::{Entity, VersionVector};
use serde::{Deserialize, Serialize};

/// All that a space held at some moment, in plain: to be handed over from phone to phone without the relay, or put
/// into a copy.
///
/// Taking one in joins it: it takes nothing back, and once more changes nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Parcel {
    /// The changes that are in it.
    pub seen: VersionVector,
    /// What they made of the things.
    pub things: Vec<Entity>,
}

impl Parcel {
    /// The bytes of a [`crypto::Handover`]'s list.
    ///
    /// ```
    /// use sync::Parcel;
    /// let parcel = Parcel::default();
    /// assert_eq!(Parcel::from_bytes(&parcel.to_bytes()), Some(parcel));
    /// assert_eq!(Parcel::from_bytes(b"Papiers"), None);
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        // Fails only for types that do not know their length; none here.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// What [`Parcel::to_bytes`] gave; `None` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        match postcard::take_from_bytes(bytes) {
            Ok((parcel, [])) => Some(parcel),
            _ => None,
        }
    }
}
