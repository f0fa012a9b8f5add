//! A line, a phone number or a few lines to write.

use leptos::prelude::*;

use super::element::{bare, el};
use super::question::{ERROR_ID, HINT_ID, error_place};

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
) -> AnyView {
    let (hint_id, error_id) = match label {
        Some(_) => (format!("{id}-hint"), format!("{id}-error")),
        None => (HINT_ID.to_owned(), ERROR_ID.to_owned()),
    };
    let described = [hint_id.as_str(), " ", error_id.as_str()].concat();
    let control = match kind {
        FieldKind::Lines => bare("textarea").attr("rows", "4"),
        FieldKind::Line => bare("input").attr("type", "text").attr("inputmode", "text"),
        FieldKind::Phone => bare("input").attr("type", "tel").attr("inputmode", "tel"),
    };
    let control = control
        .attr("id", id.clone())
        .attr("class", "input")
        .attr("dir", "auto")
        // What is asked for is about others: the browser only knows the person's own number and address.
        .attr("autocomplete", "off")
        .maybe_attr("enterkeyhint", (kind != FieldKind::Lines).then_some("next"))
        .attr("aria-describedby", described)
        .live_attr("aria-invalid", move || error.get().map(|_| "true"))
        .live_value(move || value.get())
        .on("input", move |event| value.set(event_target_value(&event)));
    let field = el("div", "field");
    let field = match label {
        Some(words) => field
            .child(el("label", "label").attr("for", id).text(words))
            .children(hint.map(|words| el("p", "hint").attr("id", hint_id).text(words)))
            .child(error_place(error_id, error)),
        None => field,
    };
    field.child(control).into_any()
}
