//! What arrives by a link or a code: looked at first, accepted then.

use super::access_of;
use crate::platform::{clock, random, tabs};
use crate::state::app::{App, LINK};
use crate::state::local::store;
use crate::state::notes;
use crate::state::phones;
use crate::state::relay::ask;
use crypto::{Card, Handover, LinkError, ShareLink, Succession};
use domain::{ChecklistId, Parent, StepState};
use protocol::{SyncAnswer, SyncRequest};
use store::{StoreError, member};
use sync::{Access, Entity, Failure, Parcel, Replica, View};

const PATH: &str = "/relay/v1/sync";

/// How many answers a look at a list may take: the relay cuts long ones.
const ANSWERS: usize = 64;

/// The note with what came along in the codes.
const PARCEL: &str = "colis";

/// What came, by a link or a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arriving {
    /// The link.
    pub link: ShareLink,
    /// What came along in the codes.
    pub parcel: Option<Parcel>,
}

impl Arriving {
    /// What the bytes of a scan carry: the text of its link, and the list; `None` if they are no handover, or its list
    /// does not hold.
    pub fn of_scan(bytes: &[u8]) -> Option<(String, Parcel)> {
        let Handover { link, list } = Handover::from_bytes(bytes).ok()?;
        Some((link.to_string(), Parcel::from_bytes(&list)?))
    }
}

/// Keeps what has arrived until it is decided, whether the link holds or not.
///
/// # Errors
/// [`StoreError`] if there is no room.
pub async fn keep_arriving(link: &str, parcel: Option<&Parcel>) -> Result<(), StoreError> {
    notes::keep(PARCEL, parcel.map(Parcel::to_bytes)).await?;
    notes::keep(LINK, Some(link.as_bytes().to_vec())).await
}

/// Forgets what had arrived.
pub async fn clear_arriving() {
    for note in [LINK, PARCEL] {
        // Without room it is asked about once more.
        let _full = notes::keep(note, None).await;
    }
}

/// The card that has arrived and is not decided yet.
pub fn card() -> Option<Card> {
    String::from_utf8(notes::get(LINK)?).ok()?.parse().ok()
}

/// The link that has arrived and is not decided yet.
pub fn resume() -> Option<Result<Arriving, LinkError>> {
    let link = String::from_utf8(notes::get(LINK)?).unwrap_or_default();
    let parcel = notes::get(PARCEL).and_then(|bytes| Parcel::from_bytes(&bytes));
    Some(link.parse().map(|link| Arriving { link, parcel }))
}

/// What would be accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arrival {
    /// A list.
    List {
        /// Its name; none if it is not at the relay yet.
        title: Option<String>,
        /// Its papers, in their order, and whether each is done.
        steps: Vec<(String, bool)>,
        /// Whether it may be changed here.
        may_write: bool,
        /// The list, if it is on this phone already.
        known: Option<ChecklistId>,
    },
    /// Everything of another phone of the person.
    Phone,
    /// An invitation: the two words are missing.
    Words,
    /// Its owner has stopped sharing it.
    Stopped,
}

/// Why nothing can be shown of it. The link stays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArrivalError {
    /// The relay cannot be asked now.
    Network,
    /// The memory.
    Store(StoreError),
    /// This phone is linked to other phones already.
    Linked,
}

impl From<Failure> for ArrivalError {
    fn from(_: Failure) -> Self {
        Self::Network
    }
}

/// What is behind a link, as the relay has it now. Nothing is kept.
///
/// # Errors
/// [`ArrivalError::Network`] if the relay cannot be asked.
pub async fn look(app: App, arriving: &Arriving) -> Result<Arrival, ArrivalError> {
    let access = match &arriving.link {
        ShareLink::Invite { .. } => return Ok(Arrival::Words),
        ShareLink::MyOtherPhone { .. } => return Ok(Arrival::Phone),
        link => Access::of_link(link).ok_or(ArrivalError::Network)?,
    };
    if let Some(parcel) = &arriving.parcel {
        return Ok(list(app, &access, parcel.things.iter()));
    }
    let replica = fetched(&access).await?;
    let view: View = replica.entities().values().cloned().collect();
    let ended = view.ending(access.space()).is_some_and(|ending| {
        Succession::verify(&ending.announced, &access.space().0, &access.owner).is_ok()
    });
    if ended { Ok(Arrival::Stopped) } else { Ok(list(app, &access, replica.entities().values())) }
}

async fn fetched(access: &Access) -> Result<Replica, Failure> {
    let mut replica = Replica::new(access.keys(), random::actor());
    for _ in 0..ANSWERS {
        let (request, asked) = replica.request([0; 24]);
        let body = SyncRequest { spaces: vec![request] }.encode();
        let answer = SyncAnswer::decode(&ask(PATH, &body).await?).map_err(|_| Failure::NotTheRelay)?;
        let Some(news) = answer.news(access.space()) else { break };
        replica.take(news, &asked);
        if !news.more {
            break;
        }
    }
    Ok(replica)
}

fn list<'a>(app: App, access: &Access, things: impl Iterator<Item = &'a Entity>) -> Arrival {
    let view: View = things.cloned().collect();
    let found = view.checklists().next().map(|(id, list)| (id, list.title.as_str().to_owned()));
    let steps = found.as_ref().map(|(id, _)| {
        let steps = view.steps(Parent::Checklist(*id)).into_iter();
        steps
            .map(|placed| (placed.step.label.as_str().to_owned(), placed.step.state == StepState::Done))
            .collect()
    });
    let member = access_of(app, access.space()).is_some();
    Arrival::List {
        known: found.as_ref().map(|(id, _)| *id).filter(|_| member),
        title: found.map(|(_, title)| title),
        steps: steps.unwrap_or_default(),
        may_write: access.may_write(),
    }
}

/// Accepts what has arrived; gives the list, if it is known which.
///
/// # Errors
/// [`ArrivalError`]; nothing was accepted then.
pub async fn accept(app: App, arriving: &Arriving) -> Result<Option<ChecklistId>, ArrivalError> {
    let Some(access) = Access::of_link(&arriving.link) else { return Ok(None) };
    if matches!(arriving.link, ShareLink::MyOtherPhone { .. }) {
        phones::join(app, &access).await.map_err(|error| match error {
            StoreError::Occupied { .. } => ArrivalError::Linked,
            error => ArrivalError::Store(error),
        })?;
        clear_arriving().await;
        return Ok(None);
    }
    let access = match access_of(app, access.space()) {
        Some(known) => known.with(&access),
        None => access,
    };
    let list = join(app, &access, arriving.parcel.clone()).await.map_err(ArrivalError::Store)?;
    clear_arriving().await;
    Ok(list)
}

async fn join(app: App, access: &Access, parcel: Option<Parcel>) -> Result<Option<ChecklistId>, StoreError> {
    let parcel = match parcel {
        Some(parcel) => Some(parcel),
        // What was shown is what is kept: the rest comes with the next exchange.
        None => fetched(access).await.ok().map(|replica| Parcel {
            seen: replica.applied(),
            things: replica.entities().values().cloned().collect(),
        }),
    };
    let list = member::join_list(store(), access, parcel, clock::wall_time()).await?;
    app.load().await;
    tabs::tell();
    app.connect();
    Ok(list.map(|list| ChecklistId::new(list.0)))
}
