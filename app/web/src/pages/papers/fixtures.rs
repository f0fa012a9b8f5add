//! Small views for the tests of this place, seen on 24 November 2026 at noon.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::pack::{Pack, PackFile, PackGroup, PackIcon, PackSourceFile, PackStepFile};
use domain::{
    Appointment, AppointmentId, Attendance, Checklist, ChecklistId, Document, DocumentId, Label, Parent,
    Step, When,
};
use sync::record::{PlacedStep, Record, create};
use sync::{ActorId, Author, Batch, Entity, EntityId, Order, View, WallTime};

/// The first list of a [`World`].
pub(in crate::pages) const LIST: ChecklistId = ChecklistId::new([1; 16]);

pub(in crate::pages) fn now() -> NaiveDateTime {
    day("2026-11-24").and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap())
}

pub(in crate::pages) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(in crate::pages) fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

/// A ready-made list of these steps.
pub(in crate::pages) fn pack(steps: Vec<PackStepFile>) -> Pack {
    Pack::try_from(PackFile {
        id: "rsa".into(),
        title: "Demander le RSA".into(),
        official: "Revenu de solidarité active".into(),
        group: PackGroup::Money,
        icon: PackIcon::Coins,
        source: PackSourceFile {
            body: "Caf".into(),
            checked: "2026-11-24".into(),
            ..PackSourceFile::default()
        },
        intro: "Une aide.".into(),
        note: None,
        steps,
    })
    .unwrap()
}

/// A step of the first list.
pub(in crate::pages) fn step(name: &str, change: impl FnOnce(&mut Step)) -> Step {
    let mut step = domain::Step::new(Parent::Checklist(LIST), label(name));
    change(&mut step);
    step
}

/// A view that is filled thing by thing; ids count from 1.
pub(in crate::pages) struct World {
    pub(in crate::pages) view: View,
    pub(in crate::pages) author: Author,
    things: u8,
}

impl Default for World {
    fn default() -> Self {
        Self { view: View::default(), author: Author::new(ActorId([1; 16])), things: 0 }
    }
}

impl World {
    fn put<R: Record>(&mut self, record: &R) -> [u8; 16] {
        self.things += 1;
        let id = [self.things; 16];
        let edits = create(EntityId(id), record);
        let batch = Batch::write(&mut self.author, edits, WallTime(0));
        self.view.put(Entity::from_changes(EntityId(id), batch.changes()).unwrap());
        id
    }

    /// A list that began as this ready-made one.
    pub(in crate::pages) fn pack_list(&mut self, pack: &Pack) -> ChecklistId {
        ChecklistId::new(self.put(&pack.checklist()))
    }

    pub(in crate::pages) fn list(&mut self, title: &str) -> ChecklistId {
        ChecklistId::new(self.put(&Checklist { title: label(title), official: None, source: None }))
    }

    /// A step at the end of its parent's steps.
    pub(in crate::pages) fn step(&mut self, step: Step) {
        let (before, after) = self.view.gap(step.parent, usize::MAX);
        let order = Order::between(before, after, 7);
        self.put(&PlacedStep { step, order });
    }

    pub(in crate::pages) fn document(
        &mut self,
        kind: &str,
        issued: Option<&str>,
        until: Option<&str>,
    ) -> DocumentId {
        let document = Document::new(label(kind), issued.map(day), until.map(day)).unwrap();
        DocumentId::new(self.put(&document))
    }

    pub(in crate::pages) fn appointment(&mut self, on: &str, papers: Option<ChecklistId>) -> AppointmentId {
        let appointment = Appointment {
            what: label("Caf"),
            when: When::new(day(on), None, None).unwrap(),
            place: None,
            with: None,
            phone: None,
            attendance: Attendance::Unknown,
            note: None,
            papers,
            origin: None,
        };
        AppointmentId::new(self.put(&appointment))
    }
}
