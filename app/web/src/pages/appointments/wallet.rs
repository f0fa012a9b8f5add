//! A card to print and to keep in a wallet: the next appointments, and lines to write on.

use super::list::{self, Which};
use crate::components::element::{El, bare, bdi, el};
use crate::components::{ButtonKind, PageTitle};
use crate::live::{live, memo};
use crate::pages::{print, words};
use crate::platform::intl;
use crate::state::App;
use crate::text;
use chrono::NaiveDateTime;
use domain::{Appointment, AppointmentId};
use leptos::prelude::*;
use sync::View;

/// Lines of a card of 85.6 by 54 mm (ISO/IEC 7810, ID-1) that a hand can write on.
const LINES: usize = 5;

/// The most that the app itself writes: a line stays for what comes up.
const WRITTEN: usize = LINES - 1;

/// When, and what and where.
type Line = (String, String);

pub(super) fn screen(app: App) -> AnyView {
    let lines = memo(move || {
        let now = app.now.get();
        app.view.with(|view| lines(view, now))
    });
    view! {
        <PageTitle text=text::wallet_title() />
        {el("p", "screen-only").text(text::wallet_how()).into_any()}
        {live(move || card(lines.get()))}
        {print::button(ButtonKind::Main)}
    }
    .into_any()
}

fn lines(view: &View, now: NaiveDateTime) -> Vec<Line> {
    let line = |appointment: &Appointment| {
        let date = intl::short_date(appointment.when.date());
        let when = match appointment.when.start() {
            Some(start) => text::when_at(date, words::time(start)),
            None => date,
        };
        (when, list::detail(appointment))
    };
    let next = list::found(view, now, Which::Coming).into_iter();
    next.take(WRITTEN).filter_map(|id| view.appointment(AppointmentId::new(id.0))).map(line).collect()
}

fn card(lines: Vec<Line>) -> AnyView {
    let blank = LINES.saturating_sub(lines.len());
    let written = lines.into_iter().map(|(when, what)| {
        let when = bare("strong").child(bdi(when));
        el("li", "wallet-line").child(when).child(bare("span").child(bdi(what)))
    });
    el("section", "wallet")
        .child(el("h2", "wallet-heading").text(text::wallet_heading()))
        .child(bare("ul").attr("role", "list").children(written))
        .child(blank_lines(blank))
        .into_any()
}

/// Lines to write on: a tenth as far apart as the card is wide, 8 mm.
fn blank_lines(count: usize) -> El {
    let lines: String = (1..=count).map(|line| ["M0 ", &(line * 10).to_string(), "H100"].concat()).collect();
    el("svg", "wallet-blank")
        .attr("viewBox", ["0 0 100 ", &(count * 10 + 1).to_string()].concat())
        .attr("aria-hidden", "true")
        .child(bare("path").attr("d", lines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{World, now};

    #[test]
    fn the_next_appointments_are_written_in_their_order_and_a_line_stays_free() {
        let mut world = World::default();
        for day in ["2026-12-05", "2026-11-20", "2026-11-26", "2026-12-01", "2026-12-20", "2026-12-24"] {
            world.appointment(day, None);
        }
        let lines = lines(&world.view, now());
        assert_eq!(lines.len(), WRITTEN);
        assert!(lines[0].0.contains("26"), "{lines:?}");
        assert_eq!(lines[0].1, "Caf");
    }
}
