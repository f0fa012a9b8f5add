//! How the relay ends.

use std::time::Duration;

use tokio::signal::ctrl_c;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How long requests under way are waited for.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Resolves at Ctrl-C, or when the system asks (SIGTERM); requests under way are then still answered, and live streams
/// are ended through `stopping`.
pub async fn asked_to_stop(stopping: watch::Sender<bool>) {
    // Where a signal cannot be listened to, it keeps its usual effect and ends the relay at once.
    if let Ok(mut terminate) = signal(SignalKind::terminate()) {
        tokio::select! {
            _ = ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    } else {
        drop(ctrl_c().await);
    }
    stopping.send_replace(true);
}

/// Resolves some time after the relay was asked to stop: nobody's slow connection keeps it from ending.
pub async fn out_of_patience(mut stopping: watch::Receiver<bool>) {
    // An error means that nobody can ask any more, which is the end as well.
    drop(stopping.wait_for(|stopping| *stopping).await);
    tokio::time::sleep(PATIENCE).await;
}
