//! What the service worker sends when there is a network again, also when the page is closed.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response, ServiceWorkerRegistration};

/// As in the service worker.
const OUTBOX: &str = "outbox";
const WAITING: &str = "/waiting";
const SEND: &str = "envoi";

/// Leaves a request to be sent, in place of the one before, and asks the browser to send it when it can.
///
/// A browser without Background Synchronization sends it when the app is opened again, as the page does anyway.
pub async fn leave(request: &[u8]) -> Option<()> {
    let outbox = open().await?;
    let response = Response::new_with_opt_buffer_source(Some(&Uint8Array::from(request))).ok()?;
    JsFuture::from(outbox.put_with_str(WAITING, &response)).await.ok()?;
    let container = window().navigator().service_worker();
    let registration: ServiceWorkerRegistration =
        JsFuture::from(container.ready().ok()?).await.ok()?.unchecked_into();
    let manager = Reflect::get(&registration, &JsValue::from_str("sync")).ok()?;
    let register: Function = Reflect::get(&manager, &JsValue::from_str("register")).ok()?.dyn_into().ok()?;
    let registered: Promise = register.call1(&manager, &JsValue::from_str(SEND)).ok()?.dyn_into().ok()?;
    JsFuture::from(registered).await.ok().map(drop)
}

/// Takes back what was left: it was sent, or is to be forgotten.
pub async fn clear() {
    if let Some(outbox) = open().await {
        let _nothing_there = JsFuture::from(outbox.delete_with_str(WAITING)).await;
    }
}

async fn open() -> Option<Cache> {
    // Undefined without TLS.
    let caches = window().caches().ok().filter(|caches| !caches.is_undefined())?;
    Some(JsFuture::from(caches.open(OUTBOX)).await.ok()?.unchecked_into())
}
