//! The language that the person chose, kept so that the next start begins with it, and the file of its texts.

use super::beside;
use crate::text::{self, Language};
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The key that the page's first script reads too, to ask for the texts while the app is still on its way.
const KEY: &str = "pas-a-pas.langue";

/// The key under which "no" is kept by who wants no French beside another language.
const WITH_FRENCH: &str = "pas-a-pas.avec-francais";

/// Where that script leaves what it asked for.
const ASKED: &str = "texts";

thread_local! {
    /// Chosen since the page was loaded: a browser may refuse to remember.
    static CHOSEN: Cell<Option<&'static Language>> = const { Cell::new(None) };
}

/// The language chosen on this phone; none before a choice.
pub fn chosen() -> Option<&'static Language> {
    CHOSEN.get().or_else(|| Language::of(&beside::get(KEY)?))
}

/// The languages that the browser says its person reads, the first one first.
pub fn preferred() -> Vec<&'static Language> {
    let codes = window().navigator().languages();
    let codes = codes.iter().filter_map(|code| code.as_string());
    let mut known: Vec<&'static Language> = Vec::new();
    for code in codes {
        if let Some(language) = Language::of(code.split('-').next().unwrap_or_default())
            && !known.contains(&language)
        {
            known.push(language);
        }
    }
    known
}

/// Asks for the texts of the chosen language, before a choice for those that the phone itself speaks. They are on their
/// way at once, not when the answer is awaited.
pub fn ask() -> Option<(&'static Language, js_sys::Promise)> {
    let language = chosen().or_else(|| preferred().first().copied());
    let language = language.filter(|language| !language.is_french())?;
    let asked = Reflect::get(&window(), &JsValue::from_str(ASKED)).ok();
    let asked = asked.and_then(|asked| asked.dyn_into::<js_sys::Promise>().ok());
    Some((language, asked.unwrap_or_else(|| fetch(language))))
}

/// Speaks the chosen language from now on. French stays if its texts cannot be had; the next start tries again.
pub async fn start(asked: Option<(&'static Language, js_sys::Promise)>) {
    if let Some((language, asked)) = asked {
        let _french_stays = take(language, asked).await;
    }
    write_down();
}

/// Makes a language the one of this phone, now and at the next start; `None` if its texts cannot be had now.
pub async fn choose(language: &'static Language) -> Option<()> {
    if language.is_french() {
        text::install_french();
    } else {
        take(language, fetch(language)).await?;
    }
    CHOSEN.set(Some(language));
    // A browser that refuses to remember still speaks it now.
    beside::keep(KEY, Some(language.code));
    write_down();
    Some(())
}

/// Whether lists and appointments are shown in French too, under the person's own language: yes, until they say no.
pub fn with_french() -> bool {
    beside::get(WITH_FRENCH).as_deref() != Some("non")
}

/// Remembers whether French is shown too.
pub fn keep_with_french(wanted: bool) {
    // A browser that refuses to remember shows what was asked for now.
    beside::keep(WITH_FRENCH, Some(if wanted { "oui" } else { "non" }));
}

fn fetch(language: &Language) -> js_sys::Promise {
    window().fetch_with_str(&["/texts.", language.code, ".bin"].concat())
}

async fn take(language: &'static Language, asked: js_sys::Promise) -> Option<()> {
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let file = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    text::install(language, file).ok()
}

/// The page says its language and its direction: to screen readers, to the styles and to the browser.
fn write_down() {
    let language = text::language();
    if let Some(root) = document().document_element() {
        // Attributes of these names are never refused.
        let _lang = root.set_attribute("lang", language.code);
        let _dir = root.set_attribute("dir", if language.rtl { "rtl" } else { "ltr" });
    }
}
