//! Requests and their bytes.

use crate::StoreError;
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbRequest};

/// The request's result, once it is there.
pub(super) async fn result(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let settled = Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(|error| failure(&error)),
        Err(_) => Err(request.error().ok().flatten().map_or_else(unknown, |error| named(&error))),
    }
}

/// The facts of something that the browser threw.
pub(super) fn failure(error: &JsValue) -> StoreError {
    error.dyn_ref::<DomException>().map_or_else(unknown, named)
}

/// The facts of a failed request or transaction.
pub(super) fn named(error: &DomException) -> StoreError {
    match error.name() {
        name if name == "QuotaExceededError" => StoreError::Full,
        reason => StoreError::Failed { reason },
    }
}

pub(super) fn unknown() -> StoreError {
    StoreError::Failed { reason: "unknown".to_owned() }
}

/// A key: IndexedDB compares binary keys byte by byte.
pub(super) fn to_key(key: &[u8]) -> JsValue {
    Uint8Array::from(key).into()
}

/// The bytes of a key or a value; of something else that got there, its text, so that it can be kept aside.
pub(super) fn to_bytes(value: &JsValue) -> Vec<u8> {
    if let Some(array) = value.dyn_ref::<Uint8Array>() {
        return array.to_vec();
    }
    if value.is_instance_of::<js_sys::ArrayBuffer>() {
        return Uint8Array::new(value).to_vec();
    }
    let text = value.as_string().or_else(|| js_sys::JSON::stringify(value).ok().map(String::from));
    text.unwrap_or_default().into_bytes()
}

/// As [`to_bytes`], into memory that is used again for the next record: a start reads thousands.
pub(super) fn read_into<'a>(value: &JsValue, scratch: &'a mut Vec<u8>) -> &'a [u8] {
    match value.dyn_ref::<Uint8Array>() {
        Some(array) => {
            scratch.resize(array.length() as usize, 0);
            array.copy_to(scratch);
        }
        None => *scratch = to_bytes(value),
    }
    scratch
}
