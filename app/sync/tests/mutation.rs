//! Bytes of the log and of the view, damaged in every way: each is refused or read as something that the rest of the
//! replica can live with.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use domain::{Checklist, ChecklistId, Label, Parent, Step};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::record::{Ending, PlacedStep, create, remove, update};
use sync::{
    Access, ActorId, Author, Batch, DeviceKey, Entity, EntityId, Order, OwnerKey, Parcel, SpaceSecret, Value,
    VersionVector, View, WallTime, card, frame,
};

const LIST: EntityId = EntityId([1; 16]);
const STEP: EntityId = EntityId([2; 16]);

fn list(title: &str) -> Checklist {
    Checklist { title: Label::parse(title).unwrap(), official: None, source: None }
}

/// A list with a step, renamed on two phones, then removed.
fn batches() -> Vec<Batch> {
    let mut ours = Author::new(ActorId([7; 16]));
    let step = Step::new(Parent::Checklist(ChecklistId::new(LIST.0)), Label::parse("Photo").unwrap());
    let mut edits = create(LIST, &list("Papiers"));
    edits.extend(create(STEP, &PlacedStep { step, order: Order::between(None, None, 5) }));
    let made = Batch::write(&mut ours, edits, WallTime(1_764_000_000_000));
    let mut theirs = Author { actor: ActorId([8; 16]), seen: ours.seen.clone() };
    let here = Batch::write(&mut ours, update(LIST, &list("Papiers"), &list("Dossier")), WallTime(-5));
    let there =
        Batch::write(&mut theirs, update(LIST, &list("Papiers"), &list("Mairie")), WallTime(i64::MAX));
    ours.seen.join(&theirs.seen);
    let kind = made.edits[0].kind;
    let gone = Batch::write(&mut ours, vec![remove(LIST, kind)], WallTime(i64::MIN));
    vec![made, here, there, gone]
}

fn entities() -> Vec<Entity> {
    let changes = |id| {
        let all = batches();
        let changes: Vec<_> = all.iter().flat_map(Batch::changes).collect();
        Entity::from_changes(id, changes)
    };
    [LIST, STEP].map(|id| changes(id).unwrap()).to_vec()
}

fn written<T: Serialize>(values: &[T]) -> Vec<Vec<u8>> {
    values.iter().map(|value| postcard::to_allocvec(value).unwrap()).collect()
}

/// Reads the bytes; what is read is written and read again as the same.
fn read<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(bytes: &[u8]) -> Option<T> {
    let value: T = postcard::from_bytes(bytes).ok()?;
    let again = postcard::to_allocvec(&value).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&again).as_ref(), Ok(&value));
    Some(value)
}

/// Does with an entity what the app does.
fn live_with(entity: &Entity) {
    let mut view: View = entities().into_iter().collect();
    view.put(entity.clone());
    let _ =
        (view.checklists().count(), view.steps(Parent::Checklist(ChecklistId::new(LIST.0))), view.removed());
    for known in entities() {
        let mut joined = known.clone();
        joined.join(entity);
        let _ = joined.removal(&[entity]);
    }
}

#[test]
fn a_batch_is_refused_or_numbered_without_overflow() {
    mutation::attack("Batch", &written(&batches()), |bytes| {
        let Some(batch) = read::<Batch>(bytes) else { return };
        let known = entities();
        for change in batch.changes() {
            assert!(change.dot <= batch.last());
            let mut entity = known.iter().find(|entity| entity.id == change.edit.entity).cloned();
            let entity = entity.get_or_insert_with(|| Entity::new(change.edit.entity, change.edit.kind));
            entity.apply(change);
            live_with(entity);
        }
    });
}

#[test]
fn an_entity_is_refused_or_shown_and_joined() {
    mutation::attack("Entity", &written(&entities()), |bytes| {
        if let Some(entity) = read::<Entity>(bytes) {
            live_with(&entity);
        }
    });
}

#[test]
fn an_author_is_refused_or_goes_on_counting() {
    let author = Author { actor: ActorId([7; 16]), seen: batches()[3].seen.clone() };
    mutation::attack("Author", &written(&[author]), |bytes| {
        if let Some(author) = read::<Author>(bytes) {
            assert!(author.next_dot().seq > 0);
        }
    });
}

#[test]
fn a_vector_is_refused_or_compared() {
    let vectors: Vec<VersionVector> = batches().into_iter().map(|batch| batch.seen).collect();
    mutation::attack("VersionVector", &written(&vectors), |bytes| {
        if let Some(vector) = read::<VersionVector>(bytes) {
            let mut joined = vectors[3].clone();
            joined.join(&vector);
            assert!(joined.covers(&vector));
        }
    });
}

#[test]
fn a_frame_is_opened_only_as_it_was_sealed() {
    let samples: Vec<Vec<u8>> = entities().iter().map(frame::seal).collect();
    mutation::attack("frame", &samples, |bytes| {
        assert_eq!(frame::open::<Entity>(bytes).is_ok(), samples.iter().any(|sample| sample == bytes));
    });
}

#[test]
fn any_bytes_are_a_place_and_something_fits_beside_it() {
    let orders: Vec<Vec<u8>> = vec![vec![128, 0, 0, 0, 5, 128], vec![0, 1], vec![255; 9], Vec::new()];
    mutation::attack("Order", &orders, |bytes| {
        let (left, right) = bytes.split_at(bytes.len() / 2);
        // Digits followed by zeros alone: nothing fits in front of such a place, and none of ours is like that.
        let no_room = right.strip_prefix(left).is_some_and(|more| more.iter().all(|&digit| digit == 0));
        let [before, after] =
            [left, right].map(|digits| Order::from_value(Some(&Value::Bytes(digits.to_vec()))));
        assert!(Order::between(Some(&before), None, 7) > before);
        let between = Order::between(Some(&before), Some(&after), 7);
        assert!(between > before);
        assert!(between < after || before >= after || no_room);
    });
}

#[test]
fn an_access_is_refused_or_kept_as_it_is() {
    let owner = Access::opening(SpaceSecret::new([7; 32]), OwnerKey::new([8; 32]));
    let reader = Access::of_link(&owner.to_read()).unwrap();
    let samples = [&owner, &reader].map(|access| access.to_bytes().to_vec());
    mutation::attack("Access", &samples, |bytes| {
        if let Some(access) = Access::from_bytes(bytes) {
            assert_eq!(&access.to_bytes()[..], bytes);
            assert_eq!(access.keys().may_write(), Access::writes(bytes));
        }
    });
}

#[test]
fn a_parcel_is_refused_or_joined() {
    let parcel = Parcel { seen: batches()[3].seen.clone(), things: entities() };
    mutation::attack("Parcel", &[parcel.to_bytes()], |bytes| {
        let Some(parcel) = Parcel::from_bytes(bytes) else { return };
        assert_eq!(Parcel::from_bytes(&parcel.to_bytes()).as_ref(), Some(&parcel));
        parcel.things.iter().for_each(live_with);
    });
}

#[test]
fn the_end_of_a_space_means_something_only_as_its_owner_signed_it() {
    let owner = Access::opening(SpaceSecret::new([7; 32]), OwnerKey::new([8; 32]));
    let next = Access::opening(SpaceSecret::new([9; 32]), OwnerKey::new([10; 32]));
    let device = DeviceKey::new([11; 32]);
    let staying = [(device.public(), [12; 32])].into_iter();
    let samples =
        [Ending::stop(&owner).unwrap(), Ending::successor(&owner, &next, staying).unwrap().unwrap()];
    let samples = samples.map(|ending| ending.announced);
    mutation::attack("Ending", &samples, |bytes| {
        let meaning = Ending { announced: bytes.to_vec() }.meaning(&owner, Some(&device));
        assert_eq!(meaning.is_some(), samples.iter().any(|sample| sample == bytes));
    });
}

#[test]
fn a_card_gives_a_service_that_can_be_written_again_or_none() {
    let phones = ["0612345678", "+33 3 21 00 00 00"].map(|phone| domain::Phone::parse(phone).unwrap());
    let service = domain::Service {
        phones: phones.to_vec(),
        hours: Some("Mo-Fr 09:00-12:00; PH off".to_owned()),
        ..domain::Service::new(Label::parse("CCAS de Lens").unwrap())
    };
    let sample = card::write(LIST, &service);
    assert_eq!(card::read(&sample), Some((LIST, service)));
    mutation::attack("card", &[sample], |bytes| {
        if let Some((id, service)) = card::read::<domain::Service>(bytes) {
            assert_eq!(card::read(&card::write(id, &service)), Some((id, service)));
        }
    });
}
