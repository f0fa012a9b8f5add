use core::ops::Range;

use super::Folded;

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// In its plain form.
    pub(super) text: String,
    /// Which characters it is.
    pub(super) chars: Range<usize>,
    /// How many line ends are in front of it.
    pub(super) lines_before: usize,
    /// Whether white space is in front of it.
    pub(super) spaced: bool,
    /// Whether it is part of an address on the web or of an e-mail address.
    pub(super) link: bool,
}

impl Token {
    /// The number it is, if it has at most four digits.
    pub(super) fn number(&self) -> Option<u32> {
        if self.text.len() > 4 || !self.is_digits() { None } else { self.text.parse().ok() }
    }

    pub(super) fn is_digits(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphabetic())
    }
}

/// All tokens of a message.
#[derive(Debug)]
pub(super) struct Tokens(pub(super) Vec<Token>);

impl Tokens {
    pub(super) fn new(folded: &Folded<'_>) -> Self {
        let links = links(&folded.plain);
        let mut tokens = Vec::new();
        let mut lines_before = 0;
        let mut spaced = true;
        let mut at = 0;
        while let Some(&found) = folded.plain.get(at) {
            if found == ' ' || found == '\n' {
                lines_before += usize::from(found == '\n');
                spaced = true;
                at += 1;
                continue;
            }
            let end = at + run(&folded.plain[at..], found);
            tokens.push(Token {
                text: folded.plain[at..end].iter().collect(),
                chars: at..end,
                lines_before: core::mem::take(&mut lines_before),
                spaced: core::mem::take(&mut spaced),
                link: links.iter().any(|link| link.contains(&at)),
            });
            at = end;
        }
        Self(tokens)
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.0.get(at)
    }

    /// The plain text of a token; empty past the end.
    pub(super) fn text(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |token| token.text.as_str())
    }

    /// Whether the words that begin here are these, separated by spaces in `words`.
    pub(super) fn begins(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(more, word)| matches_word(self.text(at + more), word))
    }

    /// Where these words begin, for each time they occur. A word ending in `*` matches all that begin with it.
    pub(super) fn find(&self, words: &str) -> impl Iterator<Item = usize> {
        (0..self.0.len()).filter(move |at| !self.0[*at].link && self.begins(*at, words))
    }

    /// Whether any of these groups of words, separated by `|`, occurs.
    pub(super) fn any(&self, groups: &'static str) -> bool {
        phrases(groups).any(|words| self.find(words).next().is_some())
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let start = (0..at).rev().find(|before| self.ends_sentence(*before)).map_or(0, |before| before + 1);
        let end = (at..self.0.len()).find(|at| self.ends_sentence(*at)).map_or(self.0.len(), |at| at + 1);
        start..end
    }

    /// Whether a sentence is over after a token: a full stop that ends no abbreviation, or a line.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let Some(next) = self.0.get(at + 1) else { return true };
        if next.link && !next.spaced {
            return false;
        }
        let sign = self.text(at);
        match sign {
            "!" | "?" => true,
            "." => next.spaced && !(at > 0 && self.is_abbreviation(at - 1)),
            _ => next.lines_before > 0,
        }
    }

    /// Whether a full stop after this word belongs to it.
    pub(super) fn is_abbreviation(&self, at: usize) -> bool {
        const SHORT: &str = "\
            m|mr|mme|mlle|dr|me|pr|st|ste|av|ave|bd|bld|bvd|blvd|rte|pl|bat|imp|all|n|tel|janv|fev|\
            fevr|avr|juil|sept|oct|nov|dec|etc|ch|res";
        let word = self.text(at);
        is_one_of(word, SHORT) || is_short_day(word) || word.len() == 1 && word != "a" && self.0[at].is_word()
    }
}

/// The groups of words of a list, which `|` separates.
pub(super) fn phrases(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

/// Whether a word is in a list.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    list.split('|').any(|known| known == word)
}

pub(super) fn is_short_day(word: &str) -> bool {
    ["lun", "mar", "mer", "jeu", "ven", "vend", "sam", "dim"].contains(&word)
}

fn matches_word(text: &str, word: &str) -> bool {
    match word.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => text == word,
    }
}

fn run(plain: &[char], first: char) -> usize {
    let same = |found: &&char| {
        if first.is_ascii_digit() {
            found.is_ascii_digit()
        } else {
            first.is_alphabetic() && found.is_alphabetic()
        }
    };
    plain.iter().take_while(same).count().max(1)
}

/// Runs without white space that are addresses on the web or of e-mail.
fn links(plain: &[char]) -> Vec<Range<usize>> {
    const ENDS: &str = "\
        .fr|.com|.org|.net|.io|.eu|.me|.ly|.gouv|.info|.be|.gl|.re|.app|.localhost|.link";
    let mut links = Vec::new();
    let mut start = 0;
    for (at, found) in plain.iter().copied().chain([' ']).enumerate() {
        if found != ' ' && found != '\n' {
            continue;
        }
        let word: String = plain[start..at].iter().collect();
        let host = word.split('/').next().unwrap_or_default().trim_end_matches(['.', ',', ')', ';', ':']);
        let named = word.contains('@') || word.contains("://") || word.starts_with("www.");
        if named || phrases(ENDS).any(|end| host.ends_with(end)) || word.contains("localhost") {
            links.push(start..at);
        }
        start = at + 1;
    }
    links
}
