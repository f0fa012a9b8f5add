//! The way onto the phone's home screen, where the app opens like any other and browsers keep what it holds.

use super::beside;
use super::device::{self, Device};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Where the page's first script leaves what the browser offers, which may come before the app.
const OFFERED: &str = "installer";

/// The key under which "plus tard" is kept.
const LATER: &str = "pas-a-pas.installer";

/// How this browser puts the app on the home screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// It is there, and was opened from there.
    Done,
    /// The browser asks when it is told to.
    Prompt,
    /// By three presses in Safari.
    Iphone,
    /// By the browser's own menu.
    Menu,
}

/// How to put the app on the home screen of this phone, as far as the browser says now.
pub fn way() -> Way {
    if is_standalone() {
        return Way::Done;
    }
    match device::kind() {
        _ if offered().is_some() => Way::Prompt,
        Device::Iphone | Device::Ipad => Way::Iphone,
        Device::Android | Device::Computer => Way::Menu,
    }
}

/// Whether the app was opened from the home screen; iPhones say it in a way of their own.
fn is_standalone() -> bool {
    let query = window().match_media("(display-mode: standalone)").ok().flatten();
    let apple = Reflect::get(&window().navigator(), &JsValue::from_str("standalone"));
    query.is_some_and(|query| query.matches()) || apple.is_ok_and(|apple| apple.is_truthy())
}

fn offered() -> Option<JsValue> {
    Reflect::get(&window(), &JsValue::from_str(OFFERED)).ok().filter(JsValue::is_object)
}

/// Has the browser ask; `true` if the person agreed. A browser asks once for each time that it offered.
pub async fn ask() -> bool {
    let Some(offer) = offered() else { return false };
    let _taken = Reflect::set(&window(), &JsValue::from_str(OFFERED), &JsValue::NULL);
    let prompt = Reflect::get(&offer, &JsValue::from_str("prompt")).ok();
    let Some(prompt) = prompt.and_then(|prompt| prompt.dyn_into::<js_sys::Function>().ok()) else {
        return false;
    };
    let Ok(Ok(asked)) = prompt.call0(&offer).map(JsCast::dyn_into::<js_sys::Promise>) else { return false };
    let Ok(answer) = JsFuture::from(asked).await else { return false };
    let outcome = Reflect::get(&answer, &JsValue::from_str("outcome")).ok();
    outcome.and_then(|outcome| outcome.as_string()).as_deref() == Some("accepted")
}

/// Whether the person said "plus tard".
pub fn is_put_off() -> bool {
    beside::get(LATER).is_some()
}

/// Remembers that the person said "plus tard"; a browser that refuses offers it again.
pub fn put_off() {
    beside::keep(LATER, Some("plus-tard"));
}
