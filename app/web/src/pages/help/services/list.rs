//! The services, by name or by the way to them.

use super::says;
use crate::components::{
    Button, ButtonKind, EmptyState, IconName, LinkButton, Notice, PageTitle, RowLink, Rows, Tone, pictogram,
};
use crate::live::{live, spawn};
use crate::pages::both;
use crate::platform::{clock, place};
use crate::route::Route;
use crate::state::App;
use crate::text;
use domain::{Position, Service, ServiceId};
use leptos::prelude::*;

/// What is known of where the person is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    Unasked,
    Asking,
    At(Position),
    Refused,
}

pub(super) fn screen(app: App) -> AnyView {
    let here = RwSignal::new(Here::Unasked);
    let rows = move || {
        // The minute on the screen also is that of the hours.
        let _minute = app.now.get();
        app.view.with(|view| {
            let mut all: Vec<(ServiceId, &Service)> = view.services().collect();
            order(&mut all, here.get());
            drawn(&all, here.get())
        })
    };
    let any_place =
        app.view.with_untracked(|view| view.services().any(|(_, service)| service.position.is_some()));
    view! {
        <PageTitle text=text::services_title() />
        {live(rows)}
        {any_place.then(|| near(here))}
        <Rows>
            <RowLink
                icon=Some(IconName::Papers)
                title=text::directory_row()
                detail=Some(text::directory_row_detail().to_owned())
                href=Route::Directory.to_string()
            />
        </Rows>
    }
    .into_any()
}

fn drawn(all: &[(ServiceId, &Service)], here: Here) -> AnyView {
    let add = || {
        view! {
            <LinkButton
                kind=ButtonKind::Main
                icon=Some(IconName::Add)
                label=text::services_add_button()
                href=Route::AddService.to_string()
            />
        }
    };
    if all.is_empty() {
        return view! { <EmptyState icon=IconName::Clock text=text::services_empty()>{add()}</EmptyState> }
            .into_any();
    }
    let ms = clock::wall_time().0;
    let rows: Vec<AnyView> = all.iter().map(|(id, service)| row(*id, service, here, ms)).collect();
    view! {
        {add()}
        <Rows>{rows}</Rows>
    }
    .into_any()
}

fn row(id: ServiceId, service: &Service, here: Here, ms: i64) -> AnyView {
    let said = says::now(service, ms).sentence;
    let way = match (here, service.position) {
        (Here::At(here), Some(there)) => Some(distance(here.metres_to(there))),
        _ => None,
    };
    let detail = match way {
        Some(way) => [&said, " ", &way].concat(),
        None => said,
    };
    let name = both::kept(service.name.as_str());
    let picture = pictogram::of_service(service).unwrap_or(IconName::Clock);
    view! {
        <RowLink
            icon=Some(picture)
            title=name.here
            french=name.french
            detail=Some(detail)
            href=Route::Service(id).to_string()
        />
    }
    .into_any()
}

/// The nearest first where both ends are known, then by name.
fn order(all: &mut [(ServiceId, &Service)], here: Here) {
    all.sort_by_key(|(id, service)| (order_key(service, here), *id));
}

/// The way to it, or none that is known, then its name.
pub(super) fn order_key(service: &Service, here: Here) -> (u32, String) {
    let way = match (here, service.position) {
        (Here::At(here), Some(there)) => here.metres_to(there),
        _ => u32::MAX,
    };
    (way, service.name.as_str().to_lowercase())
}

/// "À 350 m.", "À 2 km."
pub(super) fn distance(metres: u32) -> String {
    if metres < 950 {
        text::services_metres((metres as usize).div_ceil(50) * 50)
    } else {
        text::services_kilometres((metres as usize + 500) / 1000)
    }
}

/// The phone is asked where it is only when the person presses; the answer stays on this screen.
pub(super) fn near(here: RwSignal<Here>) -> AnyView {
    let press = Callback::new(move |()| {
        here.set(Here::Asking);
        spawn(async move {
            let found = place::here().await.map_or(Here::Refused, Here::At);
            here.try_set(found);
        });
    });
    let said = move || match here.get() {
        Here::Refused => Some(
            view! { <Notice tone=Tone::Attention text=text::services_near_refused().to_owned() /> }
                .into_any(),
        ),
        Here::Asking => Some(view! { <Notice tone=Tone::Info text=text::busy().to_owned() /> }.into_any()),
        Here::At(_) | Here::Unasked => None,
    };
    view! {
        <Button icon=Some(IconName::MapPin) label=text::services_near_button() on_press=press />
        {live(said)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Label;

    fn service(name: &str, position: Option<(f64, f64)>) -> Service {
        let position = position.map(|(latitude, longitude)| Position::new(latitude, longitude).unwrap());
        Service { position, ..Service::new(Label::parse(name).unwrap()) }
    }

    #[test]
    fn the_nearest_comes_first_and_who_has_no_place_last_by_name() {
        let (far, near, nowhere, another) = (
            service("Mairie", Some((48.6, 7.8))),
            service("Pmi", Some((48.58, 7.75))),
            service("Caf", None),
            service("Ccas", None),
        );
        let id = |byte| ServiceId::new([byte; 16]);
        let mut all = [(id(1), &far), (id(2), &another), (id(3), &near), (id(4), &nowhere)];
        order(&mut all, Here::At(Position::new(48.58, 7.75).unwrap()));
        assert_eq!(all.map(|(_, service)| service.name.as_str()), ["Pmi", "Mairie", "Caf", "Ccas"]);
        order(&mut all, Here::Unasked);
        assert_eq!(all.map(|(_, service)| service.name.as_str()), ["Caf", "Ccas", "Mairie", "Pmi"]);
    }

    #[test]
    fn a_way_is_told_in_metres_then_in_kilometres() {
        let plain = |metres| distance(metres).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(plain(12), "À 50 m.");
        assert_eq!(plain(420), "À 450 m.");
        assert_eq!(plain(1_400), "À 1 km.");
        assert_eq!(plain(2_600), "À 3 km.");
    }
}
