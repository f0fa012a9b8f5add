//! One service.

use super::{entity, says};
use crate::components::element::{bare, bdi, el};
use crate::components::{
    Button, ButtonKind, Fact, Facts, IconName, LinkButton, Notice, RowLink, Rows, Section, Tone, pictogram,
};
use crate::live::live;
use crate::pages::both;
use crate::pages::share::check;
use crate::platform::{clock, device, intl, navigation};
use crate::route::{Route, ServiceQuestion};
use crate::state::App;
use crate::text;
use domain::hours::State;
use domain::{Service, ServiceId};
use leptos::prelude::*;
use sync::record::{Record, remove, update};

pub(super) fn screen(app: App, id: ServiceId, service: &Service) -> AnyView {
    let name = service.name.as_str().to_owned();
    let shown = service.clone();
    let state = move || {
        let _minute = app.now.get();
        now(&shown)
    };
    let table = table(service);
    view! {
        {both::title(both::kept(&name))}
        {check::notice(app, move |_| vec![entity(id)])}
        {live(state)}
        {ways(id, service)}
        {table}
        {verified(app, id, service)}
        <Facts facts=facts(service) />
        {more(app, id, service)}
    }
    .into_any()
}

/// Whether it is open; if it is not, who to call when it is urgent.
fn now(service: &Service) -> AnyView {
    let said = says::now(service, clock::wall_time().0);
    let (tone, urgent) = match said.state {
        State::Open => (Tone::Done, false),
        State::Closed => (Tone::Info, true),
        State::Unknown => (Tone::Attention, true),
    };
    let beside = (!said.words.is_empty()).then(|| el("p", "hint").child(bdi(said.words)).into_any());
    let urgent = urgent.then(|| {
        view! {
            <Rows>
                <RowLink
                    icon=Some(IconName::Warning)
                    title=text::services_urgent_row()
                    href=Route::Emergency.to_string()
                />
            </Rows>
        }
    });
    view! {
        <Notice tone=tone text=said.sentence more=beside />
        {urgent}
    }
    .into_any()
}

fn ways(id: ServiceId, service: &Service) -> AnyView {
    let call = service.phones.first().map(domain::Phone::tel_uri).map(|href| {
        view! {
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Phone)
                label=text::appointment_call_button()
                href=href
            />
        }
    });
    let go = match (service.position, &service.address) {
        (Some(position), address) => {
            Some(device::map_at(position, address.as_ref().map(domain::Label::as_str)))
        }
        (None, Some(address)) => Some(device::map_link(address.as_str())),
        (None, None) => None,
    };
    let go = go.map(|href| {
        view! { <LinkButton icon=Some(IconName::MapPin) label=text::appointment_go_button() href=href /> }
    });
    let can_write = !service.phones.is_empty() || service.email.is_some();
    let write = can_write.then(|| {
        view! {
            <LinkButton
                icon=Some(IconName::Edit)
                label=text::services_write_button()
                href=Route::WriteService(id).to_string()
            />
        }
    });
    let inside = view! {
        {call}
        {go}
        {write}
    };
    el("div", "ways").child(inside.into_any()).into_any()
}

/// The hours of the week, today first; hours that cannot be read are shown as they are written.
fn table(service: &Service) -> AnyView {
    let Some(hours) = service.hours() else { return ().into_any() };
    if hours.fault().is_some() {
        let written = hours.text().to_owned();
        return view! {
            <Section title=text::hours_title()>
                {bare("p").text(text::hours_as_written()).into_any()}
                {el("blockquote", "message").attr("lang", "fr").child(bdi(written)).into_any()}
            </Section>
        }
        .into_any();
    }
    let lines = says::table(service, clock::wall_time().0).into_iter().map(|(day, hours)| {
        bare("tr").child(bare("th").attr("scope", "row").text(day)).child(bare("td").child(bdi(hours)))
    });
    let title = el("h2", "section-title").attr("id", "hours-title").text(text::hours_title());
    let table =
        el("table", "hours").attr("aria-labelledby", "hours-title").child(bare("tbody").children(lines));
    el("section", "section").child(title).child(table).into_any()
}

/// When somebody last made sure of the hours; old ones say so.
fn verified(app: App, id: ServiceId, service: &Service) -> Option<AnyView> {
    service.hours.as_ref()?;
    let today = app.today();
    let old = service.clone();
    let press = Callback::new(move |()| {
        let new = Service { verified: Some(app.today_untracked()), ..old.clone() };
        app.act(update(entity(id), &old, &new), text::services_verified_now(), None, || ());
    });
    let said = service.verified.map(|day| text::services_verified(intl::long_date_with_year(day)));
    let stale = service.is_unverified(today);
    let notice = if stale {
        view! { <Notice tone=Tone::Attention text=text::services_unverified().to_owned() /> }.into_any()
    } else {
        ().into_any()
    };
    let said = said.map(|words| el("p", "hint").text(words).into_any());
    Some(
        view! {
            {notice}
            {said}
            <Button icon=Some(IconName::Check) label=text::services_verify_button() on_press=press />
        }
        .into_any(),
    )
}

pub(super) fn facts(service: &Service) -> Vec<Fact> {
    let label = |label: &domain::Label| label.as_str().to_owned();
    let phones = service.phones.iter().map(domain::Phone::spaced).collect::<Vec<_>>().join(", ");
    let languages = service.languages.iter().map(label).collect::<Vec<_>>().join(", ");
    let said = |text: String| (!text.is_empty()).then_some(text);
    let place = pictogram::of_service(service).unwrap_or(IconName::MapPin);
    let all = [
        (place, text::appointment_where(), service.address.as_ref().map(label)),
        (IconName::Phone, text::appointment_phone(), said(phones)),
        (IconName::Edit, text::services_email(), service.email.as_ref().map(label)),
        (IconName::Person, text::services_languages(), said(languages)),
        (
            IconName::Info,
            text::services_access(),
            service.access.as_ref().map(|note| note.as_str().to_owned()),
        ),
    ];
    all.into_iter().filter_map(|(icon, name, value)| Some(Fact::new(icon, name, value?))).collect()
}

fn more(app: App, id: ServiceId, service: &Service) -> AnyView {
    let edit = |question| Route::EditService(id, question);
    let ways = [
        (IconName::Clock, text::services_hours_row(), edit(ServiceQuestion::Hours)),
        (IconName::Close, text::services_closure_row(), edit(ServiceQuestion::Closure)),
        (IconName::Edit, text::services_edit_row(), edit(ServiceQuestion::All)),
        (IconName::Share, text::services_share_row(), Route::ShareService(id)),
    ];
    let rows: Vec<AnyView> = ways
        .into_iter()
        .map(|(icon, title, route)| {
            view! { <RowLink icon=Some(icon) title=title href=route.to_string() /> }.into_any()
        })
        .collect();
    let closures = closures(app, id, service);
    let name = service.name.as_str().to_owned();
    let gone = Callback::new(move |()| {
        let edit = remove(entity(id), <Service as Record>::KIND);
        app.act(vec![edit], text::services_removed(&name), None, || navigation::back(&Route::Services));
    });
    view! {
        <Section title=text::appointment_more()>
            {closures}
            <Rows>{rows}</Rows>
            <Button
                kind=ButtonKind::Danger
                icon=Some(IconName::Trash)
                label=text::services_remove_action()
                on_press=gone
            />
        </Section>
    }
    .into_any()
}

/// The closures that are not over, each with a way to take it away.
fn closures(app: App, id: ServiceId, service: &Service) -> Vec<AnyView> {
    let today = app.today();
    let coming = service.closures.iter().copied().filter(|closure| closure.last() >= today);
    coming
        .enumerate()
        .map(|(nth, closure)| {
            let old = service.clone();
            let press = Callback::new(move |()| {
                let closures = old.closures.iter().copied().filter(|other| *other != closure).collect();
                let new = Service { closures, ..old.clone() };
                app.act(update(entity(id), &old, &new), text::saved(), None, || ());
            });
            let days =
                text::services_closed_days(intl::long_date(closure.first()), intl::long_date(closure.last()));
            let line_id = ["closure-", &nth.to_string()].concat();
            let notice = view! { <Notice tone=Tone::Info text=days /> }.into_any();
            view! {
                {bare("div").attr("id", line_id.clone()).child(notice).into_any()}
                <Button
                    icon=Some(IconName::Trash)
                    label=text::services_closure_remove_action()
                    on_press=press
                    about=Some(line_id)
                />
            }
            .into_any()
        })
        .collect()
}
