//! The PWA.
//!
//! | module | in one line |
//! |---|---|
//! | [`pages`] | the screens, one folder a place |
//! | [`components`] | the pieces they are made of: properties in, callbacks out |
//! | [`state`] | what the screens share; the only caller of the store |
//! | [`platform`] | every call to the browser |
//! | [`live`] | what changes in place |
//! | [`route`] | the screens' addresses |
//! | [`text`] | the words |

pub mod components;
pub mod live;
pub mod pages;
pub mod platform;
pub mod route;
pub mod state;
pub mod text;

use core::time::Duration;
use leptos::prelude::*;
use platform::{rest, service_worker};
use wasm_bindgen::JsCast;

/// Reads the phone's memory, then shows the screen that the address names in place of the first paint.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let owner = Owner::new();
        owner.set();
        let arrived = platform::navigation::take_arriving();
        let texts = platform::language::ask();
        let app = state::App::open().await;
        platform::language::start(texts).await;
        if let Some(link) = arrived {
            app.arrived(link).await;
        }
        // The first paint stays until the screen itself can follow it.
        let first = platform::navigation::current();
        if pages::gate::leads_to(&first) && (app.welcomed.get_untracked() || first.is_arrival()) {
            rest::wait().await;
            app.rest.set(true);
        }
        if let Some(place) = document().get_element_by_id("app") {
            place.set_inner_html("");
            let handle = leptos::mount::mount_to(place.unchecked_into(), move || pages::root(app));
            handle.forget();
        }
        core::mem::forget(owner);
        request_animation_frame(move || set_timeout(move || prepare(app), Duration::ZERO));
    });
}

/// What the first screen does not need, once it is painted.
fn prepare(app: state::App) {
    live::spawn(async move {
        rest::wait().await;
        // A signal tells of every setting, and a screen that waited for this one would be drawn anew.
        if !app.rest.get_untracked() {
            app.rest.set(true);
        }
        service_worker::register();
        app.connect();
    });
}
