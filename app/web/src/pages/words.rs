//! Facts to sentences. Errors say what to do next.

use crate::platform::intl;
use crate::state::Sending;
use crate::text;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use domain::{
    DateError, DayWord, DocumentError, Freshness, Phone, PhoneError, TextError, When, WhenError, day_word,
};
use store::StoreError;

/// "14 h 30".
pub fn time(time: NaiveTime) -> String {
    let hour = time.hour() as usize;
    match time.minute() {
        0 => text::clock_hour(hour),
        minute => text::clock_minutes(hour, two_digits(minute)),
    }
}

fn two_digits(number: u32) -> String {
    let digits = intl::number(number as usize);
    if number < 10 { intl::number(0) + &digits } else { digits }
}

/// The day as a person says it, with its date where the word alone does not tell it: "Demain",
/// "Mardi 25 novembre".
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    match day_word(day, today) {
        DayWord::Today => text::day_today().to_owned(),
        DayWord::Tomorrow => text::day_tomorrow().to_owned(),
        DayWord::Yesterday => text::day_yesterday().to_owned(),
        DayWord::InDays(_) | DayWord::DaysAgo(_) | DayWord::Date => capital(&intl::long_date(day)),
        DayWord::DateWithYear => capital(&intl::long_date_with_year(day)),
    }
}

/// How far a day is, where counting helps: "Dans 3 jours".
pub fn distance(day: NaiveDate, today: NaiveDate) -> Option<String> {
    match day_word(day, today) {
        DayWord::InDays(days) => Some(text::day_in(days as usize)),
        DayWord::Today | DayWord::Tomorrow | DayWord::Yesterday => Some(capital(&intl::long_date(day))),
        DayWord::DaysAgo(_) | DayWord::Date | DayWord::DateWithYear => None,
    }
}

/// The day and the hours in one line: "Demain, 14 h 30".
pub fn when(when: When, today: NaiveDate) -> String {
    let day = day(when.date(), today);
    match (when.start(), when.end()) {
        (Some(start), Some(end)) => text::when_from_to(day, time(start), time(end)),
        (Some(start), None) => text::when_at(day, time(start)),
        (None, _) => day,
    }
}

/// The full date, whatever the day: "mardi 25 novembre 2026".
pub fn full_date(day: NaiveDate) -> String {
    intl::long_date_with_year(day)
}

/// The first letter as a capital one, for the start of a line.
pub fn capital(words: &str) -> String {
    intl::capital(words)
}

/// What to do about a text that cannot be used.
pub fn text_error(error: TextError, empty: &'static str) -> String {
    match error {
        TextError::Empty => empty.to_owned(),
        TextError::TooLong { chars, limit } => text::error_too_long(chars, limit),
    }
}

/// Whether a number reads messages: mobile numbers of France (numbering plan, decision 2018-0881, 06 and 07) and numbers
/// abroad. A counter's telephone does not.
pub fn takes_messages(phone: &Phone) -> bool {
    ["06", "07", "+"].iter().any(|start| phone.digits().starts_with(start))
}

/// What to do about a number that cannot be called.
pub fn phone_error(error: PhoneError) -> String {
    match error {
        PhoneError::Empty => text::error_phone_empty().to_owned(),
        PhoneError::Character { found } => text::error_phone_character(found.to_string()),
        PhoneError::Length { digits } => text::error_phone_length(digits),
        PhoneError::Prefix { .. } => text::error_phone_prefix().to_owned(),
    }
}

/// What to do about a day that does not exist.
pub fn date_error(error: DateError) -> String {
    match error {
        DateError::Impossible { month, last_day, .. } => {
            text::error_date_impossible(intl::month_name(month), last_day as usize)
        }
        DateError::Month { .. } => text::error_date_choose().to_owned(),
        DateError::OutOfRange { first, last, .. } => {
            text::error_date_range(first.to_string(), last.to_string())
        }
    }
}

/// What to do about hours that do not fit.
pub fn when_error(error: WhenError) -> String {
    match error {
        WhenError::EndBeforeStart { start, .. } => text::error_end_before_start(time(start)),
        WhenError::EndWithoutStart { .. } => text::error_end_without_start().to_owned(),
        WhenError::Skipped { .. } => text::error_time_skipped().to_owned(),
    }
}

/// What to do about a paper that ends before it begins.
pub fn document_error(error: DocumentError) -> String {
    match error {
        DocumentError::ValidUntilBeforeIssued { issued, .. } => {
            text::error_valid_before_issued(full_date(issued))
        }
    }
}

/// What a paper's age means for a day.
pub fn freshness(freshness: Freshness) -> Option<String> {
    match freshness {
        Freshness::TooOld { last_good_day } => Some(text::fresh_too_old(full_date(last_good_day))),
        Freshness::Expired { on } => Some(text::fresh_expired(full_date(on))),
        Freshness::Fine => Some(text::fresh_fine().to_owned()),
        Freshness::Unknown | Freshness::NoLimit => None,
    }
}

/// What to do about changes that could not be kept yet.
pub fn waiting(count: usize, error: &StoreError) -> String {
    match error {
        StoreError::Full => text::waiting_full(count),
        _ => text::waiting_failed(count),
    }
}

/// What is said of the way to the relay; nothing where nothing is sent.
pub fn sending(sending: Sending, now: NaiveDateTime) -> Option<String> {
    Some(match sending {
        Sending::Alone | Sending::Sent(None) => return None,
        Sending::Sent(Some(at)) => sent(domain::from_unix_ms(at.0), now),
        Sending::Waiting(count) => text::sent_waiting(count),
        Sending::Stuck(count, since) => {
            text::sent_stuck(count, intl::long_date(domain::from_unix_ms(since.0).date()))
        }
        Sending::Outdated(count) => text::sent_outdated(count),
    })
}

fn sent(at: NaiveDateTime, now: NaiveDateTime) -> String {
    let hour = time(at.time());
    match day_word(at.date(), now.date()) {
        DayWord::Today => text::sent_today(hour),
        DayWord::Yesterday => text::sent_yesterday(hour),
        _ => text::sent_on(intl::long_date(at.date()), hour),
    }
}

/// What to do about a memory that does not open.
pub fn closed(error: &StoreError) -> String {
    match error {
        StoreError::Newer { .. } => text::closed_newer(),
        StoreError::Full => text::closed_full(),
        StoreError::Unavailable { .. } => text::closed_unavailable(),
        StoreError::Failed { .. } | StoreError::Occupied { .. } => text::closed_failed(),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use sync::WallTime;

    /// 25 November 2026, 14:05 in Paris.
    const AT: i64 = 1_795_611_900_000;
    const DAY: i64 = 86_400_000;

    #[rstest]
    #[case::alone(Sending::Alone, None)]
    #[case::never(Sending::Sent(None), None)]
    #[case::today(Sending::Sent(Some(WallTime(AT))), Some("Envoyé à 14 h 05."))]
    #[case::yesterday(Sending::Sent(Some(WallTime(AT - DAY))), Some("Envoyé hier à 14 h 05."))]
    #[case::long_ago(
        Sending::Sent(Some(WallTime(AT - 5 * DAY))),
        Some("Envoyé le vendredi 20 novembre à 14 h 05.")
    )]
    #[case::one_waits(Sending::Waiting(1), Some("1 changement attend le réseau."))]
    #[case::some_wait(Sending::Waiting(3), Some("3 changements attendent le réseau."))]
    #[case::for_days(
        Sending::Stuck(2, WallTime(AT - 2 * DAY)),
        Some("2 changements attendent depuis le lundi 23 novembre. Ouvrez l’application avec du Wi-Fi.")
    )]
    fn the_sentence_about_sending_is_true(#[case] known: Sending, #[case] expected: Option<&str>) {
        let words = sending(known, domain::from_unix_ms(AT + 60_000));
        let plain = words.map(|words| words.replace(['\u{a0}', '\u{202f}'], " "));
        assert_eq!(plain.as_deref(), expected);
    }
}
