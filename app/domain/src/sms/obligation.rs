use super::Tokens;
use super::token::phrases;
use crate::Attendance;

/// Whether the message says that coming is required.
pub(super) fn attendance(tokens: &Tokens) -> Attendance {
    const FREE: &str = "\
        facultatif|facultative|n ' est pas obligatoire|pas obligatoire|non obligatoire|\
        si vous le souhaitez|participation libre|sans obligation|sur la base du volontariat";
    const BOUND: &str = "\
        convoque*|convocation*|presence obligatoire|presence est obligatoire|presence requise|\
        presence est requise|presence indispensable|presence est indispensable|presence imperative|\
        presence est imperative|sous peine|votre radiation|une radiation|etre sanctionne*|tenu de vous presenter|devez imperativement vous|\
        obligation de vous presenter";
    if tokens.any(FREE) {
        Attendance::Optional
    } else if tokens.any(BOUND) || tokens.find("obligatoire*").any(|at| is_about_coming(tokens, at)) {
        Attendance::Obligatory
    } else {
        Attendance::Unknown
    }
}

/// A mask or a paper may be required too.
fn is_about_coming(tokens: &Tokens, at: usize) -> bool {
    const MEETING: &str = "rdv|rendez|presence|venue|entretien|reunion|atelier|convocation";
    const THINGS: &str = "\
        masque|piece|carte|document*|justificatif*|passeport|titre|papier*|original*|ordonnance|\
        dossier|formulaire|photo*|attestation|cheque|reglement";
    let sentence = tokens.sentence(at);
    let holds =
        |words: &'static str| sentence.clone().any(|at| phrases(words).any(|word| tokens.begins(at, word)));
    holds(MEETING)
        && !(sentence.start..at).rev().take(4).any(|at| phrases(THINGS).any(|word| tokens.begins(at, word)))
        || !holds(THINGS)
}
