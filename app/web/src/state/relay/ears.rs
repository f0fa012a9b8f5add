//! Hearing at once of what others did, while the page is looked at.

use super::{places, tell};
use crate::live::spawn;
use crate::platform::http;
use crate::state::app::App;
use crate::state::local::store;
use core::cell::{Cell, RefCell};
use core::time::Duration;
use leptos::prelude::set_timeout;
use protocol::{EventsRequest, News};
use store::Store;
use sync::{Event, SpaceId};
use web_sys::AbortController;

const PATH: &str = "/relay/v1/events";

/// The pause after a stream that ended, in milliseconds; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: u64 = 5_000;

/// Five minutes, in milliseconds.
const LONGEST_PAUSE: u64 = 300_000;

thread_local! {
    static OPEN: RefCell<Option<AbortController>> = const { RefCell::new(None) };
    /// The spaces that are listened for.
    static HEARD: RefCell<Vec<SpaceId>> = const { RefCell::new(Vec::new()) };
    static ENDED: Cell<u32> = const { Cell::new(0) };
}

/// Listens for news of all spaces, from now on.
pub(super) fn open(app: App) {
    close();
    let Ok(stop) = AbortController::new() else { return };
    OPEN.with(|open| open.replace(Some(stop.clone())));
    spawn(listen(app, stop));
}

/// The network is back: a stream that ended again and again without it would be tried in minutes only.
pub(super) fn back(app: App) {
    ENDED.set(0);
    if OPEN.with(|open| open.borrow().is_some()) {
        open(app);
    }
}

/// Listens anew if there are other spaces than when it began: a place that was added, or one whose space has a
/// successor.
pub(super) async fn keep_up(app: App) {
    let is_open = OPEN.with(|open| open.borrow().is_some());
    if is_open && spaces().await != HEARD.with_borrow(Vec::clone) {
        open(app);
    }
}

async fn spaces() -> Vec<SpaceId> {
    let mut spaces = Vec::new();
    for place in places().await {
        if let Ok(Some(drawer)) = store().sealed(place).await {
            spaces.push(drawer.space());
        }
    }
    spaces.truncate(protocol::Limit::Spaces.most().try_into().unwrap_or(usize::MAX));
    spaces
}

/// Listens no more.
pub(super) fn close() {
    if let Some(stop) = OPEN.with(RefCell::take) {
        stop.abort();
    }
}

async fn listen(app: App, stop: AbortController) {
    let spaces = spaces().await;
    HEARD.set(spaces.clone());
    let request = EventsRequest { spaces }.encode();
    let heard = |line: &str| {
        ENDED.set(0);
        if line.strip_prefix("data:").and_then(|data| News::parse(data.trim())).is_some() {
            tell(app, Event::Woken);
        }
    };
    let _ended = http::listen(PATH, &request, &stop, heard).await;
    let is_mine = OPEN.with(|open| open.borrow().as_ref() == Some(&stop));
    if is_mine && !stop.signal().aborted() {
        let pause = FIRST_PAUSE.saturating_mul(1 << ENDED.get().min(8)).min(LONGEST_PAUSE);
        ENDED.set(ENDED.get().saturating_add(1));
        let again = move || {
            if OPEN.with(|open| open.borrow().as_ref() == Some(&stop)) {
                open_again(app);
            }
        };
        set_timeout(again, Duration::from_millis(pause));
    }
}

/// Whoever listens anew asks first: what happened in between was not heard.
fn open_again(app: App) {
    tell(app, Event::Started);
    open(app);
}
