//! The language.

use crate::components::element::{bare, maybe};
use crate::components::{LanguageList, Notice, PageTitle, Tone};
use crate::live::live;
use crate::platform::{language, navigation, speech};
use crate::route::Route;
use crate::state::{App, speak, use_language};
use crate::text::{self, LANGUAGES, Language};
use leptos::prelude::*;

/// The screen in Aide.
pub fn screen(app: App) -> AnyView {
    let changed = Callback::new(move |()| {
        app.say(text::language_changed());
        navigation::back(&Route::Help);
    });
    view! {
        <PageTitle text=text::language_title() />
        {list(changed)}
    }
    .into_any()
}

/// All languages, those first that the browser says the person reads.
pub fn list(on_change: Callback<()>) -> AnyView {
    let waiting = RwSignal::new(false);
    let pick = Callback::new(move |language: &'static Language| {
        speak(language, move |spoken| {
            waiting.set(!spoken);
            if spoken {
                on_change.run(());
            }
        });
    });
    let hear = Callback::new(|language: &'static Language| speech::say(language.name, language.tag));
    let refused = move || {
        waiting.get().then(|| view! { <Notice tone=Tone::Info text=text::language_waiting().to_owned() /> })
    };
    let spoken = use_language();
    let machine = !spoken.with_untracked(|language| language.reviewed);
    view! {
        {live(refused)}
        <LanguageList
            languages=in_order(&language::preferred())
            chosen=spoken
            voices=speech::voices()
            on_pick=pick
            on_hear=hear
        />
        {maybe(machine.then(|| bare("p").text(text::language_machine())))}
    }
    .into_any()
}

/// The preferred ones first, then the others as they are.
fn in_order(preferred: &[&'static Language]) -> Vec<&'static Language> {
    let others = LANGUAGES.iter().filter(|language| !preferred.contains(language));
    preferred.iter().copied().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_of_the_phone_come_first_and_none_is_lost() {
        let order = in_order(&[&LANGUAGES[2], &LANGUAGES[1]]);
        assert_eq!((order[0], order[1], order[2]), (&LANGUAGES[2], &LANGUAGES[1], &LANGUAGES[0]));
        assert_eq!(order.len(), LANGUAGES.len());
        assert_eq!(in_order(&[])[0], Language::french());
    }
}
