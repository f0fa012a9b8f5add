//! Directories of services: what is taken from each kind of file, and what is left out.
#![cfg(test)]

use domain::directory::{Directory, DirectoryError, Skipped, Source, Why, read};
use domain::hours::{Hours, State};
use domain::{Phone, Service};
use proptest::prelude::*;
use rstest::rstest;

fn one(file: &str) -> Service {
    read(file.as_bytes()).unwrap().services.remove(0)
}

/// A data·inclusion record with more fields.
fn inclusion(more: &str) -> Service {
    one(&format!(r#"[{{"id":"di-1","source":"exemple","nom":"CCAS de Lens"{more}}}]"#))
}

#[test]
fn a_structure_of_data_inclusion_is_taken_whole() {
    let service = inclusion(
        r#","adresse":"12 rue du Port","complement_adresse":"2e étage","code_postal":"62300","commune":"Lens",
        "latitude":50.43,"longitude":2.83,"telephone":"0321000000","courriel":"ccas@exemple.fr",
        "horaires_ouverture":"Mo-Fr 09:00-12:00; PH off","date_maj":"2026-10-02""#,
    );
    assert_eq!(service.address.as_ref().unwrap().as_str(), "12 rue du Port, 62300 Lens");
    assert_eq!(service.phones, [Phone::parse("0321000000").unwrap()]);
    assert_eq!(service.email.as_ref().unwrap().as_str(), "ccas@exemple.fr");
    assert_eq!(service.hours.as_deref(), Some("Mo-Fr 09:00-12:00; PH off"));
    assert_eq!(service.verified.unwrap().to_string(), "2026-10-02");
    assert_eq!(service.access.as_ref().unwrap().as_str(), "2e étage");
    assert_eq!(service.position.unwrap().units(), (5_043_000, 283_000));
    assert_eq!(service.source.as_ref().unwrap().as_str(), "di-1");
    assert_eq!(service.department().unwrap().code(), "62");
}

#[rstest]
#[case::malformed("Mo-Fr 09:00-12:00,")]
#[case::words("Se renseigner auprès de l'accueil")]
#[case::no_end("Mo open")]
fn hours_that_cannot_be_read_are_kept_word_for_word_and_unknown(#[case] hours: &str) {
    let service = inclusion(&format!(r#","horaires_accueil":"{hours}""#));
    assert_eq!(service.hours.as_deref(), Some(hours));
    // 23 November 2026, a Monday, 10:00 in Paris.
    assert_eq!(service.now(1_795_424_400_000).unwrap().span.state, State::Unknown);
}

#[rstest]
#[case::one(r#""0321000000""#, &["0321000000"])]
#[case::two(r#""03 21 00 00 00 / 06 12 34 56 78""#, &["0321000000", "0612345678"])]
#[case::list(r#"["0321000000","115"]"#, &["0321000000", "115"])]
#[case::abroad(r#""+33 3 21 00 00 00""#, &["0321000000"])]
#[case::words(r#""voir le site""#, &[])]
#[case::nothing("null", &[])]
fn numbers_are_taken_as_far_as_they_can_be_called(#[case] field: &str, #[case] expected: &[&str]) {
    let service = inclusion(&format!(r#","telephone":{field}"#));
    assert_eq!(service.phones.iter().map(Phone::digits).collect::<Vec<_>>(), expected);
}

#[rstest]
#[case::words(r#""50,43""#, r#""2.83""#, true)]
#[case::nowhere("0", "0", false)]
#[case::off_the_globe("95", "2", false)]
#[case::half("50.4", "null", false)]
fn a_point_is_taken_if_it_is_one(#[case] latitude: &str, #[case] longitude: &str, #[case] known: bool) {
    let service = inclusion(&format!(r#","latitude":{latitude},"longitude":{longitude}"#));
    assert_eq!(service.position.is_some(), known);
}

const SOLIGUIDE: &str = r#"{"places":[{
  "lieu_id": 1234, "name": "Accueil de jour",
  "position": {"address": "3 quai Nord", "postalCode": "75019", "city": "Paris", "location": {"type": "Point", "coordinates": [2.38, 48.88]}},
  "entity": {"phones": [{"label": "Accueil", "phoneNumber": "0140000000"}], "mail": "accueil@exemple.fr"},
  "languages": ["fr", "ar"],
  "newhours": {
    "monday": {"open": true, "timeslot": [{"start": 900, "end": 1200}, {"start": 1400, "end": 1730}]},
    "tuesday": {"open": true, "timeslot": [{"start": "09:00", "end": "12:00"}]},
    "wednesday": {"open": false, "timeslot": [{"start": 900, "end": 1200}]},
    "closedHolidays": "CLOSED"
  },
  "tempInfos": {"closure": {"actif": true, "dateDebut": "2026-12-24T00:00:00.000Z", "dateFin": "2027-01-02T23:59:59.000Z"}},
  "modalities": {"appointment": {"checked": true, "precisions": "Appeler la veille"}, "other": "Chiens acceptés"},
  "updatedByUserAt": "2026-09-01T10:00:00.000Z"
}]}"#;

#[test]
fn a_place_of_soliguide_is_taken_with_its_table_of_hours_and_its_closure() {
    let directory = read(SOLIGUIDE.as_bytes()).unwrap();
    assert_eq!(directory.source, Source::Soliguide);
    let service = &directory.services[0];
    assert_eq!(service.address.as_ref().unwrap().as_str(), "3 quai Nord, 75019 Paris");
    assert_eq!(service.hours.as_deref(), Some("Mo 09:00-12:00,14:00-17:30; Tu 09:00-12:00; PH off"));
    assert_eq!(service.closures[0].first().to_string(), "2026-12-24");
    assert_eq!(service.languages.len(), 2);
    assert_eq!(service.access.as_ref().unwrap().as_str(), "Appeler la veille\nChiens acceptés");
    assert_eq!(service.verified.unwrap().to_string(), "2026-09-01");
    assert_eq!(service.position.unwrap().units(), (4_888_000, 238_000));
    assert_eq!(service.source.as_ref().unwrap().as_str(), "1234");
}

#[rstest]
#[case::always(r#"{"monday":{"open":true,"timeslot":[{"start":0,"end":2400}]}}"#, None)]
#[case::until_midnight(
    r#"{"monday":{"open":true,"timeslot":[{"start":1800,"end":2400}]}}"#,
    Some("Mo 18:00-24:00")
)]
#[case::holidays_open(
    r#"{"monday":{"open":true,"timeslot":[{"start":900,"end":1000}]},"closedHolidays":"OPEN"}"#,
    Some("Mo,PH 09:00-10:00")
)]
#[case::nothing("{}", None)]
#[case::backwards(r#"{"monday":{"open":true,"timeslot":[{"start":1200,"end":900}]}}"#, None)]
#[case::another_kind(r#"{"monday":true}"#, None)]
fn a_table_of_hours_gives_what_it_can(#[case] table: &str, #[case] expected: Option<&str>) {
    let file = format!(r#"[{{"lieu_id":1,"name":"A","newhours":{table}}}]"#);
    assert_eq!(one(&file).hours.as_deref(), expected);
}

#[test]
fn a_closure_that_is_not_active_is_none() {
    assert!(one(&SOLIGUIDE.replace(r#""actif": true"#, r#""actif": false"#)).closures.is_empty());
}

fn row(first: &str, last: &str, times: [&str; 4], comment: &str) -> String {
    let [a, b, c, d] = times;
    format!(
        r#"{{"nom_jour_debut":"{first}","nom_jour_fin":"{last}","valeur_heure_debut_1":"{a}","valeur_heure_fin_1":"{b}","valeur_heure_debut_2":"{c}","valeur_heure_fin_2":"{d}","commentaire":"{comment}"}}"#
    )
}

fn town_hall(rows: &[String]) -> Service {
    one(&format!(
        r#"{{"service":[{{"id":"x","nom":"Mairie de Vitré","plage_ouverture":[{}]}}]}}"#,
        rows.join(",")
    ))
}

#[test]
fn a_table_of_the_administration_becomes_hours() {
    let service = town_hall(&[
        row("Lundi", "Vendredi", ["09:00:00", "12:00:00", "14:00:00", "17:00:00"], ""),
        row("Samedi", "Samedi", ["09:00:00", "12:00:00", "", ""], ""),
    ]);
    assert_eq!(service.hours.as_deref(), Some("Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00"));
}

#[test]
fn a_comment_that_restricts_a_day_is_never_lost_and_never_taken_for_certain() {
    let service = town_hall(&[
        row("Lundi", "Mardi", ["09:00:00", "12:00:00", "", ""], ""),
        row("Samedi", "Samedi", ["09:00:00", "12:00:00", "", ""], "Les \\\"premiers\\\" samedis seulement"),
    ]);
    let hours = service.hours.unwrap();
    assert!(hours.ends_with("\"Les ’premiers’ samedis seulement\""), "{hours}");
    let saturday = domain::calendar_day(2026, 11, 28).unwrap().and_hms_opt(10, 0, 0).unwrap();
    let now = Hours::parse(&hours).now(saturday, domain::hours::Place::default(), &[]);
    assert_eq!(now.span.state, State::Unknown);
    assert_eq!(now.span.words, "Les ’premiers’ samedis seulement");
    let monday = domain::calendar_day(2026, 11, 23).unwrap().and_hms_opt(10, 0, 0).unwrap();
    assert_eq!(
        Hours::parse(&hours).now(monday, domain::hours::Place::default(), &[]).span.state,
        State::Open
    );
}

#[rstest]
#[case::whole(
    "Lundi : 8h00-12h00 14h00-18h00 Mardi : 8h00-12h00",
    "Mo 08:00-12:00,14:00-18:00; Tu 08:00-12:00"
)]
#[case::with_a("Mercredi : 9h à 12h", "We 09:00-12:00")]
#[case::closed("Lundi : 9h00-12h00 Dimanche : fermé", "Mo 09:00-12:00")]
#[case::left_over("Lundi : sur rendez-vous", "Lundi : sur rendez-vous")]
#[case::half("Lundi : 9h00-12h00 sauf en août", "Lundi : 9h00-12h00 sauf en août")]
#[case::no_day("9h00-12h00", "9h00-12h00")]
fn hours_in_words_are_read_whole_or_kept(#[case] words: &str, #[case] expected: &str) {
    let file = format!(r#"[{{"nom":"Gendarmerie","horaires_accueil":"{words}","adresse":[]}}]"#);
    assert_eq!(one(&file).hours.as_deref(), Some(expected));
}

#[rstest]
#[case::commas("id,nom,source,telephone,commune\n1,Caf,x,0321000000,Lens\n")]
#[case::semicolons("id;nom;source;telephone;commune\r\n1;Caf;x;0321000000;Lens\r\n")]
#[case::tabs("ID\tNom\tSource\tTelephone\tCommune\n1\tCaf\tx\t0321000000\tLens\n")]
#[case::mark("\u{FEFF}id,nom,source,telephone,commune\n1,Caf,x,0321000000,Lens\n")]
#[case::quoted("id,nom,source,telephone,commune\n1,\"Caf\",x,\"0321000000\",\"Lens\"\n")]
#[case::more_fields("id,nom,source,telephone,commune\n1,Caf,x,0321000000,Lens,trop,encore\n")]
fn a_table_is_read_with_any_of_the_usual_signs(#[case] file: &str) {
    let service = one(file);
    assert_eq!(service.name.as_str(), "Caf");
    assert_eq!(service.phones[0].digits(), "0321000000");
    assert_eq!(service.address.unwrap().as_str(), "Lens");
}

#[test]
fn a_table_in_the_letters_of_old_spreadsheets_is_read() {
    let file = b"id;nom;source\n1;Foyer \xE9tudiant;x\n";
    assert_eq!(read(file).unwrap().services[0].name.as_str(), "Foyer étudiant");
}

#[rstest]
#[case::list(r#"[{"nom":"A","source":"x"}]"#)]
#[case::data(r#"{"data":[{"nom":"A","source":"x"}]}"#)]
#[case::results(r#"{"results":[{"nom":"A","source":"x"}]}"#)]
#[case::items(r#"{"items":[{"nom":"A","source":"x"}],"total":1}"#)]
#[case::portal(r#"{"records":[{"fields":{"nom":"A","source":"x"}}]}"#)]
#[case::alone(r#"{"nom":"A","source":"x"}"#)]
#[case::lines("{\"nom\":\"A\",\"source\":\"x\"}\n{\"nom\":\"B\",\"source\":\"x\"}\n")]
#[case::features(r#"{"type":"FeatureCollection","features":[{"properties":{"nom":"A","source":"x"},"geometry":{"coordinates":[2.8,50.4]}}]}"#)]
fn records_are_found_in_the_usual_wrappings(#[case] file: &str) {
    assert_eq!(one(file).name.as_str(), "A");
}

#[test]
fn a_feature_has_its_point() {
    let file =
        r#"{"features":[{"properties":{"nom":"A","source":"x"},"geometry":{"coordinates":[2.8,50.4]}}]}"#;
    assert_eq!(one(file).position.unwrap().units(), (5_040_000, 280_000));
}

#[test]
fn a_record_without_a_name_is_left_out_and_counted() {
    let file =
        r#"[{"nom":"A","source":"x"},{"source":"x"},{"nom":" ","source":"x"},7,{"nom":"B","source":"x"}]"#;
    let directory = read(file.as_bytes()).unwrap();
    assert_eq!(directory.services.len(), 2);
    let skipped = |record, why| Skipped { record, why };
    assert_eq!(
        directory.skipped,
        [skipped(2, Why::NoName), skipped(3, Why::NoName), skipped(4, Why::NoRecord)]
    );
}

#[test]
fn a_file_of_something_else_is_refused_with_its_reason() {
    assert_eq!(read(b""), Err(DirectoryError::NoTable));
    assert_eq!(read(b"Bonjour"), Err(DirectoryError::NoTable));
    assert_eq!(read(b"{broken"), Err(DirectoryError::NoTable));
    assert_eq!(read(b"[1,2]"), Err(DirectoryError::NoDirectory));
    assert_eq!(read(b"a,b\n1,2\n"), Err(DirectoryError::NoDirectory));
    assert_eq!(
        read(br#"[{"nom":"","source":"x"}]"#),
        Err(DirectoryError::NoneReadable { skipped: vec![Skipped { record: 1, why: Why::NoName }] })
    );
    let bytes = Directory::MAX_BYTES + 1;
    assert_eq!(
        read(&vec![b' '; bytes]),
        Err(DirectoryError::TooLarge { bytes, limit: Directory::MAX_BYTES })
    );
}

#[test]
fn deep_nesting_ends_without_harm() {
    let deep = ["[".repeat(200_000), "]".repeat(200_000)].concat();
    assert!(read(deep.as_bytes()).is_err());
}

#[test]
fn of_more_services_than_are_read_the_rest_is_counted() {
    let record = r#"{"nom":"A","source":"x"}"#;
    let file = ["[", &vec![record; 5002].join(","), "]"].concat();
    let directory = read(file.as_bytes()).unwrap();
    assert_eq!(directory.services.len(), 5000);
    assert_eq!(directory.skipped.iter().map(|skipped| skipped.why).collect::<Vec<_>>(), [Why::TooMany; 2]);
}

proptest! {
    #[test]
    fn any_words_are_read_or_refused(text in "\\PC{0,300}", name in "[^\"\\\\\\p{C}]{1,300}") {
        let _ = read(text.as_bytes());
        if let Ok(directory) = read(format!(r#"[{{"nom":"{name}","source":"x","horaires_accueil":"{name}"}}]"#).as_bytes()) {
            prop_assert!(directory.services[0].name.as_str().chars().count() <= 200);
        }
    }
}
