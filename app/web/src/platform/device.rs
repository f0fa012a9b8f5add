//! What the phone itself can do: print, show a map.

use crate::text;
use leptos::prelude::*;

/// Prints the screen.
pub fn print() {
    let _cancelled = window().print();
}

/// What the person would call this device among others.
pub fn name() -> &'static str {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let names = [
        ("iPhone", text::device_iphone()),
        ("iPad", text::device_tablet()),
        ("Android", text::device_android()),
    ];
    let known = names.into_iter().find(|(mark, _)| agent.contains(mark));
    known.map_or(text::device_computer(), |(_, name)| name)
}

/// A link that opens the phone's own map at an address; nothing is asked of anybody before the person presses it.
///
/// Android and others: the geo URI (RFC 5870) with Android's query; iPhone, which does not know it: Maps' own
/// scheme.
pub fn map_link(address: &str) -> String {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let scheme = if agent.contains("iPhone") || agent.contains("iPad") { "maps:?q=" } else { "geo:0,0?q=" };
    [scheme, &String::from(js_sys::encode_uri_component(address))].concat()
}
