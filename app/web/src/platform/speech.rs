//! The phone's voice.
//!
//! Only a voice that is on the phone and speaks the language is used: Android lists voices that are not
//! installed and then speaks English, and a remote voice would send what is on the screen to somebody else.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// The codes of the languages that the phone itself can speak; voices may arrive late, so this is a signal.
pub fn voices() -> RwSignal<Vec<String>> {
    thread_local! {
        // Reference-counted: a signal of the arena would go with the first screen that asked.
        static VOICES: ArcRwSignal<Vec<String>> = listening();
    }
    VOICES.with(ArcRwSignal::clone).into()
}

fn listening() -> ArcRwSignal<Vec<String>> {
    let voices = ArcRwSignal::new(Vec::new());
    if let Some(speech) = speech() {
        voices.set(spoken(&speech));
        let arrived = {
            let voices = voices.clone();
            Closure::<dyn Fn()>::new(move || {
                voices.set(self::speech().map_or_else(Vec::new, |speech| spoken(&speech)));
            })
        };
        speech.set_onvoiceschanged(Some(arrived.as_ref().unchecked_ref()));
        arrived.forget();
    }
    voices
}

/// The languages of the voices that are on the phone.
fn spoken(speech: &SpeechSynthesis) -> Vec<String> {
    let voices = speech.get_voices();
    let voices = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    voices.filter(SpeechSynthesisVoice::local_service).map(|voice| code_of(&voice.lang())).collect()
}

/// `fr` in `fr-FR`, and in the `fr_FR` that some Androids say.
fn code_of(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase()
}

/// Says a few words, in place of what is being said.
pub fn say(words: &str, locale: &'static str) {
    let Some(speech) = speech() else { return };
    speech.cancel();
    if let Some(voice) = voice(&speech, locale) {
        speak(&speech, &voice, words);
    }
}

fn speak(speech: &SpeechSynthesis, voice: &SpeechSynthesisVoice, words: &str) {
    if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) {
        utterance.set_voice(Some(voice));
        utterance.set_lang(&voice.lang());
        speech.speak(&utterance);
    }
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
        speak(&speech, &voice, line);
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
    let language = code_of(locale);
    let voices = speech.get_voices();
    let voices = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    voices.into_iter().find(|voice| voice.local_service() && code_of(&voice.lang()) == language)
}
