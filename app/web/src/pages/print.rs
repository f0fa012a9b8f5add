//! The button that prints the screen.

use crate::components::{Button, ButtonKind, IconName};
use crate::platform::device;
use crate::text;
use leptos::prelude::*;

pub(super) fn button(kind: ButtonKind) -> AnyView {
    let press = Callback::new(|()| device::print());
    view! { <Button kind=kind icon=Some(IconName::Print) label=text::appointment_print_action() on_press=press /> }
        .into_any()
}
