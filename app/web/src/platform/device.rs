//! What the phone itself can do: print, show a map.

use crate::text;
use domain::Position;
use leptos::prelude::*;

/// Prints the screen.
pub fn print() {
    let _cancelled = window().print();
}

/// Runs `made_ready` before the screen is printed, by the app or by the browser's menu, until the handle is told to
/// remove itself.
pub fn on_print(made_ready: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("beforeprint", move |_| made_ready())
}

/// What a device is, as far as it says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Device {
    /// An iPhone.
    Iphone,
    /// An iPad that does not pass for a computer.
    Ipad,
    /// Any device with Android.
    Android,
    /// Anything else.
    Computer,
}

/// What this device is.
pub fn kind() -> Device {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let marks = [("iPhone", Device::Iphone), ("iPad", Device::Ipad), ("Android", Device::Android)];
    marks.into_iter().find(|(mark, _)| agent.contains(mark)).map_or(Device::Computer, |(_, kind)| kind)
}

/// What the person would call this device among others.
pub fn name() -> &'static str {
    match kind() {
        Device::Iphone => text::device_iphone(),
        Device::Ipad => text::device_tablet(),
        Device::Android => text::device_android(),
        Device::Computer => text::device_computer(),
    }
}

/// A link that opens the phone's own map at an address; nothing is asked of anybody before the person presses it.
///
/// Android and others: the geo URI (RFC 5870) with Android's query; iPhone, which does not know it: Maps' own
/// scheme.
pub fn map_link(address: &str) -> String {
    let scheme = if is_apple() { "maps:?q=" } else { "geo:0,0?q=" };
    [scheme, &encoded(address)].concat()
}

/// As [`map_link`], at a point; the address names it.
pub fn map_at(position: Position, address: Option<&str>) -> String {
    let (latitude, longitude) = position.units();
    let point = [degrees(latitude), degrees(longitude)].join(",");
    let name = address.map(encoded).unwrap_or_default();
    if is_apple() {
        return ["maps:?ll=", &point, "&q=", &name].concat();
    }
    if name.is_empty() {
        ["geo:", &point, "?q=", &point].concat()
    } else {
        ["geo:", &point, "?q=", &name].concat()
    }
}

fn degrees(units: i32) -> String {
    (f64::from(units) / 100_000.0).to_string()
}

/// A link that opens the phone's messages with words in them (RFC 5724; iPhones want `&` before the words).
pub fn sms_link(number: &str, words: &str) -> String {
    let sign = if is_apple() { "&body=" } else { "?body=" };
    ["sms:", number, sign, &encoded(words)].concat()
}

/// A link that opens the phone's mail with words in it (RFC 6068).
pub fn mail_link(address: &str, words: &str) -> String {
    ["mailto:", address, "?body=", &encoded(words)].concat()
}

fn encoded(words: &str) -> String {
    String::from(js_sys::encode_uri_component(words))
}

fn is_apple() -> bool {
    matches!(kind(), Device::Iphone | Device::Ipad)
}
