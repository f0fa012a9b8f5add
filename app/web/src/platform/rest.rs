//! The code of the screens that come after the first one.
//!
//! The page starts loading it once the first half runs, and keeps trying while the network is away; see the
//! script in `index.html`. A build for developers is in one piece and has nothing to wait for.

use crate::live::spawn;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Whether the rest is there: false at first, true for good afterwards.
pub fn follow() -> RwSignal<bool> {
    let here = RwSignal::new(false);
    spawn(async move {
        wait().await;
        here.set(true);
    });
    here
}

/// Waits until the rest is there.
pub async fn wait() {
    let loading = js_sys::Reflect::get(&window(), &JsValue::from_str("rest")).ok();
    if let Some(loading) = loading.and_then(|loading| loading.dyn_into::<js_sys::Promise>().ok()) {
        // The page's promise is never refused.
        let _here = JsFuture::from(loading).await;
    }
}
