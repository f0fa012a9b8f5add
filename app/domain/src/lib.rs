//! The nouns and rules of Pas à pas: no I/O, no clock, no randomness, no JS.
//!
//! "Now" and "today" are always arguments. A value of a type here keeps the rule that the type's first line states.

mod facts;
mod words;

pub mod appointment;
pub mod calendar;
pub mod checklist;
pub mod clean;
pub mod clock_time;
pub mod contact;
pub mod day;
pub mod department;
pub mod directory;
pub mod document;
pub mod freshness;
pub mod holiday;
pub mod hours;
pub mod id;
pub mod label;
pub mod max_age;
pub mod note;
pub mod overdue;
pub mod pack;
pub mod paper_kind;
pub mod paris;
pub mod phone;
pub mod place_kind;
pub mod position;
pub mod progress;
pub mod reminder;
pub mod school;
pub mod service;
pub mod sms;
pub mod step;
pub mod when;

pub use appointment::{Appointment, Attendance, next_appointment};
pub use checklist::{Checklist, Source};
pub use clean::TextError;
pub use clock_time::{TimeError, parse_time};
pub use contact::Contact;
pub use day::{DateError, DayWord, calendar_day, day_word, nearest_future};
pub use department::Department;
pub use document::{Document, DocumentError};
pub use freshness::{Freshness, freshness};
pub use id::{AppointmentId, ChecklistId, ContactId, DocumentId, IdError, ServiceId, StepId};
pub use label::Label;
pub use max_age::{MaxAge, MaxAgeError};
pub use note::Note;
pub use overdue::overdue;
pub use paper_kind::PaperKind;
pub use paris::{LocalTime, from_unix_ms, to_unix_ms};
pub use phone::{Phone, PhoneError};
pub use place_kind::PlaceKind;
pub use position::{Position, PositionError};
pub use progress::Progress;
pub use service::Service;
pub use step::{How, Parent, Step, StepState};
pub use when::{When, WhenError};
