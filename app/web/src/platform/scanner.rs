//! Reading codes: by the browser where it can, else by our own reader in a worker.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, MessageEvent, Worker,
};

/// The longer side of a picture that is looked at, in pixels: enough for a code that fills half of it, and no more
/// than an old phone looks at in a moment.
const LONGEST: f64 = 960.0;

/// Who reads.
#[derive(Debug)]
enum Reader {
    /// The browser (Shape Detection API).
    Browser(JsValue),
    /// The worker.
    Ours(Worker),
}

/// Looks for codes in pictures.
#[derive(Debug)]
pub struct Scanner {
    reader: Reader,
    canvas: HtmlCanvasElement,
}

impl Scanner {
    /// A reader; `None` if the browser allows neither.
    pub async fn new() -> Option<Self> {
        let canvas = document().create_element("canvas").ok()?.unchecked_into();
        let reader = match detector().await {
            Some(detector) => Reader::Browser(detector),
            None => Reader::Ours(Worker::new("/scanner.js").ok()?),
        };
        Some(Self { reader, canvas })
    }

    /// The texts of the codes that the camera sees now; `None` if the reader has failed.
    pub async fn look(&self, video: &HtmlVideoElement) -> Option<Vec<String>> {
        let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
        if width < 1.0 || height < 1.0 {
            return Some(Vec::new());
        }
        let drawing = self.sized(width, height)?;
        let (width, height) = (f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        drawing.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height).ok()?;
        self.read(&drawing).await
    }

    /// The texts of the codes on a photo; `None` if it is no picture, or the reader has failed.
    pub async fn look_at(&self, photo: &File) -> Option<Vec<String>> {
        let picture = window().create_image_bitmap_with_blob(photo).ok()?;
        let picture: ImageBitmap = JsFuture::from(picture).await.ok()?.unchecked_into();
        let drawing = self.sized(f64::from(picture.width()), f64::from(picture.height()))?;
        let (width, height) = (f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        drawing.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, width, height).ok()?;
        self.read(&drawing).await
    }

    fn sized(&self, width: f64, height: f64) -> Option<CanvasRenderingContext2d> {
        let scale = (LONGEST / width.max(height)).min(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "960 pixels at most")]
        let pixels = |side: f64| (side * scale).round().max(1.0) as u32;
        self.canvas.set_width(pixels(width));
        self.canvas.set_height(pixels(height));
        Some(self.canvas.get_context("2d").ok()??.unchecked_into())
    }

    async fn read(&self, drawing: &CanvasRenderingContext2d) -> Option<Vec<String>> {
        match &self.reader {
            Reader::Browser(detector) => {
                let detect: Function = property(detector, "detect").dyn_into().ok()?;
                let found: Promise = detect.call1(detector, &self.canvas).ok()?.dyn_into().ok()?;
                let found = Array::from(&JsFuture::from(found).await.ok()?);
                Some(found.iter().filter_map(|code| property(&code, "rawValue").as_string()).collect())
            }
            Reader::Ours(worker) => {
                let (width, height) = (self.canvas.width(), self.canvas.height());
                let picture = drawing.get_image_data(0.0, 0.0, width.into(), height.into()).ok()?;
                let question = Object::new();
                for (name, value) in [
                    ("width", JsValue::from(width)),
                    ("height", JsValue::from(height)),
                    ("pixels", Uint8Array::from(&picture.data()[..]).into()),
                ] {
                    Reflect::set(&question, &JsValue::from_str(name), &value).ok()?;
                }
                let texts = asked(worker, &question).await?;
                Some(Array::from(&texts).iter().filter_map(|text| text.as_string()).collect())
            }
        }
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        if let Reader::Ours(worker) = &self.reader {
            worker.terminate();
        }
    }
}

/// The worker's answer; `None` if it has none.
async fn asked(worker: &Worker, question: &Object) -> Option<JsValue> {
    let answer = Promise::new(&mut |resolve: Function, _| {
        let failed = resolve.clone();
        let heard = Closure::once_into_js(move |event: MessageEvent| {
            let _heard = resolve.call1(&JsValue::UNDEFINED, &event.data());
        });
        let broken = Closure::once_into_js(move |_: JsValue| {
            let _heard = failed.call1(&JsValue::UNDEFINED, &JsValue::NULL);
        });
        worker.set_onmessage(Some(heard.unchecked_ref()));
        worker.set_onerror(Some(broken.unchecked_ref()));
    });
    worker.post_message(question).ok()?;
    JsFuture::from(answer).await.ok().filter(|answer| !answer.is_null())
}

/// The browser's own reader, if it reads these codes.
async fn detector() -> Option<JsValue> {
    let class: Function = property(&js_sys::global(), "BarcodeDetector").dyn_into().ok()?;
    let formats: Function = property(&class, "getSupportedFormats").dyn_into().ok()?;
    let formats: Promise = formats.call0(&class).ok()?.dyn_into().ok()?;
    let formats = Array::from(&JsFuture::from(formats).await.ok()?);
    let wanted = JsValue::from_str("qr_code");
    if !formats.includes(&wanted, 0) {
        return None;
    }
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("formats"), &Array::of1(&wanted)).ok()?;
    Reflect::construct(&class, &Array::of1(&options)).ok()
}

fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}
