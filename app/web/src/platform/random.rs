//! Names that nobody can guess and no other phone has drawn.

use js_sys::{Function, Reflect, Uint8Array};
use sync::ActorId;
use wasm_bindgen::prelude::*;

/// Sixteen random bytes from the browser's cryptographic generator.
pub fn sixteen_bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    fill(&mut bytes);
    bytes
}

/// So many random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// 32 random bits.
pub fn bits() -> u32 {
    let mut bytes = [0; 4];
    fill(&mut bytes);
    u32::from_le_bytes(bytes)
}

/// A new actor.
pub fn actor() -> ActorId {
    ActorId(sixteen_bytes())
}

/// Every browser that can run this has `crypto.getRandomValues` (W3C Web Cryptography API, 10.1.1).
pub fn fill(bytes: &mut [u8]) {
    let array = Uint8Array::new_with_length(u32::try_from(bytes.len()).unwrap_or(0));
    let crypto = Reflect::get(&js_sys::global(), &JsValue::from_str("crypto")).unwrap_or_default();
    let draw = Reflect::get(&crypto, &JsValue::from_str("getRandomValues")).unwrap_or_default();
    if let Some(draw) = draw.dyn_ref::<Function>()
        && draw.call1(&crypto, &array).is_ok()
    {
        array.copy_to(bytes);
    }
}
