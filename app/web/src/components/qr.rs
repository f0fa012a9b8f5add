//! A QR code, or several that take turns, for the camera of another phone.

use core::time::Duration;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

use super::element::{bare, el};
use super::icon::IconName;
use super::toggle::Toggle;
use crate::text;

/// How long one of several codes stays, in milliseconds: time for a slow camera to see it twice.
const TURN: Duration = Duration::from_millis(700);

/// The free space around a code, in modules (ISO/IEC 18004:2015, section 6.3.8).
const QUIET: i32 = 4;

/// A code as it is drawn: the side of the square in modules, with the free space, and the path of the dark ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Modules on a side.
    pub side: i32,
    /// The `d` of a path.
    pub path: String,
}

impl Drawing {
    /// The drawing of a text, at correction level M; `None` if no code holds so much.
    ///
    /// ```
    /// use web::components::qr::Drawing;
    /// // Version 1 has 21 modules on a side.
    /// assert_eq!(Drawing::of("PAP:1").map(|drawing| drawing.side), Some(21 + 2 * 4));
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        // Capitals and digits take less room than other letters.
        let segments = QrSegment::make_segments(text);
        let code = QrCode::encode_segments(&segments, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
                let run = i32::try_from(run).unwrap_or(0);
                if run > 0 {
                    let numbers = [x + QUIET, y + QUIET, run, -run].map(|number| number.to_string());
                    path.extend([
                        "M",
                        &numbers[0],
                        " ",
                        &numbers[1],
                        "h",
                        &numbers[2],
                        "v1h",
                        &numbers[3],
                        "z",
                    ]);
                }
                x += run + 1;
            }
        }
        Some(Self { side: code.size() + 2 * QUIET, path })
    }
}

/// The codes, black on white whatever the colours of the screen, since a camera reads no others.
#[component]
pub fn Qr(
    /// The texts of the codes: one, or several that take turns.
    codes: Vec<String>,
    /// What the code is for, for who does not see it.
    label: String,
    /// Says which one of how many is shown, from 1: "2 sur 5".
    turn: fn(usize, usize) -> String,
) -> AnyView {
    let drawings: Vec<Drawing> = codes.into_iter().filter_map(|code| Drawing::of(&code)).collect();
    let count = drawings.len();
    let shown = RwSignal::new(0);
    let stopped = RwSignal::new(false);
    let next = move || {
        if !stopped.get_untracked() {
            shown.update(|at| *at = (*at + 1) % count);
        }
    };
    if count > 1
        && let Ok(turns) = set_interval_with_handle(next, TURN)
    {
        on_cleanup(move || turns.clear());
    }
    let drawings = StoredValue::new(drawings);
    let of = move |part: fn(&Drawing) -> String| drawings.with_value(|all| all.get(shown.get()).map(part));
    let square = |side: i32| ["0 0 ", &side.to_string(), " ", &side.to_string()].concat();
    let view_box =
        move || of(|drawing| drawing.side.to_string()).and_then(|side| side.parse().ok()).map(square);
    let drawing = el("svg", "qr")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("shape-rendering", "crispEdges")
        .live_attr("viewBox", view_box)
        .child(bare("path").live_attr("d", move || of(|drawing| drawing.path.clone())));
    let words = (count > 1).then(|| el("p", "qr-turn").live_text(move || turn(shown.get() + 1, count)));
    let press = Callback::new(move |()| stopped.update(|stopped| *stopped = !*stopped));
    // What moves longer than five seconds can be stopped (WCAG 2.2.2).
    let stop = (count > 1).then(|| {
        view! { <Toggle icon=IconName::Close label=text::share_code_stop_button() pressed=stopped on_press=press /> }
            .into_any()
    });
    el("figure", "qr-frame").child(drawing).children(words).children(stop).into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crypto::{Handover, ShareLink, SpaceSecret, frames};

    #[test]
    fn a_full_frame_fits_the_version_it_was_made_for() {
        for frame in frames(&vec![0xA5; 12_352]).unwrap() {
            // Version 15 has 77 modules on a side.
            assert_eq!(Drawing::of(&frame).unwrap().side, 77 + 2 * QUIET);
        }
    }

    #[test]
    fn a_link_is_a_small_code() {
        let link = ShareLink::Together { secret: SpaceSecret::new([7; 32]), owner: [8; 32] };
        let side = Drawing::of(&format!("https://pas-a-pas.example/{link}")).unwrap().side;
        // Up to version 9, a module is wider than a millimetre on a screen of 60 mm.
        assert!(side <= 53 + 2 * QUIET, "{side}");
        let carried = Handover { link, list: vec![1; 300] };
        assert_eq!(carried.frames().unwrap().len(), 1);
    }

    #[test]
    fn what_no_code_holds_is_not_drawn() {
        assert_eq!(Drawing::of(&"é".repeat(3_000)), None);
    }

    #[test]
    fn the_corners_are_where_a_camera_looks_for_them() {
        let drawing = Drawing::of("PAP:1").unwrap();
        // The top of the first and of the second finder pattern: seven dark modules each.
        for run in ["M4 4h7v1h-7z", "M18 4h7v1h-7z"] {
            assert!(drawing.path.contains(run), "{}", drawing.path);
        }
    }
}
