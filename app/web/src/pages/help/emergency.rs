//! Numbers for an emergency, in any state of the app.

use crate::components::element::el;
use crate::components::{IconName, PageTitle, RowLink, Rows};
use crate::text;
use leptos::prelude::*;

pub(super) fn screen() -> AnyView {
    view! {
        <PageTitle text=text::urgent_title() />
        {el("p", "hint").text(text::urgent_free()).into_any()}
        {numbers()}
    }
    .into_any()
}

/// One row a number, the whole row calls. 114 takes text messages (service-public.fr, sheet F33954).
#[inline(never)]
pub fn numbers() -> AnyView {
    let numbers = [
        ("tel:15", "15", text::urgent_15()),
        ("tel:17", "17", text::urgent_17()),
        ("tel:18", "18", text::urgent_18()),
        ("tel:112", "112", text::urgent_112()),
        ("sms:114", "114", text::urgent_114()),
        ("tel:115", "115", text::urgent_115()),
        ("tel:119", "119", text::urgent_119()),
        ("tel:3919", "39 19", text::urgent_3919()),
        ("tel:3114", "31 14", text::urgent_3114()),
        ("tel:3018", "30 18", text::urgent_3018()),
        ("tel:116006", "116 006", text::urgent_116006()),
    ];
    let rows: Vec<AnyView> = numbers
        .into_iter()
        .map(|(href, number, what)| {
            view! {
                <RowLink icon=Some(IconName::Phone) title=number detail=Some(what.to_owned()) href=href />
            }
            .into_any()
        })
        .collect();
    view! { <Rows>{rows}</Rows> }.into_any()
}
