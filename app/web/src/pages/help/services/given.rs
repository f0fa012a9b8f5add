//! A service that is handed over: its code, and what arrives on the other phone.

use super::{entity, says};
use crate::components::element::{bare, bdi, el};
use crate::components::{Button, ButtonKind, Facts, IconName, Notice, PageTitle, Qr, Tone};
use crate::live::spawn;
use crate::pages::share::{no_thanks, send, text_turn};
use crate::platform::{clock, handing, navigation};
use crate::route::Route;
use crate::state::App;
use crate::state::sharing;
use crate::text;
use crypto::Card;
use domain::directory::renewed;
use domain::{Service, ServiceId};
use leptos::prelude::*;
use sync::record::{Record, create, restore, update};
use sync::{Edit, View, card};

/// The most letters of a link that a code holds (ISO/IEC 18004:2015, table 7: version 40, level M).
const MOST_CODE: usize = 2_331;

/// The code of a service. It is no secret, and carries all of it: the other phone needs no network.
pub(super) fn share(_app: App, id: ServiceId, service: &Service) -> AnyView {
    let card = Card::new(card::write(entity(id), service));
    let url = card.map(|card| handing::url(&card.to_string()));
    let shown = match url {
        Some(url) if url.len() <= MOST_CODE => view! {
            <Qr codes=vec![url.clone()] label=text::share_code_label().to_owned() turn=text_turn />
            {bare("p").text(text::share_code_how()).into_any()}
            {send(url)}
        }
        .into_any(),
        Some(url) => view! {
            <Notice tone=Tone::Info text=text::services_share_long().to_owned() />
            {send(url)}
        }
        .into_any(),
        None => {
            view! { <Notice tone=Tone::Attention text=text::services_share_never().to_owned() /> }.into_any()
        }
    };
    view! {
        <PageTitle text=text::services_share_title() />
        {el("p", "sheet-line").child(bdi(service.name.as_str().to_owned())).into_any()}
        {shown}
    }
    .into_any()
}

/// What a card brings, to be kept or not.
pub(in crate::pages) fn arrived(app: App, card: &Card) -> AnyView {
    let Some((id, service)) = card::read::<Service>(card.content()) else {
        return view! {
            <PageTitle text=text::arrive_nothing_title() />
            <Notice tone=Tone::Attention text=text::code_newer().to_owned() />
            {no_thanks()}
        }
        .into_any();
    };
    let id = ServiceId::new(id.0);
    let edits = app.view.with_untracked(|view| keep(view, id, &service));
    let known = app.view.with_untracked(|view| view.service(id).is_some());
    let (said, label) = match (known, edits.is_empty()) {
        (false, _) => (text::given_from(), text::given_keep_button()),
        (true, false) => (text::given_changed(), text::given_update_button()),
        (true, true) => (text::given_known(), text::given_open_button()),
    };
    let press = Callback::new(move |()| {
        let edits = edits.clone();
        app.act(edits, text::saved(), None, move || {
            spawn(async move {
                sharing::clear_arriving().await;
                app.welcome().await;
                navigation::finish(&Route::Service(id));
            });
        });
    });
    let now = says::now(&service, clock::wall_time().0).sentence;
    view! {
        <PageTitle text=service.name.as_str().to_owned() />
        {bare("p").text(said).into_any()}
        <Facts facts=super::detail::facts(&service) />
        {bare("p").text(now).into_any()}
        <Button kind=ButtonKind::Main icon=Some(IconName::Check) label=label on_press=press />
        {no_thanks()}
    }
    .into_any()
}

/// The edits by which a service is kept that comes from elsewhere, under the name it has everywhere; none if all of it is
/// known. What was removed here comes back, since somebody asks for it.
pub(super) fn keep(view: &View, id: ServiceId, service: &Service) -> Vec<Edit> {
    match view.service(id) {
        Some(known) => update(entity(id), known, &renewed(known, service)),
        None if view.entity(entity(id)).is_some() => {
            let mut edits = vec![restore(entity(id), <Service as Record>::KIND)];
            edits.extend(create(entity(id), service));
            edits
        }
        None => create(entity(id), service),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Label;
    use sync::record::remove;
    use sync::{ActorId, Author, Batch, Entity, WallTime};

    const ID: ServiceId = ServiceId::new([3; 16]);

    fn service(name: &str) -> Service {
        Service::new(Label::parse(name).unwrap())
    }

    fn does(view: &mut View, author: &mut Author, edits: Vec<Edit>) {
        let batch = Batch::write(author, edits, WallTime(0));
        for change in batch.changes() {
            let known = view.entity(change.edit.entity).cloned();
            let mut thing = known.unwrap_or_else(|| Entity::new(change.edit.entity, change.edit.kind));
            thing.apply(change);
            view.put(thing);
        }
    }

    #[test]
    fn kept_twice_it_is_there_once_and_removed_it_can_come_back() {
        let (mut view, mut author) = (View::default(), Author::new(ActorId([1; 16])));
        let first = keep(&view, ID, &service("CCAS"));
        does(&mut view, &mut author, first);
        assert_eq!(keep(&view, ID, &service("CCAS")), []);
        let renamed = keep(&view, ID, &service("CCAS de Lens"));
        assert_eq!(renamed.len(), 1);
        does(&mut view, &mut author, vec![remove(entity(ID), <Service as Record>::KIND)]);
        assert_eq!(view.services().count(), 0);
        let again = keep(&view, ID, &service("CCAS"));
        does(&mut view, &mut author, again);
        assert_eq!(view.service(ID).map(|kept| kept.name.as_str().to_owned()).as_deref(), Some("CCAS"));
    }
}
