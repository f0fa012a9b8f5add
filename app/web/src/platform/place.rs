//! Where the phone is, if the person lets it tell.

use domain::Position;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// How long the phone may look for itself, and how old an answer may be, in milliseconds.
const PATIENCE: f64 = 15_000.0;
const FRESH: f64 = 600_000.0;

/// Asks the phone where it is; none if the person or the phone refuses.
pub async fn here() -> Option<Position> {
    let navigator = window().navigator();
    let finder = Reflect::get(&navigator, &JsValue::from_str("geolocation")).ok()?;
    let ask: Function =
        Reflect::get(&finder, &JsValue::from_str("getCurrentPosition")).ok()?.dyn_into().ok()?;
    let options = js_sys::Object::new();
    let _set = Reflect::set(&options, &JsValue::from_str("timeout"), &PATIENCE.into());
    let _set = Reflect::set(&options, &JsValue::from_str("maximumAge"), &FRESH.into());
    let promise = Promise::new(&mut |found, refused| {
        let _asked = ask.call3(&finder, &found, &refused, &options);
    });
    let answer = JsFuture::from(promise).await.ok()?;
    let place = Reflect::get(&answer, &JsValue::from_str("coords")).ok()?;
    let degrees = |name: &str| Reflect::get(&place, &JsValue::from_str(name)).ok()?.as_f64();
    Position::new(degrees("latitude")?, degrees("longitude")?).ok()
}
