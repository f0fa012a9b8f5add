use core::ops::Range;

use chrono::NaiveTime;

use super::Tokens;

/// A time of day, or a stretch of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) start: NaiveTime,
    pub(super) end: Option<NaiveTime>,
    /// Which tokens name it.
    pub(super) tokens: Range<usize>,
}

/// All times of day at which something may happen, in order; hours of opening and lengths of time left out.
pub(super) fn clocks(tokens: &Tokens, taken: &[Range<usize>]) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at_token = 0;
    while at_token < tokens.0.len() {
        let free = !taken.iter().any(|range| range.contains(&at_token)) && !tokens.0[at_token].link;
        let clock = at(tokens, at_token).map(|(start, next)| until(tokens, at_token, start, next));
        match clock.or_else(|| bare_start(tokens, at_token)).filter(|_| free) {
            Some(clock) => {
                at_token = clock.tokens.end;
                let dated = taken.iter().any(|day| {
                    clock.tokens.start.saturating_sub(5) <= day.end && day.end <= clock.tokens.start
                });
                if !is_length(tokens, &clock) && (dated || !is_habit(tokens, &clock)) {
                    found.push(clock);
                }
            }
            None => at_token += 1,
        }
    }
    found
}

/// The time of day written here, and the token after it.
pub(super) fn at(tokens: &Tokens, at: usize) -> Option<(NaiveTime, usize)> {
    if tokens.text(at) == "midi" && !matches!(tokens.text(at + 1), "et" | "-") {
        let after_apres = at > 0 && matches!(tokens.text(at - 1), "apres" | "-");
        return NaiveTime::from_hms_opt(12, 0, 0).filter(|_| !after_apres).map(|noon| (noon, at + 1));
    }
    let hour = tokens.get(at).filter(|token| token.text.len() <= 2)?.number().filter(|hour| *hour < 24)?;
    let sign = tokens.text(at + 1);
    let minutes = |at: usize| {
        tokens
            .get(at)
            .filter(|token| token.text.len() == 2)
            .and_then(super::Token::number)
            .filter(|minute| *minute < 60)
    };
    match sign {
        "h" | "heure" | "heures" | "hr" | "hrs" if tokens.begins(at + 2, "et demie") => {
            Some((NaiveTime::from_hms_opt(hour, 30, 0)?, at + 4))
        }
        "h" | "heure" | "heures" | "hr" | "hrs" if tokens.begins(at + 2, "et quart") => {
            Some((NaiveTime::from_hms_opt(hour, 15, 0)?, at + 4))
        }
        "h" | "heure" | "heures" | "hr" | "hrs" => match minutes(at + 2) {
            Some(minute) if !begins_something_else(tokens, at + 2) => {
                let end = at + 3 + usize::from(matches!(tokens.text(at + 3), "min" | "mn"));
                Some((NaiveTime::from_hms_opt(hour, minute, 0)?, end))
            }
            _ => Some((NaiveTime::from_hms_opt(hour, 0, 0)?, at + 2)),
        },
        ":" | "." if !tokens.0[at + 1].spaced && tokens.get(at + 2).is_some_and(|next| !next.spaced) => {
            let minute = minutes(at + 2)?;
            let dotted = sign == ".";
            let introduced = at > 0 && matches!(tokens.text(at - 1), "a" | "vers" | "de" | "des");
            let longer = matches!(tokens.text(at + 3), "." | "/")
                && tokens.get(at + 4).is_some_and(super::Token::is_digits);
            let money = matches!(tokens.text(at + 3), "euros" | "euro" | "eur" | "€" | "%");
            if dotted && (!introduced || longer) || money {
                return None;
            }
            Some((NaiveTime::from_hms_opt(hour, minute, 0)?, at + 3))
        }
        _ => None,
    }
}

/// `10h 12/12` is ten o'clock on the twelfth, `10h 12 rue Foch` ten o'clock in a street.
fn begins_something_else(tokens: &Tokens, at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.spaced) else { return false };
    let date = tokens.text(at + 1) == "/" && tokens.get(at + 2).is_some_and(super::Token::is_digits);
    let after = super::date::skip(tokens, at + 1, &["bis", "ter", ","]);
    let street = tokens.get(after).is_some_and(|next| {
        next.is_word()
            && !matches!(
                next.text.as_str(),
                "a" | "au" | "le" | "avec" | "min" | "mn" | "chez" | "dans" | "et"
            )
    });
    token.lines_before > 0 || date || street
}

/// `de 9 à 11h`.
fn bare_start(tokens: &Tokens, at_token: usize) -> Option<Clock> {
    let between = at_token > 0 && matches!(tokens.text(at_token - 1), "de" | "entre");
    let hour = tokens.get(at_token)?.number().filter(|hour| *hour < 24 && between)?;
    let joined = matches!(tokens.text(at_token + 1), "a" | "et" | "-");
    let (end, next) = if joined { at(tokens, at_token + 2)? } else { return None };
    let start = NaiveTime::from_hms_opt(hour, 0, 0)?;
    (start < end).then_some(Clock { start, end: Some(end), tokens: at_token..next })
}

fn until(tokens: &Tokens, first: usize, start: NaiveTime, next: usize) -> Clock {
    let joined = matches!(tokens.text(next), "a" | "et" | "-" | "jusqu");
    let from = if tokens.begins(next, "jusqu ' a") { next + 3 } else { next + 1 };
    let end = if joined { at(tokens, from) } else { None };
    match end {
        Some((end, after)) if end > start => Clock { start, end: Some(end), tokens: first..after },
        _ => Clock { start, end: None, tokens: first..next },
    }
}

/// `48h avant`, `dans 2 heures`, `24h/24`, `durée 1h`.
fn is_length(tokens: &Tokens, clock: &Clock) -> bool {
    let before = clock.tokens.start.checked_sub(1).map_or("", |before| tokens.text(before));
    let after = tokens.text(clock.tokens.end);
    matches!(
        before,
        "dans" | "sous" | "pendant" | "duree" | "durera" | "dure" | "environ" | "pour" | "les" | "des"
    ) && !matches!(after, "le" | "au")
        || matches!(after, "avant" | "apres" | "plus" | "/" | "maximum" | "max" | "ouvrees" | "ouvrables")
            && !(after == "/" && clock.end.is_some())
        || before == ":" && clock.tokens.start > 1 && tokens.text(clock.tokens.start - 2).starts_with("duree")
}

/// Hours of opening: `du lundi au vendredi de 9h à 17h`, `ouvert de`, `standard joignable`.
fn is_habit(tokens: &Tokens, clock: &Clock) -> bool {
    let sentence = tokens.sentence(clock.tokens.start);
    let habit = |at: usize| {
        tokens.text(at).starts_with("ouver")
            || tokens.text(at).starts_with("horaire") && tokens.text(at + 1) != ":"
            || tokens.text(at).starts_with("joignable")
            || tokens.begins(at, "tous les")
            || tokens.begins(at, "du lundi au")
            || tokens.begins(at, "lundi au")
            || tokens.begins(at, "lundi - ")
            || tokens.text(at).starts_with("permanence")
    };
    let near = clock.tokens.start.saturating_sub(14).max(sentence.start)..clock.tokens.start;
    let after = clock.tokens.end..(clock.tokens.end + 4).min(sentence.end);
    near.into_iter().any(habit)
        || after.into_iter().any(|at| tokens.begins(at, "du lundi") || tokens.begins(at, "tous les"))
}
