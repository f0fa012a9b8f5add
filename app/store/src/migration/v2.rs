use super::Shelves;

/// Version 2 adds three shelves, all empty; what was there is the phone's own and stays as it is.
///
/// A *place* is nothing for home, the 32 bytes of the space for what is shared; `P` stands for it.
///
/// - `log`: also `P`, actor and sequence number → [`sync::Batch`].
/// - `shared`: `P`, id → [`sync::Entity`]. Never home's.
/// - `spaces`: `P`, `k` → [`sync::SpaceId`] and keys (bytes); `P`, `a` → [`sync::Author`], but home's, which stays in
///   `meta`; `P`, `s` → a count (`u64`) and [`sync::Standing`].
/// - `envelopes`: `P`, actor and sequence number (big-endian) → a number in the order of applying (`u64`, 0 while it
///   waits) and [`sync::Envelope`] as it travels.
///
/// Field 255 of every kind says to which space a thing moved.
pub(super) fn spaces(_as_it_is: &mut Shelves) {}
