//! Days with times to a text of hours.

use chrono::{NaiveTime, Weekday};

use crate::hours::{HolidayHabit, Opening, Week};
use crate::parse_time;

/// The openings of some days, with the words that go with them.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    week: Week,
    /// Rules with words beside them, as they are written.
    conditions: Vec<String>,
    any: bool,
}

/// The days, in their order, by their names in French and in English.
pub(super) const DAYS: [(&str, &str, &str, Weekday); 7] = [
    ("lundi", "monday", "Mo", Weekday::Mon),
    ("mardi", "tuesday", "Tu", Weekday::Tue),
    ("mercredi", "wednesday", "We", Weekday::Wed),
    ("jeudi", "thursday", "Th", Weekday::Thu),
    ("vendredi", "friday", "Fr", Weekday::Fri),
    ("samedi", "saturday", "Sa", Weekday::Sat),
    ("dimanche", "sunday", "Su", Weekday::Sun),
];

/// The place of a day's name in a week.
pub(super) fn day(name: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    DAYS.iter().position(|(french, english, ..)| name == *french || name == *english)
}

impl Table {
    /// Adds an opening on a day; `None` if it touches another one or ends before it begins.
    pub(super) fn add(&mut self, day: usize, start: NaiveTime, end: NaiveTime) -> Option<()> {
        let (.., weekday) = *DAYS.get(day)?;
        let mut openings = self.week.day(weekday).to_vec();
        openings.push(Opening::new(start, end).ok()?);
        self.week.set(weekday, openings).ok()?;
        self.any = true;
        Some(())
    }

    /// Adds openings under a condition that people wrote: never taken for certain.
    pub(super) fn add_condition(&mut self, days: &[usize], openings: &[Opening], words: &str) {
        let names: Vec<&str> =
            days.iter().filter_map(|day| DAYS.get(*day)).map(|(_, _, name, _)| *name).collect();
        let times: Vec<String> = openings.iter().map(|opening| clock(*opening)).collect();
        let words: String = words.chars().map(|sign| if sign == '"' { '’' } else { sign }).collect();
        self.conditions.push([&names.join(","), " ", &times.join(","), " \"", words.trim(), "\""].concat());
        self.any = true;
    }

    pub(super) fn holidays(&mut self, habit: HolidayHabit) {
        self.week.holidays = habit;
    }

    /// The text; none if nothing was added.
    pub(super) fn text(self) -> Option<String> {
        if !self.any {
            return None;
        }
        let week = if self.week.is_empty() { None } else { Some(self.week.to_text()) };
        let all: Vec<String> = week.into_iter().chain(self.conditions).collect();
        Some(all.join(", "))
    }
}

fn clock(opening: Opening) -> String {
    let end = if opening.end() == NaiveTime::MIN {
        "24:00".to_owned()
    } else {
        opening.end().format("%H:%M").to_string()
    };
    [&opening.start().format("%H:%M").to_string(), "-", &end].concat()
}

/// `09:00:00`, `9h00`, `0900`, `900`.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) && (3..=4).contains(&text.len()) {
        let (hour, minute) = text.split_at(text.len() - 2);
        return hour_minute(hour.parse().ok()?, minute.parse().ok()?);
    }
    parse_time(text.get(..5).filter(|_| text.len() == 8).unwrap_or(text)).ok()
}

/// 24:00 is midnight at the end of the day.
fn hour_minute(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(if hour == 24 && minute == 0 { 0 } else { hour }, minute, 0)
}

/// A week in words, such as "Lundi : 8h00-12h00 14h00-18h00 Mardi : …"; none if any word is left over.
pub(super) fn of_words(text: &str) -> Option<String> {
    let mut table = Table::default();
    let mut current: Option<usize> = None;
    let spaced = text.replace(['–', '—'], "-").replace(" à ", "-").replace(" - ", "-").replace(" h ", "h");
    for word in spaced.split([' ', '\u{A0}', '\n', ',', ';', ':']).filter(|word| !word.is_empty()) {
        if let Some(found) = day(word) {
            current = Some(found);
        } else if !matches!(word, "et" | "de" | "Fermé" | "fermé" | "-") {
            let (start, end) = word.split_once('-')?;
            table.add(current?, time(start)?, time(end)?)?;
        }
    }
    table.text()
}
