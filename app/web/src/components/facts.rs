//! Facts under their names: Quand, Où, Avec qui, Téléphone.

use leptos::prelude::*;

use super::element::{bare, bdi, el, under};
use super::icon::{IconName, icon};

/// One fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Drawn before the name.
    pub icon: IconName,
    /// The name: "Où".
    pub name: String,
    /// The fact, in the direction of its own script.
    pub value: String,
    /// What the name and the fact say in French, where they say it in another language.
    pub french: Option<String>,
}

impl Fact {
    /// A fact under its name.
    pub fn new(icon: IconName, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { icon, name: name.into(), value: value.into(), french: None }
    }
}

/// A list of facts, each name tied to its fact for screen readers.
#[component]
pub fn Facts(
    /// The facts, the most useful first.
    facts: Vec<Fact>,
) -> AnyView {
    let facts = facts.into_iter().map(|fact| {
        el("div", "fact")
            .child(bare("dt").child(icon(fact.icon)).child(bare("span").text(fact.name)))
            .child(bare("dd").child(bdi(fact.value)).children(under(fact.french)))
    });
    el("dl", "facts").children(facts).into_any()
}
