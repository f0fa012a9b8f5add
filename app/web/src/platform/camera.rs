//! The camera, open for as long as somebody holds it.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// Why there is no picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CameraError {
    /// The person, or the phone's settings, said no.
    Denied,
    /// There is no camera, or this browser shows none.
    Missing,
    /// Another app holds it.
    Busy,
}

/// An open camera. It closes when this goes.
#[derive(Debug)]
pub struct Camera(MediaStream);

impl Camera {
    /// Opens the camera on the back of the phone and shows it in `video`; the browser asks the person.
    ///
    /// # Errors
    /// [`CameraError`], by the names of the browser's reasons (Media Capture and Streams, 10.2).
    pub async fn open(video: &HtmlVideoElement) -> Result<Self, CameraError> {
        let devices = window().navigator().media_devices().map_err(|_| CameraError::Missing)?;
        // Undefined without TLS.
        if devices.is_undefined() {
            return Err(CameraError::Missing);
        }
        let back = Object::new();
        let _set = Reflect::set(&back, &JsValue::from_str("facingMode"), &JsValue::from_str("environment"));
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&back);
        let opening =
            devices.get_user_media_with_constraints(&constraints).map_err(|error| reason(&error))?;
        let stream: MediaStream =
            JsFuture::from(opening).await.map_err(|error| reason(&error))?.unchecked_into();
        let camera = Self(stream);
        video.set_src_object(Some(&camera.0));
        match video.play().map(JsFuture::from) {
            // A screen that goes while the camera opens interrupts it: nothing is shown any more.
            Ok(playing) => drop(playing.await),
            Err(_) => return Err(CameraError::Busy),
        }
        Ok(camera)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.0.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

fn reason(error: &JsValue) -> CameraError {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraError::Denied,
        Some("NotReadableError" | "AbortError") => CameraError::Busy,
        _ => CameraError::Missing,
    }
}
