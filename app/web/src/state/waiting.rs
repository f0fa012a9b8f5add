//! Messages that wait on this phone for a service to open. They never leave it but by the person's own hand.

use super::app::App;
use super::notes;
use domain::ServiceId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The note's name.
const NOTE: &str = "messages-en-attente";

/// A message to a service.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waiting {
    service: [u8; 16],
    /// The words.
    pub text: String,
    /// When the service opens, in milliseconds since 1 January 1970 UTC.
    pub opens: i64,
}

impl Waiting {
    /// A message to a service that opens then.
    pub fn new(service: ServiceId, text: String, opens: i64) -> Self {
        Self { service: service.bytes(), text, opens }
    }

    /// To which service.
    pub fn service(&self) -> ServiceId {
        ServiceId::new(self.service)
    }
}

/// All messages that wait.
pub fn all() -> Vec<Waiting> {
    notes::get(NOTE).and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
}

/// The message to this service.
pub fn of(_app: App, id: ServiceId) -> Option<Waiting> {
    all().into_iter().find(|waiting| waiting.service() == id)
}

/// Keeps a message to this service in place of the one before.
pub async fn keep(app: App, id: ServiceId, text: String, opens: i64) {
    put(app, id, Some(Waiting::new(id, text, opens))).await;
}

/// Forgets the message to this service: it was sent, or is not needed any more.
pub async fn forget(app: App, id: ServiceId) {
    put(app, id, None).await;
}

async fn put(app: App, id: ServiceId, waiting: Option<Waiting>) {
    let mut kept = all();
    kept.retain(|other| other.service() != id);
    kept.extend(waiting);
    let note = postcard::to_allocvec(&kept).unwrap_or_default();
    notes::hold(NOTE, note).await;
    // The rows of the first screen follow the view.
    app.view.update(|_| ());
}
