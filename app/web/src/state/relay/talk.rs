//! One exchange with the relay about all places.

use crate::platform::http::{self, Reply};
use crate::platform::tabs;
use crate::state::app::App;
use crate::state::local::{means, store};
use crate::state::{phones, queue, reminders};
use core::cell::RefCell;
use leptos::prelude::*;
use protocol::{Problem, SyncAnswer, SyncRequest};
use store::member::{self, Followed, Known, News, Question, Rest, Wanted};
use store::{Place, StoreError};
use sync::record::{Membership, Record};
use sync::{Alarm, Entity, Failure, SpaceId};

const PATH: &str = "/relay/v1/sync";

/// How long an answer may take, in milliseconds: less than the session's own patience.
const PATIENCE: i32 = 28_000;

thread_local! {
    static WANTED: RefCell<Wanted> = RefCell::default();
}

/// Why an exchange brought nothing.
pub(super) enum Trouble {
    /// The way to the relay.
    Way(Failure),
    /// The memory: it is tried again as after no answer.
    Memory,
}

impl From<StoreError> for Trouble {
    fn from(_: StoreError) -> Self {
        Self::Memory
    }
}

/// Brings the relay what it lacks, takes in what it has, and does what that asks for.
pub(super) async fn talk(app: App) -> Result<Rest, Trouble> {
    phones::show_up(app).await;
    let known = app.view.with_untracked(Known::of);
    let wanted = WANTED.with(|wanted| wanted.borrow().clone());
    let questions = member::questions(store(), &known, &wanted, means()).await?;
    let (rounds, mut rest) = member::rounds(questions);
    for round in rounds {
        rest = rest.max(exchange(app, round).await?);
    }
    let followed = phones::follow(app).await?;
    if let Followed::Changed(more) = followed {
        rest = rest.max(more);
        app.load().await;
        tabs::tell();
    }
    Ok(rest)
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

async fn exchange(app: App, round: Vec<Question>) -> Result<Rest, Trouble> {
    let request = SyncRequest { spaces: round.iter().map(|asked| asked.request().clone()).collect() };
    let answered = ask(PATH, &request.encode()).await;
    if let Err(Failure::Problem(Problem::SpaceFull { space })) = &answered {
        WANTED.with(|wanted| wanted.borrow_mut().make_room(*space));
    }
    if let Err(Failure::Problem(Problem::Conflict { space, dot })) = &answered
        && member::give_way(store(), *space, *dot).await? == Rest::More
    {
        app.load().await;
        return Ok(Rest::More);
    }
    let answer = answered.map_err(Trouble::Way)?;
    let answer = SyncAnswer::decode(&answer).map_err(|_| Trouble::Way(Failure::NotTheRelay))?;
    let mut rest = Rest::Nothing;
    for question in round {
        let mut wanted = WANTED.with(RefCell::take);
        let taken = member::take(store(), question, &answer, &mut wanted).await;
        WANTED.with(|known| known.replace(wanted));
        let News { place, space, entities, alarms, rest: more } = taken?;
        rest = rest.max(more);
        app.alarmed(space, alarms);
        if show(app, place, entities).await == Shown::Memberships {
            // What they give is asked for at once.
            rest = Rest::More;
        }
    }
    Ok(rest)
}

/// What was shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    Things,
    Memberships,
}

/// Shows what came.
async fn show(app: App, place: Place, entities: Vec<Entity>) -> Shown {
    if entities.is_empty() {
        return Shown::Things;
    }
    let memberships = place == Place::Home && entities.iter().any(|entity| entity.kind == Membership::KIND);
    if memberships {
        // What counts as shared has changed.
        app.load().await;
    } else {
        app.put(place, entities);
        app.view.update(|view| queue::preview(view, queue::waiting_edits()));
    }
    tabs::tell();
    reminders::changed(app);
    if memberships { Shown::Memberships } else { Shown::Things }
}

impl App {
    /// Something that an honest relay does not do: everything here stays as it was.
    fn alarmed(self, space: SpaceId, alarms: Vec<Alarm>) {
        if alarms.is_empty() {
            return;
        }
        self.alarms.update(|known| {
            for alarm in alarms {
                if !known.contains(&(space, alarm)) {
                    known.push((space, alarm));
                }
            }
        });
    }
}
