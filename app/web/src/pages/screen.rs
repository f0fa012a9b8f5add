//! The frame around every screen, and the choice of the screen.

use super::{gate, today, welcome, words};
use crate::components::titles::PAGE_TITLE_ID;
use crate::components::{Action, EmptyState, Frame, IconName, LinkButton, Notice, PageTitle, Place, Tone};
use crate::live::{derive, live, memo, spawn};
use crate::platform::{navigation, rest, speech, view};
use crate::route::Route;
use crate::state::{App, Opening, Saving, use_app, use_language};
use crate::text;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The whole page.
pub fn root(app: App) -> AnyView {
    provide_context(app);
    let route = navigation::start();
    navigation::on_arriving(move |link| {
        spawn(async move {
            app.arrived(link).await;
            navigation::show(&Route::Arrival);
        });
    });
    let spoken = use_language();
    let speaks = memo(move || speech::speaks(spoken.get().code));
    follow_screens(app, route);
    let bare = memo(move || matches!(route.get(), Route::Show(_)) && app.welcomed.get());
    let current = derive(move || if app.welcomed.get() { route.get().place() } else { Place::Start });
    let parent = memo(move || route.get().parent().filter(|_| app.welcomed.get()));
    let back = derive(move || parent.get().map(|parent| parent.to_string()));
    let on_back = Callback::new(move |()| {
        navigation::back(&parent.get_untracked().unwrap_or(Route::Today));
    });
    let listen = derive(move || speaks.get().then(|| Callback::new(move |()| listen(app))));
    // Only another screen draws a screen anew: what changes on it follows its own signals, and what is being
    // answered there stays.
    let shown = move || {
        app.welcomed.track();
        app.opening.track();
        let route = route.get();
        if gate::leads_to(&route) {
            app.rest.track();
        }
        untrack(|| screen(app, &route))
    };
    let framed = move || {
        spoken.track();
        view! {
            <Frame current=current back=back on_back=Some(on_back) listen=listen listening=listening()>
                {notices(app)}
                {live(shown)}
            </Frame>
        }
        .into_any()
    };
    let whole = move || if bare.get() { shown() } else { framed() };
    live(whole)
}

fn screen(app: App, route: &Route) -> AnyView {
    if let Opening::Failed(error) = app.opening.get() {
        return closed(app, &error);
    }
    // Who was given something sees it first, and is welcomed by it.
    if !app.welcomed.get() && !route.is_arrival() {
        return welcome::screen(app);
    }
    match route.place() {
        Place::Appointments | Place::Papers | Place::Help => gate::screen(app, route),
        Place::Today | Place::Start => match route {
            Route::Unknown => gone(),
            _ => today::screen(app),
        },
    }
}

/// A new screen starts at its title: for the eye, for the keyboard and for a screen reader.
fn follow_screens(app: App, route: RwSignal<Route>) {
    Effect::new(move |before: Option<(Route, bool)>| {
        let here = (route.get(), app.welcomed.get());
        // Drawn anew in another language, it is the same screen.
        use_language().track();
        gate::stop_listening(app);
        speech::stop();
        if before.as_ref().is_some_and(|before| *before != here) {
            app.moved();
        }
        // The browser itself places the focus at a start.
        settle(if before.is_none() { Focus::Left } else { Focus::Moved }, PATIENCE);
        here
    });
}

/// Whether the screen is being read aloud.
fn listening() -> RwSignal<bool> {
    thread_local! {
        // Reference-counted: a signal of the arena would go with the frame, which is drawn anew in another language.
        static LISTENING: ArcRwSignal<bool> = ArcRwSignal::new(false);
    }
    LISTENING.with(ArcRwSignal::clone).into()
}

/// Reads the screen aloud from its title, or stops.
fn listen(app: App) {
    if listening().get_untracked() {
        gate::stop_listening(app);
        return;
    }
    listening().set(true);
    spawn(async move {
        rest::wait().await;
        gate::listen(app, || listening().set(false));
    });
}

/// How many frames a screen may take to have a title: a ready-made list comes from the network, on a slow one
/// within a minute.
const PATIENCE: u32 = 3_600;

/// Whether the focus goes to the title.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Focus {
    Left,
    Moved,
}

/// Another screen stands at the same address: the page is named after it, and the focus goes to its title.
pub(super) fn turned() {
    settle(Focus::Moved, PATIENCE);
}

/// Names the page after its title, once there is one, and moves the focus there.
fn settle(focus: Focus, patience: u32) {
    request_animation_frame(move || {
        let title = document().get_element_by_id(PAGE_TITLE_ID);
        let Some(title) = title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok()) else {
            if patience > 0 {
                settle(focus, patience - 1);
            }
            return;
        };
        let words = title.text_content().unwrap_or_default();
        document().set_title(&[words.as_str(), " – ", text::app_name()].concat());
        if focus == Focus::Moved {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            let _lost_focus_is_no_harm = title.focus();
        }
    });
}

/// What is said above any screen: what waits to be kept, what was lost, what was just done.
fn notices(app: App) -> AnyView {
    let waiting = move || match app.saving.get() {
        Saving::Waiting(count, error) => {
            let retry = Action::new(text::retry_action(), Callback::new(move |()| app.drain()));
            let sentence = words::waiting(count, &error);
            Some(view! { <Notice tone=Tone::Danger text=sentence action=Some(retry) /> })
        }
        Saving::Saved | Saving::Writing => None,
    };
    let said = move || {
        let last = app.last.get().filter(|last| last.beside.is_none())?;
        let undo = (!last.undo.is_empty())
            .then(|| Action::new(text::undo_action(), Callback::new(move |()| undo(app))));
        Some(view! { <Notice tone=Tone::Done text=last.said action=undo /> })
    };
    view! { {live(waiting)} {live(said)} }.into_any()
}

/// Undoes, and goes on from the title: the button goes with what it undid.
fn undo(app: App) {
    view::focus(PAGE_TITLE_ID);
    app.undo();
}

/// The memory did not open: what to do, and the numbers that matter all the same.
fn closed(app: App, error: &store::StoreError) -> AnyView {
    let retry = Action::new(text::retry_action(), Callback::new(move |()| app.reopen()));
    view! {
        <PageTitle text=text::closed_title() />
        <Notice tone=Tone::Danger text=words::closed(error) action=Some(retry) />
        {live(move || gate::emergency_numbers(app))}
    }
    .into_any()
}

/// The screen of a thing that is no longer there.
pub(super) fn gone() -> AnyView {
    let app = use_app();
    let undoable = app.last.with(|last| last.as_ref().is_some_and(|last| !last.undo.is_empty()));
    let sentence = if undoable { text::gone_undoable() } else { text::gone() };
    view! {
        <PageTitle text=text::gone_title() />
        <EmptyState icon=IconName::Info text=sentence>
            <LinkButton label=text::gone_action() href="/" />
        </EmptyState>
    }
    .into_any()
}
