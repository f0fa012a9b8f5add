//! Things to press.

use leptos::prelude::*;

use super::element::{El, el, under};
use super::icon::{IconName, icon as drawing};
use crate::text;

/// How much a button calls for the finger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// What most people came to do: full width, 72 px, one a screen.
    Main,
    /// Another choice.
    #[default]
    Second,
    /// A way out that does not compete.
    Quiet,
    /// Takes something away; it can always be undone.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button-main",
            Self::Second => "button button-second",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// Whether a press does something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonState {
    /// A press works.
    #[default]
    Ready,
    /// The last press is still at work: the label says so, and another press does nothing.
    Busy,
    /// A press can do nothing yet. Prefer a sentence that says what is missing.
    Disabled,
}

/// A button: does something here. To go somewhere use [`LinkButton`].
///
/// It stays reachable by keyboard in every state, so that a screen reader can find it and say why it waits.
#[component]
pub fn Button(
    /// A verb, three words at most.
    #[prop(into)]
    label: Signal<String>,
    /// Runs at each press while the button is ready.
    on_press: Callback<()>,
    /// How much it calls for the finger.
    #[prop(default = ButtonKind::Second)]
    kind: ButtonKind,
    /// Drawn before the label.
    #[prop(default = None)]
    icon: Option<IconName>,
    /// Whether a press works now.
    #[prop(into, default = ButtonState::Ready.into())]
    state: Signal<ButtonState>,
    /// The id of the line that it acts on, where several buttons of a screen have the same label: the name is then the
    /// label and the words of that line.
    #[prop(default = None)]
    about: Option<String>,
) -> AnyView {
    let label_id = about.as_ref().map(|line| [line.as_str(), "-button"].concat());
    let name = label_id.as_ref().zip(about).map(|(label, line)| [label.as_str(), " ", &line].concat());
    let press = move |_| {
        if state.get_untracked() == ButtonState::Ready {
            on_press.run(());
        }
    };
    let words = move || match state.get() {
        ButtonState::Busy => text::busy().to_owned(),
        ButtonState::Ready | ButtonState::Disabled => label.get(),
    };
    el("button", kind.class())
        .attr("type", "button")
        .maybe_attr("aria-labelledby", name)
        .live_attr("aria-disabled", move || (state.get() != ButtonState::Ready).then_some("true"))
        .live_attr("aria-busy", move || (state.get() == ButtonState::Busy).then_some("true"))
        .on("click", press)
        .children(icon.map(drawing))
        .child(el("span", "button-label").maybe_attr("id", label_id).live_text(words))
        .into_any()
}

/// A link that looks like a button: goes to a screen, or to the phone's dialler, map or messages.
#[component]
pub fn LinkButton(
    /// A verb, three words at most.
    #[prop(into)]
    label: Signal<String>,
    /// A screen's address, or one that begins with `tel:`, `sms:` or `geo:`.
    #[prop(into)]
    href: Signal<String>,
    /// How much it calls for the finger.
    #[prop(default = ButtonKind::Second)]
    kind: ButtonKind,
    /// Drawn before the label.
    #[prop(default = None)]
    icon: Option<IconName>,
    /// What the label says in French, where it says it in another language.
    #[prop(default = None)]
    french: Option<String>,
) -> AnyView {
    link_button(label, href, kind, icon).children(under(french)).into_any()
}

/// The same, for the other pieces.
pub(super) fn link_button(
    label: Signal<String>,
    href: Signal<String>,
    kind: ButtonKind,
    icon: Option<IconName>,
) -> El {
    el("a", kind.class())
        .live_attr("href", move || Some(href.get()))
        .children(icon.map(drawing))
        .child(el("span", "button-label").live_text(move || label.get()))
}

/// A button of a larger piece, always ready, whose label stays.
pub(super) fn plain_button(
    class: &'static str,
    label: String,
    icon: Option<IconName>,
    press: Callback<()>,
) -> El {
    el("button", class)
        .attr("type", "button")
        .on("click", move |_| press.run(()))
        .children(icon.map(drawing))
        .child(el("span", "button-label").text(label))
}
