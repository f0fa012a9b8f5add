//! What of the screen can be seen.

use core::time::Duration;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Moves the focus to the element with this id, before what has it now goes: lost, it would begin at the top again.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _lost_focus_is_no_harm = element.focus();
    }
}

/// Brings the element with this id into sight once it is drawn, if it is not there yet: an error above the fold
/// looks as if nothing had happened.
pub fn reveal(id: String) {
    request_animation_frame(move || {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        if let Some(element) = document().get_element_by_id(&id) {
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Waits until what was drawn is on the screen.
pub async fn painted() {
    let shown = Promise::new(&mut |done, _| {
        let done = move || {
            let _resolved = done.call0(&JsValue::NULL);
        };
        request_animation_frame(move || set_timeout(done, Duration::ZERO));
    });
    let _painted = JsFuture::from(shown).await;
}
