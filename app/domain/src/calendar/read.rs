use super::block::Block;
use super::event::{Event, Method};
use super::lines::lines;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What it is for.
    pub method: Method,
    /// Its events, in their order; at least one.
    pub events: Vec<Event>,
    /// The events that could not be read.
    pub skipped: Vec<Skipped>,
}

/// An event that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its name.
    pub uid: Option<String>,
    /// Why.
    pub why: Why,
}

/// Why an event could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// It has no beginning.
    NoStart,
    /// There is no such day or time.
    BadStart,
    /// The file holds more events than are read.
    TooMany,
}

/// Why a file gives no appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarError {
    /// It is larger than any calendar of one person.
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
        /// The most that are read: [`Calendar::MAX_BYTES`].
        limit: usize,
    },
    /// It is no calendar.
    NoCalendar,
    /// It is a calendar without events.
    NoEvent,
    /// None of its events could be read.
    NoneReadable {
        /// Why, for each.
        skipped: Vec<Skipped>,
    },
}

crate::facts::facts!(CalendarError);

impl Calendar {
    /// The most bytes of a file: 1 MiB.
    pub const MAX_BYTES: usize = 1 << 20;
    /// The most events that are read.
    pub const MAX_EVENTS: usize = 500;
}

/// Reads a calendar file, whatever its line ends, its encoding and its slips.
///
/// ```
/// use domain::calendar::{Moment, read};
/// let file = b"BEGIN:VEVENT\nUID:1@example.fr\nDTSTART:20261201T133000Z\nSUMMARY:CCAS\nEND:VEVENT\n";
/// let calendar = read(file)?;
/// let half_past_two = domain::calendar_day(2026, 12, 1)?.and_hms_opt(14, 30, 0).ok_or("no such time")?;
/// assert_eq!(calendar.events[0].starts, Moment::At(half_past_two));
/// assert!(read(b"Bonjour").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`CalendarError::TooLarge`] above [`Calendar::MAX_BYTES`], [`CalendarError::NoCalendar`] without any BEGIN,
/// [`CalendarError::NoEvent`] without a VEVENT, [`CalendarError::NoneReadable`] if no event has a day.
pub fn read(bytes: &[u8]) -> Result<Calendar, CalendarError> {
    if bytes.len() > Calendar::MAX_BYTES {
        return Err(CalendarError::TooLarge { bytes: bytes.len(), limit: Calendar::MAX_BYTES });
    }
    let file = Block::tree(&lines(bytes));
    if file.children.is_empty() {
        return Err(CalendarError::NoCalendar);
    }
    let mut blocks = Vec::new();
    file.below("VEVENT", &mut blocks);
    let method = method(&file);
    let mut events = Vec::new();
    let mut skipped = Vec::new();
    for block in blocks {
        let event = if events.len() < Calendar::MAX_EVENTS {
            Event::read(block, &file, method)
        } else {
            Err(Why::TooMany)
        };
        match event {
            Ok(event) => events.push(event),
            Err(why) => skipped.push(Skipped { uid: block.get("UID").map(|uid| uid.value.clone()), why }),
        }
    }
    match (events.is_empty(), skipped.is_empty()) {
        (true, true) => Err(CalendarError::NoEvent),
        (true, false) => Err(CalendarError::NoneReadable { skipped }),
        (false, _) => Ok(Calendar { method, events, skipped }),
    }
}

fn method(file: &Block) -> Method {
    let calendars = file.children.iter().filter(|child| child.name == "VCALENDAR");
    let cancels = calendars
        .filter_map(|calendar| calendar.get("METHOD"))
        .any(|method| method.value.trim().eq_ignore_ascii_case("CANCEL"));
    if cancels { Method::Cancel } else { Method::Publish }
}
