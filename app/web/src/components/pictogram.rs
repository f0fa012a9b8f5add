//! Which drawing stands beside a paper, a step, a place or a ready-made list, for who cannot read their names.
//!
//! The drawings come with the screens after the first ones: only those may ask here.

mod drawings;

use domain::pack::PackIcon;
use domain::{Label, PaperKind, PlaceKind, Service, Step};

use self::drawings as drawn;
use super::icon::IconName;

/// The drawing of a step: the paper that it asks for, what is to be done, or where to go.
pub fn of_step(step: &Step) -> Option<IconName> {
    of_line(&step.label, step.official.as_ref())
}

/// As [`of_step`], for a line that is not a step yet.
pub fn of_line(label: &Label, official: Option<&Label>) -> Option<IconName> {
    let (label, official) = (label.as_str(), official.map(Label::as_str));
    // A place that the line names says more of it than what its official name is about.
    of_paper(label).or_else(|| of_place(label, None)).or_else(|| of_paper(official?))
}

/// The drawing of a paper, by its name.
pub fn of_paper(name: &str) -> Option<IconName> {
    PaperKind::of(name, None).map(paper).map(IconName::Pictogram)
}

/// The drawing of a place, by what people come for and where it is.
pub fn of_place(what: &str, place: Option<&str>) -> Option<IconName> {
    PlaceKind::of(what, place).map(place_kind).map(IconName::Pictogram)
}

/// The drawing of a service, by its name and else by its address.
pub fn of_service(service: &Service) -> Option<IconName> {
    let address = service.address.as_ref().map_or("", Label::as_str);
    // Here the name is what tells most: a counter may stand in a town hall.
    of_place(address, Some(service.name.as_str()))
}

/// The drawing of a ready-made list.
pub const fn of_pack(icon: PackIcon) -> IconName {
    IconName::Pictogram(pack(icon))
}

const fn paper(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::IdentityCard => drawn::IDENTITY_CARD,
        PaperKind::Passport => drawn::PASSPORT,
        PaperKind::ResidencePermit => drawn::RESIDENCE_PERMIT,
        PaperKind::DrivingLicence => drawn::DRIVING_LICENCE,
        PaperKind::HealthCard => drawn::HEALTH_CARD,
        PaperKind::HealthCover => drawn::HEALTH_COVER,
        PaperKind::Photo => drawn::PHOTO,
        PaperKind::AddressProof => drawn::ADDRESS_PROOF,
        PaperKind::Bill => drawn::BILL,
        PaperKind::Lease => drawn::LEASE,
        PaperKind::Hosting => drawn::HOSTING,
        PaperKind::Income => drawn::INCOME,
        PaperKind::Pension => drawn::OLDER_PERSON,
        PaperKind::TaxNotice => drawn::TAX_NOTICE,
        PaperKind::BankDetails => drawn::BANK_DETAILS,
        PaperKind::Bank => drawn::BANK,
        PaperKind::Form => drawn::FORM,
        PaperKind::BirthRecord => drawn::BIRTH_RECORD,
        PaperKind::FamilyRecord => drawn::FAMILY_RECORD,
        PaperKind::MedicalCertificate => drawn::MEDICAL_CERTIFICATE,
        PaperKind::HealthRecord => drawn::HEALTH_RECORD,
        PaperKind::Disability => drawn::DISABILITY,
        PaperKind::Judgment => drawn::JUDGMENT,
        PaperKind::Lawyer => drawn::LAWYER,
        PaperKind::Doctor => drawn::DOCTOR,
        PaperKind::Letter => drawn::LETTER,
        PaperKind::Certificate => drawn::CERTIFICATE,
        PaperKind::SchoolRecord => drawn::SCHOOL_RECORD,
        PaperKind::WorkRecord => drawn::WORK_RECORD,
        PaperKind::Signature => drawn::CONTRACT,
        PaperKind::Cv => drawn::CV,
        PaperKind::Online => drawn::ONLINE,
        PaperKind::Telephone => drawn::TELEPHONE,
        PaperKind::Meeting => drawn::MEETING,
        PaperKind::Date => drawn::DATE,
        PaperKind::Payment => drawn::PAYMENT,
        PaperKind::Savings => drawn::SAVINGS,
        PaperKind::Renewal => drawn::RENEWAL,
        PaperKind::Telling => drawn::TELLING,
        PaperKind::Folder => drawn::FOLDER,
        PaperKind::PoliceReport => drawn::POLICE_REPORT,
        PaperKind::Translation => drawn::TRANSLATION,
        PaperKind::Cheque => drawn::CHEQUE,
        PaperKind::Notebook => drawn::NOTEBOOK,
        PaperKind::House => drawn::HOUSE,
        PaperKind::Insurance => drawn::INSURANCE,
    }
}

const fn place_kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::TownHall => drawn::TOWN_HALL,
        PlaceKind::Prefecture => drawn::PREFECTURE,
        PlaceKind::FamilyAllowance => drawn::FAMILY_ALLOWANCE,
        PlaceKind::HealthInsurance => drawn::HEALTH_CARD,
        PlaceKind::Hospital => drawn::HOSPITAL,
        PlaceKind::Doctor => drawn::DOCTOR,
        PlaceKind::Dentist => drawn::DENTIST,
        PlaceKind::Pharmacy => drawn::PHARMACY,
        PlaceKind::Childcare => drawn::CHILDCARE,
        PlaceKind::Court => drawn::COURT,
        PlaceKind::Lawyer => drawn::LAWYER,
        PlaceKind::School => drawn::SCHOOL,
        PlaceKind::Training => drawn::TRAINING,
        PlaceKind::PostOffice => drawn::POST_OFFICE,
        PlaceKind::JobCentre => drawn::JOB_CENTRE,
        PlaceKind::YouthCentre => drawn::YOUNG_PERSON,
        PlaceKind::Work => drawn::BRIEFCASE,
        PlaceKind::Bank => drawn::BANK,
        PlaceKind::SocialCentre => drawn::SUPPORT,
        PlaceKind::Housing => drawn::APARTMENTS,
        PlaceKind::Shelter => drawn::SHELTER,
        PlaceKind::Home => drawn::HOUSE,
        PlaceKind::Police => drawn::POLICE,
        PlaceKind::Shop => drawn::SHOP,
        PlaceKind::FoodAid => drawn::FOOD_AID,
        PlaceKind::Association => drawn::ASSOCIATION,
        PlaceKind::Disability => drawn::DISABILITY,
        PlaceKind::TaxOffice => drawn::TAX_NOTICE,
        PlaceKind::PensionFund => drawn::OLDER_PERSON,
        PlaceKind::Counter => drawn::COUNTER,
        PlaceKind::Library => drawn::LIBRARY,
        PlaceKind::Consulate => drawn::PASSPORT,
        PlaceKind::Telephone => drawn::TELEPHONE,
        PlaceKind::Online => drawn::ONLINE,
    }
}

const fn pack(icon: PackIcon) -> &'static str {
    match icon {
        PackIcon::Baby => drawn::BABY,
        PackIcon::Bank => drawn::BANK,
        PackIcon::Briefcase => drawn::BRIEFCASE,
        PackIcon::Coins => drawn::COINS,
        PackIcon::HealthCard => drawn::HEALTH_CARD,
        PackIcon::Heart => drawn::HEALTH_COVER,
        PackIcon::House => drawn::HOUSE,
        PackIcon::IdentityCard => drawn::IDENTITY_CARD,
        PackIcon::Key => drawn::KEY,
        PackIcon::LetterBox => drawn::LETTER_BOX,
        PackIcon::LightBulb => drawn::LIGHT_BULB,
        PackIcon::OlderPerson => drawn::OLDER_PERSON,
        PackIcon::Passport => drawn::PASSPORT,
        PackIcon::ResidenceCard => drawn::RESIDENCE_PERMIT,
        PackIcon::Scales => drawn::SCALES,
        PackIcon::Support => drawn::SUPPORT,
        PackIcon::Payslip => drawn::INCOME,
        PackIcon::YoungPerson => drawn::YOUNG_PERSON,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_drawings_are_alike() {
        let mut names = BTreeMap::new();
        for (name, path) in drawn::ALL {
            let other = names.insert(path, name);
            assert_eq!(other, None, "drawn like {name}");
        }
    }

    #[test]
    fn every_drawing_is_path_data_and_begins_with_a_place_in_the_square() {
        for (name, path) in drawn::ALL {
            let strange = path.chars().find(|sign| !"MmLlHhVvCcSsAaZz0123456789. -".contains(*sign));
            assert_eq!(strange, None, "{name}");
            for part in path.split('M').skip(1) {
                let numbers = part.split([' ', 'a', 'c', 'h', 'l', 'v', 'A', 'C', 'H', 'L', 'V', 'Z', '-']);
                let place: Vec<f32> = numbers.take(2).filter_map(|number| number.parse().ok()).collect();
                assert_eq!(place.len(), 2, "{name}: {part}");
                assert!(place.iter().all(|at| (2.0..=30.0).contains(at)), "{name}: {part}");
            }
        }
    }

    fn label(text: &str) -> Label {
        Label::parse(text).unwrap()
    }

    #[rstest]
    #[case::paper("Votre passeport", None, Some(drawn::PASSPORT))]
    #[case::place("Aller à la mairie dans les 5 jours", None, Some(drawn::TOWN_HALL))]
    #[case::place_before_official(
        "Aller à la Mission locale",
        Some("Contrat d’engagement jeune"),
        Some(drawn::YOUNG_PERSON)
    )]
    #[case::official("My certificate", Some("Certificat de scolarité"), Some(drawn::SCHOOL_RECORD))]
    #[case::nothing("Choses", Some("Divers"), None)]
    fn a_line_is_drawn_by_what_it_says(
        #[case] line: &str,
        #[case] official: Option<&str>,
        #[case] expected: Option<&'static str>,
    ) {
        let official = official.map(label);
        assert_eq!(of_line(&label(line), official.as_ref()), expected.map(IconName::Pictogram));
    }

    #[test]
    fn a_place_is_drawn_by_where_it_is_or_what_one_comes_for() {
        assert_eq!(of_place("Médecin", Some("CHU")), Some(IconName::Pictogram(drawn::HOSPITAL)));
        assert_eq!(of_place("Médecin", None), Some(IconName::Pictogram(drawn::DOCTOR)));
        assert_eq!(of_place("Mme Diallo", Some("3 rue Hoche")), None);
    }
}
