//! The microphone, and the loudspeaker for what was recorded.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AudioContext, Blob, BlobEvent, MediaRecorder, MediaRecorderOptions, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};

/// Bits a second: speech stays clear in Opus (RFC 6716, section 2.1.1), and a note fits an envelope.
const BITS: u32 = 12_000;

/// Why nothing is recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MicrophoneError {
    /// The person, or the phone's settings, said no.
    Denied,
    /// There is no microphone, or this browser records nothing.
    Missing,
}

/// A recording under way. The microphone closes when this goes.
pub struct Recording {
    recorder: MediaRecorder,
    stream: MediaStream,
    parts: Rc<RefCell<Vec<Blob>>>,
    _heard: Closure<dyn FnMut(BlobEvent)>,
}

impl Recording {
    /// Opens the microphone and begins; the browser asks the person.
    ///
    /// # Errors
    /// [`MicrophoneError`], by the names of the browser's reasons (Media Capture and Streams, 10.2).
    pub async fn start() -> Result<Self, MicrophoneError> {
        let devices = window().navigator().media_devices().map_err(|_| MicrophoneError::Missing)?;
        // Undefined without TLS.
        if devices.is_undefined() {
            return Err(MicrophoneError::Missing);
        }
        let constraints = MediaStreamConstraints::new();
        constraints.set_audio(&JsValue::TRUE);
        let opening =
            devices.get_user_media_with_constraints(&constraints).map_err(|error| reason(&error))?;
        let stream: MediaStream =
            JsFuture::from(opening).await.map_err(|error| reason(&error))?.unchecked_into();
        let options = MediaRecorderOptions::new();
        options.set_audio_bits_per_second(BITS);
        let recorder = MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options)
            .map_err(|_| MicrophoneError::Missing)?;
        let parts = Rc::new(RefCell::new(Vec::new()));
        let heard = {
            let parts = Rc::clone(&parts);
            Closure::new(move |event: BlobEvent| parts.borrow_mut().extend(event.data()))
        };
        recorder.set_ondataavailable(Some(heard.as_ref().unchecked_ref()));
        recorder.start().map_err(|_| MicrophoneError::Missing)?;
        Ok(Self { recorder, stream, parts, _heard: heard })
    }

    /// Ends it and gives its bytes; `None` if the browser gave none.
    pub async fn finish(self) -> Option<Vec<u8>> {
        let over = js_sys::Promise::new(&mut |done, _| self.recorder.set_onstop(Some(&done)));
        self.recorder.stop().ok()?;
        let _stopped = JsFuture::from(over).await;
        let parts: Array = self.parts.borrow().iter().map(JsValue::from).collect();
        let whole = Blob::new_with_blob_sequence(&parts).ok()?;
        let bytes = JsFuture::from(whole.array_buffer()).await.ok()?;
        let bytes = Uint8Array::new(&bytes).to_vec();
        (!bytes.is_empty()).then_some(bytes)
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        self.recorder.set_ondataavailable(None);
        for track in self.stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

fn reason(error: &JsValue) -> MicrophoneError {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => MicrophoneError::Denied,
        _ => MicrophoneError::Missing,
    }
}

/// Plays a recording; `None` if this browser cannot read what another one wrote.
pub async fn play(sound: &[u8]) -> Option<()> {
    let speaker = AudioContext::new().ok()?;
    let bytes = Uint8Array::from(sound).buffer();
    let sound = JsFuture::from(speaker.decode_audio_data(&bytes).ok()?).await.ok()?;
    let source = speaker.create_buffer_source().ok()?;
    source.set_buffer(Some(sound.unchecked_ref()));
    source.connect_with_audio_node(&speaker.destination()).ok()?;
    source.start().ok()
}
