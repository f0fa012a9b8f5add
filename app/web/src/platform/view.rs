//! What of the screen can be seen.

use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

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
