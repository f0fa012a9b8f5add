use core::ops::Range;

use super::token::{is_one_of, phrases};
use super::{Folded, Tokens};

const CUES: &str = "\
    munissez - vous de|munissez - vous d|munissez vous de|munissez vous d|vous munir de|vous munir d|\
    muni de|munie de|munis de|muni d|munie d|muni ( e ) de|muni ( e ) d|apporter|apportez|apporte|\
    amener|amenez|venir avec|venez avec|presenter avec|presentez - vous avec|pieces a fournir :|\
    documents a apporter :|papiers a apporter :|a apporter :|se munir de|se munir d|avec votre|\
    avec vos|avec une|avec un|avec ton|avec ta|n ' oubliez pas votre|n ' oubliez pas vos";

const PAPERS: &str = "\
    piece*|carte*|cni|passeport|titre|document*|justificatif*|papier*|attestation*|avis|bulletin*|\
    fiche*|releve*|rib|livret|photo*|ordonnance*|dossier|courrier|convocation|cv|quittance*|facture*|\
    contrat*|certificat*|diplome*|recepisse|formulaire*|carnet|resultat*|radio*|mutuelle|identite|\
    lunettes";

/// The papers to bring, each as the characters that write it.
pub(super) fn bring(folded: &Folded<'_>, tokens: &Tokens) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for cue in phrases(CUES) {
        let length = cue.split(' ').count();
        for at in tokens.find(cue) {
            let inside = found.iter().any(|paper: &Range<usize>| paper.contains(&tokens.0[at].chars.start));
            if !inside {
                found.extend(items(folded, tokens, at + length));
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

fn items(folded: &Folded<'_>, tokens: &Tokens, start: usize) -> Vec<Range<usize>> {
    const ARTICLES: &str = "un|une|des|le|la|les|l|votre|vos|ton|ta|tes|d|de|du|'|:|-|toute";
    const ENDS: &str = "\
        au|a|aux|le|pour|avant|en|merci|ce|lors|afin|si|dans|tel|sur|ainsi|svp|rdv|chez|qui|il";
    let end = tokens.sentence(start.saturating_sub(1)).end;
    let mut found = Vec::new();
    let mut at = start;
    while at < end {
        at = skip_words(tokens, at, ARTICLES);
        let from = at;
        while at < end
            && !matches!(tokens.text(at), "," | ";" | "et" | "+" | "." | "!" | "(" | ")" | "/")
            && (at == from || !is_one_of(tokens.text(at), ENDS) || tokens.begins(at, "a jour"))
            && !tokens.0[at].link
        {
            at += 1;
        }
        if at > from
            && at - from <= 10
            && phrases(PAPERS).any(|paper| (from..at).any(|at| tokens.begins(at, paper)))
        {
            let chars = tokens.0[from].chars.start..tokens.0[at - 1].chars.end;
            if !folded.original(chars.clone()).trim().is_empty() {
                found.push(chars);
            }
        }
        if at < end && is_one_of(tokens.text(at), ENDS) || tokens.text(at) == "." {
            break;
        }
        at += 1;
    }
    found
}

fn skip_words(tokens: &Tokens, mut at: usize, words: &str) -> usize {
    while is_one_of(tokens.text(at), words) {
        at += 1;
    }
    at
}
