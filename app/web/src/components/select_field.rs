//! A number chosen in the phone's own list, which every reader already knows how to scroll.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::text;

/// Options under one name; an empty name for options that need none.
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) options: Vec<(u32, String)>,
}

/// A labelled list of numbers with a first line "Choisir".
pub(super) fn select_field(
    id: String,
    label: &'static str,
    value: RwSignal<Option<u32>>,
    groups: Vec<Group>,
    described_by: &'static str,
) -> AnyView {
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let options: Vec<_> = group
                .options
                .into_iter()
                .map(|(number, words)| one_option(value, Some(number), words))
                .collect();
            if group.name.is_empty() {
                options.into_any()
            } else {
                view! { <optgroup label=group.name>{options}</optgroup> }.into_any()
            }
        })
        .collect();
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{label}</label>
            <span class="select">
                <select
                    id=id
                    class="input"
                    aria-describedby=described_by
                    on:change=move |event| value.set(event_target_value(&event).parse().ok())
                >
                    {one_option(value, None, text::field_choose().to_owned())}
                    {groups}
                </select>
                <Icon name=IconName::Next />
            </span>
        </div>
    }
    .into_any()
}

/// The option, not the list, holds the state: the list has no options yet when it is made.
fn one_option(value: RwSignal<Option<u32>>, number: Option<u32>, words: String) -> AnyView {
    let code = number.map_or_else(String::new, |number| number.to_string());
    view! { <option value=code prop:selected=move || value.get() == number>{words}</option> }.into_any()
}
