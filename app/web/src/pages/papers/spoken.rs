//! A spoken note on a paper: for who reads little, in the voice of somebody they know.

use super::step_change::entity;
use crate::components::element::{bare, el};
use crate::components::{Button, ButtonKind, IconName, Notice, Section, Tone};
use crate::live::{live, memo, spawn};
use crate::platform::recorder::{self, MicrophoneError, Recording};
use crate::state::App;
use crate::text;
use core::time::Duration;
use domain::StepId;
use leptos::prelude::*;
use sync::record::{silence, speak, spoken};

/// How long a note may be, in seconds.
const MOST: usize = 20;

/// What goes on with the microphone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Idle,
    /// Seconds are left.
    Recording(usize),
    Failed(&'static str),
}

/// The recording under way on this screen; only the browser's own thread touches it.
type Held = StoredValue<Option<Recording>, LocalStorage>;

/// The note, to be heard, and recorded or taken away by who may write.
pub(super) fn section(app: App, id: StepId, may_write: bool) -> AnyView {
    let has = memo(move || {
        app.view.with(|view| view.entity(entity(id)).is_some_and(|step| spoken(step).is_some()))
    });
    let phase = RwSignal::new(Phase::Idle);
    let held: Held = StoredValue::new_local(None);
    let body = move || match (phase.get(), has.get()) {
        (Phase::Recording(seconds), _) => recording(app, id, phase, held, seconds),
        (Phase::Failed(words), _) => {
            view! { <Notice tone=Tone::Attention text=words.to_owned() /> }.into_any()
        }
        (Phase::Idle, true) => heard(app, id, phase, may_write),
        (Phase::Idle, false) => silent(phase, held),
    };
    let whole = move || {
        (may_write || has.get()).then(|| view! { <Section title=text::spoken_title()>{live(body)}</Section> })
    };
    live(whole)
}

fn silent(phase: RwSignal<Phase>, held: Held) -> AnyView {
    let press = Callback::new(move |()| {
        spawn(async move {
            match Recording::start().await {
                Ok(recording) => {
                    // The screen may have gone meanwhile, and the microphone closes.
                    let _gone = held.try_set_value(Some(recording));
                    let _gone = phase.try_set(Phase::Recording(MOST));
                }
                Err(MicrophoneError::Denied) => phase.set(Phase::Failed(text::spoken_denied())),
                Err(MicrophoneError::Missing) => phase.set(Phase::Failed(text::spoken_missing())),
            }
        });
    });
    view! {
        {bare("p").text(text::spoken_why()).into_any()}
        <Button icon=Some(IconName::Listen) label=text::spoken_record_button() on_press=press />
    }
    .into_any()
}

fn recording(app: App, id: StepId, phase: RwSignal<Phase>, held: Held, seconds: usize) -> AnyView {
    let finish = move || {
        let Some(recording) = held.try_update_value(Option::take).flatten() else { return };
        spawn(async move {
            let edit = recording.finish().await.and_then(|sound| speak(entity(id), sound).ok());
            match edit {
                Some(edit) => {
                    let _gone = phase.try_set(Phase::Idle);
                    app.act(vec![edit], text::saved(), None, || ());
                }
                None => {
                    let _gone = phase.try_set(Phase::Failed(text::spoken_missing()));
                }
            }
        });
    };
    let tick = set_timeout_with_handle(
        move || match seconds {
            0 | 1 => finish(),
            more => phase.set(Phase::Recording(more - 1)),
        },
        Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(tick) = tick {
            tick.clear();
        }
    });
    view! {
        {el("p", "hint").text(text::spoken_recording(seconds)).into_any()}
        <Button
            kind=ButtonKind::Main
            icon=Some(IconName::Check)
            label=text::spoken_stop_button()
            on_press=Callback::new(move |()| finish())
        />
    }
    .into_any()
}

fn heard(app: App, id: StepId, phase: RwSignal<Phase>, may_write: bool) -> AnyView {
    let play = Callback::new(move |()| {
        let sound =
            app.view.with_untracked(|view| view.entity(entity(id)).and_then(spoken).map(<[u8]>::to_vec));
        spawn(async move {
            if let Some(sound) = sound
                && recorder::play(&sound).await.is_none()
            {
                let _gone = phase.try_set(Phase::Failed(text::spoken_unheard()));
            }
        });
    });
    let remove = may_write.then(|| {
        let press = Callback::new(move |()| {
            let removed = text::appointment_removed(text::spoken_title());
            app.act(vec![silence(entity(id))], removed, None, || ());
        });
        view! {
            <Button
                kind=ButtonKind::Danger
                icon=Some(IconName::Trash)
                label=text::spoken_remove_action()
                on_press=press
            />
        }
    });
    view! {
        <Button icon=Some(IconName::Listen) label=text::spoken_play_button() on_press=play />
        {remove}
    }
    .into_any()
}
