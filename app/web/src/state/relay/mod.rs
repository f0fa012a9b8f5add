//! The way to the relay: when to talk to it, what is said, and what comes of it. Its code comes after that of the
//! first screens.

mod ears;
mod outbox;
mod sent;
mod talk;

pub(super) use talk::ask;

use super::app::App;
use super::local::store;
use super::writing::Work;
use crate::live::spawn;
use crate::platform::network::{self, Notice};
use crate::platform::random;
use core::cell::Cell;
use core::time::Duration;
use leptos::prelude::*;
use std::cell::RefCell;
use store::member::Rest;
use store::{Place, Store};
use sync::{Effect, Event, Failure, Session};

thread_local! {
    static SESSION: RefCell<Session> = RefCell::new(Session::new());
    /// Whether anything is shared, so that there is somebody to talk to.
    static LINKED: Cell<bool> = const { Cell::new(false) };
    static FOLLOWING: Cell<bool> = const { Cell::new(false) };
}

/// Talks to the relay if anything is shared, and from now on whenever there is a reason to.
#[inline(never)]
pub(in crate::state) fn start(app: App) -> Work {
    Box::pin(begin(app))
}

async fn begin(app: App) {
    if places().await.is_empty() && app.view.with_untracked(|view| view.memberships().next().is_none()) {
        return;
    }
    LINKED.set(true);
    sent::recall();
    sent::refresh(app).await;
    if !FOLLOWING.replace(true) {
        network::follow(move |notice| noticed(app, notice));
    }
    if network::is_off() {
        tell(app, Event::Offline);
    }
    tell(app, Event::Started);
    ears::open(app);
}

/// The places that have a space; none if the memory cannot be read now.
pub(super) async fn places() -> Vec<Place> {
    store().places().await.unwrap_or_default()
}

fn noticed(app: App, notice: Notice) {
    match notice {
        Notice::Online => {
            tell(app, Event::Online);
            ears::back(app);
        }
        Notice::Offline => tell(app, Event::Offline),
        Notice::Shown => {
            tell(app, Event::Started);
            ears::open(app);
        }
        Notice::Hidden => {
            ears::close();
            spawn(outbox::fill(app));
        }
    }
}

/// The person did something that is kept now.
pub(super) fn acted(app: App) {
    if LINKED.get() {
        spawn(async move {
            sent::refresh(app).await;
            tell(app, Event::Acted);
            if network::is_off() {
                outbox::fill(app).await;
            }
        });
    }
}

/// Says what happened, and does what is to be done then.
pub(super) fn tell(app: App, event: Event) {
    let chance = u64::from(random::bits());
    let now = network::monotonic_ms();
    let effects = SESSION.with(|session| session.borrow_mut().handle(event, now, chance));
    for effect in effects {
        match effect {
            Effect::Exchange(number) => spawn(exchange(app, number)),
            Effect::WakeAt(at) => {
                let wait = Duration::from_millis(at.saturating_sub(now));
                set_timeout(move || tell(app, Event::Ticked), wait);
            }
        }
    }
}

async fn exchange(app: App, number: u64) {
    let event = match talk::talk(app).await {
        Ok(rest) => {
            sent::succeeded().await;
            ears::keep_up(app).await;
            Event::Answered { number, unfinished: rest == Rest::More }
        }
        Err(trouble) => {
            let failure = match trouble {
                talk::Trouble::Way(failure) => failure,
                talk::Trouble::Memory => Failure::NoAnswer,
            };
            sent::failed(&failure).await;
            Event::Failed { number, failure }
        }
    };
    sent::refresh(app).await;
    tell(app, event);
    outbox::fill(app).await;
}
