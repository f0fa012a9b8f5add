use super::{kind, read, told};
use rstest::rstest;

#[rstest]
#[case::pmi(
    "Rappel RDV PMI le mercredi 09/12 à 10h20.\nMDS Nord (21 rue Hoche, Lille, 59000).\nInfos et annulation: https://rdv.exemple.fr/r/77 / 03 20 11 22 33",
    "reminder 2026-12-09 10:20 | at MDS Nord (21 rue Hoche, Lille, 59000) | tel 0320112233"
)]
#[case::we_remind_you(
    "Nous vous rappelons votre rendez-vous du 26/11/2026 à 9h avec le Dr Morel.",
    "reminder 2026-11-26 09:00 | with Dr Morel"
)]
#[case::remind_that(
    "La Caf vous rappelle que vous avez rdv demain à 14h15 à l'accueil de Troyes.",
    "reminder 2026-11-25 14:15 | at accueil de Troyes"
)]
#[case::do_not_forget(
    "N'oubliez pas votre rdv de jeudi à 11h au CCAS.",
    "reminder 2026-11-26 11:00 | at CCAS"
)]
#[case::do_not_forget_that(
    "Bonjour, n'oubliez pas que vous êtes attendu le 27/11 à 8h30 à la mission locale",
    "reminder 2026-11-27 08:30 | at mission locale"
)]
#[case::for_memory(
    "Pour mémoire, votre entretien a lieu le 30/11 à 16h. Tél : 01 40 00 00 00",
    "reminder 2026-11-30 16:00 | tel 0140000000"
)]
#[case::in_capitals(
    "RAPPEL RDV DEMAIN 9H30 AVEC MME LEROY. MERCI DE PREVENIR AU 0491000000 SI EMPECHEMENT",
    "reminder 2026-11-25 09:30 | tel 0491000000 | with MME LEROY"
)]
#[case::job_centre(
    "France Travail - Rappel : vous avez rendez-vous le 26/11/2026 à 10:00 avec votre conseiller. Votre présence est obligatoire.",
    "reminder 2026-11-26 10:00 | with votre conseiller | must"
)]
#[case::prison_service(
    "RAPPEL. Vous êtes convoqué au SPIP le jeudi 3 décembre 2026 à 15h00 au 12 rue Thiers. En cas d'empêchement, contactez le 04 76 00 00 00.",
    "reminder 2026-12-03 15:00 | at 12 rue Thiers | tel 0476000000 | must"
)]
#[case::doctor(
    "Rappel : Dr Amir HADDAD, mercredi 25 novembre à 18h10, 4 place Carnot 69002 Lyon. Rdv non annulé = rdv dû.",
    "reminder 2026-11-25 18:10 | at 4 place Carnot 69002 Lyon | with Dr Amir HADDAD"
)]
#[case::today_itself(
    "Rappel de rdv : aujourd'hui à 16h45 au centre médico-social.",
    "reminder 2026-11-24 16:45 | at centre médico-social"
)]
#[case::short_note(
    "Petit rappel : rdv lundi 30/11 10h avec Karim à la permanence.",
    "reminder 2026-11-30 10:00 | at permanence | with Karim"
)]
#[case::thinking_of_it(
    "Pensez à votre rdv du 8 décembre à 9h à la préfecture de Cergy.",
    "reminder 2026-12-08 09:00 | at préfecture de Cergy"
)]
#[case::with_advice_to_cancel(
    "Rappel: rdv le 02/12 à 15h. Pour annuler ou déplacer votre rdv, appelez le 02.40.00.00.00.",
    "reminder 2026-12-02 15:00 | tel 0240000000"
)]
#[case::year_of_the_weekday("Rappel : rdv lundi 24/01 à 9h au CMP.", "reminder 2028-01-24 09:00 | at CMP")]
fn a_reminder_is_understood(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), expected);
}

#[rstest]
#[case::call_back("RDV le 02/12 à 15h. Si vous ne pouvez pas venir, rappelez le 01 40 00 00 00.", "created")]
#[case::they_will_call("Votre rdv est fixé au 02/12 à 15h. Nous vous rappellerons la veille.", "created")]
#[case::papers("RDV confirmé le 02/12 à 15h. N'oubliez pas votre carte Vitale.", "created")]
#[case::vaccine("RDV vaccination le 02/12 à 15h : rappel de vaccin DTP.", "created")]
#[case::call_back_only("Bonjour, merci de me rappeler au 06 12 00 00 00. Mme Roy, CCAS", "other")]
#[case::money("Rappel : votre facture d'eau de 54,20 euros est à régler avant le 30/11.", "other")]
fn what_only_sounds_like_a_reminder_is_none(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(kind(read(text).kind), expected);
}
