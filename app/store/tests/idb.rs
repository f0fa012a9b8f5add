//! The contract, kept by the IndexedDB store in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

use std::sync::atomic::{AtomicU32, Ordering};
use store::contract::{Phone, mint};
use store::{Idb, Shelf};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Past all rules: the test's own way into the database.
#[wasm_bindgen(inline_js = "
    const settled = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    export async function overwrite(name, shelf, key, bytes) {
        const database = await settled(indexedDB.open(name));
        await settled(database.transaction(shelf, 'readwrite').objectStore(shelf).put(bytes, key));
        database.close();
    }
    export async function records(name, shelf) {
        const database = await settled(indexedDB.open(name));
        const store = database.transaction(shelf).objectStore(shelf);
        const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
        database.close();
        return keys.flatMap((key, at) => [new Uint8Array(key), values[at]]);
    }
")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn overwrite(name: &str, shelf: &str, key: &[u8], bytes: &[u8]) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn records(name: &str, shelf: &str) -> Result<JsValue, JsValue>;
}

struct Browser(String);

impl Browser {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let now = js_sys::Date::now();
        Self(format!("contract-{now}-{}", NEXT.fetch_add(1, Ordering::Relaxed)))
    }
}

impl Phone for Browser {
    type Store = Idb;

    async fn open(&self) -> Idb {
        Idb::new(&self.0, mint)
    }

    async fn overwrite(&self, shelf: Shelf, key: &[u8], bytes: &[u8]) {
        overwrite(&self.0, shelf.name(), key, bytes).await.unwrap();
    }

    async fn records(&self, shelf: Shelf) -> Vec<(Vec<u8>, Vec<u8>)> {
        let flat = js_sys::Array::from(&records(&self.0, shelf.name()).await.unwrap());
        let flat: Vec<Vec<u8>> = flat.iter().map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()).collect();
        flat.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
    }
}

mod contract {
    use super::*;

    macro_rules! in_the_browser {
        ($($name:ident)+) => {$(
            #[wasm_bindgen_test::wasm_bindgen_test]
            async fn $name() {
                store::contract::$name(&Browser::new()).await;
            }
        )+};
    }

    store::contract_tests!(in_the_browser);
}
