//! The first run: what this is, the text size, and a start. No account and no permission.

use super::size;
use crate::components::element::bare;
use crate::components::{Button, ButtonKind, LinkButton, PageTitle};
use crate::route::Route;
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// The first screen of all.
pub fn screen(app: App) -> AnyView {
    view! {
        <PageTitle text=text::welcome_title() />
        {bare("p").text(text::welcome_what()).into_any()}
        {bare("p").text([text::welcome_offline(), text::welcome_private()].join(" ")).into_any()}
        {size::picker()}
        <Button
            kind=ButtonKind::Main
            label=text::welcome_start_button()
            on_press=Callback::new(move |()| app.welcome())
        />
        <LinkButton label=text::code_title() href=Route::Code.to_string() />
    }
    .into_any()
}
