//! A question answered by one press.

use leptos::prelude::*;

use super::element::{bdi, el};
use super::icon::{IconName, icon, mark};

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
    let items = choices.into_iter().enumerate().map(|(position, choice)| {
        let detail = choice.detail.map(|words| el("span", "row-detail").child(bdi(words)));
        let words =
            el("span", "row-words").child(el("span", "row-title").child(bdi(choice.label))).children(detail);
        let button = el("button", "choice")
            .attr("type", "button")
            .live_attr("aria-current", move || (chosen.get() == Some(position)).then_some("true"))
            .on("click", move |_| on_pick.run(position))
            .children(choice.icon.map(icon))
            .child(words)
            .child(mark("choice-mark", move || chosen.get() == Some(position)));
        el("li", "choice-item").child(button)
    });
    el("ul", "choices").attr("role", "list").attr("aria-label", label).children(items).into_any()
}
