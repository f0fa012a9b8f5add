//! Aide: the person who helps, numbers, the text size, and the data.

mod data;
mod emergency;
mod erase;
mod install;
mod phones;
mod practice;
mod removed;
mod rescue;
mod services;
mod worker;

pub use emergency::numbers as emergency_numbers;
pub use rescue::lost;
pub(in crate::pages) use services::arrived as service_arrived;

use super::{language, size};
use crate::components::element::el;
use crate::components::{ButtonKind, IconName, LinkButton, PageTitle, RowLink, Rows, Section};
use crate::live::{live, memo};
use crate::platform::device::{self, Device};
use crate::platform::install::{self as home_screen, Way};
use crate::platform::speech;
use crate::route::{Route, WorkerQuestion};
use crate::state::App;
use crate::text;
use domain::Contact;
use leptos::prelude::*;

/// The page that says how far the app is accessible, as the law wants it: a file of its own, in French.
const STATEMENT: &str = "/accessibilite.html";

/// The screens of the place Aide.
#[inline(never)]
pub fn screen(app: App, route: &Route) -> AnyView {
    match route {
        Route::Emergency => emergency::screen(),
        Route::Services
        | Route::AddService
        | Route::Service(_)
        | Route::EditService(..)
        | Route::WriteService(_)
        | Route::ShareService(_)
        | Route::Directory => services::screen(app, route),
        Route::Worker => worker::screen(app),
        Route::EditWorker(question) => worker::question(app, *question),
        Route::Practice => practice::screen(),
        Route::Install => install::screen(),
        Route::Rescue => rescue::screen(app),
        Route::Size => size::screen(),
        Route::Language => language::screen(app),
        Route::Data => data::screen(app),
        Route::Erase => erase::screen(app),
        Route::Removed => removed::screen(app),
        Route::Phones => phones::screen(app),
        Route::LinkPhone => phones::link(app),
        Route::RenamePhone(phone) => phones::rename(app, *phone),
        Route::TakeOutPhone(phone) => phones::take_out(app, *phone),
        _ => first(app),
    }
}

fn first(app: App) -> AnyView {
    let worker = memo(move || app.view.with(|view| worker::known(view).map(|(_, contact)| contact.clone())));
    let services = [
        (IconName::Clock, text::services_row(), Route::Services),
        (IconName::Warning, text::help_urgent_row(), Route::Emergency),
        (IconName::Share, text::code_title(), Route::Code),
        (IconName::Check, text::practice_title(), Route::Practice),
    ];
    let phone = [
        (IconName::Language, text::language_title(), Route::Language),
        (IconName::Size, text::help_size_row(), Route::Size),
        (IconName::Phone, text::phones_row(), Route::Phones),
        (IconName::Save, text::help_data_row(), Route::Data),
        (IconName::Restore, text::help_removed_row(), Route::Removed),
    ];
    let install =
        (home_screen::way() != Way::Done).then(|| (IconName::Add, text::install_title(), Route::Install));
    view! {
        <PageTitle text=text::place_help() />
        {live(move || call(worker.get()))}
        <Rows>{rows(services)}</Rows>
        <Section title=text::phones_this()>
            <Rows>{rows(phone.into_iter().chain(install))}</Rows>
        </Section>
        {live(voice)}
        <LinkButton kind=ButtonKind::Quiet label=text::access_row() href=STATEMENT />
    }
    .into_any()
}

fn rows(ways: impl IntoIterator<Item = (IconName, &'static str, Route)>) -> Vec<AnyView> {
    let row = |(icon, title, route): (IconName, &'static str, Route)| {
        view! { <RowLink icon=Some(icon) title=title href=route.to_string() /> }.into_any()
    };
    ways.into_iter().map(row).collect()
}

/// How to have the screens read aloud, on a phone that has no voice of the language.
fn voice() -> AnyView {
    if speech::speaks(text::language().code) {
        return ().into_any();
    }
    let how = match device::kind() {
        Device::Iphone | Device::Ipad => text::voice_iphone(),
        Device::Android => text::voice_android(),
        Device::Computer => text::voice_computer(),
    };
    el("p", "hint").text(how).into_any()
}

/// Calling the person who helps takes two presses from anywhere: Aide, then this button.
fn call(worker: Option<Contact>) -> AnyView {
    let Some(worker) = worker else {
        let href = Route::EditWorker(WorkerQuestion::Name).to_string();
        return view! {
            <Rows>
                <RowLink icon=Some(IconName::Person) title=text::help_worker_row() href=href />
            </Rows>
        }
        .into_any();
    };
    let name = worker.name.as_str().to_owned();
    let button = worker.phone.as_ref().map(|phone| {
        view! {
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Phone)
                label=text::help_worker_call_button(&name)
                href=phone.tel_uri()
            />
        }
    });
    view! {
        {button}
        <Rows>
            <RowLink
                icon=Some(IconName::Person)
                title=name
                detail=Some(text::help_worker_title().to_owned())
                href=Route::Worker.to_string()
            />
        </Rows>
    }
    .into_any()
}
