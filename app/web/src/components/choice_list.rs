//! A question answered by one press.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// One answer.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The answer, as the person would say it.
    pub label: String,
    /// One fact that helps to choose.
    pub detail: Option<String>,
    /// Drawn before the label.
    pub icon: Option<IconName>,
}

impl Choice {
    /// An answer in words alone.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), detail: None, icon: None }
    }

    /// The same answer with a drawing.
    #[must_use]
    pub fn with_icon(self, icon: IconName) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The same answer with a fact under it.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }
}

/// Answers one under the other, at least 72 px each; one press chooses and goes on.
#[component]
pub fn ChoiceList(
    /// The question, for screen readers; the page shows it as its title.
    #[prop(into)]
    label: String,
    /// The answers, in the order of the screen.
    choices: Vec<Choice>,
    /// Runs at each press with the position of the answer.
    on_pick: Callback<usize>,
    /// The answer in force, if the question already has one.
    #[prop(into, default = None.into())]
    chosen: Signal<Option<usize>>,
) -> AnyView {
    let items: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(position, choice)| {
            let current = move || (chosen.get() == Some(position)).then_some("true");
            view! {
                <li class="choice-item">
                    <button
                        type="button"
                        class="choice"
                        aria-current=current
                        on:click=move |_| on_pick.run(position)
                    >
                        {choice.icon.map(|name| view! { <Icon name=name /> })}
                        <span class="row-words">
                            <span class="row-title"><bdi>{choice.label}</bdi></span>
                            {choice
                                .detail
                                .map(|words| view! { <span class="row-detail"><bdi>{words}</bdi></span> })}
                        </span>
                        <span class="choice-mark"><Icon name=IconName::Check /></span>
                    </button>
                </li>
            }
        })
        .collect();
    view! { <ul class="choices" role="list" aria-label=label>{items}</ul> }.into_any()
}
