//! A word to press, offered by a larger piece.

use leptos::prelude::Callback;

/// A label and what happens when it is pressed.
#[derive(Clone)]
pub struct Action {
    /// A verb, three words at most.
    pub label: String,
    /// Runs at each press.
    pub on_press: Callback<()>,
}

impl Action {
    /// An action of that label.
    pub fn new(label: impl Into<String>, on_press: Callback<()>) -> Self {
        Self { label: label.into(), on_press }
    }
}
