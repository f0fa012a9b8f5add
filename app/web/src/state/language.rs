use crate::live::spawn;
use crate::platform::language;
use crate::text::{self, Language};
use leptos::prelude::*;

/// The language in use; the whole page is drawn anew for another one.
pub fn use_language() -> RwSignal<&'static Language> {
    thread_local! {
        // Reference-counted: a signal of the arena would go with the first screen that asked.
        static LANGUAGE: ArcRwSignal<&'static Language> = ArcRwSignal::new(text::language());
    }
    LANGUAGE.with(ArcRwSignal::clone).into()
}

/// Speaks another language from now on; `then` is told whether its texts could be had.
pub fn speak(language: &'static Language, then: impl FnOnce(bool) + 'static) {
    // Taken now: the screen that asked may be gone when the texts are here.
    let spoken = use_language();
    spawn(async move {
        let here = language::choose(language).await.is_some();
        if here {
            spoken.set(language);
        }
        then(here);
    });
}
