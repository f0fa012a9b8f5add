//! Reminders: at a moment that a phone chose, its browser's push service is asked to wake it, and told nothing else.
//!
//! - [`Key`]: who this relay is to push services
//! - [`Services`]: the push services that it sends to
//! - [`Sender`]: what sends when it is time

mod key;
mod sender;
mod services;

pub use key::{Key, KeyError};
pub use sender::{Outcome, Sender, StartError};
pub use services::Services;

use p256::PublicKey;
use protocol::Subscription;

/// All that pushes take, besides the database.
pub struct Push {
    /// Who this relay is.
    pub key: Key,
    /// Whom it sends to.
    pub services: Services,
}

impl Push {
    /// Whether a push to this subscription could ever be sent: its service is known, and its key is a point of the curve.
    pub fn takes(&self, subscription: &Subscription) -> bool {
        self.services.address(&subscription.endpoint).is_some()
            && PublicKey::from_sec1_bytes(&subscription.key).is_ok()
    }
}
