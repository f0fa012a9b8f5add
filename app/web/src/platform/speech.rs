//! The phone's voice.
//!
//! Only a voice that is on the phone and speaks the language is used: Android lists voices that are not
//! installed and then speaks English, and a remote voice would send what is on the screen to somebody else.

use leptos::prelude::*;
use std::cell::RefCell;
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

/// Whether the phone itself can speak the language of this code; heard of when that changes.
pub fn speaks(code: &str) -> bool {
    voices().with(|voices| voices.iter().any(|voice| voice == code))
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
        speak(&speech, &voice, words, None);
    }
}

thread_local! {
    /// Chrome forgets to tell the end of what nobody holds.
    static SAID: RefCell<Option<SpeechSynthesisUtterance>> = const { RefCell::new(None) };
}

fn speak(speech: &SpeechSynthesis, voice: &SpeechSynthesisVoice, words: &str, then: Option<&JsValue>) {
    if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) {
        utterance.set_voice(Some(voice));
        utterance.set_lang(&voice.lang());
        utterance.set_onend(then.map(JsCast::unchecked_ref));
        speech.speak(&utterance);
        SAID.set(Some(utterance));
    }
}

/// Whether something is being said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spoken {
    /// A voice of the phone says it.
    Aloud,
    /// The phone has no voice of the language.
    Not,
}

/// As [`say`]; `then` runs when it is said.
pub fn say_then(words: &str, locale: &str, then: impl FnOnce() + 'static) -> Spoken {
    let Some(speech) = speech() else { return Spoken::Not };
    let Some(voice) = voice(&speech, locale) else { return Spoken::Not };
    speak(&speech, &voice, words, Some(&Closure::once_into_js(then)));
    Spoken::Aloud
}

/// Stops reading: another screen has come.
pub fn stop() {
    if let Some(speech) = speech().filter(|speech| speech.speaking() || speech.pending()) {
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
