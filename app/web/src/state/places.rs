//! Where each thing lives, and so where what is done to it is written.

use std::cell::RefCell;
use std::collections::BTreeMap;
use store::Place;
use sync::record::{PlacedStep, Record};
use sync::{Edit, Entity, EntityId, SpaceId, Value, View, reissue};

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Something about where the things of this page live.
pub(super) fn with<T>(read: impl FnOnce(&Places) -> T) -> T {
    PLACES.with(|places| read(&places.borrow()))
}

/// Takes note of where a thing lives now.
pub(super) fn update(change: impl FnOnce(&mut Places)) {
    PLACES.with(|places| change(&mut places.borrow_mut()));
}

/// The memory was read.
pub(super) fn set(read: Places) {
    PLACES.with(|places| places.replace(read));
}

/// Where the things that are shared live; all others live at home.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Places {
    /// Sorted by thing.
    of: Vec<(EntityId, SpaceId)>,
    /// The spaces of which the person is a member, and whether they may write there.
    joined: Vec<(SpaceId, Rights)>,
}

/// What the person may do in a space.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rights {
    /// Read and write.
    Together,
    /// Read.
    ToRead,
}

impl Places {
    /// What is shared where, sorted by thing, with the memberships that `view` tells.
    pub(super) fn new(shared: Vec<(EntityId, SpaceId)>, view: &View) -> Self {
        let rights = |may_write| if may_write { Rights::Together } else { Rights::ToRead };
        let joined = view.memberships().map(|member| (member.space, rights(member.may_write())));
        Self { of: shared, joined: joined.collect() }
    }

    /// The space in which a thing lives; `None` for what is not shared.
    pub(super) fn space(&self, view: &View, id: EntityId) -> Option<SpaceId> {
        // What home says has moved is on its way here.
        let moved = || view.entity(id).and_then(Entity::moved).filter(|space| self.right(*space).is_some());
        self.lives(id).or_else(moved)
    }

    /// What the person may do to a thing that lives in a space; `None` for what is not shared.
    pub(super) fn rights(&self, view: &View, id: EntityId) -> Option<Rights> {
        self.right(self.space(view, id)?)
    }

    fn right(&self, space: SpaceId) -> Option<Rights> {
        self.joined.iter().find(|(joined, _)| *joined == space).map(|(_, rights)| *rights)
    }

    fn lives(&self, id: EntityId) -> Option<SpaceId> {
        let at = self.of.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.of.get(at).map(|(_, space)| *space)
    }

    /// The edits of one action, by the place in which each is written, home first; those that the person may not make
    /// are left out.
    pub(super) fn split(&self, view: &View, edits: Vec<Edit>) -> Vec<(Place, Vec<Edit>)> {
        let mut split: BTreeMap<Place, Vec<Edit>> = BTreeMap::new();
        let places: Vec<Place> = edits.iter().map(|edit| self.place(view, edit, &edits)).collect();
        for (place, edit) in places.into_iter().zip(edits) {
            if self.may_write(place) {
                let part = split.entry(place).or_default();
                if place != Place::Home && part.iter().all(|other| other.entity != edit.entity) {
                    part.extend(self.brought(view, edit.entity));
                }
                part.push(edit);
            }
        }
        split.into_iter().collect()
    }

    /// What home knows of a thing that is written in a space for the first time: it goes along.
    fn brought(&self, view: &View, id: EntityId) -> Vec<Edit> {
        let home = view.entity(id).filter(|_| self.lives(id).is_none());
        home.map(reissue).unwrap_or_default()
    }

    fn may_write(&self, place: Place) -> bool {
        match place {
            Place::Home => true,
            Place::Space(space) => self.right(space) != Some(Rights::ToRead),
        }
    }

    fn place(&self, view: &View, edit: &Edit, all: &[Edit]) -> Place {
        let own = self.space(view, edit.entity);
        // A step lives where its list or its appointment does.
        let space = own.or_else(|| self.space(view, parent(view, edit, all)?));
        space.map_or(Place::Home, Place::Space)
    }

    /// Takes note of where a thing lives that was written in `place`; tells whether it is the one to show, since home
    /// keeps what it was before it was shared.
    pub(super) fn shows(&mut self, place: Place, id: EntityId) -> bool {
        match place {
            Place::Home => self.lives(id).is_none(),
            Place::Space(space) if self.right(space).is_some() => {
                match self.of.binary_search_by_key(&id, |(id, _)| *id) {
                    Ok(at) => self.of[at].1 = space,
                    Err(at) => self.of.insert(at, (id, space)),
                }
                true
            }
            Place::Space(_) => false,
        }
    }
}

/// The parent of the step that is edited, as the same action or what is known says it.
fn parent(view: &View, edit: &Edit, all: &[Edit]) -> Option<EntityId> {
    if edit.kind != PlacedStep::KIND {
        return None;
    }
    let named = all.iter().find_map(|other| match other.value {
        Value::Link(id) if other.entity == edit.entity && PlacedStep::is_parent(other.field) => {
            Some(EntityId(id))
        }
        _ => None,
    });
    named.or_else(|| PlacedStep::parent_of(view.entity(edit.entity)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Checklist, ChecklistId, Label, Parent, Step};
    use sync::record::{Membership, create};
    use sync::{Access, ActorId, Author, Batch, OwnerKey, ShareLink, SpaceSecret, WallTime, moved};

    const LIST: ChecklistId = ChecklistId::new([1; 16]);

    fn id(list: ChecklistId) -> EntityId {
        EntityId(list.bytes())
    }

    fn entity(edits: Vec<Edit>) -> Entity {
        let batch = Batch::write(&mut Author::new(ActorId([9; 16])), edits, WallTime(0));
        Entity::from_changes(batch.edits[0].entity, batch.changes()).unwrap()
    }

    fn list() -> Vec<Edit> {
        let title = Label::parse("RSA").unwrap();
        create(id(LIST), &Checklist { title, official: None, source: None })
    }

    fn step(step: u8) -> Vec<Edit> {
        let paper = Step::new(Parent::Checklist(LIST), Label::parse("Photo").unwrap());
        let placed = PlacedStep { step: paper, order: sync::Order::between(None, None, 7) };
        create(EntityId([step; 16]), &placed)
    }

    fn access() -> Access {
        Access::opening(SpaceSecret::new([7; 32]), OwnerKey::new([8; 32]))
    }

    /// A phone with a list in a space.
    fn phone(access: &Access) -> (View, Places) {
        let space = access.space();
        let member = entity(create(Membership::id(space), &Membership::of(access)));
        let view: View = [entity(list()), member].into_iter().collect();
        let places = Places::new(vec![(id(LIST), space)], &view);
        (view, places)
    }

    #[test]
    fn a_new_step_is_written_where_its_list_lives() {
        let (view, places) = phone(&access());
        let there = Place::Space(access().space());
        assert_eq!(places.split(&view, step(3)), [(there, step(3))]);
        let other = vec![Edit { entity: EntityId([5; 16]), ..list()[0].clone() }];
        let both = [list(), other.clone()].concat();
        assert_eq!(places.split(&view, both), [(Place::Home, other), (there, list())]);
    }

    #[test]
    fn who_may_read_writes_nothing() {
        let link: ShareLink = access().to_read();
        let (view, places) = phone(&Access::of_link(&link).unwrap());
        assert_eq!(places.rights(&view, id(LIST)), Some(Rights::ToRead));
        assert_eq!(places.split(&view, step(3)), []);
    }

    #[test]
    fn a_list_that_is_still_on_its_way_is_written_where_it_will_be() {
        let space = access().space();
        let member = entity(create(Membership::id(space), &Membership::of(&access())));
        let old = entity([list(), vec![moved(id(LIST), Checklist::KIND, Some(space))]].concat());
        let view: View = [old, member].into_iter().collect();
        let places = Places::new(Vec::new(), &view);
        assert_eq!(places.split(&view, step(3)), [(Place::Space(space), step(3))]);
    }

    #[test]
    fn a_step_that_only_home_knows_goes_along_whole() {
        let (mut view, places) = phone(&access());
        view.put(entity(step(3)));
        let done = vec![Edit { field: sync::FieldId(10), value: Value::Flag(true), ..step(3)[0].clone() }];
        let there = Place::Space(access().space());
        assert_eq!(places.split(&view, done.clone()), [(there, [step(3), done].concat())]);
    }

    #[test]
    fn what_home_keeps_of_a_shared_list_is_not_shown() {
        let (_, mut places) = phone(&access());
        assert!(!places.shows(Place::Home, id(LIST)));
        assert!(places.shows(Place::Home, EntityId([5; 16])));
        assert!(places.shows(Place::Space(access().space()), EntityId([6; 16])));
        assert!(!places.shows(Place::Space(SpaceId([1; 32])), EntityId([7; 16])));
    }
}
