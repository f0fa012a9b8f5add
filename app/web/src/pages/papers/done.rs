//! What the person has done so far, month by month. It is counted here, from what is on this phone, and goes nowhere.

use super::step_words;
use crate::components::element::{bare, bdi, el};
use crate::components::{ButtonKind, EmptyState, IconName, PageTitle, Section};
use crate::live::{live, memo};
use crate::pages::print;
use crate::platform::intl;
use crate::state::App;
use crate::text;
use chrono::Datelike;
use domain::{How, Parent, from_unix_ms};
use leptos::prelude::*;
use std::collections::BTreeMap;
use sync::record::PlacedStep;
use sync::{EntityId, View};

/// The papers of one month.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Month {
    alone: usize,
    together: usize,
    for_me: usize,
    unsaid: usize,
}

impl Month {
    const fn count(self, how: Option<How>) -> Self {
        let mut month = self;
        match how {
            Some(How::Alone) => month.alone += 1,
            Some(How::Together) => month.together += 1,
            Some(How::ForMe) => month.for_me += 1,
            None => month.unsaid += 1,
        }
        month
    }

    const fn all(self) -> usize {
        self.alone + self.together + self.for_me + self.unsaid
    }
}

/// By year and month, the latest last.
type Months = BTreeMap<(i32, u32), Month>;

pub(super) fn screen(app: App) -> AnyView {
    let months = memo(move || app.view.with(months));
    let body = move || {
        let months = months.get();
        if months.is_empty() {
            return view! { <EmptyState icon=IconName::Check text=text::done_empty() /> }.into_any();
        }
        let drawn: Vec<AnyView> = months.into_iter().rev().map(|(when, month)| draw(when, month)).collect();
        view! {
            {drawn}
        {print::button(ButtonKind::Second)}
        }
        .into_any()
    };
    view! {
        <PageTitle text=text::done_title() />
        {el("p", "hint").text(text::done_private()).into_any()}
        {live(body)}
    }
    .into_any()
}

/// The papers that are ready, in the month in which they were ticked by the clock of the phone that did it.
fn months(view: &View) -> Months {
    let lists = view.checklists().map(|(id, _)| Parent::Checklist(id));
    let appointments = view.appointments().map(|(id, _)| Parent::Appointment(id));
    let mut months = Months::new();
    for placed in lists.chain(appointments).flat_map(|parent| view.steps(parent)) {
        let thing = view.entity(EntityId(placed.id.bytes()));
        if let Some(at) = thing.and_then(PlacedStep::done_at) {
            let day = from_unix_ms(at.0).date();
            let month = months.entry((day.year(), day.month())).or_default();
            *month = month.count(placed.step.how);
        }
    }
    months
}

fn draw((year, month): (i32, u32), counted: Month) -> AnyView {
    let name = [&intl::capital(&intl::month_name(month)), " ", &year.to_string()].concat();
    let ways = [
        (step_words::how(How::Alone), counted.alone),
        (step_words::how(How::Together), counted.together),
        (step_words::how(How::ForMe), counted.for_me),
        (text::done_unsaid(), counted.unsaid),
    ];
    let ways = ways.into_iter().filter(|(_, count)| *count > 0);
    let lines = ways.map(|(who, count)| el("li", "fact").child(bdi(text::done_count(who, count))));
    view! {
        <Section title=name>
            {bare("p").text(text::done_papers(counted.all())).into_any()}
            {bare("ul").attr("role", "list").children(lines).into_any()}
        </Section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{World, label};
    use domain::{Step, StepState};

    #[test]
    fn papers_count_in_the_month_of_their_tick_by_who_did_them() {
        let mut world = World::default();
        let list = world.list("RSA");
        for (how, state) in [
            (Some(How::Alone), StepState::Done),
            (Some(How::Together), StepState::Done),
            (None, StepState::Done),
            (Some(How::Alone), StepState::ToDo),
        ] {
            let mut step = Step::new(Parent::Checklist(list), label("Photo"));
            (step.how, step.state) = (how, state);
            world.step(step);
        }
        // The clock of these phones stands at the start of 1970.
        let expected = Month { alone: 1, together: 1, for_me: 0, unsaid: 1 };
        assert_eq!(months(&world.view), Months::from([((1970, 1), expected)]));
    }
}
