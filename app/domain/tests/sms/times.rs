use super::{read, today};
use chrono::Days;
use domain::sms::{Doubt, understand};
use rstest::rstest;

#[rstest]
#[case("le 20/12/26 à 9h", "2026-12-20")]
#[case("le 20/12/2026 à 9h", "2026-12-20")]
#[case("le 20/12 à 9h", "2026-12-20")]
#[case("le 20-12-2026 à 9h", "2026-12-20")]
#[case("le 20.12.2026 à 9h", "2026-12-20")]
#[case("le 20.12 à 9h", "2026-12-20")]
#[case("le 2026-12-20 à 9h", "2026-12-20")]
#[case("le 20 décembre à 9h", "2026-12-20")]
#[case("le 20 DECEMBRE 2026 à 9h", "2026-12-20")]
#[case("dim. 20 déc. à 9h", "2026-12-20")]
#[case("le dimanche 20/12 à 9h", "2026-12-20")]
#[case("le mercredi 1er juillet 2026 à 9h", "2026-07-01")]
#[case("le 1er février à 9h", "2027-02-01")]
#[case("le 3 févr. 2027 à 9h", "2027-02-03")]
#[case("jeu 3 dec 9h", "2026-12-03")]
#[case("mardi 24 novembre à 9h", "2026-11-24")]
#[case("le 23/11 à 9h", "2027-11-23")]
#[case("lundi 23/11 à 9h", "2026-11-23")]
#[case("vendredi 10/12 à 9h", "2027-12-10")]
#[case("demain à 9h", "2026-11-25")]
#[case("après-demain à 9h", "2026-11-26")]
#[case("aujourd'hui à 9h", "2026-11-24")]
#[case("demain mercredi 25 novembre à 9h", "2026-11-25")]
#[case("jeudi à 9h", "2026-11-26")]
#[case("ce jeudi à 9h", "2026-11-26")]
#[case("lundi prochain à 9h", "2026-11-30")]
#[case("mardi de la semaine prochaine à 9h", "2026-12-01")]
#[case("jeudi en huit à 9h", "2026-12-03")]
#[case("mardi 8 à 9h", "2026-12-08")]
#[case("le 14 à 9h", "2026-12-14")]
#[case("le 29/02 à 9h", "2028-02-29")]
fn a_day_is_understood(#[case] day: &str, #[case] expected: &str) {
    let understood = read(&format!("Vous avez rdv {day}."));
    assert_eq!(understood.date.map(|date| date.to_string()).as_deref(), Some(expected));
    assert_eq!(understood.time.map(|time| time.to_string()).as_deref(), Some("09:00:00"));
}

#[rstest]
#[case("à 13h10", "13:10", "")]
#[case("à 10h", "10:00", "")]
#[case("vers 14h", "14:00", "")]
#[case("à 14 h 30", "14:30", "")]
#[case("à 14\u{A0}h\u{202F}30", "14:30", "")]
#[case("14:30", "14:30", "")]
#[case("à 14.30", "14:30", "")]
#[case("14H", "14:00", "")]
#[case("à 9h00", "09:00", "")]
#[case("à 9 heures", "09:00", "")]
#[case("à 9 heures 15", "09:15", "")]
#[case("à 9 heures et demie", "09:30", "")]
#[case("à midi", "12:00", "")]
#[case("de 9h à 11h", "09:00", "11:00")]
#[case("de 9 à 11h", "09:00", "11:00")]
#[case("entre 9h et 10h", "09:00", "10:00")]
#[case("9h-11h30", "09:00", "11:30")]
#[case("9h - 11h", "09:00", "11:00")]
#[case(", 10h", "10:00", "")]
#[case("(10h15)", "10:15", "")]
#[case("à 10h. Prévenez 48h avant en cas d'absence", "10:00", "")]
#[case("à 10h. Accueil ouvert du lundi au vendredi de 8h à 17h", "10:00", "")]
#[case("à 10h. Durée : 2h", "10:00", "")]
#[case("", "", "")]
#[case("à 25h", "", "")]
fn a_time_is_understood(#[case] clock: &str, #[case] start: &str, #[case] end: &str) {
    let understood = read(&format!("Vous avez rdv le 03/12 {clock}"));
    let shown = |time: Option<chrono::NaiveTime>| {
        time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
    };
    assert_eq!((shown(understood.time), shown(understood.end)), (start.to_owned(), end.to_owned()));
}

#[rstest]
#[case::time_first("RDV à 10h30 le 3 décembre", "2026-12-03", "10:30")]
#[case::time_before_comma("RDV 10h00, mardi 8 décembre", "2026-12-08", "10:00")]
#[case::time_on_its_line("RDV\nDate : 03/12/2026\nHeure : 10h30", "2026-12-03", "10:30")]
#[case::two_days_one_timed(
    "RDV le 03/12 à 9h. Dossier complet à rendre pour le 10/12.",
    "2026-12-03",
    "09:00"
)]
#[case::deadline("RDV le 03/12 à 9h. Confirmez avant le 30/11.", "2026-12-03", "09:00")]
#[case::birth("RDV pour Adam, né le 04/05/2019, le 03/12/2026 à 9h", "2026-12-03", "09:00")]
#[case::letter("Suite à notre courrier du 10/11/2026, RDV le 03/12 à 9h", "2026-12-03", "09:00")]
#[case::twice("RDV le 03/12 à 9h. A jeudi 3 décembre !", "2026-12-03", "09:00")]
#[case::always_open("RDV le 03/12 à 9h. Urgences 24h/24, 7j/7.", "2026-12-03", "09:00")]
#[case::page("RDV le 03/12 à 9h (1/2)", "2026-12-03", "09:00")]
fn the_day_of_the_appointment_is_told_from_others(
    #[case] text: &str,
    #[case] date: &str,
    #[case] time: &str,
) {
    let understood = read(text);
    assert_eq!(understood.date.map(|date| date.to_string()).as_deref(), Some(date));
    assert_eq!(understood.time.map(|time| time.format("%H:%M").to_string()).as_deref(), Some(time));
}

#[rstest]
#[case("RDV le 03/12 à 9h ou le 04/12 à 10h, à confirmer.")]
#[case("Vos rdv : 03/12 à 9h et 10/12 à 9h.")]
fn of_competing_days_none_is_taken(#[case] text: &str) {
    let understood = read(text);
    assert_eq!((understood.date, understood.time, understood.doubts), (None, None, vec![Doubt::SeveralDays]));
}

#[rstest]
#[case("RDV lundi 20/12/2026 à 9h", "2026-12-20", true)]
#[case("RDV lundi 08/12 à 9h", "2026-12-08", true)]
#[case("RDV dimanche 20/12/2026 à 9h", "2026-12-20", false)]
#[case("RDV mardi à 9h", "2026-11-24", true)]
#[case("RDV vendredi prochain à 9h", "2026-11-27", true)]
#[case("RDV ce mardi à 9h", "2026-11-24", false)]
fn a_day_that_may_be_another_is_marked(#[case] text: &str, #[case] date: &str, #[case] doubtful: bool) {
    let understood = read(text);
    assert_eq!(
        (understood.date.map(|date| date.to_string()).as_deref(), understood.doubts.contains(&Doubt::Day)),
        (Some(date), doubtful)
    );
}

#[test]
fn a_day_without_year_follows_today() {
    for ahead in 0..800 {
        let now = today() + Days::new(ahead);
        let date = understand("Rappel : rdv le 03/12 à 9h", now).date.unwrap();
        assert!(date >= now && date < now + Days::new(366), "{now}: {date}");
    }
}
