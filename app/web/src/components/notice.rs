//! A sentence that answers what the person just did.

use leptos::prelude::*;

use super::action::Action;
use super::button::plain_button;
use super::element::{bare, el};
use super::icon::{IconName, icon as drawing};

/// What the sentence is about; each has its drawing and its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Info,
    /// Something went well.
    Done,
    /// Something to look at.
    Attention,
    /// Something is wrong; the sentence says what to do.
    Danger,
}

impl Tone {
    const fn look(self) -> (&'static str, IconName) {
        match self {
            Self::Info => ("notice notice-info", IconName::Info),
            Self::Done => ("notice notice-done", IconName::Check),
            Self::Attention => ("notice notice-attention", IconName::Warning),
            Self::Danger => ("notice notice-danger", IconName::Warning),
        }
    }
}

/// A sentence in the flow of the screen, read aloud when it appears. It covers nothing and never leaves on its own.
#[component]
pub fn Notice(
    /// What it is about.
    tone: Tone,
    /// The sentence.
    #[prop(into)]
    text: Signal<String>,
    /// What can be done about it: "Annuler".
    #[prop(default = None)]
    action: Option<Action>,
    /// More, under the sentence.
    #[prop(default = None)]
    more: Option<AnyView>,
) -> AnyView {
    let (class, icon) = tone.look();
    let words = el("div", "notice-words")
        .attr("role", "status")
        .child(drawing(icon))
        .child(bare("p").live_text(move || text.get()));
    let action = action.map(|action| {
        plain_button("button notice-action", action.label, Some(IconName::Undo), action.on_press)
    });
    el("div", class).child(words).children(more).children(action).into_any()
}
