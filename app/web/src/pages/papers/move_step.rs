//! A paper's place in its list.

use super::said;
use super::step_change::{self, entity};
use crate::components::element::{bare, el};
use crate::components::{Button, ButtonKind, ButtonState, Fact, Facts, IconName, PageTitle};
use crate::live::{Known, derive, live, memo};
use crate::pages::gone;
use crate::platform::{navigation, random};
use crate::route::Route;
use crate::state::{App, Beside};
use crate::text;
use domain::StepId;
use leptos::prelude::*;
use sync::{Order, View};

/// Where a paper can go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Up,
    Down,
    Top,
    Bottom,
}

impl Way {
    const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Top, Self::Bottom];

    /// The index at which a paper at `at` of `total` is put in again, counted while it is still there; none if it
    /// is there already.
    const fn target(self, at: usize, total: usize) -> Option<usize> {
        match self {
            Self::Up if at > 0 => Some(at - 1),
            Self::Top if at > 0 => Some(0),
            Self::Down if at + 1 < total => Some(at + 2),
            Self::Bottom if at + 1 < total => Some(total),
            _ => None,
        }
    }

    fn look(self) -> (&'static str, IconName) {
        match self {
            Self::Up => (text::move_up_action(), IconName::Up),
            Self::Down => (text::move_down_action(), IconName::Down),
            Self::Top => (text::move_top_action(), IconName::Up),
            Self::Bottom => (text::move_bottom_action(), IconName::Down),
        }
    }
}

/// A paper among its neighbours.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Spot {
    at: usize,
    total: usize,
    label: String,
    before: Option<String>,
    after: Option<String>,
}

impl Spot {
    fn of(view: &View, id: StepId) -> Option<Self> {
        let steps = view.steps(view.step(id)?.step.parent);
        let at = steps.iter().position(|placed| placed.id == id)?;
        let label = |at: usize| steps.get(at).map(|placed| placed.step.label.as_str().to_owned());
        Some(Self {
            at,
            total: steps.len(),
            label: label(at)?,
            before: at.checked_sub(1).and_then(label),
            after: label(at + 1),
        })
    }
}

pub(super) fn screen(app: App, id: StepId) -> AnyView {
    let spot = memo(move || app.view.with(|view| Spot::of(view, id)));
    let kept = memo(move || spot.with(Option::is_some));
    // The buttons stay while the paper moves, so that the finger and the focus do too.
    let whole = move || if kept.get() { body(app, id, spot) } else { gone() };
    live(whole)
}

fn body(app: App, id: StepId, spot: Known<Option<Spot>>) -> AnyView {
    let place = move || {
        spot.with(|spot| spot.as_ref().map(|s| text::move_place(s.at + 1, s.total)).unwrap_or_default())
    };
    let around = move || spot.with(|spot| spot.as_ref().map(neighbours));
    let buttons: Vec<AnyView> = Way::ALL.into_iter().map(|way| button(app, id, spot, way)).collect();
    let end = Callback::new(move |()| navigation::finish(&Route::Step(id)));
    view! {
        <PageTitle text=text::paper_move() />
        {bare("p").attr("role", "status").live_text(place).into_any()}
        {live(around)}
        {el("div", "ways").children(buttons).into_any()}
        {said::beside(app, move || Some(Beside(entity(id))))}
        <Button kind=ButtonKind::Main label=text::ask_paper_end_action() on_press=end />
    }
    .into_any()
}

fn neighbours(spot: &Spot) -> AnyView {
    let lines = [
        (IconName::Up, text::move_before(), spot.before.as_ref()),
        (IconName::Papers, text::move_this(), Some(&spot.label)),
        (IconName::Down, text::move_after(), spot.after.as_ref()),
    ];
    let facts =
        lines.into_iter().filter_map(|(icon, name, label)| Some(Fact::new(icon, name, label?.as_str())));
    view! { <Facts facts=facts.collect() /> }.into_any()
}

fn button(app: App, id: StepId, spot: Known<Option<Spot>>, way: Way) -> AnyView {
    let target = move || spot.with(|spot| spot.as_ref().and_then(|s| way.target(s.at, s.total)));
    let state = derive(move || match target() {
        Some(_) => ButtonState::Ready,
        None => ButtonState::Disabled,
    });
    let press = Callback::new(move |()| {
        if let Some(target) = target() {
            shift(app, id, target);
        }
    });
    let (label, icon) = way.look();
    view! { <Button icon=Some(icon) label=label state=state on_press=press /> }.into_any()
}

fn shift(app: App, id: StepId, target: usize) {
    let order = app.view.with_untracked(|view| {
        let parent = view.step(id)?.step.parent;
        let (before, after) = view.gap(parent, target);
        Some(Order::between(before, after, random::bits()))
    });
    let Some(order) = order else { return };
    let edits = step_change::edits(app, id, |placed| placed.order = order);
    app.act(edits, text::saved(), Some(Beside(entity(id))), || ());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{LIST, World, step};
    use domain::Parent;
    use rstest::rstest;

    fn world() -> World {
        let mut world = World::default();
        world.list("RSA");
        for label in ["a", "b", "c", "d"] {
            world.step(step(label, |_| ()));
        }
        world
    }

    #[rstest]
    #[case::up(Way::Up, 2, "acbd")]
    #[case::down(Way::Down, 1, "acbd")]
    #[case::top(Way::Top, 2, "cabd")]
    #[case::bottom(Way::Bottom, 1, "acdb")]
    #[case::up_to_the_start(Way::Up, 1, "bacd")]
    #[case::down_to_the_end(Way::Down, 2, "abdc")]
    fn a_paper_goes_where_the_button_says(#[case] way: Way, #[case] at: usize, #[case] expected: &str) {
        let world = world();
        let parent = Parent::Checklist(LIST);
        let steps = world.view.steps(parent);
        let target = way.target(at, steps.len()).unwrap();
        let (before, after) = world.view.gap(parent, target);
        let moved = Order::between(before, after, 7);
        let mut places: Vec<(Order, &str)> = steps
            .iter()
            .enumerate()
            .map(|(here, placed)| {
                let order = if here == at { moved.clone() } else { placed.order.clone() };
                (order, placed.step.label.as_str())
            })
            .collect();
        places.sort();
        assert_eq!(places.into_iter().map(|(_, label)| label).collect::<String>(), expected);
    }

    #[rstest]
    #[case::first(0, 4, &[Way::Down, Way::Bottom])]
    #[case::last(3, 4, &[Way::Up, Way::Top])]
    #[case::between(1, 4, &Way::ALL)]
    #[case::alone(0, 1, &[])]
    fn a_way_that_leads_nowhere_is_closed(#[case] at: usize, #[case] total: usize, #[case] open: &[Way]) {
        let ways: Vec<Way> = Way::ALL.into_iter().filter(|way| way.target(at, total).is_some()).collect();
        assert_eq!(ways, open);
    }

    #[test]
    fn the_neighbours_are_those_of_the_list() {
        let world = world();
        let second = world.view.steps(Parent::Checklist(LIST))[1].id;
        let spot = Spot::of(&world.view, second).unwrap();
        assert_eq!((spot.at, spot.total), (1, 4));
        assert_eq!((spot.before.as_deref(), spot.after.as_deref()), (Some("a"), Some("c")));
    }
}
