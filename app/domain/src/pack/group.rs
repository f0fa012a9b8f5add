use serde::{Deserialize, Serialize};

/// The part of life under which a pack is listed; the order of the variants is the order on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PackGroup {
    /// Minimum incomes, top-ups, energy, bank.
    #[serde(rename = "argent")]
    Money,
    /// A roof or an address.
    #[serde(rename = "logement")]
    Housing,
    /// Care and disability.
    #[serde(rename = "sante")]
    Health,
    /// Papers that say who one is, and the right to stay.
    #[serde(rename = "identite")]
    Identity,
    /// Looking for a job.
    #[serde(rename = "travail")]
    Work,
    /// Birth, youth, justice between people.
    #[serde(rename = "famille")]
    Family,
}

impl PackGroup {
    /// Every group, in the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::Money, Self::Housing, Self::Health, Self::Identity, Self::Work, Self::Family];
}
