//! What changes in place.
//!
//! Leptos compiles its machinery again for every closure it is given. These functions take the closure's type
//! away first, so that one copy serves all screens: it is what keeps the app within its bytes.

use core::any::Any;
use core::marker::PhantomData;
use core::pin::Pin;
use leptos::prelude::*;
use std::sync::Arc;

/// A part of a screen that is drawn anew when something that it reads changes.
pub fn live<V: IntoAny>(draw: impl Fn() -> V + Send + Sync + 'static) -> AnyView {
    fn erased(draw: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || draw()).into_any()
    }
    erased(Box::new(move || draw().into_any()))
}

/// A value worked out again when something that it reads changes; who reads it hears of it only if it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(work: impl Fn() -> T + Send + Sync + 'static) -> Known<T> {
    fn erased(work: Box<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
        Memo::new(move |_| work())
    }
    let same = |a: &dyn Any, b: &dyn Any| a.downcast_ref::<T>() == b.downcast_ref::<T>();
    let work = move || Erased { value: Arc::new(work()), same };
    Known { memo: erased(Box::new(work)), value: PhantomData }
}

/// A memo's value, whose type the machinery does not know.
#[derive(Clone)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

/// What [`memo`] works out.
pub struct Known<T> {
    memo: Memo<Erased>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Known<T> {}

impl<T: Clone + 'static> Known<T> {
    /// The value, to be heard of when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }
}

impl<T: 'static> Known<T> {
    /// Something about the value, to be heard of when it changes.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        let erased = self.memo.get();
        let Some(value) = erased.value.downcast_ref() else { unreachable!("`memo` put a T there") };
        read(value)
    }
}

/// A value worked out again at every reading.
pub fn derive<T: Send + Sync + 'static>(work: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    fn erased<T: Send + Sync + 'static>(work: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
        Signal::derive(work)
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
