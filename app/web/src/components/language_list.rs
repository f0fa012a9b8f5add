//! The choice of the language.

use leptos::prelude::*;

use super::element::{El, el, maybe};
use super::icon::{IconName, icon, mark};
use crate::live::live;
use crate::text::{self, Language};

/// Languages one under the other, each in its own script and said in its own voice; one press chooses.
#[component]
pub fn LanguageList(
    /// The languages, in the order of the screen.
    languages: Vec<&'static Language>,
    /// The language in use.
    #[prop(into)]
    chosen: Signal<&'static Language>,
    /// The codes of the languages that the phone can speak; the others have no loudspeaker.
    #[prop(into)]
    voices: Signal<Vec<String>>,
    /// Runs when a language is chosen.
    on_pick: Callback<&'static Language>,
    /// Runs when somebody wants to hear the name of a language.
    on_hear: Callback<&'static Language>,
) -> AnyView {
    let items = languages.into_iter().map(|language| {
        let hear = move || {
            let spoken = voices.with(|voices| voices.iter().any(|code| code == language.code));
            maybe(spoken.then(|| loudspeaker(language, on_hear)))
        };
        el("li", "language").child(choice(language, chosen, on_pick)).child(live(hear))
    });
    el("ul", "languages")
        .attr("role", "list")
        .attr("aria-label", text::language_title())
        .children(items)
        .into_any()
}

fn choice(
    language: &'static Language,
    chosen: Signal<&'static Language>,
    on_pick: Callback<&'static Language>,
) -> El {
    let words = el("span", "row-words")
        .child(el("span", "row-title").text(language.name))
        .child(el("span", "row-detail").text(language.note));
    el("button", "choice")
        .attr("type", "button")
        .attr("lang", language.code)
        .attr("dir", if language.rtl { "rtl" } else { "ltr" })
        .live_attr("aria-current", move || (chosen.get() == language).then_some("true"))
        .on("click", move |_| on_pick.run(language))
        .child(words)
        .child(mark("choice-mark", move || chosen.get() == language))
}

/// For who does not read: the name of the language in its own voice.
fn loudspeaker(language: &'static Language, on_hear: Callback<&'static Language>) -> El {
    el("button", "language-voice")
        .attr("type", "button")
        .attr("aria-label", text::language_hear_action(language.name))
        .on("click", move |_| on_hear.run(language))
        .child(icon(IconName::Listen))
}
