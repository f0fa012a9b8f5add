use core::ops::Range;
use std::borrow::Cow;

use chrono::{Days, NaiveDate, NaiveTime};

use super::token::phrases;
use super::{
    Folded, Kind, Mention, Role, Tokens, bring, date, kind, obligation, person, phone, place, subject, time,
};
use crate::{Attendance, Label, Phone};

/// What was understood of a message. A field that the message leaves open is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What the message is about.
    pub kind: Kind,
    /// The day of the appointment; of a changed one, the new day.
    pub date: Option<NaiveDate>,
    /// When it begins.
    pub time: Option<NaiveTime>,
    /// When it ends; later than `time`.
    pub end: Option<NaiveTime>,
    /// The day and the time that no longer hold.
    pub was: Option<(NaiveDate, Option<NaiveTime>)>,
    /// Where to go, as it is written.
    pub place: Option<Label>,
    /// Whom to call about it.
    pub phone: Option<Phone>,
    /// Who will be there.
    pub with: Option<Label>,
    /// What it is about.
    pub what: Option<Label>,
    /// Whether coming is required.
    pub attendance: Attendance,
    /// Papers to bring.
    pub bring: Vec<Label>,
    /// The last day to take an appointment.
    pub deadline: Option<NaiveDate>,
    /// What to look at twice.
    pub doubts: Vec<Doubt>,
    /// The sentences of which nothing was understood, as they are written.
    pub rest: Vec<String>,
}

/// What does not fit in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The weekday is not the one of the day, or the day is nearly a year away.
    Day,
    /// The message names several days, and nothing says which one is meant.
    SeveralDays,
    /// The message names several times, and nothing says which one is meant.
    SeveralTimes,
}

/// Understands a message as it would be read on `today`.
///
/// A day without a year is the nearest one from today on; with its weekday, the nearest one that fits.
/// ```
/// use domain::sms::{Kind, understand};
/// let today = domain::calendar_day(2026, 11, 24)?;
/// let found = understand("Rappel : RDV au CCAS le mardi 1er décembre à 14h30. Tél 01 23 45 67 89", today);
/// assert_eq!(found.kind, Kind::Reminder);
/// assert_eq!(found.date, Some(domain::calendar_day(2026, 12, 1)?));
/// assert_eq!(found.place.as_ref().map(|place| place.as_str()), Some("CCAS"));
/// # Ok::<(), domain::DateError>(())
/// ```
pub fn understand(text: &str, today: NaiveDate) -> Understood {
    Reader::new(&composed(text), today).read()
}

/// The text with each letter and the accent that some phones write after it as one character.
fn composed(text: &str) -> Cow<'_, str> {
    const ACCENTS: [(char, &str, &str); 6] = [
        ('\u{300}', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        ('\u{301}', "aeiouAEIOU", "áéíóúÁÉÍÓÚ"),
        ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        ('\u{303}', "anoANO", "ãñõÃÑÕ"),
        ('\u{308}', "aeiouAEIOU", "äëïöüÄËÏÖÜ"),
        ('\u{327}', "cC", "çÇ"),
    ];
    if !text.contains(|sign| ACCENTS.iter().any(|(accent, ..)| *accent == sign)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        let accent = ACCENTS.iter().find(|(accent, ..)| *accent == sign);
        let whole = accent.zip(out.chars().next_back()).and_then(|((_, plain, accented), last)| {
            accented.chars().nth(plain.chars().position(|letter| letter == last)?)
        });
        match whole {
            Some(whole) => {
                out.pop();
                out.push(whole);
            }
            None => out.push(sign),
        }
    }
    Cow::Owned(out)
}

struct Reader<'a> {
    folded: Folded<'a>,
    tokens: Tokens,
    today: NaiveDate,
    mentions: Vec<Mention>,
    clocks: Vec<time::Clock>,
}

/// In front of how much time is left.
const TIME_LEFT: &str = "valable|valide|sous|dans les|dans un delai|d ' ici|expire dans|plus que";

/// The new day is not known yet.
const LATER: &str =
    "date ulterieure|ulterieurement|nouvelle date vous sera|sera communiquee|sera reprogramme*";

/// The day and the time that were chosen, and where in the message they stand.
#[derive(Default)]
struct When {
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    end: Option<NaiveTime>,
    was: Option<(NaiveDate, Option<NaiveTime>)>,
    doubts: Vec<Doubt>,
    /// The first token after both.
    after: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, today: NaiveDate) -> Self {
        let folded = Folded::new(text);
        let tokens = Tokens::new(&folded);
        let mentions = date::mentions(&tokens, today);
        let taken: Vec<Range<usize>> = mentions.iter().map(|mention| mention.tokens.clone()).collect();
        let clocks = time::clocks(&tokens, &taken);
        let mut reader = Self { folded, tokens, today, mentions, clocks };
        reader.set_missed_aside();
        reader
    }

    /// The day somebody did not come is no appointment any more.
    fn set_missed_aside(&mut self) {
        let missed = kind::missed_sentences(&self.tokens);
        for mention in &mut self.mentions {
            if missed.iter().any(|sentence| sentence.contains(&mention.tokens.start)) {
                mention.role = Role::Aside;
            }
        }
    }

    /// "Décaler notre rdv du 2/12 au 3/12" names two days, no stretch of days.
    fn day_to_day(&self) -> Option<(&Mention, &Mention)> {
        let [old, new] = &self.mentions[..] else { return None };
        let before = old.tokens.start.checked_sub(2)?;
        let of_meeting = matches!(self.tokens.text(before), "rdv" | "vous" | "rendez");
        let both_aside = old.role == Role::Aside && new.role == Role::Aside;
        let other = both_aside || old.role == Role::Aside && new.role == Role::Meeting;
        (of_meeting && other && self.tokens.text(old.tokens.start - 1) == "du").then_some((old, new))
    }

    fn read(&self) -> Understood {
        let mut signs = kind::signs(&self.tokens);
        // "Prévu initialement le", "remplace celui du": there was another day.
        signs.changed |= !self.of(Role::Former).is_empty();
        let meetings: Vec<&Mention> = self.of(Role::Meeting);
        let from_to = if signs.is_changed() { self.day_to_day() } else { None };
        let moved = from_to.is_some()
            || meetings.iter().any(|one| meetings.iter().any(|other| one.day != other.day))
            || !self.of(Role::Former).is_empty();
        let kind = signs.kind(!meetings.is_empty() || from_to.is_some(), !self.clocks.is_empty(), moved);
        let when = match kind {
            Kind::Other | Kind::Invitation => When::default(),
            Kind::Changed => from_to.map_or_else(|| self.moved(), |(old, new)| self.between(Some(old), new)),
            Kind::Cancelled if moved => When { doubts: vec![Doubt::SeveralDays], ..When::default() },
            Kind::Created | Kind::Reminder | Kind::Cancelled => self.one(&meetings),
        };
        self.with_words(kind, when)
    }

    fn of(&self, role: Role) -> Vec<&Mention> {
        let all = self.mentions.iter().filter(|mention| mention.role == role);
        let strong = all.clone().any(|mention| !mention.weak);
        all.filter(|mention| !(strong && mention.weak)).collect()
    }

    /// The time that belongs to a day: the first one after it, or else the last one before it, in reach.
    fn clock_of(&self, mention: &Mention) -> Option<&time::Clock> {
        const REACH: usize = 9;
        let sentence = self.tokens.sentence(mention.tokens.start);
        let next_day =
            self.mentions.iter().map(|other| other.tokens.start).find(|start| *start >= mention.tokens.end);
        let after = self.clocks.iter().find(|clock| {
            let start = clock.tokens.start;
            start >= mention.tokens.end
                && next_day.is_none_or(|day| start < day)
                && (start < sentence.end || start - mention.tokens.end <= REACH)
        });
        let before = self.clocks.iter().rev().find(|clock| {
            clock.tokens.end <= mention.tokens.start && mention.tokens.start - clock.tokens.end <= REACH
        });
        after.or(before)
    }

    /// The one day all mentions agree on; if they do not, the only one with a time.
    fn one(&self, meetings: &[&Mention]) -> When {
        let Some(first) = meetings.first() else { return self.time_alone() };
        if meetings.iter().all(|other| other.day == first.day) {
            let timed = meetings.iter().find(|mention| self.clock_of(mention).is_some()).unwrap_or(first);
            return self.at(timed, false);
        }
        let timed: Vec<&&Mention> =
            meetings.iter().filter(|mention| self.clock_of(mention).is_some()).collect();
        match timed[..] {
            [only] => self.at(only, false),
            _ => When { doubts: vec![Doubt::SeveralDays], ..When::default() },
        }
    }

    fn at(&self, mention: &Mention, moved: bool) -> When {
        let clock = self.clock_of(mention);
        let mut doubts = Vec::new();
        if mention.doubtful {
            doubts.push(Doubt::Day);
        }
        let others = self.clocks.iter().any(|other| clock.is_some_and(|clock| clock.start != other.start));
        let (time, end, clock_end) = match clock {
            Some(_) if others && !moved && self.is_disputed(clock) => {
                doubts.push(Doubt::SeveralTimes);
                (None, None, 0)
            }
            Some(clock) => (Some(clock.start), clock.end, clock.tokens.end),
            None => (None, None, 0),
        };
        let after = Some(mention.tokens.end.max(clock_end));
        When { date: Some(mention.day), time, end, was: None, doubts, after }
    }

    /// Whether another time stands just beside the chosen one: "10h ou 14h".
    fn is_disputed(&self, clock: Option<&time::Clock>) -> bool {
        clock.is_some_and(|clock| {
            self.clocks.iter().any(|other| {
                other.start != clock.start
                    && other.tokens.start >= clock.tokens.end
                    && self.tokens.0[clock.tokens.end..other.tokens.start]
                        .iter()
                        .any(|token| token.text == "ou")
                    && other.tokens.start - clock.tokens.end <= 3
            })
        })
    }

    fn time_alone(&self) -> When {
        match &self.clocks[..] {
            [clock] => When {
                time: Some(clock.start),
                end: clock.end,
                after: Some(clock.tokens.end),
                ..When::default()
            },
            [] => When::default(),
            _ => When { doubts: vec![Doubt::SeveralTimes], ..When::default() },
        }
    }

    /// Of two days, the one the appointment was moved to.
    fn moved(&self) -> When {
        let former = self.mentions.iter().find(|mention| mention.role == Role::Former);
        let all: Vec<&Mention> = self.of(Role::Meeting);
        if let ([known], true) = (&all[..], self.tokens.any(LATER)) {
            let was = Some((known.day, self.clock_of(known).map(|clock| clock.start)));
            return When { was, ..When::default() };
        }
        // "à 14h au lieu du même jour à 9h".
        if let (Some(former), [same, ..]) = (former, &all[..])
            && all.iter().all(|mention| mention.day == former.day)
        {
            return self.between(Some(former), same);
        }
        let days: Vec<&&Mention> =
            all.iter().filter(|mention| Some(mention.day) != former.map(|former| former.day)).collect();
        let (old, new) = match (former, &days[..]) {
            (Some(former), [.., new]) => (Some(former), Some(**new)),
            (None, [first, .., last]) if first.day != last.day => (Some(**first), Some(**last)),
            (_, [only, ..]) => (None, Some(**only)),
            (former, []) => (former, None),
        };
        let Some(new) = new else {
            // "Votre RDV du 3/12 a été modifié": the day is the one that was known.
            return former.map_or_else(|| self.time_alone(), |known| self.at(known, true));
        };
        self.between(old, new)
    }

    fn between(&self, old: Option<&Mention>, new: &Mention) -> When {
        let mut when = self.at(new, true);
        let taken = self.clock_of(new).map(|clock| clock.tokens.start);
        let old_clock = |old: &Mention| self.clock_of(old).filter(|clock| Some(clock.tokens.start) != taken);
        when.was = old.map(|old| (old.day, old_clock(old).map(|clock| clock.start)));
        self.moved_hours(&mut when, old.is_none());
        when
    }

    /// "de 10h à 14h" of one day that was moved within it: the last time holds.
    fn moved_hours(&self, when: &mut When, same_day: bool) {
        if !same_day || self.clocks.len() < 2 {
            return;
        }
        let (Some(date), [first, .., last]) = (when.date, &self.clocks[..]) else { return };
        let instead = last.tokens.start.checked_sub(2).is_some_and(|back| self.tokens.text(back) == "lieu");
        let (old, new) = if instead { (last, first) } else { (first, last) };
        when.was = Some((date, Some(old.start)));
        (when.time, when.end) = (Some(new.start), new.end);
        when.after = when.after.map(|after| after.max(new.tokens.end));
    }

    fn with_words(&self, kind: Kind, when: When) -> Understood {
        let mut used: Vec<Range<usize>> =
            self.mentions.iter().map(|mention| mention.tokens.clone()).collect();
        used.extend(self.clocks.iter().map(|clock| clock.tokens.clone()));
        let busy_chars: Vec<Range<usize>> = used.iter().filter_map(|tokens| self.chars(tokens)).collect();
        let phone = phone::phone(&self.folded, &self.tokens, &busy_chars);
        if let Some((_, chars)) = &phone {
            used.extend(self.tokens_of(chars));
        }
        let meeting = !matches!(kind, Kind::Other | Kind::Invitation);
        let person = if meeting { person::with(&self.folded, &self.tokens) } else { None };
        used.extend(person.clone());
        let papers = if meeting { bring::bring(&self.folded, &self.tokens) } else { Vec::new() };
        used.extend(papers.iter().filter_map(|chars| self.tokens_of(chars)));
        let found_place =
            if meeting { place::place(&self.folded, &self.tokens, &used, when.after) } else { None };
        used.extend(found_place.as_ref().and_then(|chars| self.tokens_of(chars)));
        let subject = if meeting { subject::subject(&self.tokens, &used) } else { None };
        Understood {
            kind,
            date: when.date,
            time: when.time,
            end: when.end,
            was: when.was,
            place: found_place.and_then(|chars| self.label(chars)),
            phone: phone.filter(|_| kind != Kind::Other).map(|(phone, _)| phone),
            with: person.as_ref().and_then(|tokens| self.label(self.chars(tokens)?)),
            what: subject.as_ref().and_then(|tokens| self.label(self.chars(tokens)?)),
            attendance: if kind == Kind::Other {
                Attendance::Unknown
            } else {
                obligation::attendance(&self.tokens)
            },
            bring: papers.into_iter().filter_map(|chars| self.label(chars)).collect(),
            deadline: self.deadline(),
            doubts: when.doubts,
            rest: self.rest(&used),
        }
    }

    fn label(&self, chars: Range<usize>) -> Option<Label> {
        Label::parse(self.folded.original(chars)).ok()
    }

    fn chars(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let all = self.tokens.0.get(tokens.clone()).filter(|all| !all.is_empty())?;
        Some(all[0].chars.start..all[all.len() - 1].chars.end)
    }

    fn tokens_of(&self, chars: &Range<usize>) -> Option<Range<usize>> {
        let start = self.tokens.0.iter().position(|token| token.chars.start >= chars.start)?;
        let end = self.tokens.0.iter().rposition(|token| token.chars.end <= chars.end)? + 1;
        (start < end).then_some(start..end)
    }

    /// `lien valable 5 jours`, `avant le 3/12`.
    fn deadline(&self) -> Option<NaiveDate> {
        let named =
            self.mentions.iter().find(|mention| mention.role == Role::Deadline).map(|mention| mention.day);
        named.or_else(|| {
            phrases(TIME_LEFT).find_map(|words| {
                let length = words.split(' ').count();
                self.tokens.find(words).find_map(|at| self.days_left(at + length))
            })
        })
    }

    fn days_left(&self, at: usize) -> Option<NaiveDate> {
        let at = date::skip(&self.tokens, at, &["pendant", "pour", "les", "de"]);
        let count = self.tokens.get(at)?.number().filter(|count| (1..=90).contains(count))?;
        let days = match self.tokens.text(at + 1) {
            "jour" | "jours" | "j" => count,
            "semaine" | "semaines" => count * 7,
            "h" | "heures" => count.div_ceil(24),
            _ => return None,
        };
        self.today.checked_add_days(Days::new(days.into()))
    }

    /// The sentences without anything that was understood.
    fn rest(&self, used: &[Range<usize>]) -> Vec<String> {
        let mut rest = Vec::new();
        let mut at = 0;
        while at < self.tokens.0.len() {
            let sentence = self.tokens.sentence(at);
            if !used.iter().any(|range| range.start < sentence.end && sentence.start < range.end)
                && let Some(chars) = self.chars(&sentence)
            {
                rest.push(self.folded.original(chars).trim().to_owned());
            }
            at = sentence.end.max(at + 1);
        }
        rest
    }
}
