use core::fmt;

use super::error::PackFault;

/// A pack's stable name: 1 to 40 lower-case ASCII letters, digits and single inner hyphens, as in `aide-logement`.
///
/// It is also the name of the data file and a part of the address of a screen, so it needs no escaping anywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackId(String);

impl PackId {
    /// The longest name, in characters.
    pub const MAX_CHARS: usize = 40;

    /// Reads a name.
    ///
    /// ```
    /// use domain::pack::PackId;
    ///
    /// assert_eq!(PackId::parse("aide-logement")?.as_str(), "aide-logement");
    /// assert!(PackId::parse("Aide logement").is_err());
    /// # Ok::<(), domain::pack::PackFault>(())
    /// ```
    ///
    /// # Errors
    /// [`PackFault::Name`] when the text is empty, longer than [`PackId::MAX_CHARS`], holds another character than
    /// `a-z`, `0-9` and `-`, or begins, ends or goes on with a doubled hyphen.
    pub fn parse(text: &str) -> Result<Self, PackFault> {
        let fine = (1..=Self::MAX_CHARS).contains(&text.len())
            && text.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if fine { Ok(Self(text.into())) } else { Err(PackFault::Name { value: text.into() }) }
    }

    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PackId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
