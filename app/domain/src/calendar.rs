//! Calendar files (RFC 5545, RFC 5546), as services and mail programs send them: broken lines, foreign zones, repetition.
//!
//! Times are civil times in Paris. What cannot be read is left out and counted; the rest of the file stays.

mod block;
mod event;
mod import;
mod lines;
mod moment;
mod origin;
mod read;
mod repeat;
mod rule;
mod write;
mod zone;

pub use event::{Event, Method, Status};
pub use import::{Incoming, Verdict, incoming, verdict};
pub use moment::Moment;
pub use origin::{Origin, Revision};
pub use read::{Calendar, CalendarError, Skipped, Why, read};
pub use rule::{Repetition, Rule};
pub use write::{Entry, write};
