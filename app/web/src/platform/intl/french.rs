//! The French answers, for tests that run without a browser.

use chrono::{Datelike, NaiveDate};

use super::{Form, PluralCategory};

const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) fn plural_category(n: usize) -> PluralCategory {
    if n < 2 { PluralCategory::One } else { PluralCategory::Other }
}

pub(super) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut result = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            result.push('\u{202f}');
        }
        result.push(digit);
    }
    result
}

pub(super) fn date(day: NaiveDate, form: Form) -> String {
    let weekday = WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    let year = day.year();
    match form {
        Form::WeekdayDayMonth => format!("{weekday} {number} {month}"),
        Form::WeekdayDayMonthYear => format!("{weekday} {number} {month} {year}"),
        Form::DayMonth => format!("{number} {month}"),
        Form::DayMonthYear => format!("{number} {month} {year}"),
        Form::Weekday => weekday.to_owned(),
        Form::Month => month.to_owned(),
    }
}

pub(super) fn upper(letter: char) -> String {
    letter.to_uppercase().collect()
}
