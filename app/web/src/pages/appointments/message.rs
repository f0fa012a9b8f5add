//! A message about an appointment: pasted, or shared by another app.

use super::heard;
use crate::components::element::bare;
use crate::components::{FieldKind, Question, TextField};
use crate::live::spawn;
use crate::platform::navigation;
use crate::platform::shared::Shared;
use crate::route::Route;
use crate::state::{App, message};
use crate::text;
use leptos::prelude::*;

const FIELD: &str = "message";

pub(super) fn screen(app: App) -> AnyView {
    let value = RwSignal::new(message::message().unwrap_or_default());
    let error = RwSignal::new(None);
    spawn(async move {
        match message::take_shared().await {
            Some(Shared::Text(text)) => read(app, text).await,
            Some(Shared::File(bytes)) => super::agenda::show_shared(bytes),
            None => {}
        }
    });
    let next = Callback::new(move |()| {
        let pasted = value.get_untracked();
        if pasted.trim().is_empty() {
            error.set(Some(text::message_empty().to_owned()));
        } else {
            spawn(read(app, pasted));
        }
    });
    view! {
        <Question
            title=text::message_title()
            field=Some(FIELD.to_owned())
            hint=Some(text::message_hint().to_owned())
            error=error
            on_next=next
            next_label=Some(text::message_read_button().to_owned())
        >
            <TextField id=FIELD value=value error=error kind=FieldKind::Lines />
        </Question>
        {bare("p").text(text::message_stays()).into_any()}
    }
    .into_any()
}

/// Keeps the message, then shows what was understood of it.
async fn read(app: App, text: String) {
    message::keep_message(&text).await;
    let next = heard::after(app, &text);
    match next {
        Some(draft) => app.keep_draft(
            move |kept| *kept = draft,
            || {
                spawn(message::forget_message());
                navigation::finish(&Route::AddAppointment(crate::route::Question::Review));
            },
        ),
        None => navigation::finish(&Route::Heard),
    }
}
