//! What is said about a paper in one line.

use super::age::{Age, age};
use crate::platform::intl;
use crate::state::App;
use crate::text;
use chrono::{NaiveDate, NaiveDateTime};
use domain::{DayWord, How, Step, StepState, day_word, overdue};
use leptos::prelude::*;
use sync::View;

/// The one fact under a paper's name, the most pressing first; a paper that is done only speaks of its age.
pub(super) fn detail(view: &View, step: &Step, now: NaiveDateTime) -> Option<String> {
    if let Age::Refused(words) = age(view, step, now) {
        return Some(words);
    }
    if step.state == StepState::Done {
        return None;
    }
    let one_of = (!step.one_of.is_empty()).then(|| text::paper_one_among(step.one_of.len()));
    let limit = step.max_age.map(|limit| text::paper_max_age_short(limit.count().into()));
    due(step, now.date()).or(one_of).or(limit)
}

/// As [`detail`], for the rows of a list.
pub(super) fn row_detail(app: App, step: &Step) -> Option<String> {
    let now = app.now.get();
    app.view.with(|view| detail(view, step, now))
}

/// By when a paper is due: "En retard de 2 jours", "Pour demain", "Au plus tard le mardi 1er décembre".
pub(super) fn due(step: &Step, today: NaiveDate) -> Option<String> {
    let due = step.due?;
    if let Some(late) = overdue(step, today) {
        return Some(text::paper_late(late as usize));
    }
    Some(match day_word(due, today) {
        DayWord::Today => text::paper_due_today().to_owned(),
        DayWord::Tomorrow => text::paper_due_tomorrow().to_owned(),
        DayWord::DateWithYear => text::paper_due_by(intl::long_date_with_year(due)),
        _ => text::paper_due_by(intl::long_date(due)),
    })
}

/// Who sees to a paper.
pub(super) fn how(how: How) -> &'static str {
    match how {
        How::Alone => text::how_alone(),
        How::Together => text::how_together(),
        How::ForMe => text::how_for_me(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{self, World, label};
    use domain::MaxAge;
    use rstest::rstest;

    #[rstest]
    #[case::late("2026-11-22", "En retard de 2 jours")]
    #[case::yesterday("2026-11-23", "En retard de 1 jour")]
    #[case::today("2026-11-24", "Pour aujourd’hui")]
    #[case::tomorrow("2026-11-25", "Pour demain")]
    #[case::this_week("2026-11-28", "Au plus tard le samedi 28 novembre")]
    #[case::another_year("2027-01-05", "Au plus tard le mardi 5 janvier 2027")]
    fn a_day_is_said_as_a_person_says_it(#[case] day: &str, #[case] expected: &str) {
        let step = fixtures::step("Photo", |step| step.due = Some(fixtures::day(day)));
        assert_eq!(due(&step, fixtures::now().date()).as_deref(), Some(expected));
    }

    #[test]
    fn the_most_pressing_fact_is_the_one_that_is_said() {
        let mut world = World::default();
        let old = world.document("Quittance", Some("2026-01-01"), None);
        let mut step = fixtures::step("Quittance", |step| {
            step.max_age = MaxAge::months(3).ok();
            step.one_of = vec![label("Facture d’eau"), label("Quittance")];
            step.due = Some(fixtures::day("2026-11-25"));
            step.document = Some(old);
        });
        let mut said = |change: fn(&mut Step)| {
            change(&mut step);
            detail(&world.view, &step, fixtures::now())
        };
        assert_eq!(said(|_| ()).as_deref(), Some(text::paper_too_old()));
        assert_eq!(said(|step| step.document = None).as_deref(), Some("Pour demain"));
        assert_eq!(said(|step| step.due = None).as_deref(), Some("1 choix parmi 2"));
        assert_eq!(said(|step| step.one_of.clear()).as_deref(), Some("Moins de 3 mois"));
        assert_eq!(said(|step| step.max_age = None), None);
    }

    #[test]
    fn a_paper_that_is_done_is_late_for_nothing() {
        let world = World::default();
        let step = fixtures::step("Photo", |step| {
            step.due = Some(fixtures::day("2026-11-01"));
            step.state = StepState::Done;
        });
        assert_eq!(detail(&world.view, &step, fixtures::now()), None);
    }
}
