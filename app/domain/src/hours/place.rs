use chrono::{Days, NaiveDate};
use compact_calendar::CompactCalendar;

use crate::holiday::{Region, holiday};
use crate::school::{Zone, known_days, stretches};

/// Where a service is, as far as its hours depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Place {
    /// Whose public holidays it keeps.
    pub region: Region,
    /// Whose school holidays.
    pub schools: Schools,
}

/// Whose school holidays a service keeps, if it keeps any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Schools {
    /// Those of this zone.
    Zone(Zone),
    /// Those of one of the three zones.
    #[default]
    AnyZone,
    /// Of Corsica or an overseas department, whose rectors set their own.
    Elsewhere,
}

/// The public holidays between two days.
pub(super) fn public_holidays(first: NaiveDate, last: NaiveDate, region: Region) -> CompactCalendar {
    days(first, last).filter(|day| holiday(*day, region).is_some()).collect()
}

/// The sets of school holidays that are possible between two days: one if they are known.
///
/// A day of which nobody knows is in one set and not in another.
pub(super) fn school_holidays(first: NaiveDate, last: NaiveDate, schools: Schools) -> Vec<CompactCalendar> {
    let zones = match schools {
        Schools::Zone(zone) => vec![zone],
        Schools::AnyZone => Zone::ALL.to_vec(),
        Schools::Elsewhere => return vec![CompactCalendar::default(), days(first, last).collect()],
    };
    let published = |day: NaiveDate| known_days().is_some_and(|(from, to)| (from..=to).contains(&day));
    let unpublished: Vec<NaiveDate> = days(first, last).filter(|day| !published(*day)).collect();
    let mut all: Vec<CompactCalendar> = zones.iter().map(|zone| holidays_of(*zone)).collect();
    if !unpublished.is_empty() {
        for zone in zones {
            let mut other = holidays_of(zone);
            for day in &unpublished {
                other.insert(*day);
            }
            all.push(other);
        }
    }
    all
}

fn holidays_of(zone: Zone) -> CompactCalendar {
    stretches()
        .filter(|stretch| stretch.is_for(zone))
        .flat_map(|stretch| days(stretch.first, stretch.last))
        .collect()
}

fn days(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    core::iter::successors(Some(first), |day| day.checked_add_days(Days::new(1)))
        .take_while(move |day| *day <= last)
}
