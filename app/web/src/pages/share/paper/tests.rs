use super::*;
use crate::pages::papers::fixtures::{self, World, label};
use domain::Note;
use domain::pack::PackStepFile;
use std::collections::BTreeMap;
use sync::record::remove;
use sync::{ActorId, Author, Batch, Change, Entity, WallTime};

fn pack() -> Pack {
    let step = |label: &str, why: &str| PackStepFile {
        label: label.into(),
        why: Some(why.into()),
        one_of: vec!["Passeport".into(), "Carte d’identité".into()],
        ..PackStepFile::default()
    };
    fixtures::pack(vec![
        step("Une photo", "Elle aide."),
        step("Un RIB", "Pour le versement."),
        step("Un acte", "Il prouve."),
    ])
}

/// A phone on which somebody began the list, and added a line of their own.
fn world() -> (World, ChecklistId) {
    let mut world = World::default();
    let list = world.pack_list(&pack());
    for mut step in pack().steps(Parent::Checklist(list)) {
        step.state = StepState::Done;
        world.step(step);
    }
    world.step(Step::new(Parent::Checklist(list), label("La lettre de Mina")));
    (world, list)
}

fn read(link: &str) -> View {
    let card: Card = link.parse().unwrap();
    read_several(card.content()).unwrap().into_iter().collect()
}

fn doing(view: &mut View, edits: Vec<Edit>) {
    let batch = Batch::write(&mut Author::new(ActorId([7; 16])), edits, WallTime(0));
    let mut things: BTreeMap<EntityId, Vec<Change>> = BTreeMap::new();
    for change in batch.changes() {
        things.entry(change.edit.entity).or_default().push(change);
    }
    for (id, changes) in things {
        view.put(Entity::from_changes(id, changes).unwrap());
    }
}

#[test]
fn a_list_goes_to_paper_and_comes_back_whole_on_an_empty_phone() {
    let (world, list) = world();
    let links = links(&world.view, Printed::List(list), &[pack()]).unwrap();
    assert_eq!(links.len(), 1, "{links:?}");
    let mut other = View::default();
    let edits = missing(&other, &read(&links[0]), &[pack()]);
    doing(&mut other, edits);
    assert_eq!(other.checklist(list), world.view.checklist(list));
    let steps = |view: &View| -> Vec<Step> {
        view.steps(Parent::Checklist(list)).into_iter().map(|placed| placed.step.clone()).collect()
    };
    assert_eq!(steps(&other), steps(&world.view));
    assert_eq!(missing(&other, &read(&links[0]), &[pack()]), []);
}

#[test]
fn what_a_ready_made_list_says_takes_no_room_on_the_paper() {
    let (world, list) = world();
    let long = links(&world.view, Printed::List(list), &[]).unwrap()[0].len();
    let short = links(&world.view, Printed::List(list), &[pack()]).unwrap()[0].len();
    assert!(short < long, "{short} {long}");
}

#[test]
fn a_long_list_takes_several_codes_and_each_of_them_adds_its_part() {
    let mut world = World::default();
    let list = world.list("Longue");
    for at in 0..90 {
        let mut step =
            Step::new(Parent::Checklist(list), label(&format!("Papier numéro {at} de cette liste")));
        step.why = Note::parse(&format!("Il prouve la chose numéro {at}.")).ok();
        world.step(step);
    }
    let links = links(&world.view, Printed::List(list), &[]).unwrap();
    assert!(links.len() > 1 && links.iter().all(|link| link.len() <= MOST));
    let mut other = View::default();
    // In whatever order they are read.
    for link in links.iter().rev() {
        let edits = missing(&other, &read(link), &[]);
        doing(&mut other, edits);
    }
    assert_eq!(other.steps(Parent::Checklist(list)).len(), 90);
}

#[test]
fn what_is_here_stays_and_what_was_removed_comes_back() {
    let (mut world, list) = world();
    let link = &links(&world.view, Printed::List(list), &[pack()]).unwrap()[0];
    let mut view = world.view.clone();
    assert_eq!(missing(&view, &read(link), &[pack()]), []);
    let gone = view.steps(Parent::Checklist(list))[0].id;
    let gone = EntityId(gone.bytes());
    let mut thing = view.entity(gone).unwrap().clone();
    let edits = vec![remove(gone, <PlacedStep as Record>::KIND)];
    for change in Batch::write(&mut world.author, edits, WallTime(0)).changes() {
        thing.apply(change);
    }
    view.put(thing);
    let edits = missing(&view, &read(link), &[pack()]);
    assert!(!edits.is_empty() && edits.iter().all(|edit| edit.entity == gone));
}
