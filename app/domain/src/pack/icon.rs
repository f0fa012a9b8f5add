use serde::{Deserialize, Serialize};

/// The keyword of the drawing beside a pack's title; the drawing itself belongs to the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackIcon {
    /// A baby.
    Baby,
    /// A bank building.
    Bank,
    /// A briefcase.
    Briefcase,
    /// Coins.
    Coins,
    /// A card with a chip and a cross.
    HealthCard,
    /// A heart.
    Heart,
    /// A house.
    House,
    /// A card with a face.
    IdentityCard,
    /// A key.
    Key,
    /// A letter box.
    LetterBox,
    /// A light bulb.
    LightBulb,
    /// An older person.
    OlderPerson,
    /// A passport.
    Passport,
    /// A card with a flag.
    ResidenceCard,
    /// A pair of scales.
    Scales,
    /// A person with a hand on their shoulder.
    Support,
    /// A payslip.
    Payslip,
    /// A young person.
    YoungPerson,
}
