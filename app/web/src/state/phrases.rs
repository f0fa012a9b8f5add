use crate::live::spawn;
use crate::platform::{files, language};
use crate::text;
use domain::pack::Phrases;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

/// What the ready-made lists say in the language in use; none while it is on its way, and none in French.
pub fn use_phrases() -> RwSignal<Option<Arc<Phrases>>> {
    thread_local! {
        // Reference-counted: a signal of the arena would go with the first screen that asked.
        static PHRASES: ArcRwSignal<Option<Arc<Phrases>>> = ArcRwSignal::new(None);
        /// The language that was asked for last.
        static ASKED: Cell<&'static str> = const { Cell::new("") };
    }
    let phrases = PHRASES.with(ArcRwSignal::clone);
    let here = text::language();
    if ASKED.get() != here.code {
        ASKED.set(here.code);
        if phrases.with_untracked(Option::is_some) {
            phrases.set(None);
        }
        if !here.is_french() {
            let phrases = phrases.clone();
            spawn(async move {
                let file = files::fetch(&["/phrases.", here.code, ".bin"].concat()).await;
                let found = file.and_then(|bytes| Phrases::decode(&bytes).ok());
                if ASKED.get() != here.code {
                    return;
                }
                // Without them the lists stay in French; the next screen asks again.
                if found.is_none() {
                    ASKED.set("");
                }
                phrases.set(found.map(Arc::new));
            });
        }
    }
    phrases.into()
}

/// Whether lists and appointments are shown in French too, under the language in use.
pub fn use_with_french() -> RwSignal<bool> {
    thread_local! {
        static WANTED: ArcRwSignal<bool> = ArcRwSignal::new(language::with_french());
    }
    WANTED.with(ArcRwSignal::clone).into()
}
