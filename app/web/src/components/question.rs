//! One question a screen.

use crate::live::live;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::action::Action;
use super::icon::{Icon, IconName};
use super::titles::PAGE_TITLE_ID;
use crate::text;

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
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_next.run(());
    };
    let group = field.is_none().then_some("group");
    let group_label = field.is_none().then_some(PAGE_TITLE_ID);
    let heading = match field {
        Some(id) => view! { <label for=id>{title}</label> }.into_any(),
        None => title.into_any(),
    };
    view! {
        <form class="question" novalidate on:submit=submit>
            <h1 id=PAGE_TITLE_ID class="page-title" tabindex="-1">{heading}</h1>
            {hint.map(|words| view! { <p class="hint" id=HINT_ID>{words}</p> })}
            <div class="field-error" id=ERROR_ID role="alert">
                {live(move || error.get().map(|words| view! { <p><Icon name=IconName::Warning /><span>{words}</span></p> }))}
            </div>
            <div class="question-field" role=group aria-labelledby=group_label>{children()}</div>
            <div class="question-ways">
                <button type="submit" class="button button-main">
                    <span class="button-label">{next_label.unwrap_or_else(|| text::next_action().to_owned())}</span>
                </button>
                {skip
                    .map(|skip| {
                        view! {
                            <button
                                type="button"
                                class="button button-quiet"
                                on:click=move |_| skip.on_press.run(())
                            >
                                <span class="button-label">{skip.label}</span>
                            </button>
                        }
                    })}
            </div>
        </form>
    }
    .into_any()
}
