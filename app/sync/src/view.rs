use crate::record::{Device, Ending, Membership, PlacedStep, Record};
use crate::{Entity, EntityId, Kind, Order, SpaceId, WallTime};
use domain::{
    Appointment, AppointmentId, Checklist, ChecklistId, Contact, ContactId, Document, DocumentId, Parent,
    Service, ServiceId, Step, StepId,
};
use std::collections::BTreeMap;

/// The domain nouns of all that this device knows, kept equal to the entities they are read from.
///
/// What was removed is not among them, but listed by [`View::removed`].
#[derive(Clone, Debug, Default)]
pub struct View {
    entities: BTreeMap<EntityId, Known>,
    /// The steps of each parent, the removed ones too.
    steps: BTreeMap<EntityId, Vec<EntityId>>,
}

/// An entity and the noun that it is read as; none if this version cannot read it.
#[derive(Clone, Debug)]
struct Known {
    entity: Entity,
    noun: Option<Noun>,
}

#[derive(Clone, Debug)]
enum Noun {
    Appointment(Appointment),
    Checklist(Checklist),
    Step(PlacedStep),
    Document(Document),
    Contact(Contact),
    Service(Box<Service>),
    Membership(Membership),
    Device(Device),
    Ending(Ending),
}

/// A step in its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed<'a> {
    /// The step's id.
    pub id: StepId,
    /// The step.
    pub step: &'a Step,
    /// Its place.
    pub order: &'a Order,
}

/// A thing that was removed and can be brought back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removed {
    /// The thing.
    pub entity: EntityId,
    /// Its number as a noun.
    pub kind: Kind,
    /// What it is.
    pub what: RemovedWhat,
    /// What the remover's clock said; a hint.
    pub at: WallTime,
}

/// What a removed thing is, and the words by which a person knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RemovedWhat {
    /// An appointment.
    Appointment(Appointment),
    /// A checklist, with its steps.
    Checklist(Checklist),
    /// One step of a list that is still there.
    Step(Step),
    /// A document.
    Document(Document),
    /// A contact.
    Contact(Contact),
    /// A service.
    Service(Box<Service>),
}

macro_rules! nouns {
    ($($(#[$doc:meta])* $all:ident, $(#[$one_doc:meta])* $one:ident: $id:ident => $noun:ident;)+) => {$(
        $(#[$doc])*
        pub fn $all(&self) -> impl Iterator<Item = ($id, &$noun)> {
            self.entities.iter().filter_map(move |(id, known)| match &known.noun {
                Some(Noun::$noun(noun)) if self.is_kept(*id) => {
                    let noun: &$noun = noun;
                    Some(($id::new(id.0), noun))
                }
                _ => None,
            })
        }

        $(#[$one_doc])*
        pub fn $one(&self, id: $id) -> Option<&$noun> {
            match self.noun(EntityId(id.bytes()))? {
                Noun::$noun(noun) if self.is_kept(EntityId(id.bytes())) => Some(noun),
                _ => None,
            }
        }
    )+};
}

impl View {
    nouns! {
        /// The appointments, in no particular order.
        appointments, /// The appointment, unless it is unknown or removed.
        appointment: AppointmentId => Appointment;
        /// The checklists, in no particular order.
        checklists, /// The checklist, unless it is unknown or removed.
        checklist: ChecklistId => Checklist;
        /// The documents, in no particular order.
        documents, /// The document, unless it is unknown or removed.
        document: DocumentId => Document;
        /// The contacts, in no particular order.
        contacts, /// The contact, unless it is unknown or removed.
        contact: ContactId => Contact;
        /// The services, in no particular order.
        services, /// The service, unless it is unknown or removed.
        service: ServiceId => Service;
    }

    /// Takes the entity in place of what was known of it.
    pub fn put(&mut self, entity: Entity) {
        let id = entity.id;
        if let Some(Noun::Step(old)) = self.noun(id)
            && let Some(steps) = self.steps.get_mut(&parent_id(old.step.parent))
        {
            steps.retain(|step| *step != id);
        }
        let noun = read(&entity);
        if let Some(Noun::Step(placed)) = &noun {
            self.steps.entry(parent_id(placed.step.parent)).or_default().push(id);
        }
        self.entities.insert(id, Known { entity, noun });
    }

    /// The entity behind a noun.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(&id).map(|known| &known.entity)
    }

    /// All entities, by id.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.entities.values().map(|known| &known.entity)
    }

    /// The steps of a checklist or an appointment, in their order, the removed ones left out.
    pub fn steps(&self, parent: Parent) -> Vec<Placed<'_>> {
        let ids = self.steps.get(&parent_id(parent)).into_iter().flatten();
        let mut steps: Vec<Placed<'_>> = ids.filter_map(|&id| self.placed(id)).collect();
        steps.sort_by_key(|placed| (placed.order, placed.id));
        steps
    }

    /// The step, unless it, its checklist or its appointment is unknown or removed.
    pub fn step(&self, id: StepId) -> Option<Placed<'_>> {
        self.placed(EntityId(id.bytes())).filter(|placed| self.is_kept(parent_id(placed.step.parent)))
    }

    /// The places that a step inserted at index `at` of a parent's steps lies between; past the end is the end.
    pub fn gap(&self, parent: Parent, at: usize) -> (Option<&Order>, Option<&Order>) {
        let steps = self.steps(parent);
        let at = at.min(steps.len());
        let before = at.checked_sub(1).and_then(|left| steps.get(left)).map(|placed| placed.order);
        // Places that collided on two phones leave no gap: take the next one that differs.
        let after = steps.iter().skip(at).map(|placed| placed.order).find(|order| before < Some(*order));
        (before, after)
    }

    /// What was removed and can be brought back, the latest first by the removers' clocks. The steps of a
    /// removed list come back with it and are not listed.
    pub fn removed(&self) -> Vec<Removed> {
        let all = self.entities.iter().filter_map(|(&entity, known)| {
            let at = self.removal(entity)?.at;
            let what = match known.noun.as_ref()? {
                Noun::Appointment(noun) => RemovedWhat::Appointment(noun.clone()),
                Noun::Checklist(noun) => RemovedWhat::Checklist(noun.clone()),
                Noun::Step(placed) if self.is_kept(parent_id(placed.step.parent)) => {
                    RemovedWhat::Step(placed.step.clone())
                }
                Noun::Step(_) | Noun::Membership(_) | Noun::Device(_) | Noun::Ending(_) => return None,
                Noun::Document(noun) => RemovedWhat::Document(noun.clone()),
                Noun::Contact(noun) => RemovedWhat::Contact(noun.clone()),
                Noun::Service(noun) => RemovedWhat::Service(noun.clone()),
            };
            Some(Removed { entity, kind: known.entity.kind, what, at })
        });
        let mut all: Vec<Removed> = all.collect();
        all.sort_by_key(|removed| (core::cmp::Reverse(removed.at), removed.entity));
        all
    }

    /// The spaces that the person is a member of.
    pub fn memberships(&self) -> impl Iterator<Item = &Membership> {
        self.entities.iter().filter_map(|(id, known)| match &known.noun {
            Some(Noun::Membership(membership)) if self.is_kept(*id) => Some(membership),
            _ => None,
        })
    }

    /// The person's phones that are linked, in no particular order.
    pub fn devices(&self) -> impl Iterator<Item = (EntityId, &Device)> {
        self.entities.iter().filter_map(|(id, known)| match &known.noun {
            Some(Noun::Device(device)) if self.is_kept(*id) => Some((*id, device)),
            _ => None,
        })
    }

    /// The end of a space, if it was announced: to be verified.
    pub fn ending(&self, space: SpaceId) -> Option<&Ending> {
        match self.noun(Ending::id(space))? {
            Noun::Ending(ending) => Some(ending),
            _ => None,
        }
    }

    /// Whether the end of any space was announced among these things.
    pub fn any_ending(&self) -> bool {
        self.entities.values().any(|known| matches!(known.noun, Some(Noun::Ending(_))))
    }

    /// How many entities this version cannot show: of a kind it does not know, or without what they cannot be
    /// without. They are kept all the same.
    pub fn unreadable(&self) -> usize {
        self.entities.values().filter(|known| known.noun.is_none()).count()
    }

    fn placed(&self, id: EntityId) -> Option<Placed<'_>> {
        match self.noun(id)? {
            Noun::Step(PlacedStep { step, order }) if self.is_kept(id) => {
                Some(Placed { id: StepId::new(id.0), step, order })
            }
            _ => None,
        }
    }

    fn is_kept(&self, id: EntityId) -> bool {
        self.noun(id).is_some() && self.removal(id).is_none()
    }

    fn noun(&self, id: EntityId) -> Option<&Noun> {
        self.entities.get(&id)?.noun.as_ref()
    }

    fn removal(&self, id: EntityId) -> Option<crate::Removal> {
        let entity = self.entity(id)?;
        // Most things were never removed: they are told without looking at their parts.
        entity.register(Entity::REMOVED)?;
        let parts = self.steps.get(&id).into_iter().flatten().filter_map(|part| self.entity(*part));
        entity.removal(&parts.collect::<Vec<_>>())
    }
}

impl Extend<Entity> for View {
    fn extend<I: IntoIterator<Item = Entity>>(&mut self, entities: I) {
        entities.into_iter().for_each(|entity| self.put(entity));
    }
}

impl FromIterator<Entity> for View {
    fn from_iter<I: IntoIterator<Item = Entity>>(entities: I) -> Self {
        let mut view = Self::default();
        view.extend(entities);
        view
    }
}

fn parent_id(parent: Parent) -> EntityId {
    match parent {
        Parent::Checklist(id) => EntityId(id.bytes()),
        Parent::Appointment(id) => EntityId(id.bytes()),
    }
}

fn read(entity: &Entity) -> Option<Noun> {
    Some(match entity.kind {
        Appointment::KIND => Noun::Appointment(Appointment::read(entity)?),
        Checklist::KIND => Noun::Checklist(Checklist::read(entity)?),
        PlacedStep::KIND => Noun::Step(PlacedStep::read(entity)?),
        Document::KIND => Noun::Document(Document::read(entity)?),
        Contact::KIND => Noun::Contact(Contact::read(entity)?),
        Service::KIND => Noun::Service(Box::new(Service::read(entity)?)),
        Membership::KIND => Noun::Membership(Membership::read(entity)?),
        Device::KIND => Noun::Device(Device::read(entity)?),
        Ending::KIND => Noun::Ending(Ending::read(entity)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
