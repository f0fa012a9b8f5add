//! Where the data are, and how to take them along.

use crate::components::element::{bare, el};
use crate::components::{Button, IconName, Notice, PageTitle, RowLink, Rows, Section, Tone};
use crate::live::{live, spawn};
use crate::platform::files;
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;
use store::{Archive, ArchiveError};
use sync::Alarm;
use wasm_bindgen::JsCast;

/// What a copy's name begins with.
const NAME: &str = "pas-a-pas-";

pub(super) fn screen(app: App) -> AnyView {
    let count = move || {
        app.view.with(|view| {
            let appointments = text::data_appointments(view.appointments().count());
            text::data_count(appointments, text::data_lists(view.checklists().count()))
        })
    };
    let damaged = move || {
        let lost = app.lost.get();
        (lost > 0).then(|| view! { <Notice tone=Tone::Attention text=text::data_damaged(lost) /> })
    };
    view! {
        <PageTitle text=text::data_title() />
        {bare("p").text(text::data_where()).into_any()}
        {bare("p").live_text(count).into_any()}
        {live(damaged)}
        {live(move || alarms(app))}
        {copy(app)}
        {bring_back(app)}
        <Rows>
            <RowLink
                icon=Some(IconName::Card)
                title=text::rescue_title()
                detail=Some(text::rescue_why().to_owned())
                href=Route::Rescue.to_string()
            />
            <RowLink icon=Some(IconName::Trash) title=text::data_erase_row() href=Route::Erase.to_string() />
        </Rows>
    }
    .into_any()
}

/// What an honest relay would not have done, and what to do about it.
fn alarms(app: App) -> AnyView {
    let mut said: Vec<&'static str> =
        app.alarms.with(|alarms| alarms.iter().map(|(_, alarm)| alarm_words(*alarm)).collect());
    said.sort_unstable();
    said.dedup();
    if said.is_empty() {
        return ().into_any();
    }
    let notices: Vec<AnyView> = said
        .into_iter()
        .map(|words| view! { <Notice tone=Tone::Attention text=words.to_owned() /> }.into_any())
        .collect();
    view! {
        <Section title=text::alarm_title()>
            {bare("p").text(text::alarm_what()).into_any()}
            {notices}
        </Section>
    }
    .into_any()
}

fn alarm_words(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::RolledBack { .. } => text::alarm_rolled_back(),
        Alarm::Withheld { .. } => text::alarm_withheld(),
        Alarm::Forked { .. } => text::alarm_forked(),
        Alarm::Foreign { .. }
        | Alarm::Unsigned { .. }
        | Alarm::Unreadable { .. }
        | Alarm::BadSnapshot { .. } => text::alarm_forged(),
    }
}

/// Hands over everything as a file, the damaged records too.
pub(super) fn copy(app: App) -> AnyView {
    let failed = RwSignal::new(false);
    let press = Callback::new(move |()| {
        spawn(async move {
            let name = [NAME, &app.today().to_string(), ".pasapas"].concat();
            let done = app.archive().await.ok().and_then(|bytes| files::download(&name, &bytes));
            failed.set(done.is_none());
        });
    });
    let failure = move || {
        failed.get().then(|| view! { <Notice tone=Tone::Danger text=text::data_copy_failed().to_owned() /> })
    };
    view! {
        <Section title=text::data_copy()>
            {bare("p").text(text::data_copy_why()).into_any()}
            {live(failure)}
            <Button icon=Some(IconName::Save) label=text::data_copy_button() on_press=press />
        </Section>
    }
    .into_any()
}

fn bring_back(app: App) -> AnyView {
    let answer = RwSignal::new(None::<(Tone, String)>);
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        spawn(async move {
            let Some(bytes) = files::chosen(&input).await else { return };
            let told = match Archive::from_file(&bytes) {
                Ok(archive) => match app.bring_back(archive).await {
                    Ok(()) => (Tone::Done, text::data_back_done().to_owned()),
                    Err(error) => (Tone::Danger, crate::pages::words::closed(&error)),
                },
                Err(error) => (Tone::Danger, refused(error).to_owned()),
            };
            answer.set(Some(told));
            // The same file can be chosen again.
            input.set_value("");
        });
    };
    let label = el("label", "label").attr("for", "copy-file").text(text::data_back_label());
    let input = el("input", "input")
        .attr("id", "copy-file")
        .attr("type", "file")
        .attr("aria-describedby", "copy-why")
        .on("change", chosen);
    let field = el("div", "field").child(label).child(input);
    let told = move || answer.get().map(|(tone, words)| view! { <Notice tone=tone text=words /> });
    view! {
        <Section title=text::data_back()>
            {bare("p").attr("id", "copy-why").text(text::data_back_why()).into_any()}
            {live(told)}
            {field.into_any()}
        </Section>
    }
    .into_any()
}

fn refused(error: ArchiveError) -> &'static str {
    match error {
        ArchiveError::AnotherFile => text::data_back_other(),
        ArchiveError::Damaged => text::data_back_damaged(),
        ArchiveError::Newer { .. } => text::data_back_newer(),
    }
}
