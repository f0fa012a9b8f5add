//! What the camera sees, and a photo where there is no camera.

use core::time::Duration;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlVideoElement};

use super::element::{bare, el};
use crate::live::spawn;
use crate::platform::camera::{Camera, CameraError};
use crate::platform::scanner::Scanner as Reader;

/// Between two looks, in milliseconds: an old phone has to breathe.
const PAUSE: Duration = Duration::from_millis(120);

/// The id of the picture.
const VIDEO: &str = "camera";

/// What the scanner tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The camera shows something.
    Open,
    /// A code says this.
    Text(String),
    /// There is no picture.
    Closed(CameraError),
    /// No code can be read on the photo.
    Unread,
}

/// The camera's picture, open from the start until the screen goes or `done`, and a field for a photo.
#[component]
pub fn Scanner(
    /// Runs with whatever is seen.
    on_seen: Callback<Seen>,
    /// Whether nothing more is to be read.
    done: RwSignal<bool>,
    /// The words on the field for a photo.
    #[prop(into)]
    photo: String,
) -> AnyView {
    let closed = RwSignal::new(false);
    request_animation_frame(move || spawn(watch(on_seen, done, closed)));
    on_cleanup(move || {
        let _gone = done.try_set(true);
    });
    let video = el("video", "camera")
        .attr("id", VIDEO)
        .attr("playsinline", "")
        .attr("muted", "")
        .live_attr("hidden", move || closed.get().then_some(""))
        .attr("aria-hidden", "true");
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let file = input.and_then(|input| input.files()?.get(0));
        if let Some(file) = file {
            spawn(async move {
                let texts = match Reader::new().await {
                    Some(reader) => reader.look_at(&file).await.unwrap_or_default(),
                    None => Vec::new(),
                };
                if texts.is_empty() {
                    let _gone = on_seen.try_run(Seen::Unread);
                }
                for text in texts {
                    let _gone = on_seen.try_run(Seen::Text(text));
                }
            });
        }
    };
    let field = bare("input")
        .attr("id", "photo")
        .attr("class", "input")
        .attr("type", "file")
        .attr("accept", "image/*")
        .on("change", chosen);
    let label = el("label", "label").attr("for", "photo").text(photo);
    el("div", "scanner").child(video).child(el("div", "field").child(label).child(field)).into_any()
}

async fn watch(on_seen: Callback<Seen>, done: RwSignal<bool>, closed: RwSignal<bool>) {
    let Some(video) =
        document().get_element_by_id(VIDEO).and_then(|video| video.dyn_into::<HtmlVideoElement>().ok())
    else {
        return;
    };
    let is_over = move || done.try_get_untracked().unwrap_or(true);
    let camera = match Camera::open(&video).await {
        Ok(camera) => camera,
        Err(error) => {
            if !is_over() {
                let _gone = closed.try_set(true);
                let _gone = on_seen.try_run(Seen::Closed(error));
            }
            return;
        }
    };
    let Some(mut reader) = Reader::new().await else { return };
    if !is_over() {
        let _gone = on_seen.try_run(Seen::Open);
    }
    while !is_over() && video.is_connected() {
        match reader.look(&video).await {
            Some(texts) if !is_over() => {
                for text in texts {
                    let _gone = on_seen.try_run(Seen::Text(text));
                }
            }
            Some(_) => {}
            // A reader that stumbled over a picture is replaced.
            None => match Reader::new().await {
                Some(next) => reader = next,
                None => break,
            },
        }
        pause().await;
    }
    drop(camera);
}

/// Waits a little.
async fn pause() {
    let waited = js_sys::Promise::new(&mut |resolve: js_sys::Function, _| {
        let wake = move || {
            let _woken = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        };
        set_timeout(wake, PAUSE);
    });
    let _woken = wasm_bindgen_futures::JsFuture::from(waited).await;
}
