//! The service worker, by which the app starts without a network.

use crate::live::spawn;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
};

/// How often the relay is asked for a new version while the app stays open, in milliseconds: four hours.
const LOOK_AGAIN: f64 = 4.0 * 3_600_000.0;

/// Installs the worker, and looks for a new version when the person comes back to the app after a while. A new
/// version waits until the next start.
///
/// A build for developers has none: it would keep showing them yesterday's code.
pub fn register() {
    if cfg!(debug_assertions) {
        return;
    }
    let container = window().navigator().service_worker();
    // Undefined without TLS, where the browser offers no service workers.
    if container.is_undefined() {
        return;
    }
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registering = container.register_with_options("/sw.js", &options);
    spawn(async move {
        if let Ok(registration) = JsFuture::from(registering).await {
            look_for_updates(registration.into());
        }
        ask_to_be_served(&container).await;
    });
}

/// A page that was being loaded while its worker began has none, and would have to ask the network for files that are on
/// the phone.
async fn ask_to_be_served(container: &ServiceWorkerContainer) {
    let Ok(ready) = container.ready() else { return };
    let Ok(registration) = JsFuture::from(ready).await.map(ServiceWorkerRegistration::from) else { return };
    if container.controller().is_none()
        && let Some(worker) = registration.active()
    {
        let claim = Object::new();
        let _set = Reflect::set(&claim, &JsValue::from_str("type"), &JsValue::from_str("claim"));
        let _gone = worker.post_message(&claim);
    }
}

fn look_for_updates(registration: ServiceWorkerRegistration) {
    let last = Cell::new(js_sys::Date::now());
    let listener = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if !document().hidden() && js_sys::Date::now() - last.get() > LOOK_AGAIN {
            last.set(js_sys::Date::now());
            let _offline = registration.update();
        }
    });
    core::mem::forget(listener);
}
