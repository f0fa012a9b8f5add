//! Facts under their names: Quand, Où, Avec qui, Téléphone.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// One fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Drawn before the name.
    pub icon: IconName,
    /// The name: "Où".
    pub name: String,
    /// The fact, in the direction of its own script.
    pub value: String,
}

impl Fact {
    /// A fact under its name.
    pub fn new(icon: IconName, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { icon, name: name.into(), value: value.into() }
    }
}

/// A list of facts, each name tied to its fact for screen readers.
#[component]
pub fn Facts(
    /// The facts, the most useful first.
    facts: Vec<Fact>,
) -> AnyView {
    let facts: Vec<_> = facts
        .into_iter()
        .map(|fact| {
            view! {
                <div class="fact">
                    <dt><Icon name=fact.icon /><span>{fact.name}</span></dt>
                    <dd><bdi>{fact.value}</bdi></dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}
