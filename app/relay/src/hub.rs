//! Who listens for news of which space.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use protocol::{News, SpaceId};
use tokio::sync::Notify;

/// All live streams of this relay.
///
/// News of one space wait once in each stream, however often it changes: a slow phone costs no memory.
#[derive(Default)]
pub struct Hub {
    listeners: Mutex<HashMap<SpaceId, Vec<Subscription>>>,
}

/// A stream, and the place of the space in its request.
type Subscription = (Weak<Mailbox>, u16);

/// The news that one stream has not sent yet.
#[derive(Default)]
struct Mailbox {
    waiting: Mutex<BTreeSet<u16>>,
    arrived: Notify,
}

/// The place that stands for all of a stream's spaces; a request names at most 256.
const ALL: u16 = u16::MAX;

/// One live stream, until it is dropped.
pub struct Listener {
    hub: Arc<Hub>,
    spaces: Vec<SpaceId>,
    mailbox: Arc<Mailbox>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing in here can be left half done.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Mailbox {
    fn put(&self, place: u16) {
        lock(&self.waiting).insert(place);
        self.arrived.notify_one();
    }
}

impl Hub {
    /// Starts a stream; from now on no news of these spaces is missed.
    pub fn listen(self: &Arc<Self>, spaces: Vec<SpaceId>) -> Listener {
        let mailbox = Arc::new(Mailbox::default());
        let mut listeners = lock(&self.listeners);
        for (&space, place) in spaces.iter().zip(0..) {
            listeners.entry(space).or_default().push((Arc::downgrade(&mailbox), place));
        }
        drop(listeners);
        Listener { hub: Arc::clone(self), spaces, mailbox }
    }

    /// Tells who listens that there is news of this space.
    pub fn tell(&self, space: SpaceId) {
        for (mailbox, place) in lock(&self.listeners).get(&space).into_iter().flatten() {
            if let Some(mailbox) = mailbox.upgrade() {
                mailbox.put(*place);
            }
        }
    }

    /// Tells everybody that there may be news anywhere.
    pub fn tell_all(&self) {
        for (mailbox, _) in lock(&self.listeners).values().flatten() {
            if let Some(mailbox) = mailbox.upgrade() {
                mailbox.put(ALL);
            }
        }
    }

    /// The spaces that somebody listens for.
    pub fn spaces(&self) -> Vec<SpaceId> {
        lock(&self.listeners).keys().copied().collect()
    }
}

impl Listener {
    /// Waits for news, which it gives once.
    pub async fn next(&self) -> News {
        loop {
            if let Some(place) = lock(&self.mailbox.waiting).pop_last() {
                return if place == ALL { News::All } else { News::Space(place) };
            }
            self.mailbox.arrived.notified().await;
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut listeners = lock(&self.hub.listeners);
        for space in &self.spaces {
            if let Some(those) = listeners.get_mut(space) {
                those.retain(|(mailbox, _)| !std::ptr::eq(mailbox.as_ptr(), Arc::as_ptr(&self.mailbox)));
                if those.is_empty() {
                    listeners.remove(space);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    const A: SpaceId = SpaceId([1; 32]);
    const B: SpaceId = SpaceId([2; 32]);

    #[test]
    fn only_who_listens_for_a_space_hears_of_it_and_once() {
        let hub = Arc::new(Hub::default());
        let (both, one) = (hub.listen(vec![A, B]), hub.listen(vec![A]));
        hub.tell(B);
        hub.tell(B);
        assert_eq!(both.next().now_or_never(), Some(News::Space(1)));
        assert_eq!(both.next().now_or_never(), None);
        assert_eq!(one.next().now_or_never(), None);
    }

    #[test]
    fn who_listens_is_told_when_the_relay_cannot_count() {
        let hub = Arc::new(Hub::default());
        let listener = hub.listen(vec![A]);
        hub.tell_all();
        assert_eq!(listener.next().now_or_never(), Some(News::All));
    }

    #[test]
    fn who_is_gone_is_forgotten() {
        let hub = Arc::new(Hub::default());
        let (stays, goes) = (hub.listen(vec![A]), hub.listen(vec![A, B]));
        drop(goes);
        assert_eq!(hub.spaces(), [A]);
        hub.tell(A);
        assert_eq!(stays.next().now_or_never(), Some(News::Space(0)));
        drop(stays);
        assert_eq!(hub.spaces(), []);
    }
}
