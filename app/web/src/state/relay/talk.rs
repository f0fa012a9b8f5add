//! One exchange with the relay about all spaces.

use super::{ends, members, places};
use crate::platform::http::{self, Reply};
use crate::platform::{random, tabs};
use crate::state::app::App;
use crate::state::local::store;
use crate::state::queue;
use core::cell::RefCell;
use leptos::prelude::*;
use protocol::{Limit, Problem, SyncAnswer, SyncRequest};
use std::collections::BTreeSet;
use store::{Kept, Place, Sealed, Store};
use sync::record::{Membership, Record};
use sync::{Alarm, Entity, Failure, Heads, SpaceAnswer, SpaceId, SpaceRequest, VersionVector};

const PATH: &str = "/relay/v1/sync";

/// How long an answer may take, in milliseconds: less than the session's own patience.
const PATIENCE: i32 = 28_000;

/// How many bytes of envelopes and snapshots one request carries at most: what a relay takes, less the vectors.
const PUSH_CUT: usize = 768 * 1024;

/// How often a place is read again that another tab has changed meanwhile.
const TRIES: usize = 3;

thread_local! {
    /// The spaces of which the relay would like a snapshot.
    static WANTED: RefCell<BTreeSet<SpaceId>> = const { RefCell::new(BTreeSet::new()) };
}

/// Whether there is more to ask or to bring.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rest {
    Nothing,
    More,
}

/// What is asked about one place.
struct Asked {
    sealed: Sealed,
    request: SpaceRequest,
    /// What the relay had said to hold.
    held: VersionVector,
    /// What the snapshot covers that goes along.
    offered: Option<Heads>,
}

/// Brings the relay what it lacks, takes in what it has, and does what that asks for.
pub(super) async fn talk(app: App) -> Result<Rest, Failure> {
    members::settle(app).await.map_err(|_| Failure::NoAnswer)?;
    super::super::phones::show_up(app).await;
    let mut asked = Vec::new();
    let mut rest = Rest::Nothing;
    let mut room = PUSH_CUT;
    for place in places().await {
        if let Some(mut question) = question(place).await {
            if weight(&question.request) > room {
                // Asked all the same; what it brings comes with the next request.
                (question.request.envelopes, question.request.snapshot, question.offered) =
                    (Vec::new(), None, None);
                rest = Rest::More;
            }
            room = room.saturating_sub(weight(&question.request));
            asked.push(question);
        }
    }
    asked.sort_by_key(|asked| asked.request.space);
    let most = usize::try_from(Limit::Spaces.most()).unwrap_or(usize::MAX);
    while !asked.is_empty() {
        let later = asked.split_off(asked.len().min(most));
        if exchange(app, asked).await? == Rest::More {
            rest = Rest::More;
        }
        asked = later;
    }
    if ends::follow(app).await == Rest::More {
        rest = Rest::More;
    }
    Ok(rest)
}

fn weight(request: &SpaceRequest) -> usize {
    let envelopes: usize = request.envelopes.iter().map(sync::Envelope::encoded_bytes).sum();
    envelopes + request.snapshot.as_ref().map_or(0, |snapshot| snapshot.sealed().len())
}

/// What to ask about a place, with all that was written there sealed and kept.
async fn question(place: Place) -> Option<Asked> {
    for _ in 0..TRIES {
        let mut sealed = members::opened(place).await?;
        // What a phone brings along goes into a space of its person once that space's own is here.
        if sealed.keys().may_write() && !(place == Place::Home && sealed.is_blank()) {
            // What does not fit an envelope stays on this phone, and so does what follows it.
            let _unfit = sealed.seal();
        }
        if sealed.is_new() {
            match store().keep(sealed).await.ok()? {
                Kept::Kept { sealed: kept, .. } => sealed = *kept,
                Kept::Overtaken => continue,
            }
        }
        return Some(with_snapshot(place, sealed).await);
    }
    None
}

async fn with_snapshot(place: Place, sealed: Sealed) -> Asked {
    let mut request = sealed.request();
    let ledger = sealed.ledger();
    let wanted = WANTED.with(|wanted| wanted.borrow().contains(&request.space)) && ledger.is_complete();
    if sealed.keys().may_write()
        && (wanted || ledger.relay_needs_snapshot())
        && let Ok(parcel) = store().parcel(place).await
    {
        let things: Vec<&Entity> = parcel.things.iter().collect();
        let actor = sealed.actor().unwrap_or_else(random::actor);
        let mut nonce = [0; 24];
        random::fill(&mut nonce);
        // A state too large to be sealed stays envelope by envelope.
        request.snapshot = sealed.snapshot(actor, &things, nonce).ok();
    }
    let offered = request.snapshot.as_ref().map(|snapshot| snapshot.header().heads.clone());
    let held = ledger.relay_holds().clone();
    Asked { sealed, request, held, offered }
}

/// Asks the relay.
///
/// # Errors
/// [`Failure`] if nobody answers, somebody else does, or the relay says no.
pub(in crate::state) async fn ask(path: &str, body: &[u8]) -> Result<Vec<u8>, Failure> {
    match http::post(path, body, PATIENCE).await {
        None => Err(Failure::NoAnswer),
        Some(Reply::Stranger) => Err(Failure::NotTheRelay),
        Some(Reply::Refused(bytes)) => {
            Err(Problem::decode(&bytes).map_or(Failure::NotTheRelay, Failure::Problem))
        }
        Some(Reply::Done(bytes)) => Ok(bytes),
    }
}

async fn exchange(app: App, asked: Vec<Asked>) -> Result<Rest, Failure> {
    let request = SyncRequest { spaces: asked.iter().map(|asked| asked.request.clone()).collect() };
    let answered = ask(PATH, &request.encode()).await;
    if let Err(Failure::Problem(Problem::SpaceFull { space })) = &answered {
        WANTED.with(|wanted| wanted.borrow_mut().insert(*space));
    }
    let answer = SyncAnswer::decode(&answered?).map_err(|_| Failure::NotTheRelay)?;
    let mut rest = Rest::Nothing;
    for asked in asked {
        if take(app, asked, &answer).await == Rest::More {
            rest = Rest::More;
        }
    }
    Ok(rest)
}

/// Keeps and shows what was answered about one place.
async fn take(app: App, asked: Asked, answer: &SyncAnswer) -> Rest {
    let Asked { mut sealed, request, held, offered } = asked;
    let space = request.space;
    let quiet = || SpaceAnswer {
        space,
        holds: request.have.clone(),
        snapshot: None,
        envelopes: Vec::new(),
        more: false,
        wants_snapshot: false,
    };
    let answer = answer.news(space).cloned().unwrap_or_else(quiet);
    let before = (sealed.ledger().relay_holds().clone(), sealed.ledger().applied());
    app.alarmed(space, sealed.take(&answer, &held));
    if let Some(heads) = &offered
        && answer.holds.covers(&heads.vector())
    {
        sealed.compact(heads);
    }
    WANTED.with(|wanted| {
        let mut wanted = wanted.borrow_mut();
        if answer.wants_snapshot { wanted.insert(space) } else { wanted.remove(&space) }
    });
    let moved_on = before != (sealed.ledger().relay_holds().clone(), sealed.ledger().applied());
    let open = sealed.ledger().unsent_envelopes() > 0 || sealed.ledger().relay_needs_snapshot();
    let may_write = sealed.keys().may_write();
    let blank_before = before.1.is_empty();
    let place = sealed.place();
    if sealed.is_new() {
        match store().keep(sealed).await {
            Ok(Kept::Kept { entities, .. }) => show(app, place, entities).await,
            // Another tab was quicker, or there is no room: it is asked again.
            Ok(Kept::Overtaken) => return Rest::More,
            Err(_) => return Rest::Nothing,
        }
    }
    // A relay that takes nothing is not asked again at once.
    let more = moved_on && (answer.more || answer.wants_snapshot || (may_write && (open || blank_before)));
    if more { Rest::More } else { Rest::Nothing }
}

/// Shows what came.
async fn show(app: App, place: Place, entities: Vec<Entity>) {
    if entities.is_empty() {
        return;
    }
    if place == Place::Home && entities.iter().any(|entity| entity.kind == Membership::KIND) {
        // What counts as shared has changed.
        app.load().await;
    } else {
        app.put(place, entities);
        app.view.update(|view| queue::preview(view, queue::waiting_edits()));
    }
    tabs::tell();
}

impl App {
    /// Something that an honest relay does not do: everything here stays as it was.
    fn alarmed(self, space: SpaceId, alarms: Vec<Alarm>) {
        if !alarms.is_empty() {
            self.alarms.update(|known| {
                for alarm in alarms {
                    if !known.contains(&(space, alarm)) {
                        known.push((space, alarm));
                    }
                }
            });
        }
    }
}
