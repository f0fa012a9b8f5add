//! The lists, and the way to the papers that have dates.

use super::documents;
use crate::components::{ButtonKind, IconName, LinkButton, PageTitle, RowLink, Rows};
use crate::live::{live, memo};
use crate::pages::both;
use crate::pages::rows::{self, Empty, Line};
use crate::route::Route;
use crate::state::App;
use crate::text;
use chrono::NaiveDateTime;
use domain::{ChecklistId, Parent, Progress, StepState, overdue};
use leptos::prelude::*;
use sync::{EntityId, View};

pub(super) fn screen(app: App) -> AnyView {
    let found = memo(move || app.view.with(found));
    let empty = Empty { icon: IconName::Papers, sentence: text::papers_empty() };
    let dates = memo(move || app.view.with(|view| documents::summary(view, app.today())));
    view! {
        <PageTitle text=text::place_papers() />
        {rows::addable(app, found, line, empty, add)}
        {live(move || dates_row(&dates.get()))}
    }
    .into_any()
}

fn add() -> AnyView {
    view! {
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Add)
            label=text::papers_add_button()
            href=Route::PackGroups.to_string()
        />
    }
    .into_any()
}

fn dates_row(dates: &documents::Summary) -> AnyView {
    let detail = (dates.all > 0).then(|| text::papers_dates_count(dates.all));
    let badge = (dates.to_renew > 0).then(|| text::papers_dates_renew(dates.to_renew));
    view! {
        <Rows>
            <RowLink
                icon=Some(IconName::Clock)
                title=text::papers_dates_row()
                detail=detail
                badge=badge
                href=Route::Documents.to_string()
            />
            <RowLink
                icon=Some(IconName::Check)
                title=text::done_title()
                href=Route::DoneSoFar.to_string()
            />
        </Rows>
    }
    .into_any()
}

/// The lists: those with something to do first, by the day on which it is due.
fn found(view: &View) -> Vec<EntityId> {
    let mut found: Vec<_> = view
        .checklists()
        .map(|(id, list)| {
            let steps = view.steps(Parent::Checklist(id));
            let to_do = steps.iter().map(|placed| placed.step).filter(|step| step.state == StepState::ToDo);
            let due = to_do.clone().filter_map(|step| step.due).min();
            let ready = !steps.is_empty() && to_do.count() == 0;
            (ready, due.is_none(), due, list.title.as_str(), id)
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(.., id)| EntityId(id.bytes())).collect()
}

fn line(view: &View, thing: EntityId, now: NaiveDateTime) -> Option<Line> {
    let id = ChecklistId::new(thing.0);
    let list = view.checklist(id)?;
    let steps = view.steps(Parent::Checklist(id));
    let late = steps.iter().filter(|placed| overdue(placed.step, now.date()).is_some()).count();
    let title = both::kept(list.title.as_str());
    Some(Line {
        icon: IconName::Papers,
        title: title.here,
        french: title.french,
        detail: Some(detail(Progress::of(steps.iter().map(|placed| placed.step)))),
        badge: (late > 0).then(|| text::today_late_list(late)),
        href: Route::List(id).to_string(),
    })
}

fn detail(progress: Progress) -> String {
    match (progress.total, progress.missing()) {
        (0, _) => text::papers_bare().to_owned(),
        (_, 0) => text::papers_ready().to_owned(),
        (_, missing) => text::papers_missing(missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{World, day, label, now};
    use domain::Step;

    /// Whether a paper is done, and the day on which it is due.
    type Paper<'a> = (StepState, Option<&'a str>);

    fn world(lists: &[(&str, &[Paper<'_>])]) -> World {
        let mut world = World::default();
        for (title, steps) in lists {
            let list = world.list(title);
            for (state, due) in *steps {
                let mut step = Step::new(Parent::Checklist(list), label("Photo"));
                (step.state, step.due) = (*state, due.map(day));
                world.step(step);
            }
        }
        world
    }

    fn lines(world: &World) -> Vec<Line> {
        found(&world.view).into_iter().filter_map(|thing| line(&world.view, thing, now())).collect()
    }

    #[test]
    fn what_is_due_first_comes_first_and_what_is_ready_comes_last() {
        use StepState::{Done, ToDo};
        let world = world(&[
            ("Prête", &[(Done, Some("2026-11-01"))]),
            ("Sans date", &[(ToDo, None)]),
            ("Plus tard", &[(ToDo, Some("2026-12-20")), (Done, Some("2026-11-01"))]),
            ("Bientôt", &[(ToDo, None), (ToDo, Some("2026-12-01"))]),
            ("Autre sans date", &[(ToDo, None)]),
            ("Vide", &[]),
        ]);
        let titles: Vec<String> = lines(&world).into_iter().map(|line| line.title).collect();
        assert_eq!(titles, ["Bientôt", "Plus tard", "Autre sans date", "Sans date", "Vide", "Prête"]);
    }

    #[test]
    fn a_row_says_what_is_missing_and_what_is_late() {
        use StepState::{Done, ToDo};
        let world = world(&[("RSA", &[(ToDo, Some("2026-11-20")), (ToDo, None), (Done, None)])]);
        let line = &lines(&world)[0];
        assert_eq!(line.detail.as_deref(), Some("Il manque 2 papiers"));
        assert_eq!(line.badge.as_deref(), Some("1 papier en retard"));
    }

    #[test]
    fn a_list_without_papers_does_not_claim_to_be_ready() {
        assert_eq!(detail(Progress { done: 0, total: 0 }), text::papers_bare());
        assert_eq!(detail(Progress { done: 2, total: 2 }), text::papers_ready());
    }
}
