//! The other tabs of this browser that show the same memory.

use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Runs `heard` whenever another tab has written.
pub fn listen(heard: impl Fn() + 'static) {
    let Ok(channel) = BroadcastChannel::new("pas-a-pas") else { return };
    let callback = Closure::<dyn Fn(MessageEvent)>::new(move |_| heard());
    channel.set_onmessage(Some(callback.as_ref().unchecked_ref()));
    callback.forget();
    CHANNEL.with(|cell| cell.replace(Some(channel)));
}

/// Tells the other tabs that something was written.
pub fn tell() {
    CHANNEL.with(|cell| {
        if let Some(channel) = &*cell.borrow() {
            let _nobody_to_tell = channel.post_message(&JsValue::TRUE);
        }
    });
}

/// Asks before the page is closed as long as `unsaved` says so.
pub fn guard(unsaved: impl Fn() -> bool + 'static) {
    let listener = window_event_listener(leptos::ev::beforeunload, move |event| {
        if unsaved() {
            event.prevent_default();
        }
    });
    core::mem::forget(listener);
}
