use super::*;
use crate::record::{create, remove, undo, update};
use crate::{ActorId, Author, Batch, Edit};
use domain::{Label, StepState};
use proptest::prelude::*;

const LIST: ChecklistId = ChecklistId::new([1; 16]);

/// A device with its log and its view, as the stores keep them.
struct Phone {
    author: Author,
    view: View,
}

impl Phone {
    fn new(name: u8) -> Self {
        Self { author: Author::new(ActorId([name; 16])), view: View::default() }
    }

    fn act(&mut self, edits: Vec<Edit>) -> Batch {
        let batch = Batch::write(&mut self.author, edits, WallTime(0));
        self.take(&batch);
        batch
    }

    fn take(&mut self, batch: &Batch) {
        for change in batch.changes() {
            let (id, kind) = (change.edit.entity, change.edit.kind);
            self.author.seen.see(change.dot);
            let mut entity = self.view.entity(id).cloned().unwrap_or_else(|| Entity::new(id, kind));
            entity.apply(change);
            self.view.put(entity);
        }
    }
}

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn list_edits() -> Vec<Edit> {
    create(EntityId(LIST.bytes()), &Checklist { title: label("RSA"), official: None, source: None })
}

fn placed(name: &str, order: Order) -> PlacedStep {
    let step = Step {
        parent: Parent::Checklist(LIST),
        label: label(name),
        official: None,
        why: None,
        proofs: vec![],
        one_of: vec![],
        max_age: None,
        state: StepState::ToDo,
        due: None,
        how: None,
        document: None,
    };
    PlacedStep { step, order }
}

fn insert(phone: &mut Phone, id: u8, at: usize) -> Batch {
    let (before, after) = phone.view.gap(Parent::Checklist(LIST), at);
    let order = Order::between(before, after, u32::from(id));
    phone.act(create(EntityId([id; 16]), &placed(&format!("papier {id}"), order)))
}

fn names(view: &View) -> Vec<&str> {
    view.steps(Parent::Checklist(LIST)).iter().map(|placed| placed.step.label.as_str()).collect()
}

#[test]
fn steps_come_in_their_order_wherever_they_were_inserted() {
    let mut phone = Phone::new(1);
    phone.act(list_edits());
    insert(&mut phone, 2, 0);
    insert(&mut phone, 3, 1);
    insert(&mut phone, 4, 1);
    insert(&mut phone, 5, 0);
    insert(&mut phone, 6, usize::MAX);
    assert_eq!(names(&phone.view), ["papier 5", "papier 2", "papier 4", "papier 3", "papier 6"]);
}

#[test]
fn a_removed_list_leaves_with_its_steps_and_comes_back_with_them() {
    let mut phone = Phone::new(1);
    phone.act(list_edits());
    insert(&mut phone, 2, 0);
    let gone = vec![remove(EntityId(LIST.bytes()), Checklist::KIND)];
    let before = phone.view.clone();
    phone.act(gone.clone());
    assert_eq!(phone.view.checklists().count(), 0);
    assert!(phone.view.step(StepId::new([2; 16])).is_none());
    let removed = phone.view.removed();
    assert_eq!(removed.len(), 1);
    assert!(matches!(&removed[0].what, RemovedWhat::Checklist(list) if list.title.as_str() == "RSA"));
    phone.act(undo(&gone, |id| before.entity(id)));
    assert_eq!(names(&phone.view), ["papier 2"]);
    assert!(phone.view.removed().is_empty());
}

#[test]
fn ticking_a_step_elsewhere_brings_a_removed_list_back() {
    let (mut mine, mut other) = (Phone::new(1), Phone::new(2));
    for batch in [mine.act(list_edits()), insert(&mut mine, 2, 0)] {
        other.take(&batch);
    }
    mine.act(vec![remove(EntityId(LIST.bytes()), Checklist::KIND)]);
    assert!(mine.view.checklist(LIST).is_none());
    let order = other.view.step(StepId::new([2; 16])).unwrap().order.clone();
    let old = placed("papier 2", order);
    let mut new = old.clone();
    new.step.state = StepState::Done;
    let tick = other.act(update(EntityId([2; 16]), &old, &new));
    mine.take(&tick);
    assert!(mine.view.checklist(LIST).is_some());
    assert_eq!(mine.view.steps(Parent::Checklist(LIST))[0].step.state, StepState::Done);
}

#[test]
fn a_removed_step_is_listed_while_its_list_is_there() {
    let mut phone = Phone::new(1);
    phone.act(list_edits());
    insert(&mut phone, 2, 0);
    phone.act(vec![remove(EntityId([2; 16]), PlacedStep::KIND)]);
    assert!(names(&phone.view).is_empty());
    assert!(matches!(&phone.view.removed()[0].what, RemovedWhat::Step(_)));
    phone.act(vec![remove(EntityId(LIST.bytes()), Checklist::KIND)]);
    assert_eq!(phone.view.removed().len(), 1);
}

#[test]
fn a_thing_of_an_unknown_kind_is_kept_and_counted() {
    let mut phone = Phone::new(1);
    let edit = Edit {
        entity: EntityId([7; 16]),
        kind: Kind(99),
        field: crate::FieldId(1),
        value: crate::Value::Flag(true),
    };
    phone.act(vec![edit]);
    assert_eq!(phone.view.unreadable(), 1);
    assert!(phone.view.entity(EntityId([7; 16])).is_some());
}

proptest! {
    #[test]
    fn undoing_everything_gives_back_what_was_shown_before(
        actions in prop::collection::vec((2_u8..6, 0_u8..4, any::<prop::sample::Index>()), 1..20)
    ) {
        let mut phone = Phone::new(1);
        phone.act(list_edits());
        let mut shown = vec![];
        let mut undos = vec![];
        for (id, verb, at) in actions {
            let entity = EntityId([id; 16]);
            let old = phone.view.step(StepId::new(entity.0)).map(|p| PlacedStep { step: p.step.clone(), order: p.order.clone() });
            let (before, after) = {
                let count = phone.view.steps(Parent::Checklist(LIST)).len();
                phone.view.gap(Parent::Checklist(LIST), at.index(count + 1))
            };
            let order = Order::between(before, after, u32::from(id) * 31 + u32::from(verb));
            let edits = match (old, verb) {
                (Some(old), 0) => update(entity, &old, &PlacedStep { order, ..old.clone() }),
                (Some(old), 1) => {
                    let step = Step { state: StepState::Done, label: label("x"), ..old.step.clone() };
                    update(entity, &old, &PlacedStep { step, order: old.order.clone() })
                }
                (Some(_), _) => vec![remove(entity, PlacedStep::KIND)],
                (None, _) if phone.view.entity(entity).is_none() => create(entity, &placed("neuf", order)),
                (None, _) => vec![crate::record::restore(entity, PlacedStep::KIND)],
            };
            shown.push(steps_of(&phone.view));
            let back = undo(&edits, |id| phone.view.entity(id));
            phone.act(edits);
            undos.push(back);
        }
        while let (Some(back), Some(expected)) = (undos.pop(), shown.pop()) {
            phone.act(back);
            prop_assert_eq!(steps_of(&phone.view), expected);
        }
    }
}

fn steps_of(view: &View) -> Vec<(StepId, Step, Order)> {
    view.steps(Parent::Checklist(LIST)).iter().map(|p| (p.id, p.step.clone(), p.order.clone())).collect()
}
