use core::ops::Range;

use super::token::phrases;
use super::{Folded, Tokens};
use crate::Phone;

/// The number to call about the appointment, and which characters write it: the first after words of contact, or else
/// the first at all.
pub(super) fn phone(
    folded: &Folded<'_>,
    tokens: &Tokens,
    taken: &[Range<usize>],
) -> Option<(Phone, Range<usize>)> {
    let mut found: Vec<(Phone, Range<usize>, bool)> = Vec::new();
    let mut at = 0;
    while at < tokens.0.len() {
        match number(folded, tokens, at)
            .filter(|(_, chars, _)| !taken.iter().any(|range| overlaps(range, chars)))
        {
            Some((.., next)) if is_readers_own(tokens, at) => at = next,
            Some((phone, chars, next)) => {
                found.push((phone, chars, is_introduced(tokens, at)));
                at = next;
            }
            None => at += 1,
        }
    }
    let chosen = found.iter().position(|(_, _, introduced)| *introduced).unwrap_or(0);
    found.into_iter().nth(chosen).map(|(phone, chars, _)| (phone, chars))
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

const CONTACT: &str = "\
    contact*|appel*|tel|telephone*|joindre|joignez|numero|composez|rappel*|tph|secretariat|standard|\
    accueil|prevenir|prevenez|tél|phone|sms|repondez|infos";

/// `un conseiller vous appellera au 06…`: the number of who reads the message.
fn is_readers_own(tokens: &Tokens, at: usize) -> bool {
    const OWN: &str = "\
        vous appellera|vous appellerons|vous appelle|vous appelons|vous appelerons|vous appelera|\
        vous joindra|vous joindre|vous joindrons|vous contactera|vous contacterons|vous rappellera|\
        vous rappellerons|soyez joignable|etre joignable|restez joignable|serez appele*|votre numero|votre telephone";
    let sentence = tokens.sentence(at).start;
    (at.saturating_sub(5).max(sentence)..at).any(|back| phrases(OWN).any(|words| tokens.begins(back, words)))
}

fn is_introduced(tokens: &Tokens, at: usize) -> bool {
    (at.saturating_sub(7)..at).any(|back| phrases(CONTACT).any(|word| tokens.begins(back, word)))
}

/// A number that begins at a token.
fn number(folded: &Folded<'_>, tokens: &Tokens, at: usize) -> Option<(Phone, Range<usize>, usize)> {
    let first = tokens.get(at)?;
    if first.link || at > 0 && is_glued(tokens, at) {
        return None;
    }
    let plus = first.text == "+" || first.text == "(" && tokens.text(at + 1) == "+";
    if !plus && !first.is_digits() {
        return None;
    }
    let mut digits = String::new();
    let mut end = at;
    let mut next = at;
    while let Some(token) = tokens.get(next) {
        let separator = matches!(token.text.as_str(), "." | "-" | "/" | "(" | ")" | "+" | "·");
        if token.link || token.lines_before > 0 && next > at || !(separator || token.is_digits()) {
            break;
        }
        if token.is_digits() {
            if digits.len() + token.text.len() > 15 {
                break;
            }
            digits.push_str(&token.text);
            end = next + 1;
            if is_whole(&digits, plus) && !more_follows(tokens, end) {
                break;
            }
        }
        next += 1;
    }
    let chars = first.chars.start..tokens.get(end.checked_sub(1)?)?.chars.end;
    let text = folded.plain(chars.clone());
    let phone = if is_whole(&digits, plus) {
        let international = plus || digits.starts_with("33") && digits.len() == 11;
        let text = if international && !plus { ["+", &digits].concat() } else { text };
        Phone::parse(&text).ok()?
    } else {
        return short(tokens, at);
    };
    Some((phone, chars, end))
}

fn is_whole(digits: &str, plus: bool) -> bool {
    match digits.len() {
        10 => digits.starts_with('0') && !digits.starts_with("00") && !plus,
        11 | 12 => digits.starts_with("33") && (plus || digits.len() == 11),
        13 => digits.starts_with("0033"),
        _ => false,
    }
}

/// `+33 (0)6` has a digit more than `+33 6`.
fn more_follows(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_digits() && !token.spaced && token.lines_before == 0)
}

/// The middle of a date, an amount or a word is no number.
fn is_glued(tokens: &Tokens, at: usize) -> bool {
    let (before, here) = (&tokens.0[at - 1], &tokens.0[at]);
    !here.spaced
        && (before.is_word()
            || before.is_digits()
            || matches!(before.text.as_str(), "/" | "-" | "+" | "." if at > 1 && tokens.0[at - 2].is_digits() && !before.spaced))
}

/// `au 3949`, `appelez le 115`.
fn short(tokens: &Tokens, at: usize) -> Option<(Phone, Range<usize>, usize)> {
    let token = tokens.get(at)?;
    let pair = tokens.get(at + 1).filter(|next| {
        token.text.len() == 2 && next.text.len() == 2 && next.is_digits() && next.lines_before == 0
    });
    let (digits, end) = match pair {
        Some(next) if token.text.starts_with('3') => {
            ([token.text.as_str(), next.text.as_str()].concat(), at + 2)
        }
        _ => (token.text.clone(), at + 1),
    };
    let known = digits.len() == 4 && digits.starts_with('3')
        || digits.len() == 3 && digits.starts_with("11")
        || digits.len() == 6 && digits.starts_with("116");
    let called = at > 0
        && (matches!(tokens.text(at - 1), "au" | "le" | ":" | "tel" | "." | "composez" | "appelez"))
        && (tokens.text(at - 1) == "au" && digits.len() == 4 || is_introduced(tokens, at));
    let stop = (at.saturating_sub(3)..at).any(|back| tokens.begins(back, "stop"));
    if !known || !called || stop {
        return None;
    }
    Some((Phone::parse(&digits).ok()?, token.chars.start..tokens.get(end - 1)?.chars.end, end))
}
