//! Every word that the product says is a function here, made by `build.rs` from `locales/`: a missing key, in any
//! language, or a lost placeholder does not compile.
//!
//! French is in the wasm, each text beside the code that says it, so that those of later screens come later; each other
//! language is a file that is fetched when it is chosen.
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

/// A language of the product.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// Its code, by ISO 639: `ar`.
    pub code: &'static str,
    /// How dates, numbers and plurals are asked for, by BCP 47: the Western calendar and digits, as on French papers.
    pub tag: &'static str,
    /// Its name in its own script.
    pub name: &'static str,
    /// Who translated it, in its own words.
    pub note: &'static str,
    /// Whether it is written from the right.
    pub rtl: bool,
    /// Whether a speaker has reviewed every text.
    pub reviewed: bool,
}

impl Language {
    /// The language of a code; none for an unknown code.
    ///
    /// ```
    /// use web::text::Language;
    ///
    /// assert_eq!(Language::of("ar").map(|language| language.name), Some("العربية"));
    /// assert_eq!(Language::of("xx"), None);
    /// ```
    pub fn of(code: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|language| language.code == code)
    }

    /// The language of the sources and of the wasm.
    pub const fn french() -> &'static Self {
        &LANGUAGES[0]
    }

    /// Whether it is French.
    pub fn is_french(&self) -> bool {
        self.code == Self::french().code
    }
}

/// A language's texts, one per slot, in the order of [`LAYOUT`]; none for French.
type Table = &'static [&'static str];

thread_local! {
    static CURRENT: Cell<(&'static Language, Table)> = const { Cell::new((Language::french(), &[])) };
}

/// A file of texts that does not fit this version of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextsError {
    /// It was made for other keys.
    Layout {
        /// The layout of the refused file.
        found: String,
    },
    /// It has another number of texts.
    Length {
        /// Texts in the refused file.
        found: usize,
        /// Texts that this version of the app reads.
        expected: usize,
    },
}

/// The language in use.
pub fn language() -> &'static Language {
    CURRENT.get().0
}

/// The BCP 47 tag of the language in use; dates, numbers and plurals follow it.
pub fn locale() -> &'static str {
    language().tag
}

/// Makes French the language in use, for texts built from now on.
pub fn install_french() {
    CURRENT.set((Language::french(), &[]));
}

/// Makes another language the one in use, for texts built from now on. The texts stay for as long as the page.
///
/// # Errors
/// [`TextsError`] if the file was made for another version of the app; the language stays as it was.
pub fn install(language: &'static Language, file: String) -> Result<(), TextsError> {
    let file: &'static str = file.leak();
    let mut parts = file.split('\u{1f}');
    let layout = parts.next().unwrap_or_default();
    if layout != LAYOUT {
        return Err(TextsError::Layout { found: layout.to_owned() });
    }
    let table: Vec<&'static str> = parts.collect();
    if table.len() != SLOTS {
        return Err(TextsError::Length { found: table.len(), expected: SLOTS });
    }
    CURRENT.set((language, table.leak()));
    Ok(())
}

/// What `words` says in French: for a message to a service, and beside a translation.
///
/// ```
/// use web::text;
///
/// assert_eq!(text::in_french(text::back_action), "Retour");
/// ```
pub fn in_french<T>(words: impl FnOnce() -> T) -> T {
    let before = CURRENT.replace((Language::french(), &[]));
    let said = words();
    CURRENT.set(before);
    said
}

/// The text of a slot: slots are known at build time and `install` checks the length, so only French has none there.
#[inline(never)]
fn get(slot: usize, french: &'static str) -> &'static str {
    CURRENT.get().1.get(slot).copied().unwrap_or(french)
}

#[inline(never)]
fn plural(first: usize, french: &[&'static str; 6], n: usize) -> &'static str {
    let category = plural_category(n) as usize;
    get(first + category, french.get(category).copied().unwrap_or_default())
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
