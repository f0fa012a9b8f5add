//! What the letters of hours say and their parsed form no longer does.

/// One rule as it is written, quoted comments left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "five independent facts of a text, none a state")]
pub(super) struct Written {
    /// A time of day, an event of the sun, or `24/7`.
    pub(super) times: bool,
    /// One of `open`, `closed`, `off`, `unknown`.
    pub(super) modifier: bool,
    /// Words in quotes.
    pub(super) comment: bool,
    /// `24/7` itself.
    pub(super) always: bool,
    /// Holidays and days of the week beside each other without a comma: the days that are both, `SH Mo-Fr`.
    pub(super) both: bool,
}

/// The text without slips that leave no doubt: runs of white space, spaces around a dash, an empty rule, holidays in
/// small letters. A comma at the end is none: something may have been cut off after it.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            tidied.push('"');
        }
        if at % 2 == 1 {
            tidied.push_str(part);
        } else {
            tidy_part(part, &mut tidied);
        }
    }
    tidied.truncate(tidied.trim_end_matches([';', ' ']).len());
    tidied
}

fn tidy_part(part: &str, tidied: &mut String) {
    for found in part.chars() {
        let found = match found {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            _ if found.is_whitespace() => ' ',
            _ => found,
        };
        let last = tidied.chars().next_back();
        match (last, found) {
            (Some(' ' | '-'), ' ') => {}
            (Some(' '), '-') if is_range(tidied) => {
                tidied.pop();
                tidied.push('-');
            }
            (Some(' ' | ';'), ';') if tidied.trim_end().ends_with(';') => {}
            _ => tidied.push(found),
        }
        for holiday in ["ph", "sh"] {
            let start = tidied.len().saturating_sub(3);
            if tidied.get(start..).is_some_and(|end| end.strip_suffix([' ', ',']) == Some(holiday)) {
                tidied[start..].make_ascii_uppercase();
            }
        }
        join_days(tidied);
    }
}

/// `Mo, We` is a list of days, not a whole Monday and then a rule for Wednesdays.
fn join_days(tidied: &mut String) {
    let is_day = |word: &str| DAYS.iter().chain(&["ph", "sh"]).any(|day| day.eq_ignore_ascii_case(word));
    let Some(at) = tidied.len().checked_sub(6) else { return };
    let joined = tidied
        .get(at..)
        .is_some_and(|end| end.is_ascii() && is_day(&end[..2]) && &end[2..4] == ", " && is_day(&end[4..]));
    if joined && !tidied[..at].ends_with(char::is_alphanumeric) {
        tidied.remove(at + 3);
    }
}

/// Whether a dash after this text joins two days or times, and is no sign before an offset.
fn is_range(text: &str) -> bool {
    let word = text.trim_end().rsplit([' ', ',', ';']).next().unwrap_or_default();
    has_clock_time(word) || word.len() == 2 && DAYS.iter().any(|day| day.eq_ignore_ascii_case(word))
}

/// The rules of a text, in order, as the grammar separates them.
///
/// A comma and a space begin a new rule, unless a time follows upon a time: `Mo 08:00-12:00, 14:00-17:00` is one rule.
pub(super) fn rules(text: &str) -> Vec<Written> {
    let mut rules = Vec::new();
    let mut rule = String::new();
    let mut comment = false;
    let mut in_quotes = false;
    let mut rest = text;
    while let Some(found) = rest.chars().next() {
        let after = &rest[found.len_utf8()..];
        rest = after;
        if found == '"' {
            in_quotes = !in_quotes;
            comment = true;
            rule.push('"');
            continue;
        }
        if in_quotes {
            continue;
        }
        let ends = match found {
            ';' => true,
            '|' if after.starts_with('|') => {
                rest = &after[1..];
                true
            }
            ',' if after.starts_with(' ') => !(ends_in_time(&rule) && begins_with_time(after)),
            _ => false,
        };
        if ends {
            rules.push(written(&rule, core::mem::take(&mut comment)));
            rule.clear();
        } else {
            rule.push(found);
        }
    }
    rules.push(written(&rule, comment));
    rules
}

const EVENTS: [&str; 4] = ["dawn", "sunrise", "sunset", "dusk"];
const MODIFIERS: [&str; 4] = ["open", "closed", "off", "unknown"];

fn written(rule: &str, comment: bool) -> Written {
    let rule = rule.to_ascii_lowercase();
    let always = rule.contains("24/7");
    let is_word = |word: &str, known: &[&str]| known.contains(&word);
    let mut words = rule.split(|found: char| !found.is_ascii_alphabetic());
    Written {
        times: always || has_clock_time(&rule) || words.clone().any(|word| is_word(word, &EVENTS)),
        modifier: words.any(|word| is_word(word, &MODIFIERS)),
        comment,
        always,
        both: is_holiday_and_weekday(&rule),
    }
}

const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

fn is_holiday_and_weekday(rule: &str) -> bool {
    let begins = |text: &str, known: &[&str]| known.iter().any(|word| text.starts_with(word));
    rule.match_indices(' ').any(|(at, _)| {
        let (before, after) = (&rule[..at], &rule[at + 1..]);
        let last = before.rsplit([' ', ',']).next().unwrap_or(before);
        matches!(last, "ph" | "sh") && begins(after, &DAYS)
            || begins(last, &DAYS) && begins(after, &["ph", "sh"])
            || matches!(last, "day" | "days") && before.contains("ph") && begins(after, &DAYS)
    })
}

fn has_clock_time(rule: &str) -> bool {
    rule.as_bytes()
        .windows(3)
        .any(|three| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit())
}

fn ends_in_time(rule: &str) -> bool {
    let rule = rule.trim_end().to_ascii_lowercase();
    has_clock_time(&rule) && rule.ends_with(|last: char| last.is_ascii_digit() || matches!(last, '+' | ')'))
        || EVENTS.iter().any(|event| rule.ends_with(event))
}

fn begins_with_time(text: &str) -> bool {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    (1..=2).contains(&digits) && text[digits..].starts_with(':')
        || text.starts_with('(')
        || EVENTS.iter().any(|event| lower.starts_with(event))
}

#[cfg(test)]
mod tests {
    use super::{rules, tidy};

    #[test]
    fn slips_that_leave_no_doubt_are_mended() {
        assert_eq!(tidy("Mo - Fr  09:00 – 12:00 ; ; ph off ; "), "Mo-Fr 09:00-12:00 ; PH off");
        assert_eq!(tidy(r#"Mo "a  b - ph ;" ;"#), r#"Mo "a  b - ph ;""#);
        assert_eq!(
            tidy("Mo, We-Th, ph 09:00-12:00, Sa 10:00-11:00"),
            "Mo,We-Th,PH 09:00-12:00, Sa 10:00-11:00"
        );
        assert_eq!(tidy("Mo off, Tu 10:00-12:00"), "Mo off, Tu 10:00-12:00");
        assert_eq!(tidy("PH -1 day off"), "PH -1 day off");
        assert_eq!(tidy("easter -2 days off"), "easter -2 days off");
        assert_eq!(tidy("Mo 09:00-12:00,"), "Mo 09:00-12:00,");
    }

    #[test]
    fn a_comma_joins_times_and_separates_days() {
        assert_eq!(rules("Mo 08:00-12:00, 14:00-17:00").len(), 1);
        assert_eq!(rules("Mo 08:00-12:00, Tu 14:00-17:00").len(), 2);
        assert_eq!(rules("Mo,Tu 08:00-12:00").len(), 1);
        assert_eq!(rules("Mo 08:00-12:00 open, 14:00-17:00 unknown").len(), 2);
        assert_eq!(rules(r#"Mo "a, b; c || d" || Tu off"#).len(), 2);
    }

    #[test]
    fn words_in_quotes_are_no_modifiers_and_no_times() {
        let [rule] = rules(r#"Mo-Fr "open 09:00 or closed""#)[..] else { panic!("one rule") };
        assert!(rule.comment && !rule.modifier && !rule.times);
        let [rule] = rules(r#"Mo-Fr 09:00-12:00 Open "x""#)[..] else { panic!("one rule") };
        assert!(rule.comment && rule.modifier && rule.times && !rule.always);
    }
}
