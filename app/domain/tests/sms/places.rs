use super::read;
use rstest::rstest;

#[rstest]
#[case::after_colon(
    "RDV le 03/12 à 9h à : Maison Rose - 8 rue Verte 80000 Amiens. Ce RDV est obligatoire.",
    "Maison Rose - 8 rue Verte 80000 Amiens"
)]
#[case::label(
    "RDV le 03/12 à 9h. Lieu : Salle Mistral, 2e étage. Merci d'être à l'heure.",
    "Salle Mistral, 2e étage"
)]
#[case::address_label(
    "RDV le 03/12 à 9h. Adresse : 5 impasse du Lavoir, 07000 Privas",
    "5 impasse du Lavoir, 07000 Privas"
)]
#[case::address_line(
    "RDV le 03/12 à 9h\n11 chemin Vert\n13100 Aix-en-Provence\nTél : 0442000000",
    "11 chemin Vert 13100 Aix-en-Provence"
)]
#[case::house_line(
    "RDV le 03/12 à 9h\nCentre social Les Iris\n11 chemin Vert\n13100 Aix-en-Provence",
    "Centre social Les Iris 11 chemin Vert 13100 Aix-en-Provence"
)]
#[case::house_line_alone(
    "RDV le 03/12 à 9h\nMaison des solidarités de Foix\nMerci de votre ponctualité",
    "Maison des solidarités de Foix"
)]
#[case::with_room(
    "RDV le 03/12 à 9h à la CAF de Laval, 11 quai Paul Boudet (2e étage, bureau 12). En cas d'empêchement, appelez.",
    "CAF de Laval, 11 quai Paul Boudet (2e étage, bureau 12)"
)]
#[case::in_the_rooms(
    "RDV le 03/12 à 9h dans les locaux de l'association Tremplin, 4 rue Basse.",
    "association Tremplin, 4 rue Basse"
)]
#[case::at_number(
    "Vous êtes attendu le 03/12 à 9h au 140 bis, avenue Jean Jaurès.",
    "140 bis, avenue Jean Jaurès"
)]
#[case::abbreviated(
    "RDV le 03/12 à 9h au 7 bd. Voltaire, 75011 Paris. Merci.",
    "7 bd. Voltaire, 75011 Paris"
)]
#[case::square(
    "RDV le 03/12 à 9h à la mairie, place de la République 72000 Le Mans",
    "mairie, place de la République 72000 Le Mans"
)]
#[case::before_the_date(
    "Vous êtes convoqué à la préfecture de Nice, 147 boulevard du Mercantour, le 03/12 à 9h.",
    "préfecture de Nice, 147 boulevard du Mercantour"
)]
#[case::stops_at_link(
    "RDV le 03/12 à 9h, 3 place Stanislas 54000 Nancy https://plan.exemple.fr/x",
    "3 place Stanislas 54000 Nancy"
)]
#[case::stops_at_phone(
    "RDV le 03/12 à 9h, 3 place Stanislas 54000 Nancy 03 83 00 00 00",
    "3 place Stanislas 54000 Nancy"
)]
#[case::stops_at_person(
    "RDV le 03/12 à 9h à la mission locale de Dax avec Mme Labat",
    "mission locale de Dax"
)]
#[case::stops_at_papers("RDV le 03/12 à 9h à la CPAM de Dax, munissez-vous de votre carte", "CPAM de Dax")]
#[case::hospital(
    "RDV le 03/12 à 9h à l'hôpital Saint-Louis, service radiologie",
    "hôpital Saint-Louis, service radiologie"
)]
#[case::town("RDV le 03/12 à 9h à Villeurbanne avec M. Ali", "Villeurbanne")]
#[case::acronym("RDV le 03/12 à 9h au CADA.", "CADA")]
#[case::unknown_acronym("Votre rdv du 03/12 à 9h aura lieu au GRETIA.", "GRETIA")]
#[case::pin("RDV 03/12 9h 📍 12 rue Neuve, Calais", "12 rue Neuve, Calais")]
#[case::curly("RDV le 03/12 à 9h à l’agence d’Évry", "agence d’Évry")]
fn a_place_is_kept_as_it_is_written(#[case] text: &str, #[case] place: &str) {
    assert_eq!(read(text).place.map(String::from).as_deref(), Some(place));
}

#[rstest]
#[case("RDV le 03/12 à 9h.")]
#[case("RDV téléphonique le 03/12 à 9h. Contactez la CAF au 3230.")]
#[case("RDV le 03/12 à 9h. Merci d'arriver à l'heure.")]
#[case("RDV le 03/12 à 9h. A bientôt")]
#[case("RDV le 03/12 à 9h en visio : https://visio.exemple.fr/abc")]
fn a_message_may_name_no_place(#[case] text: &str) {
    assert_eq!(read(text).place, None);
}
