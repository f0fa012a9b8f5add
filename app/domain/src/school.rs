//! School holidays, as far as they are published.

use chrono::NaiveDate;

/// A zone of the school calendar: winter and spring holidays come at different weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Among others Bordeaux, Grenoble, Lyon.
    A,
    /// Among others Lille, Marseille, Nantes, Strasbourg.
    B,
    /// Among others Montpellier, Paris, Toulouse.
    C,
}

impl Zone {
    /// The three of them.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The letter of the zone.
    pub const fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
        }
    }

    /// The zone of a letter, in either case.
    ///
    /// ```
    /// use domain::school::Zone;
    /// assert_eq!(Zone::of_letter("b"), Some(Zone::B));
    /// assert_eq!(Zone::of_letter("D"), None);
    /// ```
    pub fn of_letter(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| text.eq_ignore_ascii_case(zone.letter().encode_utf8(&mut [0; 4])))
    }
}

/// One stretch of holidays, the same for some zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first day without school.
    pub first: NaiveDate,
    /// The last day without school.
    pub last: NaiveDate,
    zones: [bool; 3],
}

impl Stretch {
    /// Whether a zone has these holidays.
    pub const fn is_for(&self, zone: Zone) -> bool {
        self.zones[zone as usize]
    }
}

const DATA: &str = include_str!("../data/school_holidays_fr.csv");

/// The first and the last day for which the data file knows holidays from terms. Outside of them nobody knows.
///
/// ```
/// let (first, last) = domain::school::known_days().ok_or("the data file says from when to when it knows")?;
/// assert!(first < last);
/// # Ok::<(), &str>(())
/// ```
pub fn known_days() -> Option<(NaiveDate, NaiveDate)> {
    let line = DATA.lines().find_map(|line| line.strip_prefix("# known: "))?;
    let (first, last) = line.split_once(" to ")?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// All published stretches of holidays.
///
/// Classes end after class on the day the decree names, which is therefore no day of holidays yet, and begin again in
/// the morning of the second day it names.
pub fn stretches() -> impl Iterator<Item = Stretch> {
    DATA.lines().filter_map(stretch)
}

fn stretch(line: &str) -> Option<Stretch> {
    let mut parts = line.split(',');
    let classes_end: NaiveDate = parts.next()?.parse().ok()?;
    let classes_begin: NaiveDate = parts.next()?.parse().ok()?;
    let letters = parts.next()?;
    let zones = Zone::ALL.map(|zone| letters.contains(zone.letter()));
    Some(Stretch { first: classes_end.succ_opt()?, last: classes_begin.pred_opt()?, zones })
}
