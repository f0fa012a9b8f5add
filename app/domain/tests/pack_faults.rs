//! A pack with a fault is refused, with the place and the facts.

use domain::pack::{
    Pack, PackError, PackFault, PackFile, PackGroup, PackIcon, PackSourceFile, PackStepFile, encode_all,
};
use domain::{TextError, calendar_day};
use rstest::rstest;

/// A small pack without fault, for the tests that break one field at a time.
fn sound() -> PackFile {
    let step = |label: &str| PackStepFile { label: label.into(), ..PackStepFile::default() };
    PackFile {
        id: "carte-vitale".into(),
        title: "Avoir une carte Vitale".into(),
        official: "Carte Vitale".into(),
        group: PackGroup::Health,
        icon: PackIcon::HealthCard,
        source: PackSourceFile {
            body: "Assurance maladie".into(),
            sheet: Some("F265".into()),
            checked: "2026-11-24".into(),
            edition: Some("2026-11-24".into()),
        },
        intro: "La carte prouve vos droits.".into(),
        note: None,
        steps: vec![step("Une photo"), step("Une pièce d’identité"), step("Le formulaire")],
    }
}

type Change = fn(&mut PackFile);

#[rstest]
#[case::capital_in_id(|f: &mut PackFile| f.id = "Carte".into(), None, "id", PackFault::Name { value: "Carte".into() })]
#[case::accent_in_id(|f: &mut PackFile| f.id = "santé".into(), None, "id", PackFault::Name { value: "santé".into() })]
#[case::doubled_hyphen(|f: &mut PackFile| f.id = "a--b".into(), None, "id", PackFault::Name { value: "a--b".into() })]
#[case::no_id(|f: &mut PackFile| f.id.clear(), None, "id", PackFault::Name { value: String::new() })]
#[case::long_id(|f: &mut PackFile| f.id = "a".repeat(41), None, "id", PackFault::Name { value: "a".repeat(41) })]
#[case::no_title(|f: &mut PackFile| f.title = " ".into(), None, "title", PackFault::Text(TextError::Empty))]
#[case::long_title(|f: &mut PackFile| f.title = "é".repeat(41), None, "title", PackFault::Long { chars: 41, limit: 40 })]
#[case::no_official(|f: &mut PackFile| f.official.clear(), None, "official", PackFault::Text(TextError::Empty))]
#[case::no_body(|f: &mut PackFile| f.source.body.clear(), None, "body", PackFault::Text(TextError::Empty))]
#[case::sheet(|f: &mut PackFile| f.source.sheet = Some("19778".into()), None, "sheet", PackFault::Sheet { value: "19778".into() })]
#[case::bare_letter(|f: &mut PackFile| f.source.sheet = Some("F".into()), None, "sheet", PackFault::Sheet { value: "F".into() })]
#[case::french_day(
    |f: &mut PackFile| f.source.checked = "24/11/2026".into(), None, "checked", PackFault::Day { value: "24/11/2026".into() }
)]
#[case::impossible_day(
    |f: &mut PackFile| f.source.checked = "2026-02-29".into(), None, "checked", PackFault::Day { value: "2026-02-29".into() }
)]
#[case::short_day(
    |f: &mut PackFile| f.source.checked = "2026-1-24".into(), None, "checked", PackFault::Day { value: "2026-1-24".into() }
)]
#[case::signed_day(
    |f: &mut PackFile| f.source.checked = "2026-11-+4".into(), None, "checked", PackFault::Day { value: "2026-11-+4".into() }
)]
#[case::edition(|f: &mut PackFile| f.source.edition = Some("hier".into()), None, "edition", PackFault::Day { value: "hier".into() })]
#[case::no_intro(|f: &mut PackFile| f.intro.clear(), None, "intro", PackFault::Text(TextError::Empty))]
#[case::empty_note(|f: &mut PackFile| f.note = Some("\n".into()), None, "note", PackFault::Text(TextError::Empty))]
#[case::two_steps(|f: &mut PackFile| f.steps.truncate(2), None, "steps", PackFault::Steps { count: 2, min: 3, max: 15 })]
#[case::no_label(|f: &mut PackFile| f.steps[1].label.clear(), Some(2), "label", PackFault::Text(TextError::Empty))]
#[case::long_label(
    |f: &mut PackFile| f.steps[2].label = "a".repeat(61), Some(3), "label", PackFault::Long { chars: 61, limit: 60 }
)]
#[case::same_label(
    |f: &mut PackFile| f.steps[2].label = " Une  photo".into(),
    Some(3),
    "label",
    PackFault::SameLabel { label: "Une photo".into() }
)]
#[case::empty_why(|f: &mut PackFile| f.steps[0].why = Some(String::new()), Some(1), "why", PackFault::Text(TextError::Empty))]
#[case::empty_proof(
    |f: &mut PackFile| f.steps[0].proofs = vec!["Bail".into(), " ".into()], Some(1), "proofs", PackFault::Text(TextError::Empty)
)]
#[case::one_alternative(
    |f: &mut PackFile| f.steps[0].one_of = vec!["Passeport".into()], Some(1), "one_of", PackFault::OneAlternative
)]
#[case::no_months(
    |f: &mut PackFile| f.steps[0].max_age_months = Some(0), Some(1), "max_age_months", PackFault::Months { months: 0 }
)]
#[case::ten_years_and_a_month(
    |f: &mut PackFile| f.steps[0].max_age_months = Some(121), Some(1), "max_age_months", PackFault::Months { months: 121 }
)]
fn a_wrong_field_is_refused_with_its_place_and_the_facts(
    #[case] change: Change,
    #[case] step: Option<usize>,
    #[case] field: &'static str,
    #[case] fault: PackFault,
) {
    let mut file = sound();
    Pack::try_from(file.clone()).unwrap();
    change(&mut file);
    let pack = file.id.clone();
    assert_eq!(Pack::try_from(file), Err(PackError::Field { pack, step, field, fault }));
}

#[test]
fn a_check_older_than_the_text_it_compared_is_refused() {
    let mut file = sound();
    file.source.edition = Some("2026-11-25".into());
    let (checked, edition) = (calendar_day(2026, 11, 24).unwrap(), calendar_day(2026, 11, 25).unwrap());
    let fault = PackFault::CheckedBeforeEdition { checked, edition };
    let pack = file.id.clone();
    assert_eq!(Pack::try_from(file), Err(PackError::Field { pack, step: None, field: "checked", fault }));
}

#[test]
fn an_error_is_printed_with_the_pack_the_step_and_the_field() {
    let mut file = sound();
    file.steps[1].one_of = vec!["Passeport".into()];
    let error = Pack::try_from(file).unwrap_err();
    assert_eq!(error.to_string(), "pack `carte-vitale`, step 2, field `one_of`: OneAlternative");
}

#[test]
fn two_packs_with_one_id_are_refused() {
    let pack = Pack::try_from(sound()).unwrap();
    assert_eq!(
        encode_all(&[pack.clone(), pack]),
        Err(PackError::Field {
            pack: "carte-vitale".into(),
            step: None,
            field: "id",
            fault: PackFault::SameId
        })
    );
}
