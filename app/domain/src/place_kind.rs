//! What kind of place receives somebody.

use crate::words::{first, words};

/// A kind of place that can be drawn, or what stands in for one: the telephone, a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A town hall.
    TownHall,
    /// A prefecture, and what else the State has for foreigners.
    Prefecture,
    /// The fund that pays family allowances.
    FamilyAllowance,
    /// The health insurance.
    HealthInsurance,
    /// A hospital.
    Hospital,
    /// A doctor, a nurse, a psychologist.
    Doctor,
    /// A dentist.
    Dentist,
    /// A pharmacy.
    Pharmacy,
    /// Who receives small children and their parents.
    Childcare,
    /// A court, and where justice is explained.
    Court,
    /// A lawyer, a notary.
    Lawyer,
    /// A school.
    School,
    /// A course.
    Training,
    /// A post office.
    PostOffice,
    /// The public service for work.
    JobCentre,
    /// Who receives young people.
    YouthCentre,
    /// A place of work.
    Work,
    /// A bank.
    Bank,
    /// The social services: their workers and centres.
    SocialCentre,
    /// Who lets dwellings.
    Housing,
    /// Where one can sleep.
    Shelter,
    /// One's own home.
    Home,
    /// The police or the gendarmerie.
    Police,
    /// A shop.
    Shop,
    /// Who gives food.
    FoodAid,
    /// An association.
    Association,
    /// The house for people with a handicap.
    Disability,
    /// The tax office.
    TaxOffice,
    /// Who pays pensions.
    PensionFund,
    /// A counter for many services.
    Counter,
    /// A library.
    Library,
    /// A consulate or an embassy.
    Consulate,
    /// No place: by telephone.
    Telephone,
    /// No place: on a screen.
    Online,
}

use PlaceKind as Is;

/// The most telling words first: "mission locale de la mairie" is for young people.
const RULES: &[(PlaceKind, &[&str])] = &[
    (Is::Telephone, &["par telephone", "au telephone", "telephonique"]),
    (Is::Online, &["visio", "visioconference", "video", "en ligne", "fr"]),
    (Is::Home, &["a domicile", "chez vous", "chez moi", "a la maison"]),
    (
        Is::FoodAid,
        &[
            "resto du coeur",
            "resto du cour",
            "epicerie",
            "banque alimentaire",
            "aide alimentaire",
            "colis",
            "soupe",
        ],
    ),
    (Is::YouthCentre, &["mission locale", "point jeune", "information jeunesse", "cio"]),
    (Is::JobCentre, &["france travail", "pole emploi", "anpe", "cap emploi", "emploi"]),
    (Is::FamilyAllowance, &["caf", "allocations familiales", "allocation familiale", "msa"]),
    (Is::HealthInsurance, &["cpam", "assurance maladie", "securite sociale", "secu", "ameli"]),
    (Is::Disability, &["mdph", "personnes handicapees", "handicap", "samsah", "savs"]),
    (
        Is::SocialCentre,
        &[
            "ccas",
            "cias",
            "action sociale",
            "centre social",
            "assistant social",
            "assistante sociale",
            "travailleur social",
            "travailleuse sociale",
            "service social",
            "mds",
            "maison des solidarites",
            "maison de la solidarite",
            "solidarite",
            "cms",
            "utpas",
            "edas",
            "aide sociale",
            "educateur",
            "educatrice",
            "ase",
        ],
    ),
    (
        Is::Childcare,
        &["pmi", "protection maternelle", "creche", "halte garderie", "garderie", "assistante maternelle"],
    ),
    (Is::Pharmacy, &["pharmacie", "pharmacien"]),
    (Is::Dentist, &["dentiste", "dentaire", "orthodontiste", "orthodontie"]),
    (
        Is::Prefecture,
        &["prefecture", "sous prefecture", "ofii", "ofpra", "cnda", "guda", "spada", "titre de sejour"],
    ),
    (
        Is::Court,
        &[
            "tribunal",
            "tribunaux",
            "cour d appel",
            "palais de justice",
            "point justice",
            "maison de justice",
            "juge",
            "greffe",
            "prud homme",
            "mjd",
        ],
    ),
    (Is::Lawyer, &["avocat", "avocate", "notaire", "juriste", "huissier", "commissaire de justice"]),
    (Is::Consulate, &["consulat", "ambassade"]),
    (Is::Police, &["police", "commissariat", "gendarmerie"]),
    (
        Is::Hospital,
        &["hopital", "hopitaux", "chu", "chru", "clinique", "urgences", "maternite", "centre hospitalier"],
    ),
    (
        Is::Doctor,
        &[
            "medecin",
            "docteur",
            "dr",
            "medical",
            "medicale",
            "cabinet",
            "maison de sante",
            "centre de sante",
            "infirmier",
            "infirmiere",
            "psychologue",
            "psychiatre",
            "cmp",
            "kine",
            "sage femme",
            "ophtalmo",
            "radiologie",
            "laboratoire",
        ],
    ),
    (Is::Training, &["formation", "cours", "afpa", "greta", "atelier", "stage"]),
    (Is::School, &["ecole", "college", "lycee", "universite", "fac", "crous", "scolaire", "maternelle"]),
    (Is::PostOffice, &["poste", "la poste"]),
    (
        Is::Shelter,
        &[
            "chrs",
            "hebergement",
            "accueil de nuit",
            "accueil de jour",
            "foyer",
            "fjt",
            "cada",
            "huda",
            "siao",
            "hotel social",
            "115",
        ],
    ),
    (Is::Housing, &["hlm", "bailleur", "habitat", "logement", "opac", "oph", "agence immobiliere", "adil"]),
    (Is::TaxOffice, &["impot", "finances publiques", "tresor public", "tresorerie", "sip"]),
    (Is::PensionFund, &["carsat", "cnav", "retraite", "agirc", "arrco"]),
    (Is::Counter, &["france services", "france service", "guichet", "pimms", "maison des services"]),
    (Is::TownHall, &["mairie", "hotel de ville", "etat civil"]),
    (Is::Bank, &["banque", "caisse d epargne", "credit agricole", "credit mutuel", "banque postale"]),
    (
        Is::Association,
        &[
            "association",
            "secours",
            "croix rouge",
            "emmaus",
            "cimade",
            "armee du salut",
            "fondation",
            "benevole",
            "udaf",
        ],
    ),
    (Is::Library, &["bibliotheque", "mediatheque"]),
    (Is::Work, &["employeur", "entreprise", "interim", "chantier", "embauche", "travail"]),
    (
        Is::Shop,
        &["boutique", "magasin", "commerce", "supermarche", "marche", "tabac", "vestiaire", "ressourcerie"],
    ),
];

/// What stands before the name of a street, which is no place: "12 rue de l’Hôpital".
const STREETS: [&str; 12] = [
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "place",
    "impasse",
    "chemin",
    "allee",
    "quai",
    "route",
    "square",
];

impl PlaceKind {
    /// The kind that the words about the place tell; what the appointment is about counts only where they tell none,
    /// and the name of a street never. None where neither tells one.
    ///
    /// ```
    /// use domain::PlaceKind;
    /// assert_eq!(PlaceKind::of("Médecin", Some("CHU, 1 rue Hoche")), Some(PlaceKind::Hospital));
    /// assert_eq!(PlaceKind::of("Caf", Some("12 rue de la Poste")), Some(PlaceKind::FamilyAllowance));
    /// assert_eq!(PlaceKind::of("Mme Diallo", None), None);
    /// ```
    pub fn of(what: &str, place: Option<&str>) -> Option<Self> {
        place.and_then(told).or_else(|| told(what))
    }
}

fn told(line: &str) -> Option<PlaceKind> {
    let mut all = Vec::new();
    for part in line.split([',', ';', '\n', '(', ')', '.']) {
        let part = words(part);
        all.extend(part.into_iter().take_while(|word| !STREETS.contains(&word.as_str())));
        // No word: what ends one part and begins the next are not together.
        all.push(String::new());
    }
    first(RULES, &all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Caf", Is::FamilyAllowance)]
    #[case("CAF du Nord", Is::FamilyAllowance)]
    #[case("Mairie de Liévin", Is::TownHall)]
    #[case("Hôtel de ville", Is::TownHall)]
    #[case("Sous-préfecture de Lens", Is::Prefecture)]
    #[case("CPAM du Pas-de-Calais", Is::HealthInsurance)]
    #[case("Hôpital Saint-Vincent", Is::Hospital)]
    #[case("Dr Martin", Is::Doctor)]
    #[case("Cabinet dentaire", Is::Dentist)]
    #[case("Pharmacie du Marché", Is::Pharmacy)]
    #[case("PMI", Is::Childcare)]
    #[case("Tribunal judiciaire", Is::Court)]
    #[case("Maître Dupont, avocate", Is::Lawyer)]
    #[case("Collège Jean-Moulin", Is::School)]
    #[case("Cours de français", Is::Training)]
    #[case("La Poste", Is::PostOffice)]
    #[case("Agence France Travail", Is::JobCentre)]
    #[case("Mission locale", Is::YouthCentre)]
    #[case("Banque de France", Is::Bank)]
    #[case("CCAS", Is::SocialCentre)]
    #[case("Assistante sociale", Is::SocialCentre)]
    #[case("Office public de l’habitat", Is::Housing)]
    #[case("Accueil de nuit", Is::Shelter)]
    #[case("Commissariat", Is::Police)]
    #[case("Épicerie solidaire", Is::FoodAid)]
    #[case("Restos du cœur", Is::FoodAid)]
    #[case("Secours catholique", Is::Association)]
    #[case("MDPH 62", Is::Disability)]
    #[case("Centre des impôts", Is::TaxOffice)]
    #[case("Carsat", Is::PensionFund)]
    #[case("France services", Is::Counter)]
    #[case("Médiathèque", Is::Library)]
    #[case("Par téléphone", Is::Telephone)]
    #[case("Visio", Is::Online)]
    #[case("Consulat du Maroc", Is::Consulate)]
    fn a_place_is_known_by_its_usual_names(#[case] name: &str, #[case] expected: PlaceKind) {
        assert_eq!(PlaceKind::of(name, None), Some(expected));
        assert_eq!(PlaceKind::of("", Some(name)), Some(expected));
    }

    #[rstest]
    #[case::street("12 rue de la Mairie, 62000 Arras")]
    #[case::square("3 place de l’Hôpital")]
    #[case::within_a_word("Café des Amis")]
    #[case::nothing("")]
    #[case::another_script("بلدية")]
    fn a_line_that_names_no_kind_of_place_has_none(#[case] name: &str) {
        assert_eq!(PlaceKind::of("", Some(name)), None);
    }

    #[rstest]
    #[case::place_first("Médecin", Some("Hôpital, bâtiment B"), Some(Is::Hospital))]
    #[case::then_what("Médecin", Some("4 rue des Lilas"), Some(Is::Doctor))]
    #[case::no_place("Médecin", None, Some(Is::Doctor))]
    #[case::before_the_street("", Some("CCAS, 2 rue de la Mairie"), Some(Is::SocialCentre))]
    #[case::after_the_street("", Some("2 rue de la Poste, mairie annexe"), Some(Is::TownHall))]
    #[case::most_telling("", Some("Mairie, bureau du CCAS"), Some(Is::SocialCentre))]
    fn what_is_said_of_the_place_counts_more(
        #[case] what: &str,
        #[case] place: Option<&str>,
        #[case] expected: Option<PlaceKind>,
    ) {
        assert_eq!(PlaceKind::of(what, place), expected);
    }
}
