//! A number chosen in the phone's own list, which every reader already knows how to scroll.

use leptos::prelude::*;

use super::element::{El, bare, el, maybe};
use super::icon::{IconName, icon};
use super::question::ERROR_ID;
use crate::live::live;
use crate::text;

/// Options under one name; an empty name for options that need none.
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) options: Vec<(u32, String)>,
}

/// What several lists ask for together.
#[derive(Clone)]
pub(super) struct Need {
    /// The id of the sentence that says so.
    pub(super) id: String,
    /// What to do next when the answer cannot be used.
    pub(super) error: Signal<Option<String>>,
}

impl Need {
    /// The sentence, above the lists; an error says it in its stead.
    pub(super) fn line(&self, words: &'static str) -> AnyView {
        let Self { id, error } = self.clone();
        live(move || maybe(error.get().is_none().then(|| el("p", "hint").attr("id", id.clone()).text(words))))
    }
}

/// A labelled list of numbers with a first line "Choisir"; `required` if there is no answer without it.
pub(super) fn select_field(
    id: String,
    label: &'static str,
    value: RwSignal<Option<u32>>,
    groups: Vec<Group>,
    need: &Need,
    required: bool,
) -> El {
    let error = need.error;
    let described = if required { [need.id.as_str(), " ", ERROR_ID].concat() } else { ERROR_ID.to_owned() };
    let mut list = el("select", "input")
        .attr("id", id.clone())
        .attr("aria-describedby", described)
        .maybe_attr("aria-required", required.then_some("true"))
        .live_attr("aria-invalid", move || error.get().map(|_| "true"))
        .on("change", move |event| value.set(event_target_value(&event).parse().ok()))
        .child(one_option(value, None, text::field_choose().to_owned()));
    for group in groups {
        let options = group.options.into_iter().map(|(number, words)| one_option(value, Some(number), words));
        list = if group.name.is_empty() {
            list.children(options)
        } else {
            list.child(bare("optgroup").attr("label", group.name).children(options))
        };
    }
    el("div", "field")
        .child(el("label", "label").attr("for", id).text(label))
        .child(el("span", "select").child(list).child(icon(IconName::Next)))
}

/// The option, not the list, holds the state: the list has no options yet when it is made.
fn one_option(value: RwSignal<Option<u32>>, number: Option<u32>, words: String) -> El {
    let code = number.map_or_else(String::new, |number| number.to_string());
    bare("option").attr("value", code).live_flag("selected", move || value.get() == number).text(words)
}
