//! The departments of France, by which holidays and clocks differ.

use crate::holiday::Region;
use crate::hours::{Place, Schools};
use crate::school::Zone;

/// A department or an overseas collectivity that exists: `01` to `95` without 20, `2A`, `2B`, `971` to `978`, `986` to
/// `988`.
///
/// ```
/// use domain::Department;
/// assert_eq!(Department::of_postal_code("67000").map(Department::code), Some("67"));
/// assert_eq!(Department::of_postal_code("20200").map(Department::code), Some("2B"));
/// assert_eq!(Department::of_postal_code("97410").map(Department::code), Some("974"));
/// assert_eq!(Department::parse("96"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Department(&'static str);

/// The departments of each zone (decree of 7 December 2022 on the school calendar, article 3, by academy; the
/// departments of an academy are those of the education code, article R222-2).
const ZONES: [(Zone, &str); 3] = [
    (
        Zone::A,
        "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
    ),
    (
        Zone::B,
        "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 67 68 72 76 \
         80 83 84 85 88",
    ),
    (Zone::C, "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95"),
];

/// Those whose rectors set the holidays themselves (education code, articles D521-6 and D521-7).
const ELSEWHERE: &str = "2A 2B 971 972 973 974 975 976 977 978 986 987 988";

impl Department {
    /// The department with this number, in capitals or not.
    pub fn parse(code: &str) -> Option<Self> {
        let all = ZONES.iter().map(|(_, codes)| *codes).chain([ELSEWHERE]);
        all.flat_map(str::split_whitespace).find(|known| known.eq_ignore_ascii_case(code)).map(Self)
    }

    /// The department of a postal code. In Corsica those below 20200 are of the south.
    pub fn of_postal_code(code: &str) -> Option<Self> {
        let whole = code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = code.parse().ok().filter(|_| whole)?;
        match number {
            20_000..20_200 => Self::parse("2A"),
            20_200..21_000 => Self::parse("2B"),
            97_000..99_000 => Self::parse(&code[..3]),
            _ => Self::parse(&code[..2]),
        }
    }

    /// The department of an address: of its last group of five digits that is a postal code.
    ///
    /// ```
    /// use domain::Department;
    /// let found = Department::of_address("CCAS, 12 rue du Port, 67000 Strasbourg");
    /// assert_eq!(found.map(Department::code), Some("67"));
    /// assert_eq!(Department::of_address("12 rue du Port"), None);
    /// ```
    pub fn of_address(address: &str) -> Option<Self> {
        address.split(|sign: char| !sign.is_ascii_digit()).rev().find_map(Self::of_postal_code)
    }

    /// Its number.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// The zone of its school holidays; none where the rector sets them.
    pub fn zone(self) -> Option<Zone> {
        let has = |codes: &str| codes.split_whitespace().any(|code| code == self.0);
        ZONES.iter().find(|(_, codes)| has(codes)).map(|(zone, _)| *zone)
    }

    /// What hours depend on there.
    pub fn place(self) -> Place {
        Place {
            region: Region::of_department(self.0),
            schools: self.zone().map_or(Schools::Elsewhere, Schools::Zone),
        }
    }

    /// How far ahead of UTC its clocks always are, in minutes; none where they are those of Paris.
    ///
    /// Source: decree 2017-292 of 6 March 2017 on the legal time.
    pub fn fixed_offset(self) -> Option<i32> {
        let hours = match self.0 {
            "971" | "972" | "977" | "978" => -4,
            "973" => -3,
            "974" => 4,
            "976" => 3,
            "986" => 12,
            "987" => -10,
            "988" => 11,
            _ => return None,
        };
        Some(hours * 60)
    }
}
