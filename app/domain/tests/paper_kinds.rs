//! What each line of the ready-made checklists is taken for.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own data files must stop")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::PaperKind;
use domain::PaperKind as Is;
use domain::pack::PackFile;

/// Every label of every pack, and what a person should see beside it.
const EXPECTED: &[(&str, Option<PaperKind>)] = &[
    // aah-mdph
    ("Prendre le dossier", Some(Is::Folder)),
    ("Le papier du médecin", Some(Is::MedicalCertificate)),
    ("Une copie de votre pièce d’identité", Some(Is::IdentityCard)),
    ("Une preuve de votre adresse", Some(Is::AddressProof)),
    ("Vous logez chez quelqu’un : 2 papiers", Some(Is::Hosting)),
    ("Le jugement de tutelle ou de curatelle", Some(Is::Judgment)),
    ("Écrire votre vie de tous les jours", Some(Is::Notebook)),
    ("D’autres papiers de santé", Some(Is::HealthRecord)),
    ("Envoyer le dossier et garder une copie", Some(Is::Folder)),
    ("Répondre aux questions de l’équipe", Some(Is::Telling)),
    // aide-juridictionnelle
    ("Demander à votre assurance si elle paie", Some(Is::Insurance)),
    ("Le formulaire de demande", Some(Is::Form)),
    ("Votre pièce d’identité", Some(Is::IdentityCard)),
    ("Votre dernier avis d’impôt", Some(Is::TaxNotice)),
    ("Les revenus des 6 derniers mois", Some(Is::Income)),
    ("Les papiers de votre affaire", Some(Is::Folder)),
    ("Choisir un avocat, si vous voulez", Some(Is::Lawyer)),
    ("Déposer le dossier", Some(Is::Folder)),
    ("Répondre vite aux lettres du bureau", Some(Is::Letter)),
    // aide-logement
    ("Votre contrat de location", Some(Is::Lease)),
    ("Le papier rempli par le propriétaire", Some(Is::Lease)),
    ("Le nom et l’adresse du propriétaire", Some(Is::Lease)),
    ("Le montant du loyer et des charges", Some(Is::Lease)),
    ("Les coordonnées de votre compte bancaire", Some(Is::BankDetails)),
    ("Les revenus de toute la famille", Some(Is::Income)),
    ("Faire la demande sur caf.fr", Some(Is::Online)),
    ("Dire à la Caf ce qui change", Some(Is::Telling)),
    // aspa
    ("Demander toutes vos retraites", Some(Is::Pension)),
    ("Les papiers de vos retraites", Some(Is::Pension)),
    ("Vos revenus des 3 derniers mois", Some(Is::Income)),
    ("Votre avis d’impôt", Some(Is::TaxNotice)),
    ("La liste de vos biens et de votre épargne", Some(Is::Savings)),
    ("Faire la demande", Some(Is::Form)),
    // carte-identite
    ("Prendre un rendez-vous en mairie", Some(Is::Date)),
    ("Remplir la demande avant le rendez-vous", Some(Is::Form)),
    ("Une photo d’identité", Some(Is::Photo)),
    ("Vous logez chez quelqu’un : 3 papiers", Some(Is::Hosting)),
    ("Votre ancienne carte ou votre passeport", Some(Is::IdentityCard)),
    ("Votre acte de naissance", Some(Is::BirthRecord)),
    ("Carte perdue ou volée : la déclaration", Some(Is::PoliceReport)),
    ("Carte perdue ou volée : le timbre de 25 euros", Some(Is::Payment)),
    ("Aller chercher la carte", Some(Is::IdentityCard)),
    // carte-vitale
    ("Votre numéro de sécurité sociale", Some(Is::HealthCard)),
    ("Sans numéro : demander vos droits", Some(Is::HealthCard)),
    ("Né à l’étranger : un papier d’état civil", Some(Is::BirthRecord)),
    ("Choisir un médecin traitant", Some(Is::Doctor)),
    ("Mettre à jour la carte chaque année", Some(Is::Renewal)),
    // cheque-energie
    ("Déclarer vos revenus aux impôts", Some(Is::TaxNotice)),
    ("Faire le test de droit", Some(Is::Online)),
    ("Vérifier le nom sur votre facture", Some(Is::Bill)),
    ("Sans chèque : votre numéro fiscal", Some(Is::TaxNotice)),
    ("Sans chèque : une facture d’électricité", Some(Is::Bill)),
    ("Sans chèque : une copie de pièce d’identité", Some(Is::IdentityCard)),
    ("Sans chèque : faire la demande", Some(Is::Form)),
    ("Utiliser le chèque", Some(Is::Cheque)),
    ("Lire la dernière date sur le chèque", Some(Is::Date)),
    ("Demander un paiement direct l’an prochain", Some(Is::Payment)),
    // complementaire-sante-solidaire
    ("La liste des personnes de votre foyer", Some(Is::FamilyRecord)),
    ("Vos revenus des 12 derniers mois", Some(Is::Income)),
    ("Votre avis de taxe foncière, si vous en avez un", Some(Is::TaxNotice)),
    ("Choisir qui s’occupe de votre mutuelle", Some(Is::HealthCover)),
    ("Mettre à jour votre carte Vitale", Some(Is::HealthCard)),
    ("Refaire la demande chaque année", Some(Is::Renewal)),
    // compte-bancaire
    ("Demander un compte à une banque", Some(Is::Bank)),
    ("La lettre de refus de la banque", Some(Is::Letter)),
    ("Une phrase signée : vous êtes sans compte", Some(Is::Signature)),
    ("Envoyer la demande à la Banque de France", Some(Is::Bank)),
    ("Lire la lettre de la Banque de France", Some(Is::Letter)),
    ("Aller à cette banque avec vos papiers", Some(Is::Bank)),
    ("Demander vos coordonnées bancaires", Some(Is::BankDetails)),
    // domiciliation: a place to choose among three, which no one drawing shows
    ("Choisir où demander", None),
    ("Remplir la demande", Some(Is::Form)),
    ("Une pièce d’identité, si vous en avez une", Some(Is::IdentityCard)),
    ("Une preuve de lien avec la ville", Some(Is::Certificate)),
    ("Aller à l’entretien", Some(Is::Meeting)),
    ("Prendre votre attestation", Some(Is::Certificate)),
    ("Donner cette adresse à vos services", Some(Is::AddressProof)),
    ("Passer ou appeler au moins tous les 3 mois", Some(Is::Telephone)),
    ("Renouveler avant 1 an", Some(Is::Renewal)),
    // inscription-france-travail
    ("Votre pièce d’identité ou titre de séjour", Some(Is::IdentityCard)),
    ("Une adresse mail et un téléphone", Some(Is::Telephone)),
    ("Une adresse pour le courrier", Some(Is::AddressProof)),
    ("Le papier de fin de votre dernier travail", Some(Is::WorkRecord)),
    ("Vos études et vos métiers", Some(Is::Cv)),
    ("S’inscrire sur francetravail.fr", Some(Is::Online)),
    ("Aller au premier entretien", Some(Is::Meeting)),
    ("Faire le point chaque mois", Some(Is::Renewal)),
    // jeune-majeur-ase; for the Mission locale, its official name speaks of a contract
    ("Faire l’entretien de vos 17 ans", Some(Is::Meeting)),
    ("Écrire votre projet avec l’éducateur", Some(Is::Notebook)),
    ("Demander l’aide après 18 ans, par écrit", Some(Is::Letter)),
    ("Votre carte d’identité ou titre de séjour", Some(Is::IdentityCard)),
    ("Votre carte Vitale et votre mutuelle", Some(Is::HealthCard)),
    ("Votre carnet de santé et vos ordonnances", Some(Is::HealthRecord)),
    ("Vos diplômes et bulletins", Some(Is::SchoolRecord)),
    ("Les preuves de votre placement", Some(Is::Judgment)),
    ("Un compte bancaire à votre nom", Some(Is::BankDetails)),
    ("Demander votre argent mis de côté", Some(Is::Savings)),
    ("Aller à la Mission locale", Some(Is::Signature)),
    ("Trouver un logement pour après", Some(Is::House)),
    ("Faire l’entretien 6 mois après le départ", Some(Is::Meeting)),
    // logement-social
    ("La pièce d’identité de chaque adulte", Some(Is::IdentityCard)),
    ("Les papiers de vos enfants", Some(Is::FamilyRecord)),
    ("Votre avis d’impôt d’il y a 2 ans", Some(Is::TaxNotice)),
    ("Vos revenus du moment", Some(Is::Income)),
    ("Un papier sur votre famille", Some(Is::FamilyRecord)),
    ("La preuve de votre situation de logement", Some(Is::House)),
    ("Garder votre numéro de demande", Some(Is::Certificate)),
    ("Dire ce qui change dans votre vie", Some(Is::Telling)),
    ("Renouveler la demande chaque année", Some(Is::Renewal)),
    // naissance; a place to go to is no paper
    ("Le papier de la maternité", Some(Is::MedicalCertificate)),
    ("La pièce d’identité de chaque parent", Some(Is::IdentityCard)),
    ("Le livret de famille, si vous en avez un", Some(Is::FamilyRecord)),
    ("Le papier de reconnaissance", Some(Is::FamilyRecord)),
    ("Le choix du nom du bébé", Some(Is::BirthRecord)),
    ("Une preuve d’adresse", Some(Is::AddressProof)),
    ("Aller à la mairie dans les 5 jours", None),
    ("Demander des copies de l’acte de naissance", Some(Is::BirthRecord)),
    ("Inscrire le bébé à l’Assurance maladie", Some(Is::HealthCard)),
    ("Prévenir la Caf", Some(Is::Telling)),
    ("Prévenir votre mutuelle", Some(Is::Telling)),
    // passeport
    ("Acheter le timbre de 86 euros", Some(Is::Payment)),
    ("Votre carte d’identité ou votre ancien passeport", Some(Is::IdentityCard)),
    ("Aller chercher le passeport", Some(Is::Passport)),
    // prime-activite
    ("Faire le test sur caf.fr", Some(Is::Online)),
    ("Vos bulletins de salaire des 3 derniers mois", Some(Is::Income)),
    ("Les autres revenus de la famille", Some(Is::Income)),
    ("Déclarer vos revenus tous les 3 mois", Some(Is::Income)),
    // rsa
    ("Signer le contrat avec votre conseiller", Some(Is::Signature)),
    // titre-sejour-premier
    ("Votre passeport", Some(Is::Passport)),
    ("La traduction de vos papiers en français", Some(Is::Translation)),
    ("Vos photos d’identité", Some(Is::Photo)),
    ("La preuve de votre raison de rester", Some(Is::Certificate)),
    ("Garder la preuve de votre demande", Some(Is::Certificate)),
    ("Payer la taxe et prendre la carte", Some(Is::Payment)),
    // titre-sejour-renouvellement
    ("Lire la date de fin sur votre carte", Some(Is::Date)),
    ("Votre titre de séjour actuel", Some(Is::ResidencePermit)),
    ("La preuve que votre situation continue", Some(Is::Certificate)),
    ("Prévenir votre employeur et la Caf", Some(Is::Telling)),
];

fn packs() -> Vec<PackFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/fr");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

#[test]
fn every_step_of_every_pack_has_the_kind_that_a_person_expects() {
    let expected: BTreeMap<_, _> = EXPECTED.iter().copied().collect();
    assert_eq!(expected.len(), EXPECTED.len(), "a label stands twice in the table");
    let mut wrong = Vec::new();
    let mut seen = BTreeMap::new();
    for pack in packs() {
        for step in &pack.steps {
            let found = PaperKind::of(&step.label, step.official.as_deref());
            let wanted = expected.get(step.label.as_str()).copied();
            if wanted != Some(found) {
                wrong.push(format!("{}: {}: {found:?} and not {wanted:?}", pack.id, step.label));
            }
            seen.insert(step.label.clone(), found);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let gone: Vec<_> = expected.keys().filter(|label| !seen.contains_key(**label)).collect();
    assert!(gone.is_empty(), "no pack says {gone:?}");
}

#[test]
fn at_least_85_of_100_steps_have_a_kind() {
    let steps: Vec<_> = packs().into_iter().flat_map(|pack| pack.steps).collect();
    let known = steps.iter().filter(|step| PaperKind::of(&step.label, step.official.as_deref()).is_some());
    let known = known.count();
    assert!(known * 100 >= steps.len() * 85, "{known} of {}", steps.len());
}

#[test]
fn most_papers_that_a_step_accepts_have_a_kind() {
    let steps = packs().into_iter().flat_map(|pack| pack.steps);
    let texts: Vec<String> = steps.flat_map(|step| step.one_of.into_iter().chain(step.proofs)).collect();
    let known = texts.iter().filter(|text| PaperKind::of(text, None).is_some()).count();
    assert!(known * 100 >= texts.len() * 75, "{known} of {}", texts.len());
}
