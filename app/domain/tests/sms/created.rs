use super::told;
use rstest::rstest;

#[rstest]
#[case::orientation(
    "Bonjour Awa SOW,\nVous percevez le RSA et êtes convoquée à un rendez-vous d'accompagnement. Vous êtes attendue le 08/01/27 à 14h30 à : Maison de l'emploi - 4 quai Vauban 29200 Brest. Ce RDV est obligatoire. En cas d'empêchement, contactez le 02 98 00 11 22.",
    "created 2027-01-08 14:30 | at Maison de l'emploi - 4 quai Vauban 29200 Brest | tel 0298001122 | must"
)]
#[case::orientation_with_name(
    "Bonjour Luc PETIT,\nVous êtes attendu par S. BERTHE le 11/12/2026 à 9h à : Espace solidarité - 17 rue des Lices 49100 Angers. Ce RDV est obligatoire. En cas d'empêchement, appelez le 0241000000.",
    "created 2026-12-11 09:00 | at Espace solidarité - 17 rue des Lices 49100 Angers | tel 0241000000 | with S. BERTHE | must"
)]
#[case::by_phone(
    "Bonjour Luc PETIT,\nVous êtes convoqué à un entretien téléphonique. Un travailleur social vous appellera le 11/12/2026 à partir de 9h sur ce numéro. Ce RDV est obligatoire.",
    "created 2026-12-11 09:00 | must"
)]
#[case::pmi(
    "RDV PMI mardi 08/12 à 8h45.\nMDS Les Tilleuls (3 allée des Ormes, Tarbes, 65000).\nInfos et annulation: https://rdv.exemple.fr/r/1234",
    "created 2026-12-08 08:45 | at MDS Les Tilleuls (3 allée des Ormes, Tarbes, 65000)"
)]
#[case::social_service_home(
    "RDV Service social jeudi 10/12 à 11h00.\nRDV à domicile.\nInfos et annulation: https://rdv.exemple.fr/r/99 / 05 62 00 00 00",
    "created 2026-12-10 11:00 | tel 0562000000"
)]
#[case::prison_service(
    "Vous êtes convoquée au Spip du 59 le lundi 14 décembre 2026 à 10h15. Merci de venir avec votre convocation au 6 boulevard de la Liberté. Veuillez contacter le 03 20 00 00 01 en cas de problème.",
    "created 2026-12-14 10:15 | at 6 boulevard de la Liberté | tel 0320000001 | must"
)]
#[case::court(
    "Vous êtes convoqué au tribunal judiciaire de Melun, 2 avenue du Général Leclerc, le 12 janvier 2027 à 13h30, salle B.",
    "created 2027-01-12 13:30 | at tribunal judiciaire de Melun, 2 avenue du Général Leclerc | must"
)]
#[case::job_centre(
    "France Travail : vous avez rendez-vous avec votre conseillère Mme Nathalie ROUX le 02/12/2026 à 10h30 à l'agence France Travail Roubaix Centre, 5 rue de l'Alma 59100 Roubaix. Votre présence est obligatoire.",
    "created 2026-12-02 10:30 | at agence France Travail Roubaix Centre, 5 rue de l'Alma 59100 Roubaix | with Mme Nathalie ROUX | must"
)]
#[case::job_centre_absence(
    "France Travail: entretien le 03/12/2026 à 14h00 avec M. KONE. Une absence non justifiée peut entraîner votre radiation. Tél 3949",
    "created 2026-12-03 14:00 | tel 3949 | with M. KONE | must"
)]
#[case::family_fund(
    "Caf de l'Isère : votre rendez-vous est confirmé le lundi 7 décembre à 9h15 à la Caf de Grenoble, 3 rue des Alliés. Merci de prévoir vos justificatifs.",
    "created 2026-12-07 09:15 | at Caf de Grenoble, 3 rue des Alliés"
)]
#[case::health_fund(
    "L'Assurance Maladie vous confirme votre rdv du 09/12/2026 à 11h20 à l'accueil CPAM de Nantes (9 rue Gaëtan Rondeau). Besoin d'aide : 3646",
    "created 2026-12-09 11:20 | at accueil CPAM de Nantes (9 rue Gaëtan Rondeau)"
)]
#[case::young_people(
    "Salut Inès, ta conseillère Léa te donne rdv le mercredi 2 décembre à 15h à la Mission Locale de Sète. A bientôt !",
    "created 2026-12-02 15:00 | at Mission Locale de Sète | with Léa"
)]
#[case::prefecture(
    "Préfecture du Rhône : votre RDV pour le renouvellement de votre titre de séjour est fixé au 15/12/2026 à 10h40, guichet 7, 97 rue Molière 69003 Lyon. Munissez-vous des originaux.",
    "created 2026-12-15 10:40 | at guichet 7, 97 rue Molière 69003 Lyon"
)]
#[case::immigration_office(
    "OFII: vous etes convoque le 18/12/2026 a 8h30 pour la visite medicale. Adresse: 44 rue Bargue 75015 PARIS. Presence obligatoire.",
    "created 2026-12-18 08:30 | at 44 rue Bargue 75015 PARIS | must"
)]
#[case::asylum_office(
    "OFPRA : vous êtes convoqué(e) à un entretien le 21 janvier 2027 à 9h00, 201 rue Carnot 94120 Fontenay-sous-Bois. L'entretien aura lieu avec un interprète.",
    "created 2027-01-21 09:00 | at 201 rue Carnot 94120 Fontenay-sous-Bois | with interprète | must"
)]
#[case::first_reception(
    "SPADA Rennes: rdv GUDA le 30.11.2026 à 8h00, 3 avenue de la Préfecture, 35000 Rennes. Venez avec toute votre famille et 4 photos.",
    "created 2026-11-30 08:00 | at 3 avenue de la Préfecture, 35000 Rennes"
)]
#[case::town_help(
    "CCAS : RDV avec Mme Fontaine jeudi 26 novembre à 14 h 30 au CCAS, 1 place de la Mairie. Tel : 04.66.00.00.00",
    "created 2026-11-26 14:30 | at CCAS, 1 place de la Mairie | tel 0466000000 | with Mme Fontaine"
)]
#[case::doctor_site(
    "Votre RDV est confirmé : Dr Sarah COHEN, mercredi 16 décembre à 17:20. 12 bis rue Pasteur, 94000 Créteil. Pour annuler : https://dl.exemple.fr/abc",
    "created 2026-12-16 17:20 | at 12 bis rue Pasteur, 94000 Créteil | with Dr Sarah COHEN"
)]
#[case::hospital(
    "CHU DE LIMOGES\nConsultation de cardiologie le 14/01/2027 à 08h50 avec le Dr FAURE.\nLieu : Bâtiment A, 2e étage, secrétariat 4.\nTél. 05 55 00 00 00",
    "created 2027-01-14 08:50 | at Bâtiment A, 2e étage, secrétariat 4 | tel 0555000000 | with Dr FAURE"
)]
#[case::laboratory(
    "Labo Bio-Est : prise de sang samedi 28/11 à 7h30, à jeun, au laboratoire de la Gare, 2 cours Émile Zola.",
    "created 2026-11-28 07:30 | at laboratoire de la Gare, 2 cours Émile Zola"
)]
#[case::dentist(
    "Cabinet dentaire : votre rdv avec le Dr Nguyen est bien enregistré pour le ven. 11 déc. à 9h. Tel 0145000000",
    "created 2026-12-11 09:00 | tel 0145000000 | with Dr Nguyen"
)]
#[case::school(
    "École Jules Verne : Mme Girard, la directrice, vous recevra le mardi 1er décembre à 16h45 pour faire un point sur la scolarité de Noé.",
    "created 2026-12-01 16:45 | with Mme Girard"
)]
#[case::landlord(
    "Habitat du Nord : état des lieux de sortie prévu le 30/11/2026 à 10h au 25 rue des Acacias, appt 12. Prévoir les clés.",
    "created 2026-11-30 10:00 | at 25 rue des Acacias, appt 12"
)]
#[case::technician(
    "Bonjour, le technicien passera pour la visite de la chaudière le 4 décembre entre 8h et 12h. Présence obligatoire.",
    "created 2026-12-04 08:00-12:00 | must"
)]
#[case::handicap_office(
    "MDPH 31 - Vous êtes attendue le 17/12/2026 à 14h avec le Dr Valette, 10 place Alphonse Jourdain, Toulouse.",
    "created 2026-12-17 14:00 | at 10 place Alphonse Jourdain, Toulouse | with Dr Valette"
)]
#[case::food_help(
    "Colis alimentaire : rdv le vendredi 27/11 de 9h à 11h à l'épicerie solidaire, 8 rue du Port. Apportez des sacs.",
    "created 2026-11-27 09:00-11:00 | at épicerie solidaire, 8 rue du Port"
)]
#[case::written_by_hand(
    "Bjr c Fatou du foyer, on se voit demain 14h au bureau 3. Prenez vos papiers",
    "created 2026-11-25 14:00 | at bureau 3"
)]
#[case::group(
    "Vous êtes invité à une réunion d'information collective le 08/12/2026 à 9h30 à la médiathèque de Vichy. Ce n'est pas obligatoire.",
    "created 2026-12-08 09:30 | at médiathèque de Vichy | may"
)]
#[case::workshop(
    "Atelier CV jeudi 3 décembre de 14h à 16h à l'espace emploi. Participation facultative.",
    "created 2026-12-03 14:00-16:00 | at espace emploi | may"
)]
#[case::capitals(
    "CCAS DE LENS - VOUS AVEZ RENDEZ-VOUS LE 3 FEVRIER 2027 A 9H AVEC MME DUBOIS AU 16 RUE DE LA PAIX. PRESENCE OBLIGATOIRE",
    "created 2027-02-03 09:00 | at 16 RUE DE LA PAIX | with MME DUBOIS | must"
)]
#[case::emoji(
    "📅 RDV confirmé ! Mardi 1 décembre à 10h30 📍 Maison France Services, 2 place du Marché 23000 Guéret 📞 05 55 11 22 33",
    "created 2026-12-01 10:30 | at Maison France Services, 2 place du Marché 23000 Guéret | tel 0555112233"
)]
#[case::psychologist(
    "CMP Les Glycines : votre consultation avec la psychologue est prévue le 22/12/26 à 13h15. Pour tout changement : 01.60.00.00.00",
    "created 2026-12-22 13:15 | tel 0160000000 | with psychologue"
)]
#[case::social_worker(
    "Votre assistante sociale, Mme Garnier, vous recevra lundi 30 novembre à 10h00 à la MDS de Pau.",
    "created 2026-11-30 10:00 | at MDS de Pau | with Mme Garnier"
)]
#[case::lawyer(
    "Me Aubert vous recevra au cabinet le 09/12 à 18h, 5 rue Nationale, Lille.",
    "created 2026-12-09 18:00 | at 5 rue Nationale, Lille | with Me Aubert"
)]
#[case::labels(
    "Confirmation de rendez-vous\nDate : 10/12/2026\nHeure : 15h45\nLieu : Point Justice, 7 rue Blatin 63000 Clermont-Ferrand\nAvec : M. Sabatier",
    "created 2026-12-10 15:45 | at Point Justice, 7 rue Blatin 63000 Clermont-Ferrand | with M. Sabatier"
)]
#[case::iso_date(
    "RDV logement 2026-12-10 14:00, agence de Nevers",
    "created 2026-12-10 14:00 | at agence de Nevers"
)]
#[case::vaccination(
    "Vaccination de Lina à la PMI de Bron le 02/12 à 9h40. Merci d'apporter le carnet de santé.",
    "created 2026-12-02 09:40 | at PMI de Bron"
)]
#[case::after_a_request(
    "Suite à votre demande du 12/11/2026, un rdv vous est fixé le 04/12/2026 à 11h à la mairie annexe.",
    "created 2026-12-04 11:00 | at mairie annexe"
)]
#[case::a_new_one(
    "Vous n'avez pas pu venir le 20/11. Nouveau rdv le 01/12 à 9h30 avec M. Leblanc.",
    "created 2026-12-01 09:30 | with M. Leblanc"
)]
#[case::threat_of_cancelling(
    "RDV le 05/12/2026 à 9h au centre dentaire. Sans confirmation de votre part sous 24h, il sera annulé.",
    "created 2026-12-05 09:00 | at centre dentaire"
)]
#[case::may_be_cancelled(
    "Votre rdv du 05/12/2026 à 9h est confirmé. Il peut être annulé ou modifié jusqu'à la veille sur le site.",
    "created 2026-12-05 09:00"
)]
fn an_appointment_is_understood(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), expected);
}
