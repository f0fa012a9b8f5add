//! A sentence that answers what the person just did.

use leptos::prelude::*;

use super::action::Action;
use super::icon::{Icon, IconName};

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
    view! {
        <div class=class>
            <div class="notice-words" role="status">
                <Icon name=icon />
                <p>{text}</p>
            </div>
            {more}
            {action
                .map(|action| {
                    view! {
                        <button type="button" class="button notice-action" on:click=move |_| action.on_press.run(())>
                            <Icon name=IconName::Undo />
                            <span class="button-label">{action.label}</span>
                        </button>
                    }
                })}
        </div>
    }
    .into_any()
}
