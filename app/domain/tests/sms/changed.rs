use super::{kind, read, told};
use rstest::rstest;

/// `2026-12-03 10:00`, or nothing.
fn was(text: &str) -> String {
    let Some((date, time)) = read(text).was else { return String::new() };
    time.map_or_else(|| date.to_string(), |time| format!("{date} {}", time.format("%H:%M")))
}

#[rstest]
#[case::moved(
    "Votre rdv du 3/12 à 10h est déplacé au 5/12 à 11h.",
    "changed 2026-12-05 11:00",
    "2026-12-03 10:00"
)]
#[case::put_off(
    "Bonjour, le rendez-vous du lundi 30 novembre à 9h avec M. Henry est reporté au jeudi 3 décembre à 14h30.",
    "changed 2026-12-03 14:30 | with M. Henry",
    "2026-11-30 09:00"
)]
#[case::brought_forward(
    "Votre consultation du 15/12/2026 à 16h est avancée au 11/12/2026 à 8h40. Tel 0556000000",
    "changed 2026-12-11 08:40 | tel 0556000000",
    "2026-12-15 16:00"
)]
#[case::replaced(
    "Le RDV du 02/12 à 9h est annulé et remplacé par un rdv le 09/12 à 9h.",
    "changed 2026-12-09 09:00",
    "2026-12-02 09:00"
)]
#[case::from_to(
    "Votre entretien est décalé du 1er décembre 10h au 4 décembre 15h.",
    "changed 2026-12-04 15:00",
    "2026-12-01 10:00"
)]
#[case::instead_of(
    "Changement d'horaire : vous êtes attendu le 10/12 à 14h au lieu du 10/12 à 9h.",
    "changed 2026-12-10 14:00",
    "2026-12-10 09:00"
)]
#[case::at_first(
    "RDV modifié. Nouvelle date : 18/12/2026 à 11h15 (initialement le 16/12/2026).",
    "changed 2026-12-18 11:15",
    "2026-12-16"
)]
#[case::cancelled_then_new(
    "Votre rdv du 26/11 à 14h est annulé. Nouveau rdv : le 01/12 à 10h.",
    "changed 2026-12-01 10:00",
    "2026-11-26 14:00"
)]
#[case::same_day(
    "Votre rdv du 3/12 à 10h est déplacé à 11h30.",
    "changed 2026-12-03 11:30",
    "2026-12-03 10:00"
)]
#[case::same_day_later(
    "Le rdv de jeudi à 9h est décalé à 10h15, désolée.",
    "changed 2026-11-26 10:15",
    "2026-11-26 09:00"
)]
#[case::without_a_new_date(
    "Votre rdv du 3/12 à 10h est reporté à une date ultérieure.",
    "changed",
    "2026-12-03 10:00"
)]
#[case::place_only(
    "Le lieu de votre rdv du 3/12 à 10h a changé : 14 rue des Fleurs, 31000 Toulouse.",
    "changed 2026-12-03 10:00 | at 14 rue des Fleurs, 31000 Toulouse",
    ""
)]
#[case::pmi(
    "RDV modifié: PMI mardi 08/12 à 8h45\nMDS Les Tilleuls (3 allée des Ormes, Tarbes, 65000).\nInfos et annulation: https://rdv.exemple.fr/r/5",
    "changed 2026-12-08 08:45 | at MDS Les Tilleuls (3 allée des Ormes, Tarbes, 65000)",
    ""
)]
#[case::orientation(
    "Bonjour Zoé LE GALL,\nVotre rendez-vous d'accompagnement dans le cadre de votre RSA a été modifié. Vous êtes attendue le 22/12/26 à 9h à : Maison de l'emploi - 4 quai Vauban 29200 Brest. Ce RDV est obligatoire.",
    "changed 2026-12-22 09:00 | at Maison de l'emploi - 4 quai Vauban 29200 Brest | must",
    ""
)]
#[case::capitals(
    "VOTRE RDV DU 03/12 A 10H EST REPORTE AU 07/12 A 10H30",
    "changed 2026-12-07 10:30",
    "2026-12-03 10:00"
)]
#[case::we_must(
    "Nous devons reporter votre rdv du 27/11 à 11h. Nous vous proposons le 04/12 à 11h.",
    "changed 2026-12-04 11:00",
    "2026-11-27 11:00"
)]
#[case::noun(
    "Modification de votre rendez-vous : il aura lieu le 14/12 à 13h45.",
    "changed 2026-12-14 13:45",
    ""
)]
#[case::cancels_and_replaces(
    "Ce message annule et remplace le précédent : rdv le 01/12 à 15h à la mairie.",
    "changed 2026-12-01 15:00 | at mairie",
    ""
)]
fn a_change_keeps_the_new_date_and_the_old_one(
    #[case] text: &str,
    #[case] expected: &str,
    #[case] old: &str,
) {
    assert_eq!((told(text).as_str(), was(text).as_str()), (expected, old));
}

#[rstest]
#[case::to_change("RDV le 03/12 à 9h. Pour modifier votre rdv : 01 44 00 00 00.", "created")]
#[case::any_change("RDV le 03/12 à 9h. Pour tout changement d'horaire, appelez-nous.", "created")]
#[case::in_case("RDV le 03/12 à 9h. En cas de modification de rdv, nous vous préviendrons.", "created")]
#[case::can_be("RDV le 03/12 à 9h. Il peut être reporté une fois.", "created")]
#[case::thanks("RDV le 03/12 à 9h. Merci d'avance de votre ponctualité.", "created")]
#[case::early("RDV le 03/12 à 9h. Arrivez 10 min en avance.", "created")]
#[case::no_need("RDV téléphonique le 03/12 à 9h : inutile de vous déplacer.", "created")]
#[case::password("Votre mot de passe a été modifié.", "other")]
fn a_possible_change_is_none(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(kind(read(text).kind), expected);
}
