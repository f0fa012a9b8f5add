//! Two languages, one under the other: what is kept in French, in the person's language, with the French under it, so
//! that a worker and a person point at the same line.

use crate::components::element::{bare, under};
use crate::components::{IconName, PageTitle, Toggle};
use crate::platform::language;
use crate::state::{use_phrases, use_with_french};
use crate::text;
use leptos::prelude::*;

/// Words in the language in use and, where they are others and the person wants them, in French.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Both {
    /// In the language in use.
    pub here: String,
    /// In French; none if `here` says it already.
    pub french: Option<String>,
    /// The language of `here`, where it is known to be another one than that in use.
    pub lang: Option<&'static str>,
}

impl Both {
    /// Words without another language under them.
    pub(super) fn alone(words: &str) -> Self {
        Self { here: words.to_owned(), french: None, lang: None }
    }

    fn new(here: String, french: &str) -> Self {
        let french = (use_with_french().get() && here != french).then(|| french.to_owned());
        Self { here, french, lang: None }
    }
}

/// What was kept: translated if a ready-made list or a proposed answer says it, and as somebody wrote it otherwise.
pub(super) fn kept(french: &str) -> Both {
    if text::language().is_french() {
        return Both::alone(french);
    }
    translated(french).unwrap_or_else(|| Both::alone(french))
}

/// As [`kept`], for what is French if nothing translates it: the ready-made lists themselves.
pub(super) fn ready_made(french: &str) -> Both {
    if text::language().is_french() {
        return Both::alone(french);
    }
    translated(french).unwrap_or_else(|| Both { lang: Some("fr"), ..Both::alone(french) })
}

fn translated(french: &str) -> Option<Both> {
    let translated = use_phrases().with(|phrases| phrases.as_ref()?.of(french).map(str::to_owned));
    translated.or_else(|| proposed(french)).map(|here| Both::new(here, french))
}

/// Words of the app's own.
pub(super) fn ours<T: Into<String>>(words: impl Fn() -> T) -> Both {
    let here = words().into();
    if text::language().is_french() {
        Both::alone(&here)
    } else {
        Both::new(here, &text::in_french(words).into())
    }
}

/// An answer that a question proposes is kept in French.
fn proposed(french: &str) -> Option<String> {
    let all = [
        text::ask_what_social,
        text::ask_what_doctor,
        text::document_id_card,
        text::document_passport,
        text::document_permit,
        text::document_rights,
        text::services_town_hall,
        text::services_ccas,
    ];
    all.into_iter().find(|words| text::in_french(words) == french).map(|words| words().to_owned())
}

/// The title of a screen.
pub(super) fn title(words: Both) -> AnyView {
    let french = words.french.map(|words| bare("p").children(under(Some(words))));
    view! {
        <PageTitle text=words.here lang=words.lang />
        {french.map(IntoAny::into_any)}
    }
    .into_any()
}

/// The button that shows the French too, or no longer; none in French.
pub(super) fn toggle() -> AnyView {
    if text::language().is_french() {
        return ().into_any();
    }
    let wanted = use_with_french();
    let press = Callback::new(move |()| {
        wanted.update(|wanted| *wanted = !*wanted);
        language::keep_with_french(wanted.get_untracked());
    });
    view! {
        <Toggle icon=IconName::Language label=text::french_under_button() pressed=wanted on_press=press />
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_french_there_is_one_line() {
        assert_eq!(kept("Une photo"), Both::alone("Une photo"));
        assert_eq!(ours(text::appointment_where), Both::alone("Où"));
        assert_eq!(ready_made("Une photo"), Both::alone("Une photo"));
    }

    #[test]
    fn an_answer_that_was_proposed_is_known_again() {
        assert_eq!(proposed("Médecin").as_deref(), Some(text::ask_what_doctor()));
        assert_eq!(proposed("Médecin de Mina"), None);
    }
}
