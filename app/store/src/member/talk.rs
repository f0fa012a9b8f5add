//! One exchange with the relay about all places.

use super::{Known, Means, settle};
use crate::{Kept, Place, Sealed, Store, StoreError};
use std::collections::BTreeSet;
use sync::{
    Access, ActorId, Alarm, Dot, Entity, Envelope, EnvelopeHeader, Heads, SpaceAnswer, SpaceId, SpaceRequest,
    SyncAnswer, VersionVector,
};

/// How many bytes of envelopes and snapshots one request carries at most: what a relay takes, less the vectors.
const PUSH_CUT: usize = 768 * 1024;

/// How many spaces one request speaks of at most.
const SPACES: usize = 256;

/// How often a place is read again that another tab has changed meanwhile.
const TRIES: usize = 3;

/// The spaces of which the relay would like a snapshot: it said so, or has no room.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted(BTreeSet<SpaceId>);

impl Wanted {
    /// The relay has no room left for this space.
    pub fn make_room(&mut self, space: SpaceId) {
        self.0.insert(space);
    }
}

/// Whether there is more to ask or to bring.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rest {
    /// All was said.
    Nothing,
    /// It goes on.
    More,
}

/// What is asked about one place.
#[derive(Clone, Debug)]
pub struct Question {
    sealed: Sealed,
    request: SpaceRequest,
    /// What the relay had said to hold.
    held: VersionVector,
    /// What the snapshot covers that goes along.
    offered: Option<Heads>,
}

impl Question {
    /// What to say.
    pub fn request(&self) -> &SpaceRequest {
        &self.request
    }

    fn weight(&self) -> usize {
        let envelopes: usize = self.request.envelopes.iter().map(Envelope::encoded_bytes).sum();
        envelopes + self.request.snapshot.as_ref().map_or(0, |snapshot| snapshot.sealed().len())
    }
}

/// What came of an answer about one place.
#[derive(Clone, Debug)]
pub struct News {
    /// The place.
    pub place: Place,
    /// Its space.
    pub space: SpaceId,
    /// The things that changed, as they are now.
    pub entities: Vec<Entity>,
    /// What an honest relay would not have done.
    pub alarms: Vec<Alarm>,
    /// Whether to go on.
    pub rest: Rest,
}

/// What to ask about all places, by space, with all that was written sealed and kept.
///
/// # Errors
/// [`StoreError`]; what was done before stays.
pub async fn questions<S: Store>(
    store: &S,
    known: &Known,
    wanted: &Wanted,
    means: Means,
) -> Result<Vec<Question>, StoreError> {
    settle(store, known, means).await?;
    let mut asked = Vec::new();
    for place in store.places().await? {
        asked.extend(question(store, place, wanted, means).await?);
    }
    asked.sort_by_key(|asked| asked.request.space);
    asked.dedup_by_key(|asked| asked.request.space);
    Ok(asked)
}

/// The questions by request, and whether something did not fit.
pub fn rounds(asked: Vec<Question>) -> (Vec<Vec<Question>>, Rest) {
    let (mut rounds, mut rest, mut room) = (Vec::<Vec<Question>>::new(), Rest::Nothing, PUSH_CUT);
    for mut question in asked {
        if rounds.last().is_none_or(|round| round.len() == SPACES) {
            rounds.push(Vec::new());
            room = PUSH_CUT;
        }
        if question.weight() > room {
            // Asked all the same; what it brings comes with the next request.
            (question.request.envelopes, question.request.snapshot, question.offered) =
                (Vec::new(), None, None);
            rest = Rest::More;
        }
        room -= question.weight();
        rounds.last_mut().into_iter().for_each(|round| round.push(question.clone()));
    }
    (rounds, rest)
}

/// The relay knows other changes by the name of this one: the memory of this phone was set back and had gone on before.
/// What was not sent gets another name; tells whether anything did.
///
/// # Errors
/// [`StoreError`]; nothing was renamed then.
pub async fn give_way<S: Store>(store: &S, space: SpaceId, dot: Dot) -> Result<Rest, StoreError> {
    for place in store.places().await? {
        let Some(sealed) = opened(store, place).await?.filter(|sealed| sealed.keys().space() == space) else {
            continue;
        };
        let ours = sealed.ledger().envelopes().iter().map(Envelope::header);
        // From there on and no earlier: the relay has what comes before, and others have seen it.
        let from = ours
            .filter(|ours| ours.actor == dot.actor && ours.last() >= dot.seq)
            .map(EnvelopeHeader::first_dot);
        let Some(first) = from.min_by_key(|first| first.seq) else { continue };
        store.rename(place, first).await?;
        return Ok(Rest::More);
    }
    Ok(Rest::Nothing)
}

/// What a place has sealed; `None` if it has no space, or its keys cannot be read.
pub(super) async fn opened<S: Store>(store: &S, place: Place) -> Result<Option<Sealed>, StoreError> {
    let Some(drawer) = store.sealed(place).await? else { return Ok(None) };
    Ok(Access::from_bytes(drawer.keys()).map(|access| drawer.unlock(access.keys())))
}

async fn question<S: Store>(
    store: &S,
    place: Place,
    wanted: &Wanted,
    means: Means,
) -> Result<Option<Question>, StoreError> {
    for _ in 0..TRIES {
        let Some(mut sealed) = opened(store, place).await? else { return Ok(None) };
        // What a phone brings along goes into a space of its person once that space's own is here.
        if sealed.keys().may_write() && !(place == Place::Home && sealed.is_blank()) {
            // What does not fit an envelope stays on this phone, and so does what follows it.
            let _unfit = sealed.seal();
        }
        if sealed.is_new() {
            match store.keep(sealed).await? {
                Kept::Kept { sealed: kept, .. } => sealed = *kept,
                Kept::Overtaken => continue,
            }
        }
        return with_snapshot(store, sealed, wanted, means).await.map(Some);
    }
    Ok(None)
}

async fn with_snapshot<S: Store>(
    store: &S,
    sealed: Sealed,
    wanted: &Wanted,
    means: Means,
) -> Result<Question, StoreError> {
    let mut request = sealed.request();
    let ledger = sealed.ledger();
    let wanted = wanted.0.contains(&request.space) && ledger.is_complete();
    if sealed.keys().may_write() && (wanted || ledger.relay_needs_snapshot()) {
        let parcel = store.parcel(sealed.place()).await?;
        let things: Vec<&Entity> = parcel.things.iter().collect();
        let actor = sealed.actor().unwrap_or_else(|| ActorId(means.bytes()));
        // A state too large to be sealed stays envelope by envelope.
        request.snapshot = sealed.snapshot(actor, &things, means.bytes()).ok();
    }
    let offered = request.snapshot.as_ref().map(|snapshot| snapshot.header().heads.clone());
    let held = ledger.relay_holds().clone();
    Ok(Question { sealed, request, held, offered })
}

/// Takes in what was answered about one place, and keeps it.
///
/// # Errors
/// [`StoreError`]; nothing of it was taken in then, and it is asked again.
pub async fn take<S: Store>(
    store: &S,
    question: Question,
    answer: &SyncAnswer,
    wanted: &mut Wanted,
) -> Result<News, StoreError> {
    let Question { mut sealed, request, held, offered } = question;
    let space = request.space;
    let answer = answer.news(space).cloned().unwrap_or_else(|| quiet(&request));
    let before = (sealed.ledger().relay_holds().clone(), sealed.ledger().applied());
    let alarms = sealed.take(&answer, &held);
    if let Some(heads) = &offered
        && answer.holds.covers(&heads.vector())
    {
        sealed.compact(heads);
    }
    if answer.wants_snapshot {
        wanted.0.insert(space)
    } else {
        wanted.0.remove(&space)
    };
    let moved_on = before != (sealed.ledger().relay_holds().clone(), sealed.ledger().applied());
    let open = sealed.ledger().unsent_envelopes() > 0 || sealed.ledger().relay_needs_snapshot();
    // What this phone brings along is sealed once something of the space is here.
    let to_bring = sealed.keys().may_write() && (open || before.1.is_empty());
    // A relay that takes nothing is not asked again at once.
    let goes_on = moved_on && (answer.more || answer.wants_snapshot || to_bring);
    let mut news = News {
        place: sealed.place(),
        space,
        entities: Vec::new(),
        alarms,
        rest: if goes_on { Rest::More } else { Rest::Nothing },
    };
    if sealed.is_new() {
        match store.keep(sealed).await? {
            Kept::Kept { entities, .. } => news.entities = entities,
            // Another tab was quicker: it is asked again.
            Kept::Overtaken => news.rest = Rest::More,
        }
    }
    Ok(news)
}

/// No news: the relay holds exactly what the phone has.
fn quiet(request: &SpaceRequest) -> SpaceAnswer {
    SpaceAnswer {
        space: request.space,
        holds: request.have.clone(),
        snapshot: None,
        envelopes: Vec::new(),
        more: false,
        wants_snapshot: false,
    }
}
