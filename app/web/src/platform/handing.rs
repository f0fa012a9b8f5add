//! Handing a link to another app of the phone.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What became of something that was to be handed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Handed {
    /// The phone's own sheet took it, or the person closed the sheet.
    Sheet,
    /// It is where "paste" finds it.
    Copied,
    /// Neither was possible.
    Refused,
}

/// Shows the phone's sheet of apps for a link, or copies it where there is no such sheet.
pub async fn hand(url: &str) -> Handed {
    let navigator = window().navigator();
    let share = Reflect::get(&navigator, &JsValue::from_str("share")).ok();
    if let Some(share) = share.and_then(|share| share.dyn_into::<Function>().ok()) {
        let what = Object::new();
        let _set = Reflect::set(&what, &JsValue::from_str("url"), &JsValue::from_str(url));
        if let Ok(Ok(sheet)) = share.call1(&navigator, &what).map(JsCast::dyn_into::<Promise>) {
            match JsFuture::from(sheet).await {
                Ok(_) => return Handed::Sheet,
                // Closing the sheet is an answer (Web Share API, "AbortError").
                Err(error) if name(&error) == "AbortError" => return Handed::Sheet,
                Err(_) => {}
            }
        }
    }
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).unwrap_or_default();
    let write = Reflect::get(&clipboard, &JsValue::from_str("writeText")).ok();
    let Some(write) = write.and_then(|write| write.dyn_into::<Function>().ok()) else {
        return Handed::Refused;
    };
    match write.call1(&clipboard, &JsValue::from_str(url)).map(JsCast::dyn_into::<Promise>) {
        Ok(Ok(copied)) => match JsFuture::from(copied).await {
            Ok(_) => Handed::Copied,
            Err(_) => Handed::Refused,
        },
        _ => Handed::Refused,
    }
}

fn name(error: &JsValue) -> String {
    Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// The address of this app with a fragment, such as that of a share link.
pub fn url(fragment: &str) -> String {
    [&window().location().origin().unwrap_or_default(), "/", fragment].concat()
}
