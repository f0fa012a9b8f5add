use super::told;
use rstest::rstest;

#[rstest]
#[case::mail("Bonjour,\n\nVous avez 3 nouveaux courriers à retirer à l'accueil.\n\nVotre domiciliation")]
#[case::mail_one(
    "Un recommandé est arrivé pour vous au CCAS. Venez le chercher aux heures d'ouverture : lundi et jeudi de 9h à 12h."
)]
#[case::code("482913 est votre code de connexion. Ne le communiquez à personne.")]
#[case::code_for_appointments(
    "Votre code pour confirmer votre compte rdv santé : 55 12 34. Valable 10 minutes."
)]
#[case::parcel("Chronopost : votre colis XY123456789FR sera livré le 26/11 entre 9h et 13h.")]
#[case::parcel_shop(
    "Votre colis vous attend au relais Tabac du Centre, 3 rue Foch 57000 Metz jusqu'au 02/12."
)]
#[case::parcel_appointment("Livraison prévue demain. Prenez rdv avec le livreur sur livreur.exemple.com")]
#[case::scam_fine("Amende impayée : réglez 35 euros avant le 27/11/2026 sur amende-gouv.exemple.com")]
#[case::scam_card(
    "Ameli : votre nouvelle carte vitale est disponible, remplissez le formulaire https://carte.exemple.net"
)]
#[case::bank("Votre banque : solde de 12,40 EUR au 24/11. Prélèvement le 05/12.")]
#[case::bank_payment(
    "Paiement de 59,90 EUR le 24/11 à 10h12. Si ce n'est pas vous, appelez le 01 55 00 00 00"
)]
#[case::voicemail("Vous avez 1 nouveau message vocal de 0612000000 le 24/11 à 09:41. Appelez le 888.")]
#[case::missed_call("Appel manqué du 0612000000 le 24/11 à 9h41")]
#[case::advert("PROMO optique : -30% jusqu'au 30/11, prenez rdv en magasin ! STOP 36111")]
#[case::closure("La mairie sera fermée du 24/12 au 02/01. Joyeuses fêtes !")]
#[case::payment("Caf : un versement de 607,75 euros a été effectué le 05/11/2026.")]
#[case::declaration("Caf : n'oubliez pas de déclarer vos ressources avant le 31/12/2026.")]
#[case::monthly("France Travail : actualisez-vous entre le 28/11 et le 15/12.")]
#[case::received("Nous avons bien reçu votre dossier le 20/11/2026. Délai de traitement : 2 mois.")]
#[case::missed_appointment("Vous ne vous êtes pas présenté à votre rdv du 20/11/2026 à 9h. Contactez-nous.")]
#[case::asked_for("Nous avons bien reçu votre demande de rdv. Nous vous répondrons sous 72h.")]
#[case::weather("Vigilance orange neige demain de 6h à 18h dans le 63.")]
#[case::hello("Bonjour, tu vas bien ?")]
#[case::nothing("")]
#[case::signs("!!! ... ???")]
#[case::number_only("0612345678")]
#[case::date_only("24/12/2026")]
#[case::another_language("Your parcel arrives tomorrow at 10:00")]
fn what_is_no_appointment_has_no_facts(#[case] text: &str) {
    assert_eq!(told(text), "other");
}
