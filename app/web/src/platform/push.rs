//! Pushes: what the browser's push service wakes the service worker with (Push API, Notifications API).

use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use protocol::{AUTH_BYTES, POINT_BYTES, Subscription};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Cache, Notification, PushEncryptionKeyName, PushManager, PushSubscription, PushSubscriptionOptionsInit,
    Response, ServiceWorkerRegistration,
};

/// As in the service worker.
const REMINDER: &str = "rappel";
const WORDS: &str = "/mots";

/// Whether this browser could be pushed to. Safari on an iPhone can once the app is on the home screen.
pub fn is_possible() -> bool {
    let has = |name: &str| Reflect::has(&window(), &JsValue::from_str(name)).unwrap_or(false);
    !cfg!(debug_assertions)
        && has("PushManager")
        && has("Notification")
        && !window().navigator().service_worker().is_undefined()
}

/// Whether this is Safari on an iPhone, where only an app on the home screen is pushed to.
pub fn needs_home_screen() -> bool {
    let standalone = Reflect::get(&window().navigator(), &JsValue::from_str("standalone"));
    standalone.is_ok_and(|standalone| standalone.as_bool() == Some(false))
}

/// Asks the person, within a press of theirs; whether they allow it.
pub async fn ask() -> bool {
    let Ok(asked) = Notification::request_permission() else { return false };
    JsFuture::from(asked).await.is_ok_and(|said| said.as_string().as_deref() == Some("granted"))
}

/// The subscription of this browser, if it has one.
pub async fn current() -> Option<Subscription> {
    let found = JsFuture::from(manager().await?.get_subscription().ok()?).await.ok()?;
    read(&found.dyn_into().ok()?)
}

/// Subscribes for the relay with this key, in place of any other subscription. It takes a network.
pub async fn subscribe(key: &[u8]) -> Option<Subscription> {
    let manager = manager().await?;
    // One for another relay's key would stand in the way.
    leave(&manager).await;
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key(&Uint8Array::from(key));
    let made = JsFuture::from(manager.subscribe_with_options(&options).ok()?).await.ok()?;
    read(&made.dyn_into().ok()?)
}

/// Gives the subscription up.
pub async fn unsubscribe() {
    if let Some(manager) = manager().await {
        leave(&manager).await;
    }
    if let Ok(caches) = window().caches() {
        let _nothing_there = JsFuture::from(caches.delete(REMINDER)).await;
    }
}

/// Leaves the words that a push will show, in the reader's language.
pub async fn leave_words(title: &str, body: &str, language: &str) -> Option<()> {
    let words = js_sys::Object::new();
    for (name, value) in [("title", title), ("body", body), ("lang", language)] {
        Reflect::set(&words, &JsValue::from_str(name), &JsValue::from_str(value)).ok()?;
    }
    let words = js_sys::JSON::stringify(&words).ok()?.as_string()?;
    let caches = window().caches().ok()?;
    let cache: Cache = JsFuture::from(caches.open(REMINDER)).await.ok()?.unchecked_into();
    let response = Response::new_with_opt_str(Some(&words)).ok()?;
    JsFuture::from(cache.put_with_str(WORDS, &response)).await.ok().map(drop)
}

/// Puts a number on the app's icon, or takes it away (Badging API, where the browser has it).
pub fn badge(count: usize) {
    let navigator = window().navigator();
    let name = if count == 0 { "clearAppBadge" } else { "setAppBadge" };
    let Ok(put) = Reflect::get(&navigator, &JsValue::from_str(name)).and_then(JsCast::dyn_into::<Function>)
    else {
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2⁵³ appointments")]
    let count = JsValue::from_f64(count as f64);
    let done = if name == "setAppBadge" { put.call1(&navigator, &count) } else { put.call0(&navigator) };
    // An app that is not installed has no icon, and says so; it is nobody's trouble.
    if let Ok(done) = done.and_then(JsCast::dyn_into::<Promise>) {
        crate::live::spawn(async move {
            let _no_icon = JsFuture::from(done).await;
        });
    }
}

async fn manager() -> Option<PushManager> {
    let ready = window().navigator().service_worker().ready().ok()?;
    let registration: ServiceWorkerRegistration = JsFuture::from(ready).await.ok()?.unchecked_into();
    registration.push_manager().ok()
}

async fn leave(manager: &PushManager) {
    let Ok(asked) = manager.get_subscription() else { return };
    if let Ok(found) = JsFuture::from(asked).await
        && let Ok(found) = found.dyn_into::<PushSubscription>()
        && let Ok(gone) = found.unsubscribe()
    {
        let _still_there = JsFuture::from(gone).await;
    }
}

fn read(subscription: &PushSubscription) -> Option<Subscription> {
    let part = |name| {
        let part: JsValue = subscription.get_key(name).ok()??.into();
        Some(Uint8Array::new(&part).to_vec())
    };
    let key: [u8; POINT_BYTES] = part(PushEncryptionKeyName::P256dh)?.try_into().ok()?;
    let auth: [u8; AUTH_BYTES] = part(PushEncryptionKeyName::Auth)?.try_into().ok()?;
    Some(Subscription { endpoint: subscription.endpoint(), key, auth })
}
