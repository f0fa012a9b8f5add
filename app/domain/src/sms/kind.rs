use core::ops::Range;

use super::Tokens;
use super::token::phrases;

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An appointment that the message brings or confirms.
    Created,
    /// An appointment that is at another time or place now.
    Changed,
    /// An appointment that is known already.
    Reminder,
    /// An appointment that will not take place.
    Cancelled,
    /// The person is asked to take an appointment; there is none yet.
    Invitation,
    /// No appointment: a letter that waits, a code, a parcel.
    Other,
}

/// What the words alone say; which day the message names decides the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs, weighed together")]
pub(super) struct Signs {
    pub(super) meeting: bool,
    pub(super) cancelled: bool,
    pub(super) changed: bool,
    pub(super) replaced: bool,
    pub(super) reminder: bool,
    pub(super) invitation: bool,
    pub(super) missed: bool,
    pub(super) elsewhere: bool,
    pub(super) commerce: bool,
}

const MEETING: &str = "\
    rdv*|rendez - vous|rendez vous|rendezvous|convoque*|convocation*|attendu*|attend le|entretien*|\
    consultation*|atelier*|audience*|reunion*|visite medicale|visite a domicile|permanence*|recevra|\
    recevrons|recoit|presentez|presenter le|bilan|examen*|vaccin*|seance*|rencontre*";

const ELSEWHERE: &str = "\
    colis|livraison|livre|livree|livreur|relais|chronopost|colissimo|mondial relay|dpd|code de|\
    code secret|code d|code a usage|code :|code est|votre code|verification|promo*|soldes|remise de|\
    reduction*|offre*|gagne*|cadeau*|virement|prelevement|solde|facture*|amende|vignette|forfait|\
    recharge*|messagerie|message vocal|appel en absence|appel manque|appels manques|vigilance|meteo|alerte|courrier*|mot de passe|abonnement|versement|\
    paiement|a ete verse*|compte cpf|identifiant*";

const COMMERCE: &str =
    "livraison*|livreur|colis|chronopost|colissimo|mondial relay|promo|promos|promotion*|soldes";

const MISSED: &str = "\
    pas presente*|pas venu*|etiez absent*|ete absent*|avez manque|n ' avez pas honore|absence au|absence a votre|\
    non honore|pas ete honore|rendez - vous manque|rdv manque";

/// The sentences about an appointment to which nobody came.
pub(super) fn missed_sentences(tokens: &Tokens) -> Vec<Range<usize>> {
    phrases(MISSED).flat_map(|words| tokens.find(words)).map(|at| tokens.sentence(at)).collect()
}

pub(super) fn signs(tokens: &Tokens) -> Signs {
    Signs {
        meeting: tokens.any(MEETING),
        cancelled: cancelled(tokens),
        changed: changed(tokens),
        replaced: tokens.any(
            "\
             nouveau rdv|nouveau rendez|nouvelle date|nouveau creneau|remplace par|remplace *|\
             replanifie*|reprogramme*|fixe au|fixe desormais|nouvel horaire|desormais",
        ),
        reminder: reminder(tokens),
        invitation: invitation(tokens),
        missed: tokens.any(MISSED),
        elsewhere: tokens.any(ELSEWHERE),
        commerce: tokens.any(COMMERCE)
            && !tokens.any("colis alimentaire*|aide alimentaire|epicerie solidaire"),
    }
}

const CANCELLING: &str = "\
    annule|annulee|annules|annulees|supprime|supprimee|decommande|decommandee|ne pourra|ne peut|\
    n ' aura|n ' a";

fn cancelled(tokens: &Tokens) -> bool {
    let by_verb = phrases(CANCELLING).any(|words| {
        tokens.find(words).any(|at| match words {
            "ne pourra" | "ne peut" => takes_no_place(tokens, at),
            "n ' aura" | "n ' a" => tokens.begins(at + 3, "pas lieu") || tokens.begins(at + 3, "plus lieu"),
            _ => happened(tokens, at),
        })
    });
    by_verb && !tokens.any("annule et remplace")
        || tokens.find("annulation").any(|at| {
            let of_meeting = [
                "de votre",
                "du rdv",
                "de rdv",
                "rdv",
                "de l",
                "du rendez",
                "de rendez",
                "de la",
                ": rdv",
                ": votre",
                ": rendez",
            ];
            let first = at == 0
                || tokens.ends_sentence(at - 1)
                || matches!(tokens.text(at - 1), "-" | ":" | "]" | "l" | "'");
            let condition = at >= 2 && matches!(tokens.text(at - 2), "cas" | "pour" | "toute" | "et" | "d");
            first && !condition && of_meeting.iter().any(|words| tokens.begins(at + 1, words))
        })
        || tokens.any(
            "\
             doit etre annule*|contraint* d ' annuler|contraint* de annuler|obliges d ' annuler|\
             devons annuler|devons malheureusement annuler|devons vous annuler|regret d ' annuler|dois annuler|doit annuler|avons annule|est malheureusement annule*",
        )
}

fn takes_no_place(tokens: &Tokens, at: usize) -> bool {
    let sentence = tokens.sentence(at);
    (at..sentence.end).any(|at| {
        tokens.begins(at, "avoir lieu")
            || tokens.begins(at, "etre assure*")
            || tokens.begins(at, "etre honore*")
            || tokens.begins(at, "etre maintenu*")
            || tokens.begins(at, "vous recevoir")
    }) && !is_condition(tokens, at, &sentence)
}

const CHANGING: &str = "\
    modifie|modifiee|modifies|deplace|deplacee|deplaces|reporte|reportee|reportes|decale|decalee|\
    avance|avancee|repousse|repoussee|replanifie|reprogramme|reprogrammee|changement d|changement de|\
    changement :|modification de votre|modification du|modification d|nouvelle date|nouvel horaire|\
    nouveau creneau|nouvelle heure|nouveau lieu|change d|change de|remplace par|remplacee par|a change|ont change|annule et remplace|devons reporter|devons deplacer|devons decaler|devons modifier|dois reporter|dois decaler|decaler notre|decaler le|deplacer notre|reporter notre|avancer notre|\
    deplacement de votre";

fn changed(tokens: &Tokens) -> bool {
    phrases(CHANGING).any(|words| {
        tokens.find(words).any(|at| {
            if words.contains(' ') {
                !is_condition(tokens, at, &tokens.sentence(at))
            } else {
                happened(tokens, at)
            }
        })
    })
}

/// Whether a participle says that something was done: not "peut être annulé", "si vous avez modifié".
fn happened(tokens: &Tokens, at: usize) -> bool {
    let sentence = tokens.sentence(at);
    // "d'avance", "en avance".
    let early =
        tokens.text(at) == "avance" && at > 0 && matches!(tokens.text(at - 1), "'" | "en" | "plus" | "un");
    if early || is_condition(tokens, at, &sentence) {
        return false;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |place| tokens.text(place));
    let helped = matches!(
        before(1),
        "est"
            | "ete"
            | "sont"
            | "etre"
            | "finalement"
            | "malheureusement"
            | "bien"
            | "donc"
            | "avons"
            | "avez"
            | "a"
            | "bel"
    ) || matches!(before(2), "est" | "ete" | "malheureusement");
    let titled = matches!(before(1), "rdv" | "vous" | "rendez" | ":" | "-" | "]" | ")" | "")
        || tokens.text(at + 1) == ":"
        || at == sentence.start
        || tokens.text(at + 1) == "!";
    // "RDV PMI du 10/12 annulé".
    let of_meeting =
        (sentence.start..at).any(|place| phrases(EVENTS).any(|event| tokens.begins(place, event)));
    helped || titled || of_meeting
}

const EVENTS: &str =
    "rdv*|rendez|atelier*|cours|reunion*|seance*|consultation*|entretien*|visite*|audience*|permanence*";

fn is_condition(tokens: &Tokens, at: usize, sentence: &Range<usize>) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |place| tokens.text(place));
    let near = matches!(
        before(1),
        "pour" | "peut" | "pouvez" | "ou" | "et" | "cas" | "souhaitez" | "non" | "pas" | "tout" | "toute"
    ) || before(1) == "etre" && matches!(before(2), "peut" | "pourra" | "peuvent" | "pourrait")
        || before(1) == "'" && matches!(before(3), "cas")
        || before(2) == "en" && before(1) == "cas"
        || (1..=4).any(|back| before(back) == "pour" && before(back - 1) != "votre")
            && (1..=4).any(|back| matches!(before(back), "etre" | "ou"));
    near || (sentence.start..at).any(|place| {
        matches!(tokens.text(place), "si" | "sinon" | "lorsque" | "quand")
            || tokens.begins(place, "sans reponse")
            || tokens.begins(place, "sans confirmation")
            || tokens.begins(place, "a defaut")
            || tokens.begins(place, "faute de")
            || tokens.begins(place, "en cas")
            || tokens.begins(place, "en l ' absence")
            || tokens.text(place) == "sera" && tokens.begins(place + 1, "automatiquement")
    })
}

fn reminder(tokens: &Tokens) -> bool {
    let noun = tokens.find("rappel*").any(|at| {
        let word = tokens.text(at);
        match word {
            "rappel" | "rappels" => {
                !tokens.begins(at + 1, "gratuit")
                    && !tokens.begins(at + 1, "de vaccin*")
                    && !tokens.begins(at + 1, "vaccin*")
                    && (at == 0 || tokens.text(at - 1) != "de")
            }
            "rappelons" | "rappelle" => true,
            _ => false,
        }
    });
    noun || tokens.any(
        "\
             pensez a votre rdv|pensez a votre rendez|n ' oubliez pas que vous etes|n ' oubliez pas votre rdv|n ' oubliez pas votre rendez|n ' oubliez pas le rdv|\
             n ' oubliez pas : rdv|pour memoire|pense - bete|n ' oublie pas ton|\
             n ' oubliez pas votre entretien|n ' oubliez pas que vous avez rdv|\
             n ' oubliez pas que vous avez rendez",
    )
}

const INVITING: &str = "\
    devez contacter|devez appeler|contacter la plateforme|creneaux se sont|creneau s ' est libere|\
    creneaux sont disponibles|prise de rdv|prise de rendez|convenir d ' un|planifier un|planifier votre|\
    planifiez votre|rendez - vous vous sera|rdv vous sera|proposer un rdv|proposer un rendez|\
    reprendre rdv|reprendre rendez";

/// What the person is asked to do, and with what, a few words on.
const TAKING: [(&str, &str); 3] = [
    (
        "prendre|prenez|prends|choisir|choisissez|choisis|fixer|reserver|reservez|selectionner|\
         selectionnez|positionner|positionnez",
        "rdv|rendez|creneau*|horaire*|date",
    ),
    ("invite* a|invitons a|invitation a", "participer|prendre|choisir|contacter|inscrire|appeler|rencontrer"),
    ("inscrire|inscrivez|inscris", "atelier*|reunion*|formation*|seance*|rdv|rendez|lien|session*"),
];

/// How many words may stand between the two.
const TAKING_REACH: usize = 8;

fn invitation(tokens: &Tokens) -> bool {
    let taking = TAKING.iter().any(|(verbs, objects)| {
        phrases(verbs).flat_map(|verb| tokens.find(verb)).any(|at| {
            let end = tokens.sentence(at).end.min(at + TAKING_REACH);
            (at + 1..end).any(|at| phrases(objects).any(|object| tokens.begins(at, object)))
        })
    });
    taking || tokens.any(INVITING)
}

impl Signs {
    pub(super) const fn is_changed(self) -> bool {
        self.changed || self.replaced
    }

    /// The kind, once it is known whether the message names a day or a time of a meeting.
    pub(super) const fn kind(self, dated: bool, timed: bool, moved: bool) -> Kind {
        let replaced = self.replaced && dated && moved;
        if self.cancelled && !replaced && (dated || self.meeting) {
            return Kind::Cancelled;
        }
        if self.commerce {
            return Kind::Other;
        }
        if self.changed && (dated || timed || self.meeting) || self.cancelled && (dated || self.meeting) {
            return Kind::Changed;
        }
        let fixed = dated && (self.meeting || timed && !self.elsewhere);
        if self.missed && (self.invitation || !fixed) {
            return if self.invitation { Kind::Invitation } else { Kind::Other };
        }
        if fixed {
            return if self.reminder { Kind::Reminder } else { Kind::Created };
        }
        if self.invitation {
            return Kind::Invitation;
        }
        if self.meeting && timed && !self.elsewhere {
            return if self.reminder { Kind::Reminder } else { Kind::Created };
        }
        Kind::Other
    }
}
