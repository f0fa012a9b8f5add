//! The address bar and the way back.
//!
//! The trail of screens behind the current one is kept in the tab's session storage, so that after a reload
//! **Retour** still goes where the person came from, and a finished question is not gone through again.

use crate::route::Route;
use gloo_history::{BrowserHistory, History};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

const TRAIL: &str = "pas-a-pas.trail";

struct Navigation {
    history: BrowserHistory,
    route: RwSignal<Route>,
    trail: RefCell<Vec<String>>,
    current: RefCell<String>,
    /// Where to go once the questions behind are gone.
    then: RefCell<Option<Route>>,
    _listener: gloo_history::HistoryListener,
}

thread_local! {
    static NAVIGATION: RefCell<Option<Navigation>> = const { RefCell::new(None) };
}

/// Follows the address bar from now on; the signal is the current screen.
pub fn start() -> RwSignal<Route> {
    let history = BrowserHistory::new();
    let path = history.location().path().to_owned();
    let route = RwSignal::new(Route::from_path(&path));
    let listener = history.listen(arrived);
    let trail = session().and_then(|session| session.get_item(TRAIL).ok().flatten()).unwrap_or_default();
    let trail = trail.lines().map(str::to_owned).collect();
    let navigation = Navigation {
        history,
        route,
        trail: RefCell::new(trail),
        current: RefCell::new(path),
        then: RefCell::default(),
        _listener: listener,
    };
    NAVIGATION.with(|cell| cell.replace(Some(navigation)));
    follow_links();
    route
}

/// Goes to a screen.
pub fn go(route: &Route) {
    with(|navigation| {
        let path = route.to_string();
        let left = navigation.current.replace(path.clone());
        if left != path {
            navigation.trail.borrow_mut().push(left);
        }
        navigation.history.push(path);
    });
}

/// Goes to a screen in place of the current one.
pub fn replace(route: &Route) {
    with(|navigation| {
        let path = route.to_string();
        navigation.current.replace(path.clone());
        navigation.history.replace(path);
    });
}

/// Goes back to the screen before this one, or to `fallback` if none is known.
pub fn back(fallback: &Route) {
    let known = with(|navigation| {
        let known = !navigation.trail.borrow().is_empty();
        if known {
            navigation.history.back();
        }
        known
    });
    if known != Some(true) {
        replace(fallback);
    }
}

/// Leaves the questions that led here, the current screen among them, and goes to `route`: back to it if it is
/// where the questions started, on to it otherwise.
pub fn finish(route: &Route) {
    let steps = with(|navigation| {
        let trail = navigation.trail.borrow();
        let questions = trail.iter().rev().take_while(|path| Route::from_path(path).is_question()).count();
        let started_at = trail.len().checked_sub(questions + 1).and_then(|at| trail.get(at));
        started_at.map(|start| {
            if *start != route.to_string() {
                navigation.then.replace(Some(route.clone()));
            }
            questions + 1
        })
    });
    match steps.flatten().and_then(|steps| isize::try_from(steps).ok()) {
        Some(steps) => {
            with(|navigation| navigation.history.go(-steps));
        }
        None => replace(route),
    }
}

/// The address has changed, by us or by the browser's own back and forward.
fn arrived() {
    let next = with(|navigation| {
        let path = navigation.history.location().path().to_owned();
        let came_from = navigation.current.replace(path.clone());
        if came_from != path {
            let mut trail = navigation.trail.borrow_mut();
            match trail.iter().rposition(|known| *known == path) {
                Some(at) => trail.truncate(at),
                None => trail.push(came_from),
            }
        }
        if let Some(session) = session() {
            let _full = session.set_item(TRAIL, &navigation.trail.borrow().join("\n"));
        }
        let next = navigation.then.take();
        if next.is_none() {
            navigation.route.set(Route::from_path(&path));
        }
        next
    });
    if let Some(route) = next.flatten() {
        go(&route);
    }
}

/// Plain presses on links to our own screens stay in the page.
fn follow_links() {
    let listener = window_event_listener(leptos::ev::click, |event: MouseEvent| {
        if event.default_prevented()
            || event.button() != 0
            || event.ctrl_key()
            || event.meta_key()
            || event.shift_key()
            || event.alt_key()
        {
            return;
        }
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let own = link.origin() == window().location().origin().unwrap_or_default();
        let route = Route::from_path(&link.pathname());
        if own && link.target().is_empty() && link.download().is_empty() && route != Route::Unknown {
            event.prevent_default();
            go(&route);
        }
    });
    // For as long as the page lives.
    core::mem::forget(listener);
}

fn session() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn with<T>(work: impl FnOnce(&Navigation) -> T) -> Option<T> {
    NAVIGATION.with(|cell| cell.borrow().as_ref().map(work))
}
