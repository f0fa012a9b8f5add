use super::{Pack, PackError, PackFault, PackFile};

/// The first byte of a file of packs; it goes up whenever the shape of [`PackFile`] changes, because the rest of the
/// file does not describe itself.
pub const FORMAT: u8 = 1;

/// Writes packs in the order given: the format byte, then postcard.
///
/// ```
/// use domain::pack::{FORMAT, decode_all, encode_all};
///
/// let bytes = encode_all(&[])?;
/// assert_eq!(bytes.first(), Some(&FORMAT));
/// assert!(decode_all(&bytes)?.is_empty());
/// # Ok::<(), domain::pack::PackError>(())
/// ```
///
/// # Errors
/// [`PackFault::SameId`] when two packs bear one id, and [`PackError::Damaged`] should the encoder refuse, which
/// nothing in the shape of a pack provokes.
pub fn encode_all(packs: &[Pack]) -> Result<Vec<u8>, PackError> {
    for (at, pack) in packs.iter().enumerate() {
        if packs.iter().take(at).any(|earlier| earlier.id() == pack.id()) {
            return Err(PackError::Field {
                pack: pack.id().as_str().into(),
                step: None,
                field: "id",
                fault: PackFault::SameId,
            });
        }
    }
    let files: Vec<PackFile> = packs.iter().map(PackFile::from).collect();
    postcard::to_extend(&files, vec![FORMAT]).map_err(|_| PackError::Damaged)
}

/// Reads what [`encode_all`] wrote. Every text and date is checked again; that a list has neither too few lines nor
/// too many is left to whoever wrote it, since a phone can do nothing about it.
///
/// # Errors
/// [`PackError::Version`] unless the first byte is [`FORMAT`]; [`PackError::Damaged`] when what follows is not
/// exactly a list of packs, or when a text or a date in it cannot be.
pub fn decode_all(bytes: &[u8]) -> Result<Vec<Pack>, PackError> {
    let Some((&FORMAT, rest)) = bytes.split_first() else {
        return Err(PackError::Version { found: bytes.first().copied(), expected: FORMAT });
    };
    let (files, after) = postcard::take_from_bytes::<Vec<PackFile>>(rest).map_err(|_| PackError::Damaged)?;
    if !after.is_empty() {
        return Err(PackError::Damaged);
    }
    files.iter().map(Pack::again).collect::<Option<_>>().ok_or(PackError::Damaged)
}
