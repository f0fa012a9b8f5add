//! The way to the relay.

use js_sys::{Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, ReadableStreamDefaultReader, RequestInit, Response};

/// The type of every body that goes to the relay or comes from it.
const BYTES: &str = "application/octet-stream";

/// What somebody answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reply {
    /// The relay did what it was asked.
    Done(Vec<u8>),
    /// The relay said why not.
    Refused(Vec<u8>),
    /// Somebody in between answered, such as the page of a hotel's network.
    Stranger,
}

/// Posts bytes and waits for the answer, at most `patience_ms`; `None` if there is none.
pub async fn post(path: &str, body: &[u8], patience_ms: i32) -> Option<Reply> {
    let stop = AbortController::new().ok()?;
    let give_up = {
        let stop = stop.clone();
        set_timeout_with_handle(
            move || stop.abort(),
            core::time::Duration::from_millis(u64::from(patience_ms.unsigned_abs())),
        )
        .ok()
    };
    let reply = answered(path, body, &stop).await;
    if let Some(give_up) = give_up {
        give_up.clear();
    }
    reply
}

async fn answered(path: &str, body: &[u8], stop: &AbortController) -> Option<Reply> {
    let response = send(path, body, stop).await?;
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    let status = response.status();
    // Without a body there is no type.
    if status == 204 {
        return Some(Reply::Done(Vec::new()));
    }
    if kind != BYTES || response.redirected() {
        return Some(Reply::Stranger);
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Some(if status == 200 { Reply::Done(bytes) } else { Reply::Refused(bytes) })
}

async fn send(path: &str, body: &[u8], stop: &AbortController) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set("content-type", BYTES).ok()?;
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_headers(&headers);
    options.set_body(&Uint8Array::from(body));
    options.set_signal(Some(&stop.signal()));
    JsFuture::from(window().fetch_with_str_and_init(path, &options)).await.ok()?.dyn_into().ok()
}

/// Posts bytes and hands each line of what comes back to `heard`, for as long as it comes.
pub async fn listen(path: &str, body: &[u8], stop: &AbortController, heard: impl Fn(&str)) -> Option<()> {
    let response = send(path, body, stop).await?;
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if response.status() != 200 || !kind.starts_with("text/event-stream") {
        return None;
    }
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().unchecked_into();
    let mut pending = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.ok()?;
        let part = Reflect::get(&chunk, &JsValue::from_str("value")).ok()?;
        // There is no more.
        if part.is_undefined() {
            return Some(());
        }
        pending.extend(Uint8Array::new(&part).to_vec());
        while let Some(end) = pending.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = pending.drain(..=end).collect();
            heard(core::str::from_utf8(&line).unwrap_or_default().trim_end());
        }
    }
}
