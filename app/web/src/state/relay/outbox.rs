//! The next request, left for the service worker while the relay cannot be asked.

use crate::platform::outbox;
use crate::state::Sending;
use crate::state::app::App;
use crate::state::local::{means, store};
use core::cell::Cell;
use leptos::prelude::*;
use protocol::SyncRequest;
use store::member::{self, Known, Wanted};

thread_local! {
    /// Whether something may be there: an earlier page may have left it.
    static LEFT: Cell<bool> = const { Cell::new(true) };
}

/// Leaves what waits; takes back what was left once nothing does.
pub(super) async fn fill(app: App) {
    if matches!(app.sending.get_untracked(), Sending::Alone | Sending::Sent(_)) {
        if LEFT.replace(false) {
            outbox::clear().await;
        }
        return;
    }
    let known = app.view.with_untracked(Known::of);
    let Ok(questions) = member::questions(store(), &known, &Wanted::default(), means()).await else { return };
    let (rounds, _) = member::rounds(questions);
    // One request: what does not fit is sent when the app is opened.
    let Some(round) = rounds.into_iter().next() else { return };
    let spaces = round.iter().map(|question| question.request().clone()).collect();
    LEFT.set(true);
    // A browser that keeps no outbox, or sends nothing by itself, loses nothing.
    let _none = outbox::leave(&SyncRequest { spaces }.encode()).await;
}
