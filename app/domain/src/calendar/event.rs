use super::block::Block;
use super::moment::{Moment, Written, duration, moment, moments};
use super::origin::Revision;
use super::read::Why;
use super::rule::{Repetition, Rule};
use crate::{Label, Note};

/// What a file is for (RFC 5546, section 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Method {
    /// To be known, asked for, answered or nothing said.
    #[default]
    Publish,
    /// What it holds will not take place.
    Cancel,
}

/// How sure an appointment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// It takes place.
    #[default]
    Confirmed,
    /// It may take place.
    Tentative,
    /// It will not take place.
    Cancelled,
}

/// One VEVENT that has a beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name in all files, as it was given.
    pub uid: Option<String>,
    /// How sure it is.
    pub status: Status,
    /// When it begins.
    pub starts: Moment,
    /// When it ends, after it begins; of whole days, the last one.
    pub ends: Option<Moment>,
    /// Whether its zone is known; if not, its times are kept as they are written.
    pub zone_known: bool,
    /// What it is.
    pub title: Option<Label>,
    /// Where it is.
    pub place: Option<Label>,
    /// What else is said of it.
    pub note: Option<Note>,
    /// Which of two versions is newer.
    pub revision: Revision,
    /// How it comes again.
    pub repetition: Repetition,
    /// Which time of a repeated event this one replaces.
    pub replaces: Option<Moment>,
}

impl Event {
    pub(super) fn read(block: &Block, file: &Block, method: Method) -> Result<Self, Why> {
        let property = block.get("DTSTART").ok_or(Why::NoStart)?;
        let (starts, zone_known) = moment(property, file).map_err(|_| Why::BadStart)?;
        let text = |name: &str| block.get(name).map(|property| property.value.as_str());
        let label = |name: &str| text(name).and_then(shortened);
        let status =
            match block.get("STATUS").map(|status| status.value.trim().to_ascii_uppercase()).as_deref() {
                Some("CANCELLED") => Status::Cancelled,
                Some("TENTATIVE") => Status::Tentative,
                _ => Status::Confirmed,
            };
        Ok(Self {
            uid: block.get("UID").map(|uid| uid.value.trim().to_owned()).filter(|uid| !uid.is_empty()),
            status: if method == Method::Cancel { Status::Cancelled } else { status },
            starts,
            ends: ends(block, file, starts),
            zone_known,
            title: label("SUMMARY"),
            place: label("LOCATION"),
            note: text("DESCRIPTION").and_then(|text| Note::parse(&cut(text, Note::MAX_CHARS)).ok()),
            revision: revision(block),
            repetition: Repetition {
                rule: Rule::of(block),
                except: block.all("EXDATE").flat_map(|property| moments(property, file)).collect(),
                also: block.all("RDATE").flat_map(|property| moments(property, file)).collect(),
            },
            replaces: block
                .get("RECURRENCE-ID")
                .and_then(|id| moment(id, file).ok())
                .map(|(moment, _)| moment),
        })
    }
}

/// The end of a whole day is the day after it (RFC 5545, section 3.6.1).
fn ends(block: &Block, file: &Block, starts: Moment) -> Option<Moment> {
    let given = block.get("DTEND").and_then(|end| moment(end, file).ok()).map(|(end, _)| end);
    let lasts = || {
        let length = duration(&block.get("DURATION")?.value)?;
        Some(starts.with_start(starts.start().checked_add_signed(length)?))
    };
    match (starts, given.or_else(lasts)?) {
        (Moment::Day(first), Moment::Day(end)) => {
            end.pred_opt().filter(|last| *last > first).map(Moment::Day)
        }
        (Moment::At(start), Moment::At(end)) => (end > start).then_some(Moment::At(end)),
        _ => None,
    }
}

fn revision(block: &Block) -> Revision {
    let at = |name: &str| {
        let written = Written::read(block.get(name)?.value.trim())?;
        Some(written.date.and_time(written.time.unwrap_or_default()).and_utc().timestamp_millis())
    };
    Revision {
        sequence: block.get("SEQUENCE").and_then(|sequence| sequence.value.trim().parse().ok()).unwrap_or(0),
        stamp: at("LAST-MODIFIED").max(at("DTSTAMP")).unwrap_or(0),
    }
}

/// A title or a place may be longer than a label: its beginning is kept, with a sign that something follows.
fn shortened(text: &str) -> Option<Label> {
    Label::parse(text).or_else(|_| Label::parse(&cut(text, Label::MAX_CHARS))).ok()
}

fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(limit - 1).collect();
    kept.push('…');
    kept
}
