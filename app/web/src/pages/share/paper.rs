//! From phone to paper to phone: what a printed code carries, and what is done with one that was read.

mod print;

pub(in crate::pages) use print::foot;

use super::no_thanks;
use super::offer::sheet;
use crate::components::element::{bare, el};
use crate::components::{Button, ButtonKind, IconName, PageTitle};
use crate::live::{live, spawn};
use crate::pages::{both, words};
use crate::platform::{handing, navigation};
use crate::route::Route;
use crate::state::sharing;
use crate::state::{App, Packs, use_packs};
use crate::text;
use crypto::Card;
use domain::pack::{Pack, PackStep};
use domain::{Appointment, AppointmentId, Checklist, ChecklistId, Parent, Step, StepState};
use leptos::prelude::*;
use sync::card::{Several, read_several};
use sync::record::{PlacedStep, Record, create, restore};
use sync::{Edit, EntityId, View};

/// The most letters of a link on paper after the name of the server: with that a code of at most 145 modules (ISO/IEC
/// 18004:2015, table 7: version 32, level M, 1,538 bytes), each 0.4 mm wide on a code of 65 mm.
const MOST: usize = 1_450;

/// What is printed with a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::pages) enum Printed {
    /// A list with its papers.
    List(ChecklistId),
    /// An appointment with what to bring.
    Appointment(AppointmentId),
}

/// The links that bring it back, each in a code of its own: whoever reads one has it, without any relay, and reading the
/// next one adds what is missing. None if it is not there, or one of its texts fits no code.
fn codes(app: App, what: Printed) -> Vec<String> {
    let packs = use_packs().get_untracked();
    let packs = match &packs {
        Packs::Here(packs) => packs.as_slice(),
        Packs::Coming | Packs::Missing => &[],
    };
    let links = app.view.with_untracked(|view| links(view, what, packs)).unwrap_or_default();
    links.iter().map(|link| handing::url(link)).collect()
}

fn links(view: &View, what: Printed, packs: &[Pack]) -> Option<Vec<String>> {
    let head = |several: &mut Several| {
        match what {
            Printed::List(id) => several.add(EntityId(id.bytes()), view.checklist(id)?),
            Printed::Appointment(id) => {
                // The list that is tied to it stays where it is.
                let appointment = Appointment { papers: None, ..view.appointment(id)?.clone() };
                several.add(EntityId(id.bytes()), &appointment);
            }
        }
        Some(())
    };
    let parent = match what {
        Printed::List(id) => Parent::Checklist(id),
        Printed::Appointment(id) => Parent::Appointment(id),
    };
    let pack = of_parent(view, parent, packs);
    let mut links = Vec::new();
    let mut steps = view.steps(parent).into_iter().peekable();
    loop {
        let mut taken: Vec<(EntityId, PlacedStep)> = Vec::new();
        let mut link = link_of(head, &taken)?;
        while let Some(placed) = steps.peek() {
            let step = PlacedStep { step: without_known(placed.step, pack), order: placed.order.clone() };
            taken.push((EntityId(placed.id.bytes()), step));
            let longer = link_of(head, &taken)?;
            if longer.len() > MOST && taken.len() > 1 {
                break;
            }
            link = longer;
            steps.next();
        }
        links.push(link);
        if steps.peek().is_none() {
            return Some(links);
        }
    }
}

fn link_of(head: impl Fn(&mut Several) -> Option<()>, steps: &[(EntityId, PlacedStep)]) -> Option<String> {
    let mut several = Several::default();
    head(&mut several)?;
    for (id, step) in steps {
        several.add(*id, step);
    }
    Some(Card::new(several.write())?.to_string())
}

/// The ready-made list that a list began as: it keeps the official name, whatever the person calls it.
fn of_parent<'a>(view: &View, parent: Parent, packs: &'a [Pack]) -> Option<&'a Pack> {
    let Parent::Checklist(list) = parent else { return None };
    let official = view.checklist(list)?.official.as_ref()?;
    packs.iter().find(|pack| pack.official() == official)
}

/// A step without what the ready-made list says of it, and without its paper, which stays on this phone.
fn without_known(step: &Step, pack: Option<&Pack>) -> Step {
    let mut bare = Step { document: None, ..step.clone() };
    if known(step, pack).is_some_and(|line| says(line, step)) {
        (bare.official, bare.why, bare.max_age) = (None, None, None);
        (bare.proofs, bare.one_of) = (Vec::new(), Vec::new());
    }
    bare
}

fn known<'a>(step: &Step, pack: Option<&'a Pack>) -> Option<&'a PackStep> {
    pack?.lines().iter().find(|line| *line.label() == step.label)
}

fn says(line: &PackStep, step: &Step) -> bool {
    let made = line.step(step.parent);
    (&made.official, &made.why, &made.proofs, &made.one_of, made.max_age)
        == (&step.official, &step.why, &step.proofs, &step.one_of, step.max_age)
}

/// A step with what the ready-made list says of it, unless it says something itself.
fn with_known(step: &Step, pack: Option<&Pack>) -> Step {
    let is_bare = step.official.is_none()
        && step.why.is_none()
        && step.max_age.is_none()
        && step.proofs.is_empty()
        && step.one_of.is_empty();
    let line = known(step, pack).filter(|_| is_bare);
    line.map_or_else(
        || step.clone(),
        |line| Step { state: step.state, due: step.due, how: step.how, ..line.step(step.parent) },
    )
}

/// What a printed code brings, to be kept or not; `None` if it brings something else.
pub(super) fn arrived(app: App, card: &Card) -> Option<AnyView> {
    let things: View = read_several(card.content())?.into_iter().collect();
    let list = things.checklists().next().map(|(id, list)| (id, list.clone()));
    let appointment = things.appointments().next().map(|(id, appointment)| (id, appointment.clone()));
    let things = StoredValue::new(things);
    match (list, appointment) {
        (Some((id, list)), _) => Some(given_list(app, things, id, &list)),
        (None, Some((id, appointment))) => Some(given_appointment(app, things, id, &appointment)),
        (None, None) => None,
    }
}

fn given_list(app: App, things: StoredValue<View>, id: ChecklistId, list: &Checklist) -> AnyView {
    let steps = things.with_value(|things| shown(things, Parent::Checklist(id)));
    let title = both::kept(list.title.as_str());
    view! {
        <PageTitle text=text::arrive_title() />
        {bare("p").text(text::given_list()).into_any()}
        {sheet(&title.here, steps)}
        {keep(app, things, text::given_list_button(), Route::List(id))}
        {no_thanks()}
    }
    .into_any()
}

fn given_appointment(
    app: App,
    things: StoredValue<View>,
    id: AppointmentId,
    appointment: &Appointment,
) -> AnyView {
    let mut lines = vec![words::when(appointment.when, app.today_untracked())];
    lines.extend(appointment.place.as_ref().map(|place| place.as_str().to_owned()));
    lines.extend(
        things.with_value(|things| shown(things, Parent::Appointment(id))).into_iter().map(|(name, _)| name),
    );
    let lines = lines.into_iter().map(|line| (line, false)).collect();
    let what = both::kept(appointment.what.as_str());
    view! {
        <PageTitle text=what.here.clone() />
        {bare("p").text(text::given_appointment()).into_any()}
        {sheet(&what.here, lines)}
        {keep(app, things, text::message_keep_button(), Route::Appointment(id))}
        {no_thanks()}
    }
    .into_any()
}

/// The papers by name, and whether each is done.
fn shown(things: &View, parent: Parent) -> Vec<(String, bool)> {
    let steps = things.steps(parent).into_iter();
    let said = |step: &Step| (both::kept(step.label.as_str()).here, step.state == StepState::Done);
    steps.map(|placed| said(placed.step)).collect()
}

/// The button that keeps what is missing here; where all of it is here, the way there.
fn keep(app: App, things: StoredValue<View>, label: &'static str, route: Route) -> AnyView {
    let packs = use_packs();
    let drawn = move || {
        let edits = things.with_value(|things| {
            let packs = packs.get();
            let packs = if let Packs::Here(packs) = &packs { packs.as_slice() } else { &[] };
            app.view.with_untracked(|view| missing(view, things, packs))
        });
        let is_here = edits.is_empty();
        let route = route.clone();
        let press = Callback::new(move |()| {
            let route = route.clone();
            app.act(edits.clone(), text::saved(), None, move || {
                spawn(async move {
                    sharing::clear_arriving().await;
                    app.welcome().await;
                    navigation::finish(&route);
                });
            });
        });
        let label = if is_here { text::given_see_button() } else { label };
        view! {
            {is_here.then(|| el("p", "hint").text(text::given_here()).into_any())}
            <Button kind=ButtonKind::Main icon=Some(IconName::Check) label=label on_press=press />
        }
    };
    live(drawn)
}

/// The edits that bring back what is not on this phone, under the names it has everywhere. What is here stays as it is: a
/// paper may be older.
fn missing(view: &View, things: &View, packs: &[Pack]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (id, list) in things.checklists() {
        if view.checklist(id).is_none() {
            edits.extend(anew(view, EntityId(id.bytes()), list));
        }
        edits.extend(missing_steps(view, things, Parent::Checklist(id), packs));
    }
    for (id, appointment) in things.appointments() {
        if view.appointment(id).is_none() {
            edits.extend(anew(view, EntityId(id.bytes()), appointment));
        }
        edits.extend(missing_steps(view, things, Parent::Appointment(id), packs));
    }
    edits
}

fn missing_steps(view: &View, things: &View, parent: Parent, packs: &[Pack]) -> Vec<Edit> {
    let pack = of_parent(things, parent, packs);
    let absent = things.steps(parent).into_iter().filter(|placed| view.step(placed.id).is_none());
    let edits = absent.flat_map(|placed| {
        let step = with_known(placed.step, pack);
        let record = PlacedStep { step, order: placed.order.clone() };
        anew(view, EntityId(placed.id.bytes()), &record)
    });
    edits.collect()
}

/// A thing as it is on the card; one that was removed here comes back, since somebody asks for it.
fn anew<R: Record>(view: &View, id: EntityId, record: &R) -> Vec<Edit> {
    let back = view.entity(id).map(|_| restore(id, R::KIND));
    back.into_iter().chain(create(id, record)).collect()
}

#[cfg(test)]
mod tests;
