//! The link that brings everything back, beside the database: a browser that runs out of room drops databases first.

use super::beside;

const KEY: &str = "pas-a-pas.secours";

/// The link, if there is one on this phone.
pub fn kept() -> Option<String> {
    beside::get(KEY)
}

/// Keeps the link, or forgets it. A browser that refuses leaves the card on paper.
pub fn keep(link: Option<&str>) {
    beside::keep(KEY, link);
}
