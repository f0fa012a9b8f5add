//! The code of the screens that come after the first one.
//!
//! The page loads it when it is first asked to, and keeps trying while the network is away; see the script in
//! `index.html`. A build for developers is in one piece and has nothing to wait for.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Loads the rest, unless that has begun, and waits until it is there.
pub async fn wait() {
    let load = js_sys::Reflect::get(&window(), &JsValue::from_str("rest")).ok();
    let loading = load.and_then(|load| load.dyn_into::<js_sys::Function>().ok());
    if let Some(Ok(loading)) = loading.map(|load| load.call0(&JsValue::UNDEFINED)) {
        // The page's promise is never refused.
        let _here = JsFuture::from(js_sys::Promise::resolve(&loading)).await;
    }
}
