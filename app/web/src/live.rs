//! What changes in place.
//!
//! Leptos compiles its machinery again for every closure it is given. These functions take the closure's type
//! away first, so that one copy serves all screens: it is what keeps the app within its bytes.

use core::pin::Pin;
use leptos::prelude::*;

/// A part of a screen that is drawn anew when something that it reads changes.
pub fn live<V: IntoAny>(draw: impl Fn() -> V + Send + Sync + 'static) -> AnyView {
    fn erased(draw: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || draw()).into_any()
    }
    erased(Box::new(move || draw().into_any()))
}

/// A value worked out again when something that it reads changes; who reads it hears of it only if it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(work: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn erased<T: PartialEq + Send + Sync + 'static>(work: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| work())
    }
    erased(Box::new(work))
}

/// A value worked out again at every reading.
pub fn derive<T: Send + Sync + 'static>(work: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    fn erased<T: Send + Sync + 'static>(work: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
        Signal::derive(move || work())
    }
    erased(Box::new(work))
}

/// Runs something that waits, beside everything else.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    fn erased(work: Pin<Box<dyn Future<Output = ()>>>) {
        wasm_bindgen_futures::spawn_local(work);
    }
    erased(Box::pin(work));
}
