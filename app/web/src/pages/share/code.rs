//! The code to show, and the other ways to hand a list over.

use crate::components::element::{bare, bdi, el};
use crate::components::{Button, IconName, LinkButton, Notice, PageTitle, Qr, RowLink, Rows, Tone};
use crate::live::{live, memo, spawn};
use crate::pages::gone;
use crate::platform::handing::{self, Handed};
use crate::route::{Route, ShareStep};
use crate::state::App;
use crate::state::sharing::{self, Kind};
use crate::text;
use crypto::ShareLink;
use domain::{ChecklistId, Parent};
use leptos::prelude::*;

/// The screen with the code of a list that is shared; one that is not leads to what would leave the phone.
pub(super) fn screen(app: App, id: ChecklistId, kind: Kind) -> AnyView {
    with_link(app, id, kind, move |title, link| body(app, id, kind, &title, &link))
}

/// Draws a screen with the link to a list that is shared.
pub(super) fn with_link(
    app: App,
    id: ChecklistId,
    kind: Kind,
    draw: impl Fn(String, ShareLink) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let shown = memo(move || {
        let title = app.view.with(|view| view.checklist(id).map(|list| list.title.as_str().to_owned()))?;
        sharing::part(app, id)?;
        Some((title, sharing::link(app, id, kind)?))
    });
    live(move || shown.get().map_or_else(gone, |(title, link)| draw(title, link)))
}

fn body(app: App, id: ChecklistId, kind: Kind, title: &str, link: &ShareLink) -> AnyView {
    let url = handing::url(&link.to_string());
    let (offline, far) = match kind {
        Kind::Together => (ShareStep::TogetherOffline, ShareStep::TogetherFar),
        Kind::ToRead => (ShareStep::ToReadOffline, ShareStep::ToReadFar),
    };
    view! {
        <PageTitle text=text::share_code_title() />
        {summary(app, id, title)}
        <Qr codes=vec![url.clone()] label=text::share_code_label().to_owned() turn=text_turn />
        {bare("p").text(text::share_code_how()).into_any()}
        {send(url)}
        {el("p", "hint").text(text::share_send_warning()).into_any()}
        <Rows>
            <RowLink
                icon=Some(IconName::Phone)
                title=text::share_offline_row()
                detail=Some(text::share_offline_detail().to_owned())
                href=Route::Share(id, offline).to_string()
            />
            <RowLink
                icon=Some(IconName::Person)
                title=text::share_invite_row()
                detail=Some(text::share_invite_detail().to_owned())
                href=Route::Share(id, far).to_string()
            />
        </Rows>
        <LinkButton
            icon=Some(IconName::Close)
            label=text::share_stop_row()
            href=Route::Share(id, ShareStep::Stop).to_string()
        />
    }
    .into_any()
}

/// What is shared, short, so that the code is on the same screen: all of it was on the screen before.
fn summary(app: App, id: ChecklistId, title: &str) -> AnyView {
    let count = app.view.with(|view| view.steps(Parent::Checklist(id)).len());
    let count = el("span", "row-detail").text(text::share_papers(count));
    el("p", "sheet-line").child(bdi(title.to_owned())).child(count).into_any()
}

pub(in crate::pages) fn text_turn(shown: usize, count: usize) -> String {
    text::share_code_turn(shown.to_string(), count.to_string())
}

/// The button that hands a link to another app, and what became of it.
pub(in crate::pages) fn send(url: String) -> AnyView {
    let handed = RwSignal::new(None::<Handed>);
    let press = Callback::new(move |()| {
        let url = url.clone();
        spawn(async move { handed.set(Some(handing::hand(&url).await)) });
    });
    let said = move || match handed.get()? {
        Handed::Sheet => None,
        Handed::Copied => Some(view! { <Notice tone=Tone::Done text=text::share_copied().to_owned() /> }),
        Handed::Refused => {
            Some(view! { <Notice tone=Tone::Attention text=text::share_not_sent().to_owned() /> })
        }
    };
    view! {
        <Button icon=Some(IconName::Share) label=text::share_send_action() on_press=press />
        {live(said)}
    }
    .into_any()
}

/// The codes that carry the list itself.
pub(super) fn offline(app: App, id: ChecklistId, kind: Kind) -> AnyView {
    with_link(app, id, kind, move |title, link| {
        let codes = RwSignal::new(None::<Option<Vec<String>>>);
        spawn(async move { codes.set(Some(sharing::handover(app, id, link).await.ok())) });
        let drawn = move || match codes.get() {
            None => bare("p").attr("role", "status").text(text::busy()).into_any(),
            Some(Some(codes)) => view! {
                <Qr codes=codes label=text::share_code_label().to_owned() turn=text_turn />
                {bare("p").text(text::share_offline_how()).into_any()}
            }
            .into_any(),
            Some(None) => {
                view! { <Notice tone=Tone::Attention text=text::share_offline_long().to_owned() /> }
                    .into_any()
            }
        };
        view! {
            <PageTitle text=text::share_offline_title() />
            {summary(app, id, &title)}
            {live(drawn)}
        }
        .into_any()
    })
}
