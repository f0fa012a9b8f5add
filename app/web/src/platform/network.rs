//! Whether there is a network, and whether the page is looked at.

use leptos::prelude::*;

/// What the browser says about the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// There may be a network again.
    Online,
    /// There is none.
    Offline,
    /// The page is looked at again.
    Shown,
    /// It is not any more.
    Hidden,
}

/// Runs `heard` at each of these, for as long as the page lives.
pub fn follow(heard: impl Fn(Notice) + Copy + 'static) {
    let kept = [
        window_event_listener(leptos::ev::online, move |_| heard(Notice::Online)),
        window_event_listener(leptos::ev::offline, move |_| heard(Notice::Offline)),
        window_event_listener(leptos::ev::visibilitychange, move |_| {
            heard(if document().hidden() { Notice::Hidden } else { Notice::Shown });
        }),
    ];
    core::mem::forget(kept);
}

/// Runs `heard` when there may be a network again, until the handle is told to remove itself.
pub fn on_online(heard: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener(leptos::ev::online, move |_| heard())
}

/// Whether the browser is sure that there is no network.
pub fn is_off() -> bool {
    !window().navigator().on_line()
}

/// Milliseconds since the page was opened, whatever becomes of the clock.
pub fn monotonic_ms() -> u64 {
    let now = window().performance().map_or(0.0, |performance| performance.now());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page lives less than 2⁵³ ms"
    )]
    let now = now as u64;
    now
}
