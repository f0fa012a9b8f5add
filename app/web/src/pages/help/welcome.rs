//! The first run: what this is, the text size, and a start. No account and no permission.

use super::size;
use crate::components::{Button, ButtonKind, PageTitle};
use crate::state::App;
use crate::text;
use leptos::prelude::*;

/// The first screen of all.
pub fn screen(app: App) -> AnyView {
    view! {
        <PageTitle text=text::welcome_title() />
        <p>{text::welcome_what()}</p>
        <p>{text::welcome_offline()}" "{text::welcome_private()}</p>
        {size::picker()}
        <Button
            kind=ButtonKind::Main
            label=text::welcome_start_button()
            on_press=Callback::new(move |()| app.welcome())
        />
    }
    .into_any()
}
