use super::Shelves;

/// Version 1 starts from nothing: the four shelves, all empty.
///
/// - `meta`: `author` ([`sync::Author`]), `schema` (`u32`), `note:…` (bytes).
/// - `entities`: id → [`sync::Entity`].
/// - `log`: actor and sequence number (big-endian) → [`sync::Batch`].
/// - `damaged`: a letter for the shelf and the key → the bytes as found.
///
/// All but those of `damaged` are frames of format 1.
pub(super) fn start(_nothing: &mut Shelves) {}
