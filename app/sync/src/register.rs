use crate::{Dot, Value, VersionVector, WallTime};

/// One value of a field, with who wrote it and what they had seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// The change that wrote it.
    pub dot: Dot,
    /// All that the author had seen when writing it.
    pub seen: VersionVector,
    /// What the author's clock said; a hint.
    pub at: WallTime,
    /// The value.
    pub value: Value,
}

impl Version {
    fn replaces(&self, other: &Self) -> bool {
        self.seen.contains(other.dot)
    }

    /// The hint by which one of several values is shown: the later clock, then the actor.
    fn hint(&self) -> (WallTime, Dot) {
        (self.at, self.dot)
    }
}

/// The values of one field that nobody who knew them has replaced: a multi-value register decided by
/// causality, where no clock decides.
///
/// No version here has seen another one, and the versions are sorted by dot, so equal knowledge means equal
/// registers. After the first write a register is never empty again, which is why the versions alone tell
/// what was replaced and joining needs no tombstones.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Register(Vec<Version>);

impl Register {
    /// Takes a version in: it replaces exactly those it has seen, and is itself dropped if it has been
    /// replaced. Taking it in again, or in another order, changes nothing.
    pub fn apply(&mut self, version: Version) {
        if self.0.iter().any(|held| held.dot == version.dot || held.replaces(&version)) {
            return;
        }
        self.0.retain(|held| !version.replaces(held));
        let place = self.0.partition_point(|held| held.dot < version.dot);
        self.0.insert(place, version);
    }

    /// Takes in all that another replica's register holds.
    pub fn join(&mut self, other: &Self) {
        for version in &other.0 {
            self.apply(version.clone());
        }
    }

    /// The version to show: wall time is only a hint, ties are broken by actor. `None` if nobody ever wrote.
    pub fn shown(&self) -> Option<&Version> {
        self.0.iter().max_by_key(|version| version.hint())
    }

    /// The versions that are kept but not shown, to be offered as "à vérifier".
    pub fn others(&self) -> impl Iterator<Item = &Version> {
        let shown = self.shown().map(|version| version.dot);
        self.0.iter().filter(move |version| Some(version.dot) != shown)
    }

    /// All versions, by dot.
    pub fn versions(&self) -> &[Version] {
        &self.0
    }
}

impl FromIterator<Version> for Register {
    fn from_iter<I: IntoIterator<Item = Version>>(versions: I) -> Self {
        let mut register = Self::default();
        versions.into_iter().for_each(|version| register.apply(version));
        register
    }
}
