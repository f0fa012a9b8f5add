//! What kind of paper a line of a list asks for, or what kind of thing to do.

use crate::words::{first, words};

/// A kind that can be drawn: a paper that one holds in the hand, or something that one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperKind {
    /// An identity card, or any paper that proves who one is.
    IdentityCard,
    /// A passport.
    Passport,
    /// A residence permit, or the receipt of its request.
    ResidencePermit,
    /// A driving licence.
    DrivingLicence,
    /// The card of the health insurance, its number, and the proof of the same rights.
    HealthCard,
    /// What pays the rest of the care: a mutual.
    HealthCover,
    /// A photo of the face.
    Photo,
    /// A proof of address.
    AddressProof,
    /// A bill for water, gas, electricity or a telephone.
    Bill,
    /// A lease or a rent receipt.
    Lease,
    /// What a person gives who lodges somebody.
    Hosting,
    /// A payslip, or a proof of any other money that comes in.
    Income,
    /// The papers of a pension.
    Pension,
    /// A tax notice.
    TaxNotice,
    /// The numbers of a bank account.
    BankDetails,
    /// Something to do at a bank.
    Bank,
    /// A form to fill in.
    Form,
    /// A birth certificate.
    BirthRecord,
    /// The book of a family, or another proof of who belongs to it.
    FamilyRecord,
    /// What a doctor or a maternity writes for an office.
    MedicalCertificate,
    /// What a person keeps about their health: prescriptions, reports, vaccinations.
    HealthRecord,
    /// The papers of a handicap.
    Disability,
    /// A decision of a judge.
    Judgment,
    /// A lawyer to choose.
    Lawyer,
    /// A doctor to choose or to see.
    Doctor,
    /// A letter, a summons.
    Letter,
    /// A paper by which somebody certifies something.
    Certificate,
    /// A certificate of a school, a diploma.
    SchoolRecord,
    /// A contract or a certificate of an employer.
    WorkRecord,
    /// Something to sign.
    Signature,
    /// The course of a life at work and at school.
    Cv,
    /// Something to do on a web site.
    Online,
    /// A call, or a telephone number.
    Telephone,
    /// A talk with somebody.
    Meeting,
    /// A day to look up or to agree on.
    Date,
    /// Something to pay.
    Payment,
    /// Money put aside, and what one owns.
    Savings,
    /// Something that comes again.
    Renewal,
    /// Something to tell to a service.
    Telling,
    /// Papers to hand in together.
    Folder,
    /// What the police write about a loss, a theft or a complaint.
    PoliceReport,
    /// A translation.
    Translation,
    /// A cheque.
    Cheque,
    /// A text of one's own to write.
    Notebook,
    /// A dwelling.
    House,
    /// An insurance.
    Insurance,
}

use PaperKind as Is;

/// The most telling words first: "avis de paiement" is about money that comes, "paiement" about money that goes.
const RULES: &[(PaperKind, &[&str])] = &[
    (Is::Photo, &["photo", "photographie", "photomaton"]),
    (Is::Payment, &["timbre", "payer"]),
    (Is::Translation, &["traduction", "traduit", "traduite", "traducteur"]),
    (Is::PoliceReport, &["plainte", "main courante", "perdu", "perdue", "vole", "volee", "perte", "vol"]),
    (Is::Cv, &["cv", "curriculum", "parcours"]),
    (
        Is::Hosting,
        &[
            "logez chez",
            "vous loge",
            "heberge",
            "hebergee",
            "hebergeur",
            "hebergeant",
            "hebergement",
            "vie commune",
        ],
    ),
    (
        Is::AddressProof,
        &["justificatif de domicile", "preuve de domicile", "domiciliation", "election de domicile"],
    ),
    (Is::Folder, &["envoyer le dossier", "deposer le dossier", "dossier complet", "affaire"]),
    (Is::Bill, &["facture"]),
    (Is::Online, &["fr", "en ligne", "site", "internet", "simulateur", "simulation", "test"]),
    (Is::Form, &["remplir", "remplie", "faire la demande"]),
    (Is::Telling, &["prevenir", "dire", "ce qui change", "changement"]),
    (
        Is::HealthCard,
        &[
            "carte vitale",
            "vitale",
            "securite sociale",
            "attestation de droits",
            "assurance maladie",
            "cpam",
            "ameli",
        ],
    ),
    (Is::HealthCover, &["mutuelle", "complementaire sante", "sante solidaire", "css", "c2s", "ame"]),
    (Is::DrivingLicence, &["permis de conduire"]),
    (
        Is::IdentityCard,
        &[
            "piece d identite",
            "papier d identite",
            "carte d identite",
            "carte nationale",
            "cni",
            "ancienne carte",
            "chercher la carte",
            "carte consulaire",
            "consulat",
        ],
    ),
    (Is::BirthRecord, &["acte de naissance", "extrait de naissance", "etat civil", "bebe", "naissance"]),
    (Is::Date, &["date limite", "derniere date", "date de fin", "echeance"]),
    (
        Is::ResidencePermit,
        &["titre de sejour", "carte de sejour", "carte de resident", "recepisse", "visa", "sejour"],
    ),
    (Is::Passport, &["passeport"]),
    (
        Is::FamilyRecord,
        &[
            "livret de famille",
            "mariage",
            "pacs",
            "acte de reconnaissance",
            "reconnaissance",
            "personne de votre foyer",
            "composition du foyer",
        ],
    ),
    (
        Is::MedicalCertificate,
        &[
            "certificat medical",
            "papier du medecin",
            "maternite",
            "accouchement",
            "grossesse",
            "arret de travail",
            "arret maladie",
        ],
    ),
    (
        Is::Income,
        &[
            "bulletin de salaire",
            "bulletin de paie",
            "bulletin de paye",
            "fiche de paie",
            "fiche de paye",
            "salaire",
            "attestation de paiement",
            "avis de paiement",
            "releve de paiement",
            "attestation caf",
            "attestation de la caf",
            "attestation de la caisse d allocations familiales",
            "indemnite",
            "bourse",
            "chomage",
            "pension alimentaire",
            "pension d invalidite",
        ],
    ),
    (Is::TaxNotice, &["impot", "imposition", "taxe fonciere", "taxe d habitation", "fiscal"]),
    (Is::Pension, &["retraite"]),
    (Is::Income, &["revenu", "ressource", "pension", "allocation", "aide reguliere"]),
    (Is::Bill, &["electricite", "compteur"]),
    (Is::Insurance, &["assurance"]),
    (
        Is::Lease,
        &["bail", "contrat de location", "quittance", "loyer", "proprietaire", "etat des lieux", "locataire"],
    ),
    (
        Is::BankDetails,
        &["rib", "identite bancaire", "compte bancaire", "coordonnee bancaire", "releve de compte", "iban"],
    ),
    (Is::Savings, &["epargne", "livret", "mis de cote", "pecule", "bien"]),
    (
        Is::HealthRecord,
        &[
            "carnet de sante",
            "carnet de vaccination",
            "vaccin",
            "ordonnance",
            "papier de sante",
            "compte rendu",
            "radio",
            "analyse",
            "bilan de la vue",
            "bilan de sante",
            "audiogramme",
        ],
    ),
    (Is::Disability, &["handicap", "mdph", "rqth", "mobilite inclusion", "invalidite"]),
    (Is::Judgment, &["jugement", "tribunal", "juge", "divorce", "placement", "ordonnance de protection"]),
    (Is::Lawyer, &["avocat"]),
    (Is::Doctor, &["medecin", "docteur"]),
    (Is::SchoolRecord, &["scolarite", "scolaire", "diplome", "ecole", "bulletin", "etudiant", "note"]),
    (Is::Telephone, &["telephone", "telephoner", "appeler", "mail", "sms"]),
    (Is::Letter, &["lettre", "convocation", "notification", "par ecrit", "courrier recu"]),
    (Is::AddressProof, &["adresse", "domicile"]),
    (Is::Letter, &["courrier"]),
    (Is::Cheque, &["cheque"]),
    (Is::Signature, &["sur l honneur", "signer", "signee", "contrat d engagement", "procuration"]),
    (Is::WorkRecord, &["travail", "employeur", "emploi", "apprentissage", "stage"]),
    (Is::FamilyRecord, &["enfant", "famille", "conjoint"]),
    (Is::House, &["logement", "maison", "appartement", "chambre"]),
    (Is::Bank, &["banque"]),
    (Is::Notebook, &["projet", "ecrire"]),
    (Is::Meeting, &["entretien", "reunion"]),
    (
        Is::Renewal,
        &["renouveler", "renouvellement", "refaire", "mettre a jour", "actualisation", "chaque annee"],
    ),
    (Is::Date, &["rendez vous", "rdv"]),
    (Is::Payment, &["paiement", "argent", "espece"]),
    (Is::Form, &["formulaire", "cerfa", "pre demande", "demande d"]),
    (Is::Signature, &["contrat"]),
    (Is::Telling, &["repondre"]),
    (Is::Folder, &["dossier"]),
    (
        Is::Certificate,
        &["attestation", "certificat", "preuve", "confirmation", "numero de demande", "declaration"],
    ),
];

impl PaperKind {
    /// The kind that the words of a line tell; its official name counts only where they tell none, because the line is
    /// what the person reads, and may have changed. None where neither tells one.
    ///
    /// ```
    /// use domain::PaperKind;
    /// assert_eq!(PaperKind::of("2 photos d’identité", None), Some(PaperKind::Photo));
    /// assert_eq!(PaperKind::of("Prendre le papier", Some("Formulaire Cerfa 15692")), Some(PaperKind::Form));
    /// assert_eq!(PaperKind::of("Choisir où demander", None), None);
    /// ```
    pub fn of(label: &str, official: Option<&str>) -> Option<Self> {
        first(RULES, &words(label)).or_else(|| first(RULES, &words(official?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Photo d’identité", Is::Photo)]
    #[case("CNI", Is::IdentityCard)]
    #[case("PASSEPORT", Is::Passport)]
    #[case("Titre de sejour", Is::ResidencePermit)]
    #[case("Récépissé de renouvellement", Is::ResidencePermit)]
    #[case("Permis de conduire", Is::DrivingLicence)]
    #[case("Attestation de droits de l’Assurance maladie", Is::HealthCard)]
    #[case("Attestation d’assurance habitation", Is::Insurance)]
    #[case("Facture d’internet", Is::Bill)]
    #[case("Facture d’eau, d’électricité ou de gaz", Is::Bill)]
    #[case("Quittances de loyer", Is::Lease)]
    #[case("Lettre de la personne qui vous loge", Is::Hosting)]
    #[case("Attestation d’hébergement", Is::Hosting)]
    #[case("3 dernières fiches de paie", Is::Income)]
    #[case("Avis de paiement du chômage", Is::Income)]
    #[case("Pension ou retraite", Is::Pension)]
    #[case("Avis d’imposition", Is::TaxNotice)]
    #[case("RIB", Is::BankDetails)]
    #[case("Cerfa 12345", Is::Form)]
    #[case("Livret de famille", Is::FamilyRecord)]
    #[case("Livrets et placements", Is::Savings)]
    #[case("Extrait d’acte de naissance", Is::BirthRecord)]
    #[case("Certificat de scolarité", Is::SchoolRecord)]
    #[case("Certificat médical", Is::MedicalCertificate)]
    #[case("Ordonnance", Is::HealthRecord)]
    #[case("Décision du juge ou dépôt de plainte", Is::PoliceReport)]
    #[case("Divorce : jugement", Is::Judgment)]
    #[case("Contrat de travail", Is::WorkRecord)]
    #[case("Convocation", Is::Letter)]
    #[case("Attestation", Is::Certificate)]
    fn a_paper_is_known_by_its_usual_names(#[case] label: &str, #[case] expected: PaperKind) {
        assert_eq!(PaperKind::of(label, None), Some(expected));
    }

    #[rstest]
    #[case::nothing("")]
    #[case::another_language("Proof of address")]
    #[case::another_script("إثبات السكن")]
    #[case::within_a_word("Cérémonie photogénique")]
    #[case::too_general("Choses à faire")]
    fn a_line_that_says_no_kind_has_none(#[case] label: &str) {
        assert_eq!(PaperKind::of(label, None), None);
    }

    #[test]
    fn the_official_name_counts_only_where_the_line_says_nothing() {
        assert_eq!(
            PaperKind::of("Proof of address", Some("Justificatif de domicile")),
            Some(Is::AddressProof)
        );
        assert_eq!(PaperKind::of("Ma photo", Some("Justificatif de domicile")), Some(Is::Photo));
    }
}
