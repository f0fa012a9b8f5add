//! Every word that the product says is a function here, made by `build.rs` from `locales/fr.toml`: a missing key
//! or a lost placeholder does not compile.
//!
//! ```
//! use web::text;
//!
//! assert_eq!(text::back_action(), "Retour");
//! assert_eq!(text::progress(3, 5), "3 sur 5");
//! ```

use std::cell::Cell;

use crate::platform::intl::{number, plural_category};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language's texts, one per slot, in the order of `locales/fr.toml`.
pub type Table = &'static [&'static str];

thread_local! {
    static CURRENT: Cell<(&'static str, Table)> = const { Cell::new(("fr-FR", &FR)) };
}

/// A table that does not fit this version of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableError {
    /// The table has another number of slots than the app.
    Length {
        /// Slots in the refused table.
        found: usize,
        /// Slots that this version of the app reads.
        expected: usize,
    },
}

/// The BCP 47 code of the language in use; dates, numbers and plurals follow it.
pub fn locale() -> &'static str {
    CURRENT.get().0
}

/// Makes another language the one in use, for texts built from now on.
///
/// # Errors
/// [`TableError::Length`] if the table was made for another version of the app; the language stays as it was.
pub fn install(locale: &'static str, table: Table) -> Result<(), TableError> {
    if table.len() != FR.len() {
        return Err(TableError::Length { found: table.len(), expected: FR.len() });
    }
    CURRENT.set((locale, table));
    Ok(())
}

/// The text of a slot. Slots are known at build time and `install` checks the length, so the fallback never shows.
fn get(slot: usize) -> &'static str {
    CURRENT.get().1.get(slot).copied().unwrap_or_default()
}

fn plural(first: usize, n: usize) -> &'static str {
    get(first + plural_category(n) as usize)
}

/// Puts each value where the text says `{0}`, `{1}`… Written by hand because `format!` needs its pattern at build
/// time, and languages are loaded later.
fn fill(text: &str, values: &[&str]) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        result.push_str(before);
        let position = after.bytes().next().map(|digit| usize::from(digit.wrapping_sub(b'0')));
        result.push_str(position.and_then(|position| values.get(position)).copied().unwrap_or_default());
        rest = after.get(2..).unwrap_or_default();
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests;
