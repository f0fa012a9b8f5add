//! The first run: the language, what this is and a start, then the text size. No account and no permission.

use super::screen::turned;
use super::{gate, language, size};
use crate::components::element::bare;
use crate::components::{Button, ButtonKind, LinkButton, PageTitle};
use crate::live::{live, spawn};
use crate::platform;
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// The first screens of all.
pub fn screen(app: App) -> AnyView {
    // A language that is chosen draws the whole page anew, and this screen without the question.
    if platform::language::chosen().is_none() {
        return view! {
            <PageTitle text=text::language_title() />
            {language::list(Callback::new(|()| ()))}
        }
        .into_any();
    }
    if let Some(link) = platform::rescue::kept() {
        return live(move || gate::lost(app, &link));
    }
    let begun = RwSignal::new(false);
    live(move || if begun.get() { text_size(app) } else { start(begun) })
}

fn start(begun: RwSignal<bool>) -> AnyView {
    let begin = Callback::new(move |()| {
        begun.set(true);
        turned();
    });
    view! {
        <PageTitle text=text::welcome_title() />
        {bare("p").text(text::welcome_what()).into_any()}
        {bare("p").text([text::welcome_offline(), text::welcome_private()].join(" ")).into_any()}
        <Button
            kind=ButtonKind::Main
            label=text::welcome_start_button()
            on_press=begin
        />
        <LinkButton label=text::code_title() href=Route::Code.to_string() />
    }
    .into_any()
}

fn text_size(app: App) -> AnyView {
    view! {
        <PageTitle text=text::size_title() />
        {size::picker()}
        <Button
            kind=ButtonKind::Main
            label=text::next_action()
            on_press=Callback::new(move |()| spawn(app.welcome()))
        />
    }
    .into_any()
}
