//! What another app of the phone shares with this one. The service worker keeps it, so that it never travels.

use crate::live::spawn;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, File, Response};

/// As in the service worker.
const SHARED: &str = "partage";
const TEXT: &str = "/texte";
const FILE: &str = "/fichier";

/// Something that was shared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shared {
    /// Words.
    Text(String),
    /// A file's bytes.
    File(Vec<u8>),
}

/// Takes what was shared: it is there once. A file comes before the words around it.
pub async fn take() -> Option<Shared> {
    let caches = window().caches().ok().filter(|caches| !caches.is_undefined())?;
    let cache: Cache = JsFuture::from(caches.open(SHARED)).await.ok()?.unchecked_into();
    let file = part(&cache, FILE).await.map(Shared::File);
    let text = part(&cache, TEXT).await.and_then(|bytes| String::from_utf8(bytes).ok()).map(Shared::Text);
    let _nothing_there = JsFuture::from(caches.delete(SHARED)).await;
    file.or(text)
}

/// Hears of the file with which the person opened this app (File Handling API, where the browser has it).
pub fn on_opened_with(heard: impl Fn(Vec<u8>) + Clone + 'static) {
    let queue = Reflect::get(&window(), &JsValue::from_str("launchQueue")).unwrap_or_default();
    let Ok(set) =
        Reflect::get(&queue, &JsValue::from_str("setConsumer")).and_then(JsCast::dyn_into::<Function>)
    else {
        return;
    };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launched: JsValue| {
        let heard = heard.clone();
        spawn(async move {
            if let Some(bytes) = opened(&launched).await {
                heard(bytes);
            }
        });
    });
    let _set = set.call1(&queue, consumer.as_ref());
    // The browser holds it for as long as the page lives.
    consumer.forget();
}

async fn opened(launched: &JsValue) -> Option<Vec<u8>> {
    let files: Array = Reflect::get(launched, &JsValue::from_str("files")).ok()?.dyn_into().ok()?;
    let handle = files.get(0);
    let get: Function = Reflect::get(&handle, &JsValue::from_str("getFile")).ok()?.dyn_into().ok()?;
    let file: Promise = get.call0(&handle).ok()?.dyn_into().ok()?;
    let file: File = JsFuture::from(file).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn part(cache: &Cache, path: &str) -> Option<Vec<u8>> {
    let found = JsFuture::from(cache.match_with_str(path)).await.ok()?;
    let response: Response = found.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec()).filter(|bytes| !bytes.is_empty())
}
