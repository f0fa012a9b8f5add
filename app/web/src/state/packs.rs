use crate::live::spawn;
use crate::platform::files;
use domain::pack::{Pack, decode_all};
use leptos::prelude::*;
use std::sync::Arc;

/// The ready-made lists, fetched when a screen first asks for them.
#[derive(Clone, PartialEq, Debug)]
pub enum Packs {
    /// They are on their way.
    Coming,
    /// They are here, in the order of the screen.
    Here(Arc<Vec<Pack>>),
    /// They cannot be had now: the very first visit was cut short.
    Missing,
}

/// The ready-made lists; another screen asks again if they were missing.
pub fn use_packs() -> RwSignal<Packs> {
    thread_local! {
        // Reference-counted: a signal of the arena would go with the first screen that asked.
        static PACKS: ArcRwSignal<Packs> = ArcRwSignal::new(Packs::Missing);
    }
    let packs = PACKS.with(ArcRwSignal::clone);
    if packs.get_untracked() == Packs::Missing {
        packs.set(Packs::Coming);
        let packs = packs.clone();
        spawn(async move {
            let decoded = files::fetch("/packs.fr.bin").await.and_then(|bytes| decode_all(&bytes).ok());
            packs.set(decoded.map_or(Packs::Missing, |decoded| Packs::Here(Arc::new(decoded))));
        });
    }
    packs.into()
}
