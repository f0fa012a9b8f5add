use super::*;
use domain::{Attendance, Checklist, Label, Step, StepState, When};
use sync::record::{PlacedStep, create};
use sync::{ActorId, Author, Batch, Edit, Entity, EntityId, Order, WallTime};

struct Phone {
    author: Author,
    view: View,
}

impl Phone {
    fn new() -> Self {
        Self { author: Author::new(ActorId([1; 16])), view: View::default() }
    }

    fn put(&mut self, id: u8, edits: Vec<Edit>) {
        let batch = Batch::write(&mut self.author, edits, WallTime(0));
        self.view.put(Entity::from_changes(EntityId([id; 16]), batch.changes()).unwrap());
    }

    fn appointment(&mut self, id: u8, what: &str, start: &str) {
        let start: NaiveDateTime = start.parse().unwrap();
        let appointment = Appointment {
            what: label(what),
            when: When::new(start.date(), Some(start.time()), None).unwrap(),
            place: None,
            with: None,
            phone: None,
            attendance: Attendance::Unknown,
            note: None,
            papers: None,
            origin: None,
        };
        self.put(id, create(EntityId([id; 16]), &appointment));
    }

    fn list(&mut self, id: u8, title: &str) {
        self.put(
            id,
            create(EntityId([id; 16]), &Checklist { title: label(title), official: None, source: None }),
        );
    }

    fn step(&mut self, id: u8, parent: Parent, due: Option<&str>, state: StepState) {
        let step = Step {
            parent,
            label: label("papier"),
            official: None,
            why: None,
            proofs: vec![],
            one_of: vec![],
            max_age: None,
            state,
            due: due.map(|due| due.parse().unwrap()),
            how: None,
            document: None,
        };
        let placed = PlacedStep { step, order: Order::between(None, None, u32::from(id)) };
        self.put(id, create(EntityId([id; 16]), &placed));
    }
}

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn now() -> NaiveDateTime {
    "2026-11-24T12:00:00".parse().unwrap()
}

fn begun(what: &str) -> Draft {
    let mut draft = Draft::default();
    what.clone_into(&mut draft.what);
    draft
}

fn titles(phone: &Phone, draft: Option<&str>) -> Vec<String> {
    lines(&phone.view, now(), draft.map(begun), &[]).into_iter().map(|line| line.title).collect()
}

fn list_parent(id: u8) -> Parent {
    Parent::Checklist(ChecklistId::new([id; 16]))
}

#[test]
fn the_card_is_the_next_appointment_with_what_is_missing() {
    let mut phone = Phone::new();
    phone.appointment(1, "Caf", "2026-11-26T09:00:00");
    phone.appointment(2, "Médecin", "2026-11-25T14:30:00");
    phone.step(3, Parent::Appointment(AppointmentId::new([2; 16])), None, StepState::ToDo);
    phone.step(4, Parent::Appointment(AppointmentId::new([2; 16])), None, StepState::Done);
    let card = card(&phone.view, now()).unwrap();
    assert_eq!((card.what.as_str(), card.day.as_str()), ("Médecin", "Demain"));
    assert_eq!(card.missing.as_deref(), Some("Il manque 1 papier"));
}

#[test]
fn without_anything_the_one_row_leads_to_papers() {
    assert_eq!(titles(&Phone::new(), None), ["Préparer des papiers"]);
}

#[test]
fn late_papers_come_before_the_following_appointments() {
    let mut phone = Phone::new();
    phone.appointment(1, "Caf", "2026-11-26T09:00:00");
    phone.appointment(2, "Médecin", "2026-11-25T14:30:00");
    phone.list(3, "RSA");
    phone.step(4, list_parent(3), Some("2026-11-20"), StepState::ToDo);
    phone.list(5, "Logement");
    phone.step(6, list_parent(5), None, StepState::ToDo);
    phone.list(7, "Fini");
    phone.step(8, list_parent(7), None, StepState::Done);
    assert_eq!(titles(&phone, None), ["RSA", "Jeudi 26 novembre, 9\u{a0}h", "Logement"]);
    assert_eq!(titles(&phone, Some("Mairie"))[0], "Finir le rendez-vous commencé");
    assert_eq!(titles(&phone, Some("Mairie")).len(), 3);
}

#[test]
fn a_message_is_offered_first_once_its_service_has_opened() {
    let mut phone = Phone::new();
    let id = domain::ServiceId::new([9; 16]);
    phone.put(9, create(EntityId(id.bytes()), &domain::Service::new(label("Mairie"))));
    let waiting = Waiting::new(id, "Bonjour".to_owned(), 5);
    let lines = lines(&phone.view, now(), Some(begun("Caf")), std::slice::from_ref(&waiting));
    assert_eq!(lines[0].title.replace('\u{a0}', " "), "Mairie : ouvert maintenant");
    assert_eq!(lines[0].href, format!("/aide/services/{id}/ecrire"));
    // A service that was removed since is passed over.
    assert!(super::ready_line(&View::default(), &waiting).is_none());
}
