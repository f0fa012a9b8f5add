use super::*;
use crate::{ActorId, Author, Batch, Change, Order, WallTime};
use chrono::{NaiveDate, NaiveTime};
use domain::calendar::{Origin, Revision};
use domain::hours::Closure;
use domain::{
    Appointment, Attendance, Checklist, ChecklistId, Contact, Document, DocumentId, How, Label, MaxAge, Note,
    Parent, Phone, Position, Service, Source, Step, StepState, When,
};

const THING: EntityId = EntityId([4; 16]);

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn appointment() -> Appointment {
    Appointment {
        what: label("Rendez-vous CAF 🙂"),
        when: When::new(day(25), NaiveTime::from_hms_opt(14, 30, 0), NaiveTime::from_hms_opt(15, 0, 0))
            .unwrap(),
        place: Some(label("12 rue de la Paix")),
        with: Some(label("Mme Diallo")),
        phone: Some(Phone::parse("01 23 45 67 89").unwrap()),
        attendance: Attendance::Obligatory,
        note: Some(Note::parse("Porte B\nDeuxième étage").unwrap()),
        papers: Some(ChecklistId::new([8; 16])),
        origin: None,
    }
}

fn step() -> PlacedStep {
    let step = Step {
        parent: Parent::Checklist(ChecklistId::new([8; 16])),
        label: label("Justificatif de domicile"),
        official: Some(label("Justificatif de domicile")),
        why: Some(Note::parse("Il montre où vous habitez.").unwrap()),
        proofs: vec![label("Facture d’électricité"), label("Quittance de loyer")],
        one_of: vec![label("Attestation d’hébergement")],
        max_age: MaxAge::months(3).ok(),
        state: StepState::Done,
        due: Some(day(28)),
        how: Some(How::Together),
        document: Some(DocumentId::new([5; 16])),
    };
    PlacedStep { step, order: Order::between(None, None, 7) }
}

/// The thing after each of these lists of edits, written one after the other by one device.
fn written(actions: &[Vec<Edit>]) -> Entity {
    let mut author = Author::new(ActorId([1; 16]));
    let changes: Vec<Change> = actions
        .iter()
        .flat_map(|edits| Batch::write(&mut author, edits.clone(), WallTime(0)).changes().collect::<Vec<_>>())
        .collect();
    Entity::from_changes(THING, changes).unwrap()
}

fn assert_reads_back<R: Record + PartialEq + core::fmt::Debug>(full: &R, bare: &R) {
    for record in [full, bare] {
        assert_eq!(R::read(&written(&[create(THING, record)])).as_ref(), Some(record));
    }
    // From the one to the other and back, so that every optional field is once blanked and once filled.
    for (old, new) in [(full, bare), (bare, full)] {
        let entity = written(&[create(THING, old), update(THING, old, new)]);
        assert_eq!(R::read(&entity).as_ref(), Some(new));
    }
}

#[test]
fn an_appointment_reads_back_as_it_was_written() {
    let full = appointment();
    let bare = Appointment {
        what: full.what.clone(),
        when: When::new(day(25), None, None).unwrap(),
        place: None,
        with: None,
        phone: None,
        attendance: Attendance::Unknown,
        note: None,
        papers: None,
        origin: None,
    };
    assert_reads_back(&full, &bare);
}

#[test]
fn a_step_reads_back_as_it_was_written() {
    let full = step();
    let bare = Step {
        official: None,
        why: None,
        proofs: vec![],
        one_of: vec![],
        max_age: None,
        state: StepState::ToDo,
        due: None,
        how: None,
        document: None,
        ..full.step.clone()
    };
    assert_reads_back(&full, &PlacedStep { step: bare, order: full.order.clone() });
}

#[test]
fn a_checklist_a_document_and_a_contact_read_back_as_they_were_written() {
    let source = Source { body: label("service-public"), sheet: Some(label("F19778")), checked: day(24) };
    let bare_source = Source { sheet: None, ..source.clone() };
    let list = |source| Checklist { title: label("RSA"), official: Some(label("Revenu")), source };
    assert_reads_back(&list(Some(source)), &list(Some(bare_source)));
    assert_reads_back(&list(None), &Checklist { title: label("x"), official: None, source: None });
    assert_reads_back(
        &Document::new(label("Passeport"), Some(day(1)), Some(day(2))).unwrap(),
        &Document::new(label("Passeport"), None, None).unwrap(),
    );
    assert_reads_back(
        &Contact { name: label("Awa"), role: Some(label("Éducatrice")), phone: Phone::parse("115").ok() },
        &Contact { name: label("Awa"), role: None, phone: None },
    );
}

#[test]
fn a_service_and_the_origin_of_an_appointment_read_back_as_they_were_written() {
    let bare = Service::new(label("CCAS"));
    let full = Service {
        address: Some(label("12 rue du Port, 67000 Strasbourg")),
        phones: ["0388001122", "115"].iter().map(|digits| Phone::parse(digits).unwrap()).collect(),
        email: Some(label("ccas@exemple.fr")),
        hours: Some("Mo-Fr 09:00-12:00; PH off".to_owned()),
        verified: Some(day(20)),
        closures: vec![Closure::new(day(24), day(26)).unwrap()],
        languages: vec![label("arabe"), label("anglais")],
        access: Note::parse("Sonnez deux fois").ok(),
        position: Position::new(48.58, 7.75).ok(),
        source: Some(label("di-1")),
        ..bare.clone()
    };
    assert_reads_back(&full, &bare);
    let revision = Revision { sequence: 2, stamp: 1_795_558_500_000 };
    let origin = Some(Origin { name: "a@b".to_owned(), revision });
    assert_reads_back(&Appointment { origin, ..appointment() }, &appointment());
}

#[test]
fn an_update_writes_only_the_fields_that_differ() {
    let old = appointment();
    let new = Appointment { place: Some(label("Mairie")), ..old.clone() };
    let edits = update(THING, &old, &new);
    assert_eq!(edits.len(), 1);
    assert_eq!(edits[0].value, Value::Text("Mairie".into()));
    assert!(update(THING, &old, &old).is_empty());
}

#[test]
fn undoing_an_action_gives_back_what_was_shown() {
    let old = appointment();
    let new = Appointment { place: None, what: label("Autre"), ..old.clone() };
    let edits = update(THING, &old, &new);
    let before = written(&[create(THING, &old)]);
    let back = undo(&edits, |_| Some(&before));
    let after = written(&[create(THING, &old), edits, back]);
    assert_eq!(Appointment::read(&after), Some(old));
}

#[test]
fn undoing_a_creation_removes_and_undoing_a_removal_restores() {
    let made = create(THING, &appointment());
    let unmade = undo(&made, |_| None);
    assert_eq!(unmade, [remove(THING, Appointment::KIND)]);
    let before = written(std::slice::from_ref(&made));
    let gone = vec![remove(THING, Appointment::KIND)];
    let back = undo(&gone, |_| Some(&before));
    let entity = written(&[made, gone, back]);
    assert!(entity.removal(&[]).is_none());
}

#[test]
fn undoing_a_restoration_removes_again() {
    let made = create(THING, &appointment());
    let gone = vec![remove(THING, Appointment::KIND)];
    let before = written(&[made.clone(), gone.clone()]);
    let back = vec![restore(THING, Appointment::KIND)];
    let again = undo(&back, |_| Some(&before));
    assert!(written(&[made, gone, back, again]).removal(&[]).is_some());
}

#[test]
fn an_impossible_field_says_nothing_and_the_others_stay() {
    let mut edits = create(THING, &appointment());
    edits.push(Edit {
        entity: THING,
        kind: Appointment::KIND,
        field: FieldId(5),
        value: Value::Text("abc".into()),
    });
    edits.push(Edit { entity: THING, kind: Appointment::KIND, field: FieldId(200), value: Value::Number(1) });
    let read = Appointment::read(&written(&[edits])).unwrap();
    assert_eq!(read, Appointment { phone: None, ..appointment() });
}

#[test]
fn an_appointment_without_a_day_is_not_invented() {
    let edits = create(THING, &appointment()).into_iter().filter(|edit| edit.field != FieldId(2)).collect();
    assert_eq!(Appointment::read(&written(&[edits])), None);
}

#[test]
fn what_holds_spaces_and_phones_together_reads_back() {
    let access = crate::Access::opening(crate::SpaceSecret::new([7; 32]), crate::OwnerKey::new([8; 32]));
    let membership = Membership::of(&access);
    assert!(membership.may_write());
    let reader = crate::Access::of_link(&access.to_read()).unwrap();
    assert_reads_back(&membership, &Membership::of(&reader));
    let device = Device { name: label("Téléphone d’Awa"), key: [5; 32], seen: Some(day(25)) };
    assert_reads_back(&device, &Device { seen: None, ..device.clone() });
    assert_reads_back(&Ending { announced: vec![1, 2] }, &Ending { announced: vec![3] });
}

#[test]
fn a_membership_and_the_end_of_its_space_have_different_names() {
    let space = crate::SpaceId(core::array::from_fn(|at| u8::try_from(at).unwrap()));
    assert_ne!(Membership::id(space), Ending::id(space));
    assert_eq!(Membership::id(space).0[15], 15);
    assert_eq!(Ending::id(space).0[0], 16);
}
