//! How the relay ends.

use tokio::signal::ctrl_c;
use tokio::signal::unix::{SignalKind, signal};

/// Resolves at Ctrl-C, or when the system asks (SIGTERM); requests under way are then still answered.
pub async fn asked_to_stop() {
    // Where a signal cannot be listened to, it keeps its usual effect and ends the relay at once.
    if let Ok(mut terminate) = signal(SignalKind::terminate()) {
        tokio::select! {
            _ = ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    } else {
        drop(ctrl_c().await);
    }
}
