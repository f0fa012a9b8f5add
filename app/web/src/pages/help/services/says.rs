//! Hours as sentences and as a table.

use crate::pages::words;
use crate::platform::intl;
use crate::text;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use domain::Service;
use domain::hours::{HolidayHabit, Now, Opening, Span, State, Week, Why};

/// What is said of a service at a moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    pub(super) state: State,
    /// "Ouvert. Ferme à 17 h."
    pub(super) sentence: String,
    /// The words beside the hours.
    pub(super) words: String,
}

/// Whether it is open, until when, and when it opens next.
pub(super) fn now(service: &Service, ms: i64) -> Said {
    let local = service.local(ms);
    let Some(now) = service.now(ms) else {
        return Said { state: State::Unknown, sentence: text::hours_none().to_owned(), words: String::new() };
    };
    let sentence = match now.span.state {
        State::Open => open(&now, local),
        State::Closed => closed(&now, local),
        State::Unknown => [unknown(now.span.why), &opens(&now, local).unwrap_or_default()].concat(),
    };
    Said { state: now.span.state, sentence, words: now.span.words.clone() }
}

fn open(now: &Now, local: NaiveDateTime) -> String {
    match now.until {
        None => text::hours_always().to_owned(),
        Some(until) if until.date() == local.date() || is_midnight_after(until, local) => {
            text::hours_open_until(hour(until.time()))
        }
        Some(until) => text::hours_open_until_day(words::day(until.date(), local.date()).to_lowercase()),
    }
}

fn is_midnight_after(until: NaiveDateTime, local: NaiveDateTime) -> bool {
    until.time() == NaiveTime::MIN && local.date().succ_opt() == Some(until.date())
}

/// Midnight at the end of a day is said as such.
fn hour(time: NaiveTime) -> String {
    if time == NaiveTime::MIN { text::hours_midnight().to_owned() } else { words::time(time) }
}

fn closed(now: &Now, local: NaiveDateTime) -> String {
    let why = if now.span.why == Why::Closure { text::hours_closure() } else { text::hours_closed() };
    [why, &opens(now, local).unwrap_or_default()].concat()
}

/// " Ouvre demain à 9 h."
fn opens(now: &Now, local: NaiveDateTime) -> Option<String> {
    let opens = now.opens.filter(|_| now.span.state != State::Open)?;
    let time = words::time(opens.time());
    let sentence = if opens.date() == local.date() {
        text::hours_opens_today(time)
    } else {
        text::hours_opens(words::day(opens.date(), local.date()).to_lowercase(), time)
    };
    Some([" ", &sentence].concat())
}

fn unknown(why: Why) -> &'static str {
    match why {
        Why::PublicHoliday(_) | Why::Custom => text::hours_holiday(),
        Why::SchoolHolidays => text::hours_school(),
        Why::Condition => text::hours_condition(),
        Why::Hours
        | Why::Closure
        | Why::Unreadable
        | Why::NothingSaid
        | Why::NoTimes
        | Why::OpenEnd
        | Why::Sun => text::hours_unknown(),
    }
}

/// Today and the six days after it: the day's name and its hours.
pub(super) fn table(service: &Service, ms: i64) -> Vec<(String, String)> {
    let Some(hours) = service.hours() else { return Vec::new() };
    let today = service.local(ms).date();
    let place = service.place();
    today
        .iter_days()
        .take(7)
        .map(|day| {
            let start = day.and_time(NaiveTime::MIN);
            let end = day.succ_opt().map_or(start, |next| next.and_time(NaiveTime::MIN));
            let spans = hours.spans(start, end, place, &service.closures);
            (day_name(day, today), of_day(&spans))
        })
        .collect()
}

fn day_name(day: NaiveDate, today: NaiveDate) -> String {
    if day == today { text::day_today().to_owned() } else { words::capital(&intl::weekday(day)) }
}

/// "9 h à 12 h, 14 h à 17 h", "Fermé", "À vérifier".
fn of_day(spans: &[Span]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for span in spans {
        let range = || text::hours_range(words::time(span.start.time()), hour(span.end.time()));
        match span.state {
            State::Open if span.start.time() == NaiveTime::MIN && span.end.time() == NaiveTime::MIN => {
                return text::hours_all_day().to_owned();
            }
            State::Open => parts.push(range()),
            State::Unknown if spans.len() == 1 => return text::hours_to_verify().to_owned(),
            State::Unknown => parts.push(text::hours_range_to_verify(range())),
            State::Closed => {}
        }
    }
    if parts.is_empty() { text::hours_closed_day().to_owned() } else { parts.join(", ") }
}

/// A week in lines: "Lundi, mardi : 9 h à 12 h".
pub(super) fn week(week: &Week) -> Vec<String> {
    let of_group = |(days, openings): (Vec<chrono::Weekday>, &[Opening])| {
        let days: Vec<String> = days.into_iter().map(weekday).collect();
        text::hours_days(words::capital(&days.join(", ")), times(openings))
    };
    let mut lines: Vec<String> = week.groups().into_iter().map(of_group).collect();
    match week.holidays {
        HolidayHabit::Unsaid => {}
        HolidayHabit::Closed => lines.push(text::hours_holidays_closed().to_owned()),
        HolidayHabit::AsUsual => lines.push(text::hours_holidays_open().to_owned()),
    }
    lines
}

fn times(openings: &[Opening]) -> String {
    let times: Vec<String> = openings
        .iter()
        .map(|opening| text::hours_range(words::time(opening.start()), hour(opening.end())))
        .collect();
    times.join(", ")
}

/// A weekday's name, as in any week.
pub(super) fn weekday(day: chrono::Weekday) -> String {
    // 2 January 2023 was a Monday.
    let date = NaiveDate::from_ymd_opt(2023, 1, 2 + day.num_days_from_monday()).unwrap_or_default();
    debug_assert_eq!(date.weekday(), day);
    intl::weekday(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Label, hours::Closure};
    use rstest::rstest;

    /// Tuesday 24 November 2026, 10:00 in Paris.
    const TUESDAY: i64 = 1_795_510_800_000;

    fn service(hours: &str) -> Service {
        Service { hours: Some(hours.to_owned()), ..Service::new(Label::parse("Mairie").unwrap()) }
    }

    fn plain(words: &str) -> String {
        words.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[rstest]
    #[case("Mo-Fr 09:00-17:00; PH off", "Ouvert. Ferme à 17 h.")]
    #[case("Mo-Fr 14:00-17:00; PH off", "Fermé. Ouvre à 14 h.")]
    #[case("We-Fr 09:30-12:00; PH off", "Fermé. Ouvre demain à 9 h 30.")]
    #[case("Sa 09:00-12:00; PH off", "Fermé. Ouvre samedi 28 novembre à 9 h.")]
    #[case("24/7", "Ouvert jour et nuit.")]
    #[case("Tu 09:00-24:00; PH off", "Ouvert. Ferme à minuit.")]
    #[case("off", "Fermé.")]
    #[case("Mo-Fr open", "Heures à vérifier. Appelez avant de venir.")]
    #[case("sur place", "Heures à vérifier. Appelez avant de venir.")]
    #[case("Mo-Fr 08:00-18:00 \"sur rendez-vous\"", "Ouvert sous condition. Appelez avant de venir.")]
    fn a_sentence_says_whether_it_is_open(#[case] hours: &str, #[case] expected: &str) {
        assert_eq!(plain(&now(&service(hours), TUESDAY).sentence), expected);
    }

    #[test]
    fn on_a_holiday_of_which_the_hours_say_nothing_one_calls_first() {
        // 25 December 2026.
        let said = now(&service("Mo-Fr 09:00-17:00"), TUESDAY + 31 * 86_400_000);
        assert_eq!(said.state, State::Unknown);
        assert!(
            plain(&said.sentence).starts_with("Jour férié : appelez avant de venir. Ouvre "),
            "{}",
            said.sentence
        );
    }

    #[test]
    fn a_closure_is_told_and_ends() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let closed = Service {
            closures: vec![Closure::new(day(24), day(25)).unwrap()],
            ..service("Mo-Fr 09:00-17:00; PH off")
        };
        assert_eq!(
            plain(&now(&closed, TUESDAY).sentence),
            "Fermé en ce moment. Ouvre jeudi 26 novembre à 9 h."
        );
    }

    #[test]
    fn the_table_begins_with_today() {
        let table = table(&service("Mo-Fr 09:00-12:00,14:00-17:00; Sa open; PH off"), TUESDAY);
        let table: Vec<(String, String)> =
            table.into_iter().map(|(day, hours)| (day, plain(&hours))).collect();
        assert_eq!(table[0], ("Aujourd’hui".to_owned(), "9 h à 12 h, 14 h à 17 h".to_owned()));
        assert_eq!(table[1].0, "Mercredi");
        assert_eq!(table[4], ("Samedi".to_owned(), "À vérifier".to_owned()));
        assert_eq!(table[5], ("Dimanche".to_owned(), "Fermé".to_owned()));
    }

    #[test]
    fn a_week_is_told_in_lines() {
        let hours = domain::hours::Hours::parse("Mo-Tu 09:00-12:00; We 14:00-24:00; PH off");
        let lines: Vec<String> = week(&hours.week().unwrap()).iter().map(|line| plain(line)).collect();
        assert_eq!(lines, ["Lundi, mardi : 9 h à 12 h", "Mercredi : 14 h à minuit", "Jours fériés : fermé"]);
    }
}
