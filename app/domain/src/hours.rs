//! When a service is open, as `OpenStreetMap` writes it, and what nobody can know from it.
//!
//! A person stands before a locked door if this is wrong, so whatever the hours leave open is unknown: hours that
//! cannot be read, a day without times, an end that was left out, a visit by appointment, a public holiday of which
//! the hours say nothing, school holidays that are not published.
//!
//! Source of the syntax: `OpenStreetMap` wiki, page `Key:opening_hours/specification`, version 0.7.3.

mod closure;
mod evaluate;
mod place;
mod rules;
mod sun;
mod week;
mod written;

pub use closure::{Closure, ClosureError};
pub use evaluate::{Now, Span, State, Why};
pub use place::{Place, Schools};
pub use week::{HolidayHabit, Opening, Week, WeekError};

use rules::Rules;

/// The hours of a service as somebody wrote them: never lost, even where they cannot be understood.
///
/// ```
/// use domain::hours::{Hours, Place, State};
/// let hours = Hours::parse("Mo-Fr 09:00-12:00,14:00-17:00; PH off");
/// let monday = domain::calendar_day(2026, 11, 23)?.and_hms_opt(10, 0, 0).ok_or("no such time")?;
/// let now = hours.now(monday, Place::default(), &[]);
/// assert_eq!(now.span.state, State::Open);
/// assert_eq!(now.until, monday.date().and_hms_opt(12, 0, 0));
/// assert_eq!(Hours::parse("on verra").now(monday, Place::default(), &[]).span.state, State::Unknown);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Hours {
    text: String,
    rules: Result<Rules, Fault>,
}

/// Why hours are kept as words only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// They do not follow the specification.
    Syntax,
    /// They are longer than any real ones.
    TooLong {
        /// How many bytes they have.
        bytes: usize,
        /// How many are looked at: [`Hours::MAX_BYTES`].
        limit: usize,
    },
}

crate::facts::facts!(Fault);

impl Hours {
    /// The most bytes that are read as hours; `OpenStreetMap` itself allows 255 characters.
    pub const MAX_BYTES: usize = 1024;

    /// Reads a text; white space around it does not matter, one that cannot be read is kept word for word.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let rules = if text.len() > Self::MAX_BYTES {
            Err(Fault::TooLong { bytes: text.len(), limit: Self::MAX_BYTES })
        } else {
            Rules::read(text).ok_or(Fault::Syntax)
        };
        Self { text: text.to_owned(), rules }
    }

    /// The text, to be shown where it could not be understood.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Why the text could not be understood; `None` if it was.
    pub fn fault(&self) -> Option<Fault> {
        self.rules.as_ref().err().copied()
    }
}

impl PartialEq for Hours {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Hours {}
