//! One paper to bring, one step to do.

use crate::live::live;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::text;

/// A line that ticks wherever it is pressed, except on **Voir**, which stands apart.
///
/// The state is said in a word and drawn as a shape; its colour only helps. The box follows `done` alone: until the
/// page has saved the press and changed `done`, the screen does not claim it.
#[component]
pub fn TickRow(
    /// Unique on the screen: names the parts of the row for screen readers.
    #[prop(into)]
    id: String,
    /// What to bring or do.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is done.
    #[prop(into)]
    done: Signal<bool>,
    /// Runs at each press of the line, with the state that the person asks for.
    on_toggle: Callback<bool>,
    /// One fact, under the title.
    #[prop(into, default = None.into())]
    detail: Signal<Option<String>>,
    /// Where **Voir** leads.
    #[prop(default = None)]
    href_detail: Option<String>,
    /// Shown under the line: "Enregistré. Annuler".
    #[prop(default = None)]
    below: Option<AnyView>,
) -> AnyView {
    let title_id = id.clone() + "-title";
    let detail_id = id.clone() + "-detail";
    let see_id = id + "-see";
    let see_names = [see_id.as_str(), " ", title_id.as_str()].concat();
    let (named_by, described_by) = (title_id.clone(), detail_id.clone());
    let see = href_detail.map(|href| {
        view! {
            <a class="tick-see" href=href aria-labelledby=see_names>
                <span id=see_id>{text::see_action()}</span>
                <Icon name=IconName::Next />
            </a>
        }
    });
    view! {
        <li class="row tick-row" class:is-done=done>
            <div class="tick-line">
                <button
                    type="button"
                    role="checkbox"
                    class="tick"
                    aria-checked=move || if done.get() { "true" } else { "false" }
                    aria-labelledby=named_by
                    aria-describedby=described_by
                    on:click=move |_| on_toggle.run(!done.get_untracked())
                >
                    <span class="tick-box"><Icon name=IconName::Check /></span>
                    <span class="row-words">
                        <span class="row-title" id=title_id><bdi>{title}</bdi></span>
                        <span class="row-detail" id=detail_id><bdi>{detail}</bdi></span>
                        <span class="tick-state" aria-hidden="true">
                            {live(move || if done.get() { text::done() } else { text::to_do() })}
                        </span>
                    </span>
                </button>
                {see}
            </div>
            {below}
        </li>
    }
    .into_any()
}
