//! What was removed lately, and the way back.

use crate::components::element::{bdi, el};
use crate::components::{Button, EmptyState, Icon, IconName, PageTitle, Rows};
use crate::live::{live, memo};
use crate::platform::clock;
use crate::state::App;
use crate::text;
use leptos::prelude::*;
use sync::record::restore;
use sync::{Removed, RemovedWhat, WallTime};

/// Thirty days, in milliseconds.
const SHOWN: i64 = 30 * 24 * 3_600_000;

pub(super) fn screen(app: App) -> AnyView {
    let items = memo(move || app.view.with(|view| lately(view.removed(), clock::wall_time())));
    let body = move || {
        let items = items.get();
        if items.is_empty() {
            return view! { <EmptyState icon=IconName::Restore text=text::removed_empty() /> }.into_any();
        }
        let rows: Vec<AnyView> = items.iter().map(|item| row(app, item)).collect();
        view! {
            {el("p", "hint").text(text::removed_hint()).into_any()}
            <Rows>{rows}</Rows>
        }
        .into_any()
    };
    view! {
        <PageTitle text=text::removed_title() />
        {live(body)}
    }
    .into_any()
}

/// What was removed in the last thirty days; also what a wrong clock says will be removed.
fn lately(removed: Vec<Removed>, now: WallTime) -> Vec<Removed> {
    removed.into_iter().filter(|item| now.0.saturating_sub(item.at.0) < SHOWN).collect()
}

fn row(app: App, item: &Removed) -> AnyView {
    let (icon, what) = name(&item.what);
    let said = text::removed_restored(&what);
    let (entity, kind) = (item.entity, item.kind);
    let press = Callback::new(move |()| {
        app.act(vec![restore(entity, kind)], said.clone(), None, || ());
    });
    let icon = view! { <Icon name=icon /> }.into_any();
    let id = ["removed-", &entity.to_string()].concat();
    let what = el("p", "removed-what").attr("id", id.clone()).child(icon).child(bdi(what));
    let back = view! { <Button icon=Some(IconName::Undo) label=text::removed_back_action() on_press=press about=Some(id) /> };
    el("li", "row removed-row").child(what).child(back.into_any()).into_any()
}

fn name(what: &RemovedWhat) -> (IconName, String) {
    let (icon, label) = match what {
        RemovedWhat::Appointment(appointment) => (IconName::Calendar, &appointment.what),
        RemovedWhat::Checklist(list) => (IconName::Papers, &list.title),
        RemovedWhat::Step(step) => (IconName::Check, &step.label),
        RemovedWhat::Document(document) => (IconName::IdCard, &document.kind),
        RemovedWhat::Contact(contact) => (IconName::Person, &contact.name),
        RemovedWhat::Service(service) => (IconName::Clock, &service.name),
    };
    (icon, label.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Contact, Label};
    use sync::{EntityId, Kind};

    fn removed_at(at: i64) -> Removed {
        let contact = Contact { name: Label::parse("Awa").unwrap(), role: None, phone: None };
        Removed {
            entity: EntityId([1; 16]),
            kind: Kind(5),
            what: RemovedWhat::Contact(contact),
            at: WallTime(at),
        }
    }

    #[test]
    fn what_was_removed_stays_thirty_days_and_a_wrong_clock_hides_nothing() {
        let now = WallTime(1_795_000_000_000);
        let times = [now.0, now.0 - SHOWN + 1, now.0 - SHOWN, now.0 + 10 * SHOWN, i64::MIN];
        let shown: Vec<i64> =
            lately(times.map(removed_at).to_vec(), now).into_iter().map(|item| item.at.0).collect();
        assert_eq!(shown, [now.0, now.0 - SHOWN + 1, now.0 + 10 * SHOWN]);
    }
}
