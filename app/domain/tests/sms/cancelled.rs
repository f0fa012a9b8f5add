use super::{kind, read, told};
use rstest::rstest;

#[rstest]
#[case::pmi(
    "RDV PMI mardi 08/12 à 8h45 a été annulé.\nAppelez le 05 62 00 00 00 ou allez sur https://rdv.exemple.fr/p?t=1 pour reprendre RDV.",
    "cancelled 2026-12-08 08:45 | tel 0562000000"
)]
#[case::plain("Votre rendez-vous du 3 décembre à 10h est annulé.", "cancelled 2026-12-03 10:00")]
#[case::suppressed(
    "Bonjour, votre RDV du lundi 7/12 à 14h avec M. Perez est supprimé. Nous vous recontacterons.",
    "cancelled 2026-12-07 14:00 | with M. Perez"
)]
#[case::will_not_happen("L'atelier du 04/12/2026 à 14h n'aura pas lieu.", "cancelled 2026-12-04 14:00")]
#[case::cannot_happen(
    "Suite à l'absence de Mme Colin, votre entretien du 27/11 à 9h ne pourra pas avoir lieu.",
    "cancelled 2026-11-27 09:00 | with Mme Colin"
)]
#[case::called_off(
    "Le rdv de demain 11h est décommandé, merci de rappeler le 0388000000",
    "cancelled 2026-11-25 11:00 | tel 0388000000"
)]
#[case::noun(
    "Annulation de votre rdv du 02/12/2026 à 16h20 chez le Dr Blanc.",
    "cancelled 2026-12-02 16:20 | with Dr Blanc"
)]
#[case::noun_with_colon(
    "ANNULATION : VOTRE RDV DU 02/12 A 16H20 AU CCAS",
    "cancelled 2026-12-02 16:20 | at CCAS"
)]
#[case::forced(
    "Nous sommes contraints d'annuler votre consultation du 10 décembre à 8h30. Tél 03 44 00 00 00",
    "cancelled 2026-12-10 08:30 | tel 0344000000"
)]
#[case::we_must(
    "Madame, nous devons malheureusement annuler le rdv de vendredi 15h.",
    "cancelled 2026-11-27 15:00"
)]
#[case::at_the_top("RDV ANNULÉ : préfecture du Gard, 15/12/2026 09:00", "cancelled 2026-12-15 09:00")]
#[case::by_oneself(
    "Vous avez annulé votre rdv du 01/12/2026 à 10h45 avec le Dr Simon.",
    "cancelled 2026-12-01 10:45 | with Dr Simon"
)]
#[case::summons(
    "La convocation au commissariat du 09/12/2026 à 14h est annulée.",
    "cancelled 2026-12-09 14:00 | at commissariat | must"
)]
#[case::cannot_receive(
    "Votre conseillère ne pourra pas vous recevoir le 26/11 à 10h. Un autre rdv vous sera proposé.",
    "cancelled 2026-11-26 10:00"
)]
#[case::exceptionally(
    "La permanence de mercredi 2 décembre est exceptionnellement annulée.",
    "cancelled 2026-12-02"
)]
#[case::without_day("Votre rdv de PMI est annulé, rappelez le 01 43 00 00 00", "cancelled | tel 0143000000")]
fn a_cancellation_is_understood(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), expected);
}

#[rstest]
#[case::in_case("RDV le 03/12 à 9h. En cas d'annulation, prévenez-nous 48h avant.", "created")]
#[case::infos("RDV le 03/12 à 9h.\nInfos et annulation : https://rdv.exemple.fr/x", "created")]
#[case::to_cancel("RDV le 03/12 à 9h. Pour annuler, répondez NON.", "created")]
#[case::can_be("RDV le 03/12 à 9h, il peut être annulé en ligne.", "created")]
#[case::any_uncancelled("RDV le 03/12 à 9h. Tout rdv non annulé 24h avant sera facturé.", "created")]
#[case::unless_confirmed("RDV le 03/12 à 9h. Si vous ne confirmez pas, le rdv sera annulé.", "created")]
#[case::possible("RDV le 03/12 à 9h. Annulation possible au 01 44 00 00 00.", "created")]
#[case::not_cancelled("Votre rdv du 03/12 à 9h n'est pas annulé, nous vous attendons.", "created")]
#[case::late("RDV le 03/12 à 9h. Après 15 min de retard, le rdv pourra être annulé.", "created")]
#[case::order("Votre commande 4512 a été annulée et remboursée.", "other")]
#[case::train("SNCF : votre train de 9h12 est supprimé.", "other")]
fn a_possible_cancellation_is_none(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(kind(read(text).kind), expected);
}
