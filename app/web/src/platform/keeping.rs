//! Asking the browser to keep what is on the phone.

use crate::live::spawn;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Asks the browser not to evict this site's memory when the phone runs low. Browsers decide by themselves or
/// ask the person; either way the answer changes nothing on the screen.
pub fn ask_to_persist() {
    let Some(manager) = window().map(|window| window.navigator().storage()) else { return };
    // Undefined without TLS, where the browser offers no storage manager.
    if manager.is_undefined() {
        return;
    }
    if let Ok(answer) = manager.persist() {
        spawn(async move {
            let _granted = JsFuture::from(answer).await;
        });
    }
}
