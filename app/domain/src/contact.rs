//! Somebody to call.

use crate::{Label, Phone};

/// Somebody a person can call, for example "my worker".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The name, as the person says it.
    pub name: Label,
    /// What they do.
    pub role: Option<Label>,
    /// How to reach them.
    pub phone: Option<Phone>,
}
