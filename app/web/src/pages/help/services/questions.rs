//! The questions about a service, one a screen.

use super::{entity, hours};
use crate::components::{FieldKind, IconName, PageTitle, RowLink, Rows};
use crate::pages::ask::{Day, Text};
use crate::pages::words;
use crate::platform::{navigation, random};
use crate::route::{Route, ServiceQuestion};
use crate::state::App;
use crate::text;
use chrono::Datelike;
use domain::hours::Closure;
use domain::{Label, Note, Phone, Service, ServiceId};
use leptos::prelude::*;
use sync::record::{create, update};

/// A service more: its name, then its hours.
pub(super) fn add(app: App) -> AnyView {
    let ask = Text {
        choices: vec![
            text::services_town_hall,
            text::services_ccas,
            text::services_caf,
            text::services_mission,
        ],
        ..Text::line(text::services_ask_name(), Some(text::services_ask_name_hint()), "")
    };
    ask.screen(Callback::new(move |words: String| match Label::parse(&words) {
        Ok(name) => {
            let id = ServiceId::new(random::sixteen_bytes());
            let edits = create(entity(id), &Service::new(name));
            app.act(edits, text::saved(), None, move || navigation::finish(&Route::Service(id)));
            None
        }
        Err(problem) => Some(words::text_error(problem, text::services_ask_name_empty())),
    }))
}

/// All that can be changed: each fact leads to its question.
pub(super) fn all(_app: App, id: ServiceId, service: &Service) -> AnyView {
    let label = |label: &Option<Label>| label.as_ref().map(|label| label.as_str().to_owned());
    let languages = service.languages.iter().map(Label::as_str).collect::<Vec<_>>().join(", ");
    let lines = [
        (
            IconName::Card,
            ServiceQuestion::Name,
            text::services_name(),
            Some(service.name.as_str().to_owned()),
        ),
        (IconName::MapPin, ServiceQuestion::Address, text::appointment_where(), label(&service.address)),
        (
            IconName::Phone,
            ServiceQuestion::Phone,
            text::appointment_phone(),
            service.phones.first().map(Phone::spaced),
        ),
        (IconName::Edit, ServiceQuestion::Email, text::services_email(), label(&service.email)),
        (
            IconName::Person,
            ServiceQuestion::Languages,
            text::services_languages(),
            (!languages.is_empty()).then_some(languages),
        ),
        (
            IconName::Info,
            ServiceQuestion::Access,
            text::services_access(),
            service.access.as_ref().map(|note| note.as_str().to_owned()),
        ),
    ];
    let rows: Vec<AnyView> = lines
        .into_iter()
        .map(|(icon, question, title, value)| {
            let value = value.unwrap_or_else(|| text::edit_add().to_owned());
            let href = Route::EditService(id, question).to_string();
            view! { <RowLink icon=Some(icon) title=title detail=Some(value) href=href /> }.into_any()
        })
        .collect();
    view! {
        <PageTitle text=text::edit_title() />
        <Rows>{rows}</Rows>
    }
    .into_any()
}

pub(super) fn screen(app: App, id: ServiceId, service: &Service, question: ServiceQuestion) -> AnyView {
    let old = service.clone();
    let label =
        |label: &Option<Label>| label.as_ref().map(|label| label.as_str().to_owned()).unwrap_or_default();
    match question {
        ServiceQuestion::Opening => hours::opening(app, id, service),
        ServiceQuestion::Holidays => hours::holidays(app, id, service),
        ServiceQuestion::Closure => closure(app, id, old),
        ServiceQuestion::Phone => phone(app, id, old),
        ServiceQuestion::Name => {
            let ask = Text::line(text::services_ask_name(), None, service.name.as_str());
            ask.screen(Callback::new(move |words: String| match Label::parse(&words) {
                Ok(name) => keep(app, id, &old, &Service { name, ..old.clone() }),
                Err(problem) => Some(words::text_error(problem, text::services_ask_name_empty())),
            }))
        }
        ServiceQuestion::Address => {
            let ask = Text::line(
                text::services_ask_address(),
                Some(text::services_ask_address_hint()),
                &label(&old.address),
            );
            ask.screen(optional(move |address| keep(app, id, &old, &Service { address, ..old.clone() })))
        }
        ServiceQuestion::Email => {
            let ask = Text::line(
                text::services_ask_email(),
                Some(text::services_ask_email_hint()),
                &label(&old.email),
            );
            ask.screen(optional(move |email| keep(app, id, &old, &Service { email, ..old.clone() })))
        }
        ServiceQuestion::Languages => languages(app, id, old),
        ServiceQuestion::Access => access(app, id, old),
        ServiceQuestion::Hours | ServiceQuestion::All => all(app, id, service),
    }
}

fn keep(app: App, id: ServiceId, old: &Service, new: &Service) -> Option<String> {
    app.act(update(entity(id), old, new), text::saved(), None, move || {
        navigation::finish(&Route::Service(id));
    });
    None
}

/// One line; an empty answer takes it away.
fn optional(
    take: impl Fn(Option<Label>) -> Option<String> + Send + Sync + 'static,
) -> Callback<String, Option<String>> {
    Callback::new(move |words: String| {
        if words.trim().is_empty() {
            return take(None);
        }
        match Label::parse(&words) {
            Ok(label) => take(Some(label)),
            Err(problem) => Some(words::text_error(problem, text::ask_empty())),
        }
    })
}

fn phone(app: App, id: ServiceId, old: Service) -> AnyView {
    let known = old.phones.first().map(Phone::spaced).unwrap_or_default();
    let ask = Text {
        kind: FieldKind::Phone,
        ..Text::line(text::ask_phone(), Some(text::ask_phone_hint()), &known)
    };
    ask.screen(Callback::new(move |words: String| {
        let rest = old.phones.iter().skip(1).cloned();
        let first = match words.trim() {
            "" => None,
            words => match Phone::parse(words) {
                Ok(phone) => Some(phone),
                Err(problem) => return Some(words::phone_error(problem)),
            },
        };
        let phones = first.into_iter().chain(rest).collect();
        keep(app, id, &old, &Service { phones, ..old.clone() })
    }))
}

/// Several, with commas between them.
fn languages(app: App, id: ServiceId, old: Service) -> AnyView {
    let known = old.languages.iter().map(Label::as_str).collect::<Vec<_>>().join(", ");
    let ask = Text::line(text::services_ask_languages(), Some(text::services_ask_languages_hint()), &known);
    ask.screen(Callback::new(move |words: String| {
        let languages = words.split(',').filter_map(|language| Label::parse(language).ok()).collect();
        keep(app, id, &old, &Service { languages, ..old.clone() })
    }))
}

fn access(app: App, id: ServiceId, old: Service) -> AnyView {
    let known = old.access.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default();
    let ask = Text {
        kind: FieldKind::Lines,
        ..Text::line(text::services_ask_access(), Some(text::services_ask_access_hint()), &known)
    };
    ask.screen(Callback::new(move |words: String| {
        let access = match words.trim() {
            "" => None,
            words => match Note::parse(words) {
                Ok(note) => Some(note),
                Err(problem) => return Some(words::text_error(problem, text::ask_empty())),
            },
        };
        keep(app, id, &old, &Service { access, ..old.clone() })
    }))
}

/// The first day, then the last one: a closure of one day is kept after the first answer and can be made longer.
fn closure(app: App, id: ServiceId, old: Service) -> AnyView {
    let today = app.today_untracked();
    let begun = old
        .closures
        .iter()
        .copied()
        .find(|closure| closure.first() >= today && closure.first() == closure.last());
    let (title, hint) = match begun {
        None => (text::services_ask_closed_from(), text::services_ask_closed_hint()),
        Some(_) => (text::services_ask_closed_to(), text::services_ask_closed_to_hint()),
    };
    let ask =
        Day { title, hint, known: begun.map(Closure::first_day), years: today.year()..=today.year() + 1 };
    ask.screen(Callback::new(move |day| {
        let day = day?;
        let mut closures = old.closures.clone();
        match begun {
            None => closures.push(Closure::new(day, day).ok()?),
            Some(begun) => match Closure::new(begun.first(), day) {
                Ok(whole) => {
                    closures.retain(|closure| *closure != begun);
                    closures.push(whole);
                }
                Err(_) => return Some(text::services_closed_backwards(words::full_date(begun.first()))),
            },
        }
        keep(app, id, &old, &Service { closures, ..old.clone() })
    }))
}
