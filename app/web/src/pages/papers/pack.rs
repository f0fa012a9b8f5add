//! One ready-made list, before it becomes the person's own.

use super::{packs, source};
use crate::components::element::{bare, bdi, el, under};
use crate::components::{Button, ButtonKind, Icon, Section, pictogram};
use crate::pages::both::{self, Both};
use crate::pages::gone;
use crate::platform::{navigation, random};
use crate::route::Route;
use crate::state::App;
use crate::text;
use domain::pack::{Pack, PackStep};
use domain::{ChecklistId, Parent};
use leptos::prelude::*;
use sync::record::{PlacedStep, create};
use sync::{Edit, EntityId, Order};

pub(super) fn screen(app: App, id: &str) -> AnyView {
    let id = id.to_owned();
    packs::when_here(move |packs| {
        packs.iter().find(|pack| pack.id().as_str() == id).map_or_else(gone, |pack| body(app, pack))
    })
}

fn body(app: App, pack: &Pack) -> AnyView {
    // A second press, before the list is there, would make a second list.
    let started = StoredValue::new(false);
    let mine = StoredValue::new(pack.clone());
    let start = Callback::new(move |()| {
        if !started.get_value() {
            started.set_value(true);
            mine.with_value(|pack| begin(app, pack));
        }
    });
    let button =
        move || view! { <Button kind=ButtonKind::Main label=text::pack_start_button() on_press=start /> };
    let lines: Vec<AnyView> = pack.lines().iter().map(line).collect();
    view! {
        {both::title(both::ready_made(pack.title().as_str()))}
        {source::official(pack.title(), Some(pack.official()))}
        {paragraphs(both::ready_made(pack.intro().as_str()))}
        {button()}
        {pack.note().map(|note| paragraphs(both::ready_made(note.as_str())))}
        <Section title=text::pack_papers()>
            {bare("ul").attr("role", "list").children(lines).into_any()}
        </Section>
        {both::toggle()}
        {bare("p").text(text::pack_may_differ()).into_any()}
        {source::line(pack.source(), pack.edition())}
        {button()}
    }
    .into_any()
}

/// A text of several lines, in both languages.
pub(super) fn paragraphs(words: Both) -> AnyView {
    let lines = words.here.lines().filter(|line| !line.is_empty());
    let line = |line: &str| bare("p").maybe_attr("lang", words.lang).child(bdi(line.to_owned()));
    let lines: Vec<_> = lines.map(|words| line(words).into_any()).collect();
    let french = words.french.map(|french| bare("p").children(under(Some(french))).into_any());
    view! { {lines} {french} }.into_any()
}

fn line(step: &PackStep) -> AnyView {
    let choice = (!step.one_of().is_empty()).then(|| text::paper_one_among(step.one_of().len()));
    let limit = step.max_age().map(|limit| text::paper_max_age_short(limit.count().into()));
    let detail = choice.or(limit);
    let label = both::ready_made(step.label().as_str());
    let words = el("div", "row-words")
        .child(el("span", "row-title").maybe_attr("lang", label.lang).text(label.here))
        .children(under(label.french))
        .children(detail.map(|words| el("span", "row-detail").text(words)));
    let picture = pictogram::of_line(step.label(), step.official());
    el("li", "fact")
        .children(picture.map(|name| view! { <Icon name=name /> }.into_any()))
        .child(words)
        .into_any()
}

/// Makes the person's own list of it and goes there; **Retour** then leads to the lists.
fn begin(app: App, pack: &Pack) {
    let id = ChecklistId::new(random::sixteen_bytes());
    app.act(edits(pack, id, random::sixteen_bytes, random::bits), text::list_created(), None, move || {
        navigation::finish(&Route::List(id));
    });
}

/// The list and its papers, in one action.
fn edits(pack: &Pack, id: ChecklistId, fresh: fn() -> [u8; 16], bits: fn() -> u32) -> Vec<Edit> {
    let mut edits = create(EntityId(id.bytes()), &pack.checklist());
    let mut last: Option<Order> = None;
    for step in pack.steps(Parent::Checklist(id)) {
        let order = Order::between(last.as_ref(), None, bits());
        edits.extend(create(EntityId(fresh()), &PlacedStep { step, order: order.clone() }));
        last = Some(order);
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures;
    use core::cell::Cell;
    use domain::pack::PackStepFile;
    use std::collections::BTreeMap;
    use sync::{ActorId, Author, Batch, Change, Entity, View, WallTime};

    fn fresh() -> [u8; 16] {
        thread_local! {
            static NEXT: Cell<u8> = const { Cell::new(200) };
        }
        NEXT.set(NEXT.get() - 1);
        [NEXT.get(); 16]
    }

    fn pack(labels: &[String]) -> Pack {
        let step = |label: &String| PackStepFile { label: label.clone(), ..PackStepFile::default() };
        fixtures::pack(labels.iter().map(step).collect())
    }

    #[test]
    fn the_list_holds_every_paper_of_the_ready_made_one_in_its_order() {
        let labels: Vec<String> = (1..=Pack::MAX_STEPS).map(|n| format!("Papier {n}")).collect();
        let id = ChecklistId::new([1; 16]);
        let mut author = Author::new(ActorId([1; 16]));
        // The ids fall and the random bits are all equal, so that only the places can make the order.
        let batch = Batch::write(&mut author, edits(&pack(&labels), id, fresh, || 0), WallTime(0));
        let mut things: BTreeMap<EntityId, Vec<Change>> = BTreeMap::new();
        for change in batch.changes() {
            things.entry(change.edit.entity).or_default().push(change);
        }
        let view: View =
            things.into_iter().map(|(id, changes)| Entity::from_changes(id, changes).unwrap()).collect();
        let kept: Vec<String> = view
            .steps(Parent::Checklist(id))
            .iter()
            .map(|placed| placed.step.label.as_str().to_owned())
            .collect();
        assert_eq!(kept, labels);
        assert_eq!(
            view.checklist(id).unwrap().official.as_ref().unwrap().as_str(),
            "Revenu de solidarité active"
        );
    }
}
