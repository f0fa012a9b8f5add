//! What arrives, before anything of it is accepted.

use super::offer::sheet;
use super::{enter, paper};
use crate::components::element::bare;
use crate::components::{
    Action, Button, ButtonKind, ButtonState, EmptyState, IconName, LinkButton, Notice, PageTitle, Question,
    TextField, Tone,
};
use crate::live::{live, spawn};
use crate::pages::both;
use crate::pages::help::service_arrived;
use crate::platform::{navigation, network};
use crate::route::Route;
use crate::state::App;
use crate::state::sharing::{self, Arrival, ArrivalError, Arriving, InviteFailure};
use crate::text;
use core::time::Duration;
use crypto::{InviteKey, ShareLink, WordsError};
use domain::ChecklistId;
use leptos::prelude::*;

const FIELD: &str = "words";

/// The pause before a second look at a list that its owner's phone is still sending.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause between two looks.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What a look at it gave.
type Seen = Option<Result<Arrival, ArrivalError>>;

pub(super) fn screen(app: App) -> AnyView {
    if let Some(card) = sharing::card() {
        return paper::arrived(app, &card).unwrap_or_else(|| service_arrived(app, &card));
    }
    match sharing::resume() {
        None => nothing(),
        Some(Err(problem)) => refused(enter::problem(problem)),
        Some(Ok(arriving)) => arrived(app, arriving),
    }
}

fn nothing() -> AnyView {
    view! {
        <PageTitle text=text::arrive_nothing_title() />
        <EmptyState icon=IconName::Papers text=text::arrive_nothing()>
            <LinkButton label=text::code_title() href=Route::Code.to_string() />
        </EmptyState>
    }
    .into_any()
}

/// A link that does not hold: what to do, and the way to try another one.
fn refused(problem: &'static str) -> AnyView {
    view! {
        <PageTitle text=text::arrive_nothing_title() />
        <Notice tone=Tone::Attention text=problem.to_owned() />
        <LinkButton label=text::code_link_row() href=Route::PasteLink.to_string() />
        {no_thanks()}
    }
    .into_any()
}

pub(in crate::pages) fn no_thanks() -> AnyView {
    let press = Callback::new(|()| {
        spawn(async {
            sharing::clear_arriving().await;
            navigation::finish(&Route::Today);
        });
    });
    view! { <Button kind=ButtonKind::Quiet label=text::arrive_refuse() on_press=press /> }.into_any()
}

fn arrived(app: App, arriving: Arriving) -> AnyView {
    let seen = RwSignal::new(None::<Result<Arrival, ArrivalError>>);
    let arriving = StoredValue::new(arriving);
    let look = move || {
        seen.set(None);
        look_until_there(app, arriving, seen, FIRST_PAUSE);
    };
    look();
    let again = network::on_online(move || {
        if seen.try_get_untracked() == Some(Some(Err(ArrivalError::Network))) {
            look();
        }
    });
    on_cleanup(move || again.remove());
    live(move || drawn(app, arriving, seen, look))
}

/// Looks at what arrives; again, after longer and longer, while the other phone has not sent it to the relay yet.
fn look_until_there(app: App, arriving: StoredValue<Arriving>, seen: RwSignal<Seen>, pause: Duration) {
    spawn(async move {
        // The screen may go meanwhile, now and after each pause.
        let Some(what) = arriving.try_get_value() else { return };
        let found = Some(sharing::look(app, &what).await);
        let is_coming = matches!(found, Some(Ok(Arrival::List { title: None, .. })));
        if seen.try_with_untracked(|before| *before != found) == Some(true) {
            seen.set(found);
        }
        if is_coming {
            let next = (pause * 2).min(LONGEST_PAUSE);
            set_timeout(move || look_until_there(app, arriving, seen, next), pause);
        }
    });
}

fn drawn(
    app: App,
    arriving: StoredValue<Arriving>,
    seen: RwSignal<Seen>,
    look: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let retry = Action::new(text::retry_action(), Callback::new(move |()| look()));
    match seen.get() {
        None => view! {
            <PageTitle text=text::arrive_title() />
            {bare("p").attr("role", "status").text(text::arrive_looking()).into_any()}
        }
        .into_any(),
        Some(Err(_)) => view! {
            <PageTitle text=text::arrive_title() />
            <Notice tone=Tone::Info text=text::arrive_offline().to_owned() action=Some(retry) />
            {accept(app, arriving, text::arrive_accept())}
        }
        .into_any(),
        Some(Ok(Arrival::Words)) => words(arriving, look),
        Some(Ok(Arrival::Stopped)) => view! {
            <PageTitle text=text::arrive_stopped_title() />
            <Notice tone=Tone::Info text=text::arrive_stopped().to_owned() />
            {no_thanks()}
        }
        .into_any(),
        Some(Ok(Arrival::Phone)) => view! {
            <PageTitle text=text::arrive_phone_title() />
            {bare("p").text(text::arrive_phone()).into_any()}
            {bare("p").text(text::arrive_phone_mine()).into_any()}
            {accept(app, arriving, text::arrive_phone_accept())}
        }
        .into_any(),
        Some(Ok(Arrival::List { title, steps, may_write, known })) => {
            list(app, arriving, title, steps, may_write, known)
        }
    }
}

fn list(
    app: App,
    arriving: StoredValue<Arriving>,
    title: Option<String>,
    steps: Vec<(String, bool)>,
    may_write: bool,
    known: Option<ChecklistId>,
) -> AnyView {
    let rights = if may_write { text::arrive_together() } else { text::arrive_to_read() };
    let shown = match title {
        Some(title) => {
            let steps = steps.into_iter().map(|(label, done)| (both::kept(&label).here, done)).collect();
            view! {
                {bare("p").text(text::arrive_from()).into_any()}
                {sheet(&both::kept(&title).here, steps)}
            }
            .into_any()
        }
        None => bare("p").text(text::arrive_later()).into_any(),
    };
    let here = known.map(|id| {
        let press = Callback::new(move |()| {
            spawn(async move {
                sharing::clear_arriving().await;
                navigation::finish(&Route::List(id));
            });
        });
        view! {
            {bare("p").text(text::arrive_known()).into_any()}
            <Button kind=ButtonKind::Main label=text::arrive_open() on_press=press />
        }
        .into_any()
    });
    view! {
        <PageTitle text=text::arrive_title() />
        {shown}
        {bare("p").text(rights).into_any()}
        {here.unwrap_or_else(|| accept(app, arriving, text::arrive_accept()))}
    }
    .into_any()
}

/// The two ways to decide.
fn accept(app: App, arriving: StoredValue<Arriving>, label: &'static str) -> AnyView {
    let then = |list: Option<ChecklistId>| navigation::finish(&list.map_or(Route::Papers, Route::List));
    view! {
        {accept_button(app, IconName::Check, label, move || Ok(arriving.get_value()), then)}
        {no_thanks()}
    }
    .into_any()
}

/// The button that accepts what arrives, under what kept it from coming; `then` is told which list it was, if it was one.
pub(in crate::pages) fn accept_button(
    app: App,
    icon: IconName,
    label: &'static str,
    what: impl Fn() -> Result<Arriving, &'static str> + Send + Sync + 'static,
    then: fn(Option<ChecklistId>),
) -> AnyView {
    let busy = RwSignal::new(ButtonState::Ready);
    let failed = RwSignal::new(None::<&'static str>);
    let press = Callback::new(move |()| {
        let arriving = match what() {
            Ok(arriving) => arriving,
            Err(problem) => return failed.set(Some(problem)),
        };
        busy.set(ButtonState::Busy);
        failed.set(None);
        spawn(async move {
            match sharing::accept(app, &arriving).await {
                Ok(list) => {
                    app.welcome().await;
                    then(list);
                }
                Err(ArrivalError::Linked) => failed.set(Some(text::arrive_phone_linked())),
                Err(_) => failed.set(Some(text::arrive_failed())),
            }
            busy.set(ButtonState::Ready);
        });
    });
    let failure =
        move || failed.get().map(|words| view! { <Notice tone=Tone::Danger text=words.to_owned() /> });
    view! {
        {live(failure)}
        <Button kind=ButtonKind::Main icon=Some(icon) label=label state=busy on_press=press />
    }
    .into_any()
}

/// The two words that open an invitation.
fn words(arriving: StoredValue<Arriving>, look: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let busy = StoredValue::new(false);
    let next = Callback::new(move |()| {
        let ShareLink::Invite { key, .. } = arriving.with_value(|arriving| arriving.link.clone()) else {
            return;
        };
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        error.set(None);
        spawn(async move {
            let said = value.get_untracked();
            match open(&key, &said).await {
                Ok(link) => {
                    arriving.set_value(Arriving { link, parcel: None });
                    look();
                }
                Err(problem) => error.set(Some(problem)),
            }
            busy.set_value(false);
        });
    });
    view! {
        <Question
            title=text::arrive_words_title()
            field=Some(FIELD.to_owned())
            hint=Some(text::arrive_words_hint().to_owned())
            error=error
            on_next=next
        >
            <TextField id=FIELD value=value error=error />
        </Question>
        {no_thanks()}
    }
    .into_any()
}

async fn open(key: &InviteKey, said: &str) -> Result<ShareLink, String> {
    let link = sharing::open_invite(key, said).await.map_err(|failure| words_problem(&failure, said))?;
    // The invitation is gone from the relay: what was in it is kept at once, if there is room.
    let _full = sharing::keep_arriving(&link.to_string(), None).await;
    Ok(link)
}

fn words_problem(failure: &InviteFailure, said: &str) -> String {
    match failure {
        InviteFailure::Words(WordsError::Count { .. }) => text::arrive_words_count().to_owned(),
        InviteFailure::Words(WordsError::Unknown { at }) => {
            let word = said.split_whitespace().nth(*at).unwrap_or_default();
            text::arrive_words_unknown(word)
        }
        InviteFailure::Nothing => text::arrive_words_wrong().to_owned(),
        InviteFailure::Unreadable(_) => text::arrive_words_broken().to_owned(),
        InviteFailure::Network | InviteFailure::Store(_) | InviteFailure::ToRead => {
            text::arrive_words_network().to_owned()
        }
    }
}
