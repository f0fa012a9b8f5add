use super::{read, told};
use rstest::rstest;

#[rstest]
#[case::first(
    "Bonjour Awa SOW,\nVous percevez le RSA et êtes invitée à prendre rendez-vous pour démarrer votre accompagnement. Choisissez un créneau sur rdv.exemple.fr/i/XYZ. Lien valable 7 jours. Ce RDV est obligatoire. En cas de problème, contactez le 02 98 00 11 22.",
    "invitation | tel 0298001122 | must"
)]
#[case::again(
    "Rappel: Bonjour Awa SOW,\nVous avez été invitée il y a 3 jours à prendre rdv. Choisissez un créneau sur rdv.exemple.fr/i/XYZ.",
    "invitation"
)]
#[case::take_on_site(
    "Prenez rdv sur https://rdv.exemple.fr pour le retrait de votre titre de séjour.",
    "invitation"
)]
#[case::to_take_click("Pour prendre rendez-vous, cliquez ici : https://rdv.exemple.fr/c", "invitation")]
#[case::by_phone(
    "Mission locale : merci de nous appeler au 04 67 00 00 00 pour fixer un rdv.",
    "invitation | tel 0467000000"
)]
#[case::open_slots(
    "Des créneaux sont disponibles les 08/12 et 09/12. Réservez votre créneau sur rdv.exemple.fr",
    "invitation"
)]
#[case::before_a_day("CPAM : prenez rendez-vous avant le 15/12/2026 au 3646.", "invitation | tel 3646")]
#[case::optional(
    "Bilan de prévention gratuit : vous pouvez prendre rdv si vous le souhaitez au 0 800 12 34 56.",
    "invitation | tel 0800123456 | may"
)]
#[case::capitals("CAF: VOUS ETES INVITE A PRENDRE RENDEZ-VOUS SUR CAF.FR", "invitation")]
#[case::vaccine(
    "Votre enfant doit être vacciné : prenez rdv à la PMI au 01 48 00 00 00",
    "invitation | tel 0148000000"
)]
fn an_invitation_has_no_day_and_no_time(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), expected);
}

#[rstest]
#[case("Choisissez un créneau sur rdv.exemple.fr/i/A. Lien valable 5 jours.", Some("2026-11-29"))]
#[case("Vous êtes invité à prendre rdv sous 48h au 0144000000.", Some("2026-11-26"))]
#[case("Merci de prendre rdv dans un délai de 2 semaines.", Some("2026-12-08"))]
#[case("Prenez rdv avant le 15/12/2026 sur rdv.exemple.fr.", Some("2026-12-15"))]
#[case("Prenez rdv sur rdv.exemple.fr jusqu'au 4 janvier.", Some("2027-01-04"))]
#[case("Prenez rdv sur rdv.exemple.fr.", None)]
fn an_invitation_may_end(#[case] text: &str, #[case] deadline: Option<&str>) {
    assert_eq!(read(text).deadline.map(|day| day.to_string()).as_deref(), deadline);
}
