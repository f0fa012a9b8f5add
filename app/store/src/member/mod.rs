//! What a phone does as a member of spaces: each in a few transactions, and whole again after being cut short between
//! any two of them.
//!
//! | what | in one line |
//! |---|---|
//! | [`questions`], [`take`], [`give_way`] | what to say to the relay about all places, what is kept of its answer, and the way out of a conflict |
//! | [`open_list`], [`join_list`], [`bring_home`], [`stop`] | a list is shared, accepted, and nobody's but one's own again |
//! | [`open_home`], [`join_home`], [`take_out`] | the person's own space, on several phones |
//! | [`follow`] | what is done when the owner of a space has ended it |
//!
//! Nothing here waits for the network, reads a clock or rolls a die: see [`Means`].

mod ends;
mod list;
mod phones;
mod talk;

pub use ends::{Followed, follow};
pub use list::{bring_home, join_list, open_list, stop};
pub use phones::{PhoneError, join_home, open_home, presence, take_out};
pub use talk::{News, Question, Rest, Wanted, give_way, questions, rounds, take};

use crate::{Drawer, Place, Store, StoreError};
use sync::record::{Ending, Membership, Record, create, restore};
use sync::{Access, Edit, EntityId, SpaceId, View, WallTime};

/// What is handed in from outside.
#[derive(Clone, Copy, Debug)]
pub struct Means {
    /// Fills bytes at random, from the platform's own source.
    pub random: fn(&mut [u8]),
    /// What the clock says: a hint.
    pub at: WallTime,
}

impl Means {
    fn bytes<const N: usize>(self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    /// A new space and its owner, opened here.
    fn opening(self) -> Access {
        Access::opening(sync::SpaceSecret::new(self.bytes()), sync::OwnerKey::new(self.bytes()))
    }
}

/// What the things of a phone tell about the spaces of which the person is a member.
#[derive(Clone, Debug, Default)]
pub struct Known {
    members: Vec<Membership>,
    endings: Vec<(SpaceId, Ending)>,
}

impl Known {
    /// What is known where these things are.
    pub fn of(view: &View) -> Self {
        let members: Vec<Membership> = view.memberships().cloned().collect();
        let ended =
            members.iter().filter_map(|member| Some((member.space, view.ending(member.space)?.clone())));
        Self { endings: ended.collect(), members }
    }

    /// As [`Known::of`], and how the space of home ended, which is its member before home says so.
    #[must_use]
    pub fn with_home(mut self, view: &View, home: Option<SpaceId>) -> Self {
        if let Some(space) = home
            && self.endings.iter().all(|(known, _)| *known != space)
        {
            self.endings.extend(view.ending(space).map(|ending| (space, ending.clone())));
        }
        self
    }

    /// What the person holds of a space.
    pub fn access(&self, space: SpaceId) -> Option<Access> {
        self.member(space).and_then(|member| Access::from_bytes(&member.access))
    }

    fn member(&self, space: SpaceId) -> Option<&Membership> {
        self.members.iter().find(|member| member.space == space)
    }
}

/// What is held of the space of a place; `None` if it has none.
///
/// # Errors
/// [`StoreError`] if the memory cannot be read.
pub async fn access<S: Store>(store: &S, place: Place) -> Result<Option<Access>, StoreError> {
    let drawer = store.sealed(place).await?;
    Ok(drawer.as_ref().map(Drawer::keys).and_then(Access::from_bytes))
}

/// Gives each membership its place on this phone, and leaves the places of spaces that the person is no longer a
/// member of, once all that was written there is sent.
async fn settle<S: Store>(store: &S, known: &Known, means: Means) -> Result<(), StoreError> {
    let places = store.places().await?;
    let home = if places.contains(&Place::Home) { access(store, Place::Home).await? } else { None };
    for member in &known.members {
        let is_home = home.as_ref().is_some_and(|home| home.space() == member.space);
        let place = if is_home { Place::Home } else { Place::Space(member.space) };
        let drawer = store.sealed(place).await?;
        if drawer.is_none_or(|drawer| drawer.keys() != member.access) {
            store.join(place, member.space, member.access.clone()).await?;
        }
    }
    // A phone that stopped in the middle of opening its space has not told the person's other phones.
    if let Some(home) = home.filter(|home| home.owned.is_some() && known.member(home.space()).is_none()) {
        store.commit(create(Membership::id(home.space()), &Membership::of(&home)), means.at).await?;
    }
    for place in places {
        if let Place::Space(space) = place
            && known.member(space).is_none()
            && talk::opened(store, place).await?.is_none_or(|sealed| sealed.waiting_actions() == 0)
        {
            store.leave(space).await?;
        }
    }
    Ok(())
}

/// How many actions of the person wait to be sent.
///
/// # Errors
/// [`StoreError`] if the memory cannot be read.
pub async fn waiting_actions<S: Store>(store: &S) -> Result<usize, StoreError> {
    let mut waiting = 0;
    for place in store.places().await? {
        waiting += talk::opened(store, place).await?.map_or(0, |sealed| sealed.waiting_actions());
    }
    Ok(waiting)
}

/// The edits that bring a thing into being, or back.
fn again<R: Record>(id: EntityId, record: &R) -> Vec<Edit> {
    let mut edits = create(id, record);
    edits.push(restore(id, R::KIND));
    edits
}
