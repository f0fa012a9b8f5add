use core::ops::Range;

use super::date::skip;
use super::token::{is_one_of, phrases};
use super::{Folded, Tokens};

/// Where it is, as the characters that write it.
///
/// A street with its number is surest; then what follows a label or a colon, a preposition after the time, a line of
/// its own, and last a preposition before the day.
pub(super) fn place(
    folded: &Folded<'_>,
    tokens: &Tokens,
    busy: &[Range<usize>],
    when: Option<usize>,
) -> Option<Range<usize>> {
    let finder = Finder { folded, tokens, busy };
    let street = finder.street();
    let labelled = finder.labelled();
    let after = when.and_then(|at| finder.after(at));
    let line = when.and_then(|at| finder.own_line(at));
    let holds_street =
        |found: &Range<usize>| street.as_ref().is_some_and(|street| found.contains(&street.start));
    let candidates = [labelled, after, line];
    if let Some(found) = candidates.iter().flatten().find(|found| holds_street(found)) {
        return finder.chars(found);
    }
    let found =
        street.or_else(|| candidates.into_iter().flatten().next()).or_else(|| finder.before_the_day());
    found.and_then(|found| finder.chars(&found))
}

struct Finder<'a, 'b> {
    folded: &'a Folded<'b>,
    tokens: &'a Tokens,
    /// Tokens that say something else.
    busy: &'a [Range<usize>],
}

const STREETS: &str = "\
    rue|avenue|av|ave|boulevard|bd|bld|bvd|blvd|place|pl|chemin|che|impasse|imp|allee|allees|quai|\
    cours|route|rte|square|sq|passage|esplanade|faubourg|fbg|promenade|mail|rond|villa|cite|residence|\
    ruelle|montee|parvis";

/// Whether a word names a kind of street.
pub(super) fn is_street(tokens: &Tokens, at: usize) -> bool {
    is_one_of(tokens.text(at), STREETS)
}

/// Places that are written without a capital.
const HOUSES: &str = "agence|mairie|maison|centre|mission|cabinet|hopital|bureau|salle|gymnase|ecole|annexe|antenne|espace|local|foyer";

/// Words with which something else begins.
const STOPS: &str = "\
    ce rdv|ce rendez|merci|en cas|veuillez|pensez|munissez|munie*|muni|tel|telephone|infos|info|\
    informations|si vous|si besoin|rappel|contact|contactez|appelez|pour annuler|pour tout*|\
    pour toute|pour modifier|pour plus|plus d|n ' oubliez|cordialement|votre presence|\
    presence obligatoire|ne pas repondre|stop|sms|avec mme|avec m|avec mr|avec monsieur|avec madame|\
    avec le dr|avec votre|avec dr|avec le docteur|afin de|dans le cadre|pour un|pour une|pour votre|\
    pour le|pour la|pour vos|pour faire|apportez|apporter|a apporter|documents|prevenir|prevoyez|\
    prevoir|bonne journee|a bientot|nous vous|vous serez|est annule*|est confirme*|a ete|\
    est maintenu*|est prevu*|est fixe*|est programme*|est reporte*|est deplace*|est decale*|aura lieu|\
    se tiendra|est bien|est modifie*|sans rdv|sans rendez|allez sur|rendez - vous sur";

impl Finder<'_, '_> {
    fn chars(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let mut start = skip(self.tokens, tokens.start, &["-", ":", ",", "."]);
        if self.tokens.text(start + 1) == ":" && self.begins_address(start + 2) {
            start += 2;
        }
        let mut end = tokens.end;
        while end > tokens.start
            && matches!(
                self.tokens.text(end - 1),
                "," | "." | ";" | ":" | "-" | "!" | "/" | "a" | "le" | "au" | "et" | "|"
            )
        {
            end -= 1;
        }
        let all = self.tokens.0.get(start..end).filter(|all| !all.is_empty())?;
        let said = all.iter().any(|token| token.is_word() && token.text.len() > 1);
        said.then(|| all[0].chars.start..all[all.len() - 1].chars.end)
    }

    fn is_busy(&self, at: usize) -> bool {
        self.busy.iter().any(|range| range.contains(&at))
            || self.tokens.get(at).is_none_or(|token| token.link)
    }

    /// From here on, as far as it can be one place.
    fn extent(&self, start: usize) -> Option<Range<usize>> {
        let mut at = start;
        let mut depth = 0_usize;
        while at < self.tokens.0.len() && at - start < 36 {
            let text = self.tokens.text(at);
            let new_line = at > start && self.tokens.0[at].lines_before > 0;
            let goes_on = depth > 0 || self.begins_address(at);
            if self.is_busy(at)
                || text == "!"
                || text == ";"
                || text == "?"
                || new_line && !goes_on
                || self.stops(at, start)
            {
                break;
            }
            match text {
                "(" if at > start && (self.tokens.begins(at + 1, "tel") || self.is_busy(at + 1)) => break,
                "(" => depth += 1,
                ")" if depth == 0 => break,
                ")" => depth -= 1,
                "." if self.tokens.ends_sentence(at) => break,
                "\"" => break,
                _ => {}
            }
            at += 1;
        }
        (at > start).then_some(start..at)
    }

    fn stops(&self, at: usize, start: usize) -> bool {
        let here = |words: &str| self.tokens.begins(at, words);
        phrases(STOPS).any(here)
            || at > start && self.tokens.text(at) == "avec"
            || at > start
                && (matches!(
                    self.tokens.text(at),
                    "le" | "du" | "ce" | "vers" | "a" | "de" | "entre" | "demain" | "pour"
                ) && self.is_busy(at + 1))
            || at > start
                && self.tokens.text(at) == "pour"
                && !self.tokens.0[at - 1].text.starts_with("maison")
    }

    /// `12 rue`, `3 bis, avenue`, `lieu-dit`, a postal code with its town.
    fn begins_address(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let number = token.is_digits() && token.text.len() <= 4;
        let after = skip(self.tokens, at + 1, &["bis", "ter", "quater", "b", ",", "-"]);
        let street_at = |at: usize| is_one_of(self.tokens.text(at), STREETS);
        number && (street_at(after) || street_at(after + 1) && self.tokens.text(after) == "/")
            || token.is_digits()
                && token.text.len() == 5
                && self.tokens.get(at + 1).is_some_and(super::Token::is_word)
            || street_at(at) && self.capital(at) && self.tokens.get(at + 1).is_some_and(super::Token::is_word)
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.folded.written(token.chars.start).is_some_and(char::is_uppercase))
    }

    /// A street with its number, from the name of the house in front of it on.
    fn street(&self) -> Option<Range<usize>> {
        let at = (0..self.tokens.0.len()).find(|at| {
            let number =
                self.tokens.0[*at].is_digits() && self.tokens.text(*at).len() <= 4 && !self.is_busy(*at);
            let after = skip(self.tokens, at + 1, &["bis", "ter", "quater", "b", ",", "-"]);
            number && is_one_of(self.tokens.text(after), STREETS)
        })?;
        let start = self.house_before(at);
        self.extent(start).filter(|found| found.contains(&at)).or_else(|| self.extent(at))
    }

    /// The beginning of "CCAS, 3 rue …" or "MDS Centre (3 rue …)".
    fn house_before(&self, number: usize) -> usize {
        let Some(sign) =
            number.checked_sub(1).filter(|sign| matches!(self.tokens.text(*sign), "," | "(" | "-"))
        else {
            return number;
        };
        let sentence = self.tokens.sentence(number).start;
        let mut start = sign;
        while start > sentence
            && !self.is_busy(start - 1)
            && self.tokens.0[start].lines_before == 0
            && !matches!(self.tokens.text(start - 1), ":" | "." | ";" | "!" | "," | "(")
        {
            let before = self.tokens.text(start - 1);
            if matches!(before, "a" | "au" | "aux" | "dans" | "chez") && start < sign {
                break;
            }
            start -= 1;
        }
        let start = skip(self.tokens, start, &["la", "le", "l", "'", "les", "locaux", "de", "du"]);
        if start < sign { start } else { number }
    }

    /// `Lieu :`, `Adresse :`, `à :`.
    fn labelled(&self) -> Option<Range<usize>> {
        const LABELS: &str = "\
            lieu :|lieu du rdv :|lieu de rdv :|lieu du rendez - vous :|lieu de rendez - vous :|\
            adresse :|adresse du rdv :|ou :|a :|au :|lieu -|a l ' adresse suivante :|a l ' adresse :|\
            adresse suivante :";
        phrases(LABELS).find_map(|label| {
            let length = label.split(' ').count();
            self.tokens.find(label).find_map(|at| self.extent(at + length))
        })
    }

    /// `… à 10h au CCAS de Lille`.
    fn after(&self, when: usize) -> Option<Range<usize>> {
        let sentence = self.tokens.sentence(when.saturating_sub(1));
        let mut at = when;
        while at < sentence.end {
            if !self.is_busy(at) {
                if let Some(start) = self.after_preposition(at) {
                    return self.extent(start);
                }
                if at == when && matches!(self.tokens.text(at), "," | "-" | "(" | "@" | "/") {
                    let start = at + 1;
                    if self.capital(start)
                        && !self.is_busy(start)
                        && self.tokens.0[start].is_word()
                        && !self.stops(start, start)
                    {
                        return self.extent(start);
                    }
                }
                if at == when && self.tokens.text(at) == "," && is_one_of(self.tokens.text(at + 1), HOUSES) {
                    return self.extent(at + 1);
                }
                // "14h Mission locale de Vannes".
                if at == when
                    && self.capital(at)
                    && self.tokens.0[at].is_word()
                    && self.tokens.0[at].lines_before == 0
                    && !self.stops(at, at)
                {
                    return self.extent(at);
                }
            }
            at += 1;
        }
        None
    }

    /// Where the name of a place begins after "au", "à la", "dans les locaux de", "chez".
    fn after_preposition(&self, at: usize) -> Option<usize> {
        const NEVER: &str = "\
            plus|moins|tout|toute|votre|vos|cette|ce|temps|jour|jeun|nouveau|sujet|cas|titre|cours|\
            cadre|sein|preavis|numero|besoin|secretariat|prendre|choisir|bientot|domicile|partir|vous|\
            nous|cet|heure|lieu|mois|prochain|rdv|rendez|minimum|maximum|signer|retourner";
        let word = self.tokens.text(at);
        let start = match word {
            "au" | "aux" => at + 1,
            "a" | "dans" | "chez" | "sur" => match self.tokens.text(at + 1) {
                "la" | "le" | "les" => at + 2,
                "l" if self.tokens.text(at + 2) == "'" => at + 3,
                _ => at + 1,
            },
            _ => return None,
        };
        let start = if self.tokens.begins(start, "locaux") {
            skip(self.tokens, start + 1, &["de", "du", "la", "l", "'", "des"])
        } else {
            start
        };
        let known = self.tokens.get(start)?;
        let named = self.capital(start)
            || matches!(word, "au" | "aux")
            || start > at + 1
            || self.begins_address(start);
        let sur = word == "sur" && !self.begins_address(start);
        let dans = word == "dans"
            && !self.tokens.begins(at + 1, "les locaux")
            && !self.tokens.begins(at + 1, "nos locaux")
            && !self.capital(start);
        let number = known.is_digits() && !self.begins_address(start);
        (named
            && !sur
            && !dans
            && !number
            && !self.is_busy(start)
            && !is_one_of(known.text.as_str(), NEVER)
            && known.is_word()
            || self.begins_address(start) && !self.is_busy(start))
        .then_some(start)
    }

    /// The line or sentence after the time, if it names a place and does nothing else.
    fn own_line(&self, when: usize) -> Option<Range<usize>> {
        let start =
            (when.saturating_sub(1)..self.tokens.0.len()).find(|at| self.tokens.ends_sentence(*at))? + 1;
        let first = self.tokens.get(start)?;
        if !(first.is_word() || first.is_digits()) || self.is_busy(start) || self.stops(start, start) {
            return None;
        }
        let found = self.extent(start)?;
        let all = found.clone();
        let addressed = all.clone().any(|at| self.begins_address(at) || self.tokens.text(at) == "(");
        let names = all.clone().filter(|at| self.tokens.0[*at].is_word()).count();
        let verbs = [
            "allez",
            "rendez",
            "appelez",
            "vous",
            "est",
            "sont",
            "nous",
            "je",
            "merci",
            "bonjour",
            "cordialement",
            "ne",
            "avez",
            "il",
        ];
        let acts = all.clone().any(|at| verbs.contains(&self.tokens.text(at)));
        let capitals = all.filter(|at| self.capital(*at)).count();
        let house = is_one_of(&first.text, HOUSES) && !acts;
        (addressed || house || names <= 8 && capitals * 2 >= names && names >= 2 && !acts).then_some(found)
    }

    /// `RDV à la mission locale le 3/12`.
    fn before_the_day(&self) -> Option<Range<usize>> {
        let meeting =
            ["rdv", "rendez", "convoque*", "attendu*", "entretien", "consultation", "atelier", "reunion"];
        let from = meeting.iter().filter_map(|word| self.tokens.find(word).next()).min();
        let from = from.or_else(|| Some(self.tokens.sentence(self.busy.first()?.start).start))?;
        let end = self.tokens.sentence(from).end;
        (from + 1..end)
            .filter(|at| !self.is_busy(*at))
            .find_map(|at| self.extent(self.after_preposition(at)?))
    }
}
