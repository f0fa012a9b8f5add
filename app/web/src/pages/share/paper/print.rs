//! The printed codes themselves.

use super::{Printed, codes};
use crate::components::element::{bare, el};
use crate::components::qr::Drawing;
use crate::live::live;
use crate::platform::device;
use crate::state::{App, use_packs};
use crate::text;
use leptos::prelude::*;

/// The codes at the foot of a printed page. They are made when the page is printed, by whatever way: an old phone takes a
/// while for each.
pub(in crate::pages) fn foot(app: App, what: Printed) -> AnyView {
    use_packs();
    let made = RwSignal::new(Vec::<String>::new());
    let before = device::on_print(move || {
        // The screen may have gone meanwhile.
        let _gone = made.try_set(codes(app, what));
    });
    on_cleanup(move || before.remove());
    let drawn = move || {
        let drawings: Vec<_> = made.with(|codes| codes.iter().filter_map(|code| Drawing::of(code)).collect());
        if drawings.is_empty() {
            return ().into_any();
        }
        let words = match what {
            Printed::List(_) => text::print_list_code(),
            Printed::Appointment(_) => text::print_appointment_code(),
        };
        let figures = drawings.into_iter().map(|Drawing { side, path }| {
            let side = side.to_string();
            el("svg", "print-code")
                .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
                .attr("shape-rendering", "crispEdges")
                .child(bare("path").attr("d", path))
        });
        let codes = el("div", "print-codes").children(figures);
        el("div", "print-foot")
            .attr("aria-hidden", "true")
            .child(bare("p").text(words))
            .child(codes)
            .into_any()
    };
    live(drawn)
}
