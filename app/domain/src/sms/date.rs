use core::ops::Range;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::token::{is_one_of, is_short_day};
use super::{Tokens, time};
use crate::day::{calendar_day, nearest_future};

/// A day that a message names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Which day.
    pub(super) day: NaiveDate,
    /// Whether something about it does not fit: the weekday, or a day so far away that another may be meant.
    pub(super) doubtful: bool,
    /// Whether only a weekday or the number of the day was written.
    pub(super) weak: bool,
    /// Which tokens name it.
    pub(super) tokens: Range<usize>,
    /// What the words in front of it make of it.
    pub(super) role: Role,
}

/// What a day is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A day on which something is to happen.
    Meeting,
    /// The day an appointment was moved from.
    Former,
    /// The last day to do something.
    Deadline,
    /// Something else: a birth, a letter, the beginning of a stretch of days.
    Aside,
}

/// What is written, before it is a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Written {
    year: Option<i32>,
    month: Option<u32>,
    day: u32,
}

/// All days that a message names, in order.
pub(super) fn mentions(tokens: &Tokens, today: NaiveDate) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.0.len() {
        let mention = if tokens.0[at].link { None } else { mention(tokens, at, today) };
        match mention {
            Some(mention) => {
                at = mention.tokens.end;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

fn mention(tokens: &Tokens, at: usize, today: NaiveDate) -> Option<Mention> {
    relative(tokens, at, today).or_else(|| {
        let weekday = weekday(tokens, at);
        let from = weekday.map_or(at, |(_, next)| skip(tokens, next, &[",", "le", "."]));
        match (weekday, written(tokens, from)) {
            (None, None) => None,
            (weekday, Some((written, end))) => {
                let (day, doubtful) = resolve(written, weekday.map(|(day, _)| day), today)?;
                let weak = written.month.is_none();
                Some(Mention { day, doubtful, weak, tokens: at..end, role: role(tokens, at, end) })
            }
            (Some((weekday, next)), None) => alone(tokens, at, weekday, next, today),
        }
    })
}

/// `aujourd'hui`, `demain`, `après-demain`, `ce jour`.
fn relative(tokens: &Tokens, at: usize, today: NaiveDate) -> Option<Mention> {
    let (days, length) = if tokens.begins(at, "aujourd ' hui") {
        (0, 3)
    } else if tokens.begins(at, "apres - demain") {
        (2, 3)
    } else if tokens.begins(at, "apres demain") {
        (2, 2)
    } else if tokens.begins(at, "demain") {
        (1, 1)
    } else if ["ce jour", "ce matin", "ce midi", "cet apres", "ce soir"]
        .iter()
        .any(|words| tokens.begins(at, words))
    {
        (0, 2)
    } else {
        return None;
    };
    let named = mention_after(tokens, at + length, today);
    let day = today.checked_add_days(Days::new(days))?;
    // "demain mardi 24/11": the date itself is surer than the day the message is read.
    let role = if is_instead(tokens, at) { Role::Former } else { Role::Meeting };
    if let Some(named) = named {
        return Some(Mention { tokens: at..named.tokens.end, role, ..named });
    }
    // "le 14 décembre (demain)" was true on the day it was sent.
    let weak = at > 0 && tokens.text(at - 1) == "(";
    Some(Mention { day, doubtful: false, weak, tokens: at..at + length, role })
}

fn mention_after(tokens: &Tokens, at: usize, today: NaiveDate) -> Option<Mention> {
    let from = skip(tokens, at, &[",", "(", "le", "-"]);
    let weekday = weekday(tokens, from);
    let start = weekday.map_or(from, |(_, next)| skip(tokens, next, &[",", "le", "."]));
    let (written, end) = written(tokens, start).filter(|(written, _)| written.month.is_some())?;
    let (day, doubtful) = resolve(written, weekday.map(|(day, _)| day), today)?;
    Some(Mention { day, doubtful, weak: false, tokens: from..end, role: Role::Meeting })
}

/// A weekday without a number: the next one, if the words around it speak of one day.
fn alone(tokens: &Tokens, at: usize, weekday: Weekday, next: usize, today: NaiveDate) -> Option<Mention> {
    let before =
        |words: &[&str]| at.checked_sub(1).is_some_and(|before| words.contains(&tokens.text(before)));
    // "du lundi au vendredi", "le lundi et le jeudi", "tous les mardis" are habits.
    if before(&["du", "au", "les", "chaque", "et", "-", "sauf", "des"])
        || ["au", "et", "-"].contains(&tokens.text(next))
    {
        return None;
    }
    if is_short_day(tokens.text(at)) {
        return None;
    }
    if tokens.begins(next, "de la semaine prochaine") {
        let monday =
            today.checked_add_days(Days::new(7 - u64::from(today.weekday().num_days_from_monday())))?;
        let day = monday.checked_add_days(Days::new(weekday.num_days_from_monday().into()))?;
        let end = next + 4;
        return Some(Mention { day, doubtful: false, weak: true, tokens: at..end, role: Role::Meeting });
    }
    let after_next = tokens.begins(next, "en huit");
    let ahead = u64::from((7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7);
    let named_next = tokens.begins(next, "prochain");
    let ahead = if ahead == 0 && named_next { 7 } else { ahead } + if after_next { 7 } else { 0 };
    let day = today.checked_add_days(Days::new(ahead))?;
    // On a Tuesday, "mardi" may be today or in a week; "vendredi prochain" may be this week or the next.
    let doubtful = named_next || ahead == 0 && !before(&["ce", "cet"]);
    let end = next + if after_next { 2 } else { usize::from(named_next) };
    Some(Mention { day, doubtful, weak: true, tokens: at..end, role: role(tokens, at, end) })
}

const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("lundi", "lun", Weekday::Mon),
    ("mardi", "mar", Weekday::Tue),
    ("mercredi", "mer", Weekday::Wed),
    ("jeudi", "jeu", Weekday::Thu),
    ("vendredi", "ven", Weekday::Fri),
    ("samedi", "sam", Weekday::Sat),
    ("dimanche", "dim", Weekday::Sun),
];

fn weekday(tokens: &Tokens, at: usize) -> Option<(Weekday, usize)> {
    let word = tokens.text(at);
    let word = if word == "vend" { "ven" } else { word };
    let (long, _, day) = WEEKDAYS.iter().find(|(long, short, _)| word == *long || word == *short)?;
    let next = if tokens.text(at + 1) == "." && word != *long { at + 2 } else { at + 1 };
    // "mer" and "mar" are words of their own unless a number follows.
    let number_follows =
        tokens.get(skip(tokens, next, &["le"])).is_some_and(|token| token.number().is_some());
    (word == *long || number_follows).then_some((*day, next))
}

const MONTHS: [(&str, u32); 12] = [
    ("janvier", 1),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
];

fn month(word: &str) -> Option<u32> {
    let short = word.len() >= 3 && !["mar", "jui"].contains(&word);
    MONTHS.iter().find(|(name, _)| word == *name || short && name.starts_with(word)).map(|(_, month)| *month)
}

/// `10/12`, `10/12/2026`, `10.12.26`, `2026-12-10`, `1er juillet 2026`, `le 10`.
fn written(tokens: &Tokens, at: usize) -> Option<(Written, usize)> {
    let first = tokens.get(at)?.number()?;
    if tokens.text(at).len() == 4 {
        return iso(tokens, at, first);
    }
    let sign = tokens.text(at + 1);
    if matches!(sign, "/" | "." | "-") && is_tight(tokens, at + 1) {
        return with_signs(tokens, at, first, sign);
    }
    let after_day = if sign == "er" { at + 2 } else { at + 1 };
    if let Some(month) = month(tokens.text(after_day)) {
        let after = skip(tokens, after_day + 1, &["."]);
        let year = tokens.get(after).filter(|year| year.text.len() == 4).and_then(super::Token::number);
        let (year, end) = match year {
            Some(year) if (1900..=2200).contains(&year) => (i32::try_from(year).ok(), after + 1),
            _ => (
                None,
                if tokens.text(after_day + 1) == "."
                    && after > after_day + 1
                    && month_is_short(tokens.text(after_day))
                {
                    after
                } else {
                    after_day + 1
                },
            ),
        };
        return Some((Written { year, month: Some(month), day: first }, end));
    }
    // "le 12 à 14h": the next 12th; "lundi 7 à 14h": the next Monday that is a 7th.
    let le = at.checked_sub(1).is_some_and(|before| {
        tokens.text(before) == "le" || WEEKDAYS.iter().any(|(name, ..)| tokens.text(before) == *name)
    });
    let time_follows = time::at(tokens, skip(tokens, at + 1, &["a", ",", "vers", ":"])).is_some();
    (le && time_follows && time::at(tokens, at).is_none() && (1..=31).contains(&first))
        .then_some((Written { year: None, month: None, day: first }, at + 1))
}

fn month_is_short(word: &str) -> bool {
    !MONTHS.iter().any(|(name, _)| *name == word)
}

fn with_signs(tokens: &Tokens, at: usize, day: u32, sign: &str) -> Option<(Written, usize)> {
    let month = tokens.get(at + 2)?.number()?;
    // The middle of a phone number is no date.
    let more = tokens.text(at + 5) == sign && is_tight(tokens, at + 5);
    let inside = at > 0 && tokens.text(at - 1) == sign && !tokens.0[at].spaced;
    if more || inside {
        return None;
    }
    let long = tokens.text(at + 3) == sign && is_tight(tokens, at + 3);
    let year = if long { tokens.get(at + 4) } else { None };
    let year_of = |token: &super::Token| match (token.text.len(), token.number()) {
        (2, Some(year)) => i32::try_from(2000 + year).ok(),
        (4, Some(year)) => i32::try_from(year).ok(),
        _ => None,
    };
    // "(1/2)" is a page.
    let page = at > 0 && tokens.text(at - 1) == "(" && tokens.text(at + 3) == ")";
    if page && tokens.text(at).len() == 1 && tokens.text(at + 2).len() == 1 {
        return None;
    }
    let introduced = at > 0
        && (tokens.text(at - 1) == "le" || WEEKDAYS.iter().any(|(name, ..)| tokens.text(at - 1) == *name));
    let known = (1..=31).contains(&day) && (1..=12).contains(&month);
    match year.and_then(year_of) {
        Some(year) if known => Some((Written { year: Some(year), month: Some(month), day }, at + 5)),
        // A number such as 10.30 or 3-5 is a date only with a stroke.
        _ if known
            && !long
            && (sign == "/" || sign == "." && introduced && tokens.text(at + 2).len() == 2) =>
        {
            Some((Written { year: None, month: Some(month), day }, at + 3))
        }
        _ => None,
    }
}

fn iso(tokens: &Tokens, at: usize, year: u32) -> Option<(Written, usize)> {
    let sign = tokens.text(at + 1);
    let joined = matches!(sign, "-" | "/") && tokens.text(at + 3) == sign;
    let (month, day) = (tokens.get(at + 2)?.number()?, tokens.get(at + 4)?.number()?);
    let year = i32::try_from(year).ok()?;
    (joined && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some((Written { year: Some(year), month: Some(month), day }, at + 5))
}

fn is_tight(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|sign| !sign.spaced)
        && tokens.get(at + 1).is_some_and(|next| !next.spaced && next.is_digits())
}

/// How far ahead a day without a year is still taken for granted: an appointment ten months away has its year.
const USUAL_AHEAD: i64 = 300;
/// How far ahead its weekday alone may put a day; further away, a slip of the weekday is likelier.
const FURTHEST: i64 = 500;
/// How long ago a day with its weekday may be, in a message that is read late.
const READ_LATE: i64 = 60;

/// The day that is meant, and whether that is doubtful.
fn resolve(written: Written, weekday: Option<Weekday>, today: NaiveDate) -> Option<(NaiveDate, bool)> {
    let Some(month) = written.month else {
        return next_numbered(written.day, weekday, today).map(|day| (day, false));
    };
    if let Some(year) = written.year {
        let day = calendar_day(year, month, written.day).ok()?;
        return Some((day, weekday.is_some_and(|weekday| weekday != day.weekday())));
    }
    let nearest = nearest_future(month, written.day, today).ok()?;
    let far = |day: NaiveDate| day.signed_duration_since(today).num_days();
    let Some(weekday) = weekday else { return Some((nearest, far(nearest) > USUAL_AHEAD)) };
    if nearest.weekday() == weekday && far(nearest) <= USUAL_AHEAD {
        return Some((nearest, false));
    }
    let years = (today.year() - 1)..=(today.year() + 2);
    let fitting: Vec<NaiveDate> = years
        .filter_map(|year| calendar_day(year, month, written.day).ok())
        .filter(|day| day.weekday() == weekday)
        .collect();
    let late = fitting.iter().find(|day| (-READ_LATE..0).contains(&far(**day)));
    let ahead = fitting.iter().find(|day| (0..=FURTHEST).contains(&far(**day)));
    match (late, ahead) {
        (Some(late), _) => Some((*late, false)),
        (None, Some(ahead)) => Some((*ahead, true)),
        (None, None) => Some((nearest, true)),
    }
}

fn next_numbered(number: u32, weekday: Option<Weekday>, today: NaiveDate) -> Option<NaiveDate> {
    let fits = |day: &NaiveDate| weekday.is_none_or(|weekday| weekday == day.weekday());
    today.iter_days().take(366).find(|day| day.day() == number && fits(day))
}

/// In front of a day on which nothing will happen.
const ASIDE: &str = "ne|nee|depuis|courrier|demande|lettre|mail|arrete|jugement|partir|des|facture|decision";

/// What the words around a day make of it.
fn role(tokens: &Tokens, at: usize, end: usize) -> Role {
    let le = usize::from(at > 0 && matches!(tokens.text(at - 1), "le" | "du" | "au" | "la"));
    let article = if le == 1 { tokens.text(at - 1) } else { "" };
    let word = |back: usize| at.checked_sub(le + back).map_or("", |place| tokens.text(place));
    let (one, two) = (word(1), word(2));
    let until = article == "au" && (one == "jusqu" || one == "'" && two == "jusqu");
    let limit = matches!(one, "avant" | "expire" | "echeance") || one == "tard" && two == "plus";
    let due = one == "pour"
        && matches!(two, "rendre" | "remettre" | "envoyer" | "complet" | "retour" | "retourner");
    let by = due || one == "ici" && two == "'" || one == "limite" && two == "date";
    if until || limit || by || two == "tout" && word(3) == "avant" {
        return Role::Deadline;
    }
    let stretch =
        article == "du" && tokens.begins(end, "au") || article == "au" && precedes_range(tokens, at);
    if is_one_of(one, ASIDE) || stretch {
        return Role::Aside;
    }
    if is_instead(tokens, at) {
        return Role::Former;
    }
    Role::Meeting
}

/// `au lieu de jeudi`, `initialement prévu le`, `et non le`, `remplace celui du`.
fn is_instead(tokens: &Tokens, at: usize) -> bool {
    let back = |to: usize, words: &[&str]| {
        to.checked_sub(1).filter(|before| words.contains(&tokens.text(*before))).unwrap_or(to)
    };
    let after_article = back(at, &["le", "du", "au", "de", "'"]);
    let article = at.checked_sub(1).map_or("", |before| tokens.text(before));
    let after = back(after_article, &["d"]);
    let ends = |words: &str| {
        let length = words.split(' ').count();
        after.checked_sub(length).is_some_and(|from| tokens.begins(from, words))
    };
    let of = matches!(article, "du" | "de" | "'");
    let replaced = ["remplace celui", "remplace le rdv", "remplace celle", "remplace le rendez - vous"];
    of && (ends("lieu") || ends("place") || replaced.iter().any(|words| ends(words)))
        || [
            "initialement",
            "initialement prevu*",
            "initialement fixe*",
            "prevu* initialement",
            "et non",
            "et pas",
        ]
        .iter()
        .any(|words| ends(words))
}

/// Whether "au" before a day closes "du … au …".
fn precedes_range(tokens: &Tokens, at: usize) -> bool {
    let au = at.saturating_sub(1);
    (au.saturating_sub(5)..au).any(|back| {
        tokens.text(back) == "du"
            && (back + 1..au).all(|inside| {
                let token = &tokens.0[inside];
                token.is_digits()
                    || month(&token.text).is_some()
                    || weekday(tokens, inside).is_some()
                    || token.text == "/"
            })
    })
}

pub(super) fn skip(tokens: &Tokens, mut at: usize, signs: &[&str]) -> usize {
    while signs.contains(&tokens.text(at)) {
        at += 1;
    }
    at
}
