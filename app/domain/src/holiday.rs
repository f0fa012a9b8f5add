//! Public holidays, where in France they are kept.

use chrono::{Datelike as _, Days, NaiveDate};

/// A part of France with public holidays of its own.
///
/// Source: labour code, articles L3133-1 (all of France), L3134-13 (Bas-Rhin, Haut-Rhin, Moselle) and L3422-2
/// (overseas, with the day on which slavery was abolished there).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Region {
    /// No holidays but the eleven of all of France.
    #[default]
    Common,
    /// Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December too.
    AlsaceMoselle,
    /// 27 May.
    Guadeloupe,
    /// 22 May.
    Martinique,
    /// 10 June.
    Guyane,
    /// 20 December.
    Reunion,
    /// 27 April.
    Mayotte,
    /// 9 October.
    SaintBarthelemy,
    /// 28 May.
    SaintMartin,
}

impl Region {
    /// The region of a department's number, as the first digits of a postal code or of an INSEE code give it.
    ///
    /// ```
    /// use domain::holiday::Region;
    /// assert_eq!(Region::of_department("67"), Region::AlsaceMoselle);
    /// assert_eq!(Region::of_department("75"), Region::Common);
    /// ```
    pub fn of_department(code: &str) -> Self {
        match code {
            "57" | "67" | "68" => Self::AlsaceMoselle,
            "971" => Self::Guadeloupe,
            "972" => Self::Martinique,
            "973" => Self::Guyane,
            "974" => Self::Reunion,
            "976" => Self::Mayotte,
            "977" => Self::SaintBarthelemy,
            "978" => Self::SaintMartin,
            _ => Self::Common,
        }
    }
}

/// A public holiday by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter, in Alsace-Moselle.
    GoodFriday,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    Labour,
    /// 8 May.
    Victory,
    /// 39 days after Easter.
    Ascension,
    /// 50 days after Easter.
    WhitMonday,
    /// 14 July.
    NationalDay,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice,
    /// 25 December.
    Christmas,
    /// 26 December, in Alsace-Moselle.
    SecondChristmasDay,
    /// The end of slavery, on the day of each overseas region.
    Abolition,
}

/// The public holiday of a day; where two fall on one day (Ascension on 1 May 2008), the one with a date of its own.
///
/// ```
/// use domain::holiday::{Holiday, Region, holiday};
/// use domain::calendar_day;
/// assert_eq!(holiday(calendar_day(2027, 3, 29)?, Region::Common), Some(Holiday::EasterMonday));
/// assert_eq!(holiday(calendar_day(2026, 12, 26)?, Region::Common), None);
/// assert_eq!(holiday(calendar_day(2026, 12, 26)?, Region::AlsaceMoselle), Some(Holiday::SecondChristmasDay));
/// # Ok::<(), domain::DateError>(())
/// ```
pub fn holiday(day: NaiveDate, region: Region) -> Option<Holiday> {
    let kept_here = match (day.month(), day.day(), region) {
        (1, 1, _) => Some(Holiday::NewYear),
        (5, 1, _) => Some(Holiday::Labour),
        (5, 8, _) => Some(Holiday::Victory),
        (7, 14, _) => Some(Holiday::NationalDay),
        (8, 15, _) => Some(Holiday::Assumption),
        (11, 1, _) => Some(Holiday::AllSaints),
        (11, 11, _) => Some(Holiday::Armistice),
        (12, 25, _) => Some(Holiday::Christmas),
        (12, 26, Region::AlsaceMoselle) => Some(Holiday::SecondChristmasDay),
        (4, 27, Region::Mayotte)
        | (5, 22, Region::Martinique)
        | (5, 27, Region::Guadeloupe)
        | (5, 28, Region::SaintMartin)
        | (6, 10, Region::Guyane)
        | (10, 9, Region::SaintBarthelemy)
        | (12, 20, Region::Reunion) => Some(Holiday::Abolition),
        _ => None,
    };
    kept_here.or_else(|| moving(day, region))
}

fn moving(day: NaiveDate, region: Region) -> Option<Holiday> {
    let easter = easter(day.year())?;
    match day.signed_duration_since(easter).num_days() {
        -2 if region == Region::AlsaceMoselle => Some(Holiday::GoodFriday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// Whether people there keep the day by custom, not by law: many services are closed then, and nobody can be sure.
///
/// In Guadeloupe and Martinique Good Friday and 21 July, the day of Victor Schœlcher.
/// ```
/// use domain::holiday::{Region, is_kept_by_custom};
/// assert!(is_kept_by_custom(domain::calendar_day(2027, 7, 21)?, Region::Martinique));
/// assert!(!is_kept_by_custom(domain::calendar_day(2027, 7, 21)?, Region::Guyane));
/// # Ok::<(), domain::DateError>(())
/// ```
pub fn is_kept_by_custom(day: NaiveDate, region: Region) -> bool {
    let good_friday =
        || easter(day.year()).is_some_and(|easter| day.checked_add_days(Days::new(2)) == Some(easter));
    matches!(region, Region::Guadeloupe | Region::Martinique)
        && ((day.month(), day.day()) == (7, 21) || good_friday())
}

/// Easter Sunday of the Gregorian calendar.
///
/// Rule: the anonymous computation published in Nature, 20 April 1876, after Meeus, "Astronomical Algorithms",
/// chapter 8.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let skipped = (8 * century + 13).div_euclid(25);
    let epact = (19 * golden + century - century.div_euclid(4) - skipped + 15).rem_euclid(30);
    let to_sunday =
        (32 + 2 * century.rem_euclid(4) + 2 * of_century.div_euclid(4) - epact - of_century.rem_euclid(4))
            .rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let after_22_march = u64::try_from(epact + to_sunday - 7 * late).ok()?;
    NaiveDate::from_ymd_opt(year, 3, 22)?.checked_add_days(Days::new(after_22_march))
}
