//! The phone's voice.
//!
//! Only a voice that is on the phone and speaks the language is used: Android lists voices that are not
//! installed and then speaks English, and a remote voice would send what is on the screen to somebody else.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// Whether the phone can speak the language; voices may arrive late, so this is a signal.
pub fn start(locale: &'static str) -> RwSignal<bool> {
    let ready = RwSignal::new(false);
    if let Some(speech) = speech() {
        ready.set(voice(&speech, locale).is_some());
        let arrived = Closure::<dyn Fn()>::new(move || {
            ready.set(self::speech().is_some_and(|speech| voice(&speech, locale).is_some()));
        });
        speech.set_onvoiceschanged(Some(arrived.as_ref().unchecked_ref()));
        arrived.forget();
    }
    ready
}

/// Reads aloud what is in the screen's main part, or stops reading.
pub fn toggle(locale: &'static str) {
    let Some(speech) = speech() else { return };
    if speech.speaking() {
        speech.cancel();
        return;
    }
    let Some(voice) = voice(&speech, locale) else { return };
    let main =
        document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    let words = main.map(|main| main.inner_text()).unwrap_or_default();
    // A line at a time: long utterances are cut off by some engines.
    for line in words.lines().filter(|line| !line.trim().is_empty()) {
        if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(line) {
            utterance.set_voice(Some(&voice));
            utterance.set_lang(locale);
            speech.speak(&utterance);
        }
    }
}

/// Stops reading: another screen has come.
pub fn stop() {
    if let Some(speech) = speech().filter(SpeechSynthesis::speaking) {
        speech.cancel();
    }
}

fn speech() -> Option<SpeechSynthesis> {
    window().speech_synthesis().ok().filter(|speech| !speech.is_undefined())
}

fn voice(speech: &SpeechSynthesis, locale: &str) -> Option<SpeechSynthesisVoice> {
    let language = locale.split('-').next().unwrap_or(locale);
    let voices = speech.get_voices();
    let voices = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    voices.into_iter().find(|voice| voice.local_service() && voice.lang().starts_with(language))
}
