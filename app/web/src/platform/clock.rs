//! What time it is, in France and on the phone.

use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::time::Duration;
use sync::WallTime;

/// Half of the smallest unit that a screen shows.
const REFRESH: Duration = Duration::from_secs(30);

/// What the phone's clock says.
pub fn wall_time() -> WallTime {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit 53 bits")]
    WallTime(js_sys::Date::now() as i64)
}

/// The civil time in Paris.
pub fn now() -> NaiveDateTime {
    domain::from_unix_ms(wall_time().0)
}

/// The civil time in Paris, kept up to date while the page is looked at and when it is looked at again.
pub fn start() -> RwSignal<NaiveDateTime> {
    let signal = RwSignal::new(now());
    let refresh = move || {
        let current = now();
        // Minutes, not seconds, are on the screen: nothing is drawn anew for the same minute.
        if current.and_utc().timestamp() / 60 != signal.get_untracked().and_utc().timestamp() / 60 {
            signal.set(current);
        }
    };
    let _lasts_as_long_as_the_page = set_interval_with_handle(refresh, REFRESH);
    let listener = window_event_listener(leptos::ev::visibilitychange, move |_| refresh());
    core::mem::forget(listener);
    signal
}
