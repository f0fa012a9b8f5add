//! One question a screen.

use crate::live::live;
use leptos::prelude::*;

use super::action::Action;
use super::button::plain_button;
use super::element::{El, bare, el, maybe};
use super::icon::{IconName, icon};
use super::titles::PAGE_TITLE_ID;
use crate::platform::view;
use crate::text;
use web_sys::Event;

/// The id of the sentence that helps; fields of a question point to it.
pub(super) const HINT_ID: &str = "question-hint";
/// The id of the place where an error appears; fields of a question point to it.
pub(super) const ERROR_ID: &str = "question-error";

/// A screen that asks one thing: the title is the question and the label of its field, **Continuer** or the Enter
/// key goes on, and an error stays in place until the next try.
#[component]
pub fn Question(
    /// The question.
    #[prop(into)]
    title: String,
    /// Runs when the person goes on; the page then checks, and goes on or sets `error`.
    on_next: Callback<()>,
    /// The field. A `TextField` without a label is named by the title.
    children: Children,
    /// The id of the one field that the title labels; none for a group of fields.
    #[prop(default = None)]
    field: Option<String>,
    /// One sentence that helps to answer.
    #[prop(default = None)]
    hint: Option<String>,
    /// What to do next when the answer cannot be used.
    #[prop(into, default = None.into())]
    error: Signal<Option<String>>,
    /// The word on the main button, in place of "Continuer".
    #[prop(default = None)]
    next_label: Option<String>,
    /// How to go on without an answer.
    #[prop(default = None)]
    skip: Option<Action>,
) -> AnyView {
    let submit = move |event: Event| {
        event.prevent_default();
        on_next.run(());
    };
    let group = field.is_none().then_some("group");
    let group_label = field.is_none().then_some(PAGE_TITLE_ID);
    let heading = el("h1", "page-title").attr("id", PAGE_TITLE_ID).attr("tabindex", "-1");
    let heading = match field {
        Some(id) => heading.child(bare("label").attr("for", id).text(title)),
        None => heading.text(title),
    };
    let next = next_label.unwrap_or_else(|| text::next_action().to_owned());
    let next = el("button", "button button-main")
        .attr("type", "submit")
        .child(el("span", "button-label").text(next));
    let skip = skip.map(|skip| plain_button("button button-quiet", skip.label, None, skip.on_press));
    let answer = el("div", "question-field")
        .maybe_attr("role", group)
        .maybe_attr("aria-labelledby", group_label)
        .child(children());
    el("form", "question")
        .attr("novalidate", "")
        .on("submit", submit)
        .child(heading)
        .children(hint.map(|words| el("p", "hint").attr("id", HINT_ID).text(words)))
        .child(error_place(ERROR_ID.to_owned(), error))
        .child(answer)
        .child(el("div", "question-ways").child(next).children(skip))
        .into_any()
}

/// Where an error appears. The place is there before the error is, so that a screen reader says it (ARIA 1.2,
/// "alert").
pub(super) fn error_place(id: String, error: Signal<Option<String>>) -> El {
    let place = id.clone();
    let said = move || {
        if error.with(Option::is_some) {
            view::reveal(place.clone());
        }
        let sentence =
            |words: String| bare("p").child(icon(IconName::Warning)).child(bare("span").text(words));
        maybe(error.get().map(sentence))
    };
    el("div", "field-error").attr("id", id).attr("role", "alert").child(live(said))
}
