//! What the sentence about saving says of the way to the relay.

use super::LINKED;
use crate::platform::clock;
use crate::state::Sending;
use crate::state::app::App;
use crate::state::local::store;
use crate::state::notes;
use core::cell::{Cell, RefCell};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::member;
use sync::{Failure, WallTime};

/// After so many milliseconds without success something should be done: a day.
const LONG: i64 = 86_400_000;

/// What is remembered across starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
struct Remembered {
    sent: Option<i64>,
    failing: Option<i64>,
}

/// Whether the relay still knows what this version says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Version {
    Current,
    Old,
}

const NOTE: &str = "envoi";

thread_local! {
    static REMEMBERED: RefCell<Remembered> = RefCell::default();
    static VERSION: Cell<Version> = const { Cell::new(Version::Current) };
}

/// Remembers what was known when the page was last open.
pub(super) fn recall() {
    if let Some(remembered) = notes::get(NOTE).and_then(|note| postcard::from_bytes(&note).ok()) {
        REMEMBERED.replace(remembered);
    }
}

async fn remember(next: Remembered) {
    let before = REMEMBERED.replace(next);
    // One write for each way through, and one for each failure that begins: not one a minute.
    if before != next {
        // Without room only the sentence is less precise at the next start.
        let _full = notes::keep(NOTE, postcard::to_allocvec(&next).ok()).await;
    }
}

pub(super) async fn succeeded() {
    VERSION.set(Version::Current);
    remember(Remembered { sent: Some(clock::wall_time().0), failing: None }).await;
}

pub(super) async fn failed(failure: &Failure) {
    if let Failure::Problem(protocol::Problem::UnknownVersion { .. }) = failure {
        VERSION.set(Version::Old);
    }
    let before = REMEMBERED.with(|remembered| *remembered.borrow());
    let failing = before.failing.or_else(|| Some(clock::wall_time().0));
    remember(Remembered { failing, ..before }).await;
}

/// Counts what waits, and says so.
pub(super) async fn refresh(app: App) {
    let sending = if LINKED.get() {
        known(member::waiting_actions(store()).await.unwrap_or_default())
    } else {
        Sending::Alone
    };
    if app.sending.get_untracked() != sending {
        app.sending.set(sending);
    }
}

fn known(waiting: usize) -> Sending {
    let Remembered { sent, failing } = REMEMBERED.with(|remembered| *remembered.borrow());
    sentence(waiting, sent, failing, clock::wall_time().0, VERSION.get())
}

fn sentence(waiting: usize, sent: Option<i64>, failing: Option<i64>, now: i64, version: Version) -> Sending {
    match failing {
        _ if waiting == 0 => Sending::Sent(sent.map(WallTime)),
        _ if version == Version::Old => Sending::Outdated(waiting),
        // A clock that was set back tells nothing.
        Some(since) if now.saturating_sub(since) >= LONG => Sending::Stuck(waiting, WallTime(since)),
        _ => Sending::Waiting(waiting),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const DAY: i64 = LONG;

    #[rstest]
    #[case::nothing_waits(0, Some(5), None, 9, Version::Current, Sending::Sent(Some(WallTime(5))))]
    #[case::nothing_was_ever_sent(0, None, Some(1), 9, Version::Current, Sending::Sent(None))]
    #[case::just_written(2, Some(5), None, 9, Version::Current, Sending::Waiting(2))]
    #[case::failing_for_an_hour(2, None, Some(0), DAY - 1, Version::Current, Sending::Waiting(2))]
    #[case::failing_for_a_day(2, None, Some(0), DAY, Version::Current, Sending::Stuck(2, WallTime(0)))]
    #[case::the_clock_was_set_back(2, None, Some(DAY), 0, Version::Current, Sending::Waiting(2))]
    #[case::too_old(1, None, Some(0), DAY, Version::Old, Sending::Outdated(1))]
    fn what_is_said_of_the_way_is_true(
        #[case] waiting: usize,
        #[case] sent: Option<i64>,
        #[case] failing: Option<i64>,
        #[case] now: i64,
        #[case] version: Version,
        #[case] expected: Sending,
    ) {
        assert_eq!(sentence(waiting, sent, failing, now, version), expected);
    }
}
