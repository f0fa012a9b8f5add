use core::ops::Range;

use super::token::{is_one_of, phrases};
use super::{Folded, Tokens};

const TITLES: &str = "\
    m|mr|mme|mlle|monsieur|madame|mademoiselle|dr|docteur|maitre|me|pr|professeur|mmes|drs";

const ROLES: &str = "\
    conseiller|conseillere|conseillers|referent|referente|assistante|assistant|travailleur|\
    travailleuse|educateur|educatrice|medecin|psychologue|infirmier|infirmiere|intervenant|\
    intervenante|agent|agente|formateur|formatrice|juriste|avocat|avocate|sage|mediateur|mediatrice|\
    accompagnateur|accompagnatrice|chargee|charge|cip|coach|tuteur|tutrice|mandataire|interprete|\
    puericultrice|puericulteur|animateur|animatrice|benevole|directeur|directrice|responsable|\
    greffier|greffiere|dentiste|orthophoniste|kine|gestionnaire|secretaire|instructeur|instructrice|\
    delegue|deleguee|curateur|curatrice|cpip|officier|officiere|dieteticien|dieteticienne";

/// Whom the person will meet, and which tokens say it.
pub(super) fn with(folded: &Folded<'_>, tokens: &Tokens) -> Option<Range<usize>> {
    introduced(folded, tokens).or_else(|| before_a_verb(folded, tokens)).or_else(|| titled(folded, tokens))
}

/// `par C. DUPONT`, `avec Mme Martin`, `chez le Dr Roy`, `conseillère : Mme Petit`.
fn introduced(folded: &Folded<'_>, tokens: &Tokens) -> Option<Range<usize>> {
    (0..tokens.0.len()).find_map(|at| {
        let start = match tokens.text(at) {
            "avec" | "par" | "chez" | "aupres" => super::date::skip(
                tokens,
                at + 1,
                &["de", "le", "la", "l", "'", "votre", "notre", "son", "un", "une", "ta", "ton", ":"],
            ),
            "absence" if matches!(tokens.text(at + 1), "de" | "du") => at + 2,
            role if is_one_of(role, ROLES) && tokens.text(at + 1) == ":" => at + 2,
            _ => return None,
        };
        let chez = tokens.text(at) == "chez";
        let named = name(folded, tokens, start)?;
        let title = is_title(tokens, start);
        let role = is_one_of(tokens.text(start), ROLES);
        let initial = tokens.text(start).len() == 1 && tokens.text(start + 1) == ".";
        let upper = tokens.0[start..named.end].iter().filter(|token| token.is_word()).count() >= 2;
        let by = matches!(tokens.text(at), "avec" | "par" | "aupres");
        let first_name = tokens.text(at) == "avec" && is_first_name(folded, tokens, &named);
        let whole = title || role && !chez || initial || by && upper || first_name;
        whole.then(|| with_possessive(tokens, named))
    })
}

/// `Mme Diallo vous recevra`.
fn before_a_verb(folded: &Folded<'_>, tokens: &Tokens) -> Option<Range<usize>> {
    const VERBS: &str = "\
        vous recevra|vous recoit|vous attend|vous attendra|vous propose|vous accueillera|\
        vous rencontrera|passera|te donne|vous donne|te recoit|te recevra|te propose";
    (0..tokens.0.len()).find_map(|at| {
        let named = (is_title(tokens, at) || is_one_of(tokens.text(at), ROLES))
            .then(|| name(folded, tokens, at))??;
        // "Votre assistante sociale, Mme Garnier, …" is named right after.
        if tokens.text(named.end) == "," && is_title(tokens, named.end + 1) {
            return None;
        }
        let acts_at = |at: usize| phrases(VERBS).any(|verb| tokens.begins(at, verb));
        // "Mme Girard, la directrice, vous recevra".
        let after = |at: usize| tokens.text(at) == "," && acts_at(at + 1);
        let apposed = tokens.text(named.end) == "," && (named.end + 1..named.end + 6).any(after);
        let acts = acts_at(named.end) || after(named.end) || apposed;
        acts.then(|| with_possessive(tokens, named))
    })
}

/// One name in small letters after its first: "Karim", not "CAF".
fn is_first_name(folded: &Folded<'_>, tokens: &Tokens, named: &Range<usize>) -> bool {
    const HOUSES: &str = "mission|maison|agence|centre|france|service|mairie|espace|pole|point";
    let [word] = &tokens.0[named.clone()] else { return false };
    let written = folded.original(word.chars.clone());
    word.text.len() > 2 && written.chars().skip(1).all(char::is_lowercase) && !is_one_of(&word.text, HOUSES)
}

/// "votre conseiller": a role without a name is somebody of mine.
fn with_possessive(tokens: &Tokens, named: Range<usize>) -> Range<usize> {
    let mine = named.start > 0 && matches!(tokens.text(named.start - 1), "votre" | "notre" | "ton" | "ta");
    let titled = named.clone().any(|at| is_one_of(tokens.text(at), TITLES));
    let words = named.clone().filter(|at| tokens.0[*at].is_word()).count();
    if mine && !titled && words <= 2 { named.start - 1..named.end } else { named }
}

/// `RDV Dr Morel le 3/12`.
fn titled(folded: &Folded<'_>, tokens: &Tokens) -> Option<Range<usize>> {
    (0..tokens.0.len()).find_map(|at| {
        let doctor = matches!(tokens.text(at), "dr" | "docteur" | "dre" | "doctoresse");
        // A street is named after one, too.
        let street = (at.saturating_sub(4)..at).any(|back| super::place::is_street(tokens, back));
        let greeted = at > 0 && matches!(tokens.text(at - 1), "bonjour" | "cher" | "chere" | "bonsoir");
        let named = (doctor && !street && !greeted).then(|| name(folded, tokens, at))??;
        tokens.0[at + 1..named.end].iter().any(super::Token::is_word).then_some(named)
    })
}

fn is_title(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.text(at);
    is_one_of(word, TITLES)
        && (word.len() > 2
            || tokens.text(at + 1) == "."
            || tokens.get(at + 1).is_some_and(super::Token::is_word))
}

/// A title or a role, then names with capitals.
fn name(folded: &Folded<'_>, tokens: &Tokens, start: usize) -> Option<Range<usize>> {
    const SMALL: &str = "de|du|la|le|des|el|al|ben|ait|van|von|d";
    const NEVER: &str = "\
        rdv|rendez|pour|afin|est|sont|merci|votre|vos|dans|sur|aux|au|les|ce|en|cet|cette|une|un|\
        service|a|et|ou|il|elle|nous|vous|tel|toute|lundi|mardi|jeudi|samedi";
    let mut at = start;
    let mut names = 0;
    let mut headed = false;
    let mut first_of_name = start;
    loop {
        let word = tokens.text(at);
        let fresh = at == start || tokens.get(at).is_some_and(|token| token.lines_before == 0);
        let day_follows = tokens.get(at + 1).is_some_and(super::Token::is_digits);
        if word.is_empty() || !fresh || tokens.0[at].link || word == "le" && day_follows {
            break;
        }
        if names == 0 && (is_one_of(word, TITLES) || is_one_of(word, ROLES)) {
            headed = true;
            at += 1;
            if is_one_of(word, ROLES) {
                at = role_end(tokens, at);
                first_of_name = at;
            }
            at += usize::from(tokens.text(at) == "." && is_one_of(tokens.text(at - 1), TITLES));
            continue;
        }
        let capital = tokens.0[at].is_word()
            && folded.written(tokens.0[at].chars.start).is_some_and(char::is_uppercase);
        let next_capital = |at: usize| {
            tokens.get(at).is_some_and(|next| {
                next.is_word() && folded.written(next.chars.start).is_some_and(char::is_uppercase)
            })
        };
        if capital && !is_one_of(word, NEVER) && names < 4 {
            names += 1;
            at += 1;
            if word.len() == 1 && tokens.text(at) == "." {
                at += 1;
            }
            if matches!(tokens.text(at), "-" | "'") && !tokens.0[at].spaced && next_capital(at + 1) {
                at += 1;
            }
        } else if names > 0
            && is_one_of(word, SMALL)
            && next_capital(at + 1 + usize::from(tokens.text(at + 1) == "'"))
            && names < 4
        {
            at += 1 + usize::from(tokens.text(at + 1) == "'");
        } else {
            break;
        }
    }
    let from = if names > 0 { first_of_name } else { start };
    (at > start && (names > 0 || headed && is_one_of(tokens.text(start), ROLES))).then_some(from..at)
}

/// `assistante sociale`, `référent RSA`, `chargée d'insertion`: the small words of a role.
fn role_end(tokens: &Tokens, mut at: usize) -> usize {
    const MORE: &str = "\
        social|sociale|specialise|specialisee|emploi|rsa|insertion|familial|familiale|generaliste|\
        scolaire|professionnel|professionnelle|femme|du|travail|numerique";
    loop {
        match tokens.text(at) {
            "en" | "d" if tokens.text(at + 1) == "'" || tokens.text(at) == "en" => {
                let word = at + 1 + usize::from(tokens.text(at) == "d");
                if !is_one_of(tokens.text(word), MORE) {
                    return at;
                }
                at = word + 1;
            }
            "-" if is_one_of(tokens.text(at + 1), MORE) => at += 2,
            word if is_one_of(word, MORE) => {
                if word == "du" && tokens.text(at + 1) != "travail" {
                    return at;
                }
                at += 1;
            }
            _ => return at,
        }
    }
}
