//! The message that a person pasted or shared: kept on this phone until it is decided.

use super::notes;
use crate::platform::shared;

const NOTE: &str = "message";

/// The message, if there is one that was not decided yet.
pub fn message() -> Option<String> {
    notes::get(NOTE).and_then(|bytes| String::from_utf8(bytes).ok()).filter(|text| !text.is_empty())
}

/// Keeps a message; a phone without room keeps it until the page is closed.
pub async fn keep_message(text: &str) {
    notes::hold(NOTE, text.as_bytes().to_vec()).await;
}

/// Forgets the message: it is in an appointment now, or decided otherwise.
pub async fn forget_message() {
    notes::hold(NOTE, Vec::new()).await;
}

/// What another app of the phone has shared with this one, once.
pub async fn take_shared() -> Option<shared::Shared> {
    shared::take().await
}
