//! Reminders by push: off until the person asks for them. The relay learns moments and where to push, and no more.

use super::app::App;
use super::notes;
use super::relay;
use super::writing::Work;
use crate::live::spawn;
use crate::platform::network::{self, Notice};
use crate::platform::{clock, push};
use crate::text;
use chrono::NaiveDateTime;
use core::cell::{Cell, RefCell};
use domain::reminder;
use leptos::prelude::*;
use protocol::{Limit, Problem, ReminderKey, Reminders, Subscription};
use sync::{Failure, View};

/// The note that says that the person wants them. What was sent is not kept: a relay may have forgotten it.
const NOTE: &str = "rappels";

const PATH: &str = "/relay/v1/reminders";
const KEY_PATH: &str = "/relay/v1/reminders/key";

thread_local! {
    static FOLLOWING: Cell<bool> = const { Cell::new(false) };
    /// The moments that the relay has from this page, in milliseconds since 1 January 1970 UTC.
    static SENT: RefCell<Option<Vec<i64>>> = const { RefCell::new(None) };
}

/// Why reminders stay off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// This browser cannot be pushed to, or not yet.
    Impossible,
    /// The person, or their phone, forbids it.
    Blocked,
    /// Nobody answers: the relay, or the browser's push service.
    NoAnswer,
    /// The relay does not do it, or not with this browser's push service.
    Refused,
}

/// Whether the person wants pushes.
pub fn are_on() -> bool {
    notes::get(NOTE).is_some()
}

/// Turns them on, within a press of the person's.
///
/// # Errors
/// [`Trouble`]; they stay off then.
pub async fn turn_on(app: App) -> Result<(), Trouble> {
    if !push::is_possible() {
        return Err(Trouble::Impossible);
    }
    if !push::ask().await {
        return Err(Trouble::Blocked);
    }
    let key = relay::ask(KEY_PATH, &[]).await.map_err(|failure| trouble(&failure))?;
    let key = ReminderKey::decode(&key).map_err(|_| Trouble::NoAnswer)?;
    let subscription = push::subscribe(&key.0).await.ok_or(Trouble::NoAnswer)?;
    push::leave_words(text::app_name(), text::push_body(), text::locale()).await;
    if let Err(failure) = send(subscription, moments(app)).await {
        push::unsubscribe().await;
        return Err(trouble(&failure));
    }
    notes::hold(NOTE, vec![1]).await;
    Ok(())
}

/// Turns them off. A relay that does not hear of it learns it from the push service at its next try.
pub async fn turn_off() {
    let subscription = push::current().await;
    // Without room for it they would come back at the next start, which the relay's answer makes harmless.
    let _full = notes::keep(NOTE, None).await;
    if let Some(subscription) = subscription {
        let _later = send(subscription, Vec::new()).await;
    }
    push::unsubscribe().await;
    SENT.take();
}

/// Follows what is kept from now on, on the app's icon and at the relay.
#[inline(never)]
pub(super) fn start(app: App) -> Work {
    Box::pin(async move {
        if !FOLLOWING.replace(true) {
            network::follow(move |notice| {
                if matches!(notice, Notice::Online | Notice::Shown) {
                    changed(app);
                }
            });
        }
        keep_up(app).await;
    })
}

/// Something may have changed about appointments.
pub(super) fn changed(app: App) {
    spawn(keep_up(app));
}

async fn keep_up(app: App) {
    push::badge(app.view.with_untracked(|view| today(view, app.now.get_untracked())));
    if !are_on() || network::is_off() {
        return;
    }
    let moments = moments(app);
    if SENT.with_borrow(|sent| sent.as_ref() == Some(&moments)) {
        return;
    }
    // Gone if the person took the permission back in the phone's settings.
    let Some(subscription) = push::current().await else {
        let _full = notes::keep(NOTE, None).await;
        return;
    };
    // Without an answer the next change, or the next look at the page, tries again.
    let _later = send(subscription, moments).await;
}

async fn send(subscription: Subscription, moments: Vec<i64>) -> Result<(), Failure> {
    let now = clock::wall_time().0;
    let mut after_s: Vec<u32> =
        moments.iter().filter_map(|at| u32::try_from((at - now) / 1_000).ok()).collect();
    after_s.retain(|seconds| *seconds <= protocol::REMINDER_SECONDS);
    after_s.dedup();
    relay::ask(PATH, &Reminders { subscription, after_s }.encode()).await?;
    SENT.set(Some(moments));
    Ok(())
}

fn moments(app: App) -> Vec<i64> {
    let most = usize::try_from(Limit::Reminders.most()).unwrap_or(0);
    app.view.with_untracked(|view| {
        reminder::next(view.appointments().map(|(_, kept)| kept.when), clock::wall_time().0, most)
    })
}

/// The appointments of today that are not over.
fn today(view: &View, now: NaiveDateTime) -> usize {
    view.appointments().filter(|(_, kept)| kept.when.date() == now.date() && !kept.is_over(now)).count()
}

fn trouble(failure: &Failure) -> Trouble {
    match failure {
        Failure::Problem(Problem::NotFound | Problem::PushService) => Trouble::Refused,
        _ => Trouble::NoAnswer,
    }
}
