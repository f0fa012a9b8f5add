//! "Enregistré. Annuler", beside what was changed.

use crate::components::{Action, Notice, Tone};
use crate::live::{live, memo};
use crate::state::{App, Beside};
use crate::text;
use leptos::prelude::*;

/// What was done last, if it was done to one of the things that `here` tells, with the way to undo it.
pub(super) fn beside(app: App, here: impl Fn() -> Option<Beside> + Send + Sync + 'static) -> AnyView {
    let last = memo(move || {
        let here = here();
        app.last.get().filter(|last| here.is_some() && last.beside == here)
    });
    let words = move || {
        last.get().map(|last| {
            let undo = (!last.undo.is_empty())
                .then(|| Action::new(text::undo_action(), Callback::new(move |()| app.undo())));
            view! { <Notice tone=Tone::Done text=last.said action=undo /> }
        })
    };
    live(words)
}
