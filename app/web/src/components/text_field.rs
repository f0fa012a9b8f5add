//! A line, a phone number or a few lines to write.

use crate::live::live;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use super::question::{ERROR_ID, HINT_ID};

/// What a field takes, which decides the keyboard that the phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// One line of text.
    #[default]
    Line,
    /// A telephone number; letters are let through, so that an error can say what to do.
    Phone,
    /// A few lines of text.
    Lines,
}

/// A field to write in. It refuses no key and cuts nothing: the page checks when the person goes on, and says what to do.
#[component]
pub fn TextField(
    /// Unique on the screen.
    #[prop(into)]
    id: String,
    /// What is written.
    value: RwSignal<String>,
    /// What to write. None inside a `Question`, whose title is the label, hint and error of the field.
    #[prop(default = None)]
    label: Option<String>,
    /// One sentence that helps, under the label.
    #[prop(default = None)]
    hint: Option<String>,
    /// What to do next when the text cannot be used.
    #[prop(into, default = None.into())]
    error: Signal<Option<String>>,
    /// What the field takes.
    #[prop(default = FieldKind::Line)]
    kind: FieldKind,
    /// What the browser may fill in (HTML, "autofill"): "tel", "name", or "off".
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> AnyView {
    let (hint_id, error_id) = match label {
        Some(_) => (format!("{id}-hint"), format!("{id}-error")),
        None => (HINT_ID.to_owned(), ERROR_ID.to_owned()),
    };
    let described = [hint_id.as_str(), " ", error_id.as_str()].concat();
    let invalid = move || error.get().map(|_| "true");
    let write = move |event| value.set(event_target_value(&event));
    let control = match kind {
        FieldKind::Lines => view! {
            <textarea
                id=id.clone()
                class="input"
                rows="4"
                dir="auto"
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input=write
            ></textarea>
        }
        .into_any(),
        FieldKind::Line | FieldKind::Phone => {
            let mode = if kind == FieldKind::Phone { "tel" } else { "text" };
            view! {
                <input
                    id=id.clone()
                    class="input"
                    type=mode
                    inputmode=mode
                    dir="auto"
                    autocomplete=autocomplete
                    enterkeyhint="next"
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=value
                    on:input=write
                />
            }
            .into_any()
        }
    };
    let own = label.map(|words| {
        view! {
            <label class="label" for=id>{words}</label>
            {hint.map(|words| view! { <p class="hint" id=hint_id>{words}</p> })}
            <div class="field-error" id=error_id role="alert">
                {live(move || error.get().map(|words| view! { <p><Icon name=IconName::Warning /><span>{words}</span></p> }))}
            </div>
        }
    });
    view! { <div class="field">{own}{control}</div> }.into_any()
}
