//! The address bar and the way back.
//!
//! The trail of screens behind the current one is kept in the tab's session storage, so that after a reload
//! **Retour** still goes where the person came from, and a finished question is not gone through again. An address that
//! was typed, or that another app opened, starts a new trail: to go back to what was before it would load the page
//! again, and lose what the screen says and can undo.
//!
//! The browser's own history is called directly: gloo-history measured 6 KB of Brotli in the wasm for states
//! and queries that no screen uses.

use crate::route::Route;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, History, HtmlAnchorElement, MouseEvent, PerformanceNavigation};

const TRAIL: &str = "pas-a-pas.trail";

/// The addresses that are still to be gone to, in case going back crosses a load of the page.
const THEN: &str = "pas-a-pas.then";

struct Navigation {
    route: RwSignal<Route>,
    trail: RefCell<Vec<String>>,
    current: RefCell<String>,
}

thread_local! {
    static NAVIGATION: RefCell<Option<Navigation>> = const { RefCell::new(None) };
}

/// Follows the address bar from now on; the signal is the current screen.
pub fn start() -> RwSignal<Route> {
    let path = path();
    let route = RwSignal::new(Route::from_path(&path));
    let trail = if is_new_visit() { String::new() } else { kept(TRAIL) };
    let trail = trail.lines().map(str::to_owned).collect();
    let navigation = Navigation { route, trail: RefCell::new(trail), current: RefCell::new(path) };
    NAVIGATION.with(|cell| cell.replace(Some(navigation)));
    // Both for as long as the page lives.
    EventListener::new(&window(), "popstate", |_| arrived()).forget();
    let mut can_prevent = EventListenerOptions::enable_prevent_default();
    can_prevent.phase = gloo_events::EventListenerPhase::Bubble;
    EventListener::new_with_options(&window(), "click", can_prevent, follow_link).forget();
    go_on();
    route
}

/// What the fragment of a link starts with that hands something over: a list or a phone, or a service.
const LINKS: [&str; 2] = ["#p.", "#s."];

/// The link by which the page was opened, if it is one of ours. It is taken out of the address at once, so that no
/// history keeps it, and the address is that of the screen which shows what arrives.
pub fn take_arriving() -> Option<String> {
    let fragment = window().location().hash().ok()?;
    if !LINKS.iter().any(|link| fragment.starts_with(link)) {
        return None;
    }
    let path = Route::Arrival.to_string();
    let _refused = history().map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&path)));
    Some(fragment)
}

/// Runs `heard` with each share link that is opened while the app is open.
pub fn on_arriving(heard: impl Fn(String) + 'static) {
    let changed = move |_: &Event| {
        if let Some(link) = take_arriving() {
            heard(link);
        }
    };
    EventListener::new(&window(), "hashchange", changed).forget();
}

/// The screen that the address names.
pub fn current() -> Route {
    Route::from_path(&path())
}

/// Goes to a screen.
pub fn go(route: &Route) {
    with(|navigation| {
        let path = route.to_string();
        let left = navigation.current.replace(path.clone());
        if left == path {
            return;
        }
        navigation.trail.borrow_mut().push(left);
        let _refused = history().map(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&path)));
    });
    arrived();
}

/// Shows the screen whose address is there already, again if it is the one that is shown.
pub fn show(route: &Route) {
    with(|navigation| {
        navigation.current.replace(route.to_string());
        navigation.route.set(route.clone());
    });
}

/// Goes to a screen in place of the current one.
pub fn replace(route: &Route) {
    with(|navigation| {
        let path = route.to_string();
        let _refused =
            history().map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&path)));
        navigation.current.replace(path);
    });
    arrived();
}

/// Goes back to the screen before this one, or to `fallback` if none is known.
pub fn back(fallback: &Route) {
    let known = with(|navigation| !navigation.trail.borrow().is_empty());
    if known == Some(true) {
        jump(-1);
    } else {
        replace(fallback);
    }
}

/// Leaves the questions that led here, the current screen among them, and goes to `route`: back to it if the
/// person came through it, on to it otherwise.
pub fn finish(route: &Route) {
    finish_through(core::slice::from_ref(route));
}

/// As [`finish`], to each of these screens in turn, so that **Retour** leads through them.
pub fn finish_through(routes: &[Route]) {
    let paths: Vec<String> = routes.iter().map(Route::to_string).collect();
    let steps = with(|navigation| {
        let trail = navigation.trail.borrow();
        if let Some(at) = trail.iter().rposition(|path| paths.first() == Some(path)) {
            keep(THEN, &paths.get(1..).unwrap_or_default().join("\n"));
            return Some(trail.len() - at);
        }
        let questions = trail.iter().rev().take_while(|path| Route::from_path(path).is_question()).count();
        (trail.len() > questions).then(|| {
            keep(THEN, &paths.join("\n"));
            questions + 1
        })
    });
    match steps.flatten().and_then(|steps| i32::try_from(steps).ok()) {
        Some(steps) => jump(-steps),
        None => {
            if let Some((first, rest)) = routes.split_first() {
                replace(first);
                rest.iter().for_each(go);
            }
        }
    }
}

/// Goes to the screens that [`finish_through`] noted.
fn go_on() {
    let then = kept(THEN);
    if !then.is_empty() {
        keep(THEN, "");
        then.lines().map(Route::from_path).for_each(|route| go(&route));
    }
}

fn jump(delta: i32) {
    let _refused = history().map(|history| history.go_with_delta(delta));
}

/// The address has changed, by us or by the browser's own back and forward.
fn arrived() {
    with(|navigation| {
        let path = path();
        let came_from = navigation.current.replace(path.clone());
        if came_from != path {
            let mut trail = navigation.trail.borrow_mut();
            match trail.iter().rposition(|known| *known == path) {
                Some(at) => trail.truncate(at),
                None => trail.push(came_from),
            }
        }
        keep(TRAIL, &navigation.trail.borrow().join("\n"));
        if kept(THEN).is_empty() {
            navigation.route.set(Route::from_path(&path));
        }
    });
    go_on();
}

/// Plain presses on links to our own screens stay in the page.
fn follow_link(event: &Event) {
    let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
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
}

/// Whether the page was loaded by going to an address, and neither anew nor by the browser's back and forward.
fn is_new_visit() -> bool {
    window()
        .performance()
        .is_some_and(|performance| performance.navigation().type_() == PerformanceNavigation::TYPE_NAVIGATE)
}

fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

fn history() -> Option<History> {
    window().history().ok()
}

/// What this tab's session holds under a key; nothing if the browser refuses.
fn kept(key: &str) -> String {
    session().and_then(|session| session.get_item(key).ok().flatten()).unwrap_or_default()
}

/// Keeps something for this tab's session; a browser that refuses only makes **Retour** simpler.
fn keep(key: &str, value: &str) {
    if let Some(session) = session() {
        let _refused = session.set_item(key, value);
    }
}

fn session() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn with<T>(work: impl FnOnce(&Navigation) -> T) -> Option<T> {
    NAVIGATION.with(|cell| cell.borrow().as_ref().map(work))
}
