//! Whether a paper is young enough for the day on which it will be shown.

use crate::text;
use chrono::NaiveDateTime;
use domain::{Appointment, AppointmentId, Freshness, Parent, Step, freshness, next_appointment};
use sync::View;

/// What a paper's dates ask of the person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Age {
    /// To ask for a newer paper.
    Refused(String),
    /// To write down the paper's date.
    Unknown,
    /// Nothing: it is young enough.
    Fine,
    /// Nothing: its age plays no part.
    Free,
}

/// The appointment at which a paper is shown: its own, or the next one that its list is tied to.
pub(super) fn appointment(
    view: &View,
    parent: Parent,
    now: NaiveDateTime,
) -> Option<(AppointmentId, &Appointment)> {
    match parent {
        Parent::Appointment(id) => {
            view.appointment(id).filter(|kept| !kept.is_over(now)).map(|kept| (id, kept))
        }
        Parent::Checklist(list) => {
            next_appointment(view.appointments().filter(|(_, kept)| kept.papers == Some(list)), now)
        }
    }
}

/// What a paper's dates say about the day of its appointment, or about today if there is none.
pub(super) fn age(view: &View, step: &Step, now: NaiveDateTime) -> Age {
    let document = step.document.and_then(|id| view.document(id));
    let today = now.date();
    let day = appointment(view, step.parent, now).map_or(today, |(_, kept)| kept.when.date());
    let on_the_day = freshness(step.max_age, document, day);
    let already = freshness(step.max_age, document, today) == on_the_day;
    match on_the_day {
        Freshness::Fine => Age::Fine,
        Freshness::Unknown => Age::Unknown,
        Freshness::NoLimit => Age::Free,
        Freshness::TooOld { .. } if already => Age::Refused(text::paper_too_old().to_owned()),
        Freshness::TooOld { .. } => Age::Refused(text::paper_too_old_then().to_owned()),
        Freshness::Expired { .. } if already => Age::Refused(text::paper_expired().to_owned()),
        Freshness::Expired { .. } => Age::Refused(text::paper_expired_then().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{self, LIST, World};
    use rstest::rstest;

    fn world(tied: Option<&str>) -> World {
        let mut world = World::default();
        world.list("RSA");
        if let Some(day) = tied {
            world.appointment(day, Some(LIST));
        }
        world
    }

    #[rstest]
    #[case::young_today(None, "2026-09-01", Age::Fine)]
    #[case::last_good_day_is_today(None, "2026-08-24", Age::Fine)]
    #[case::old_today(None, "2026-08-23", Age::Refused(text::paper_too_old().to_owned()))]
    #[case::old_by_then(Some("2026-12-10"), "2026-09-01", Age::Refused(text::paper_too_old_then().to_owned()))]
    #[case::young_by_then(Some("2026-11-30"), "2026-09-01", Age::Fine)]
    fn a_paper_is_measured_on_the_day_it_is_shown(
        #[case] tied: Option<&str>,
        #[case] issued: &str,
        #[case] expected: Age,
    ) {
        let mut world = world(tied);
        let document = world.document("Quittance", Some(issued), None);
        let step = fixtures::step("Quittance", |step| {
            step.max_age = domain::MaxAge::months(3).ok();
            step.document = Some(document);
        });
        assert_eq!(age(&world.view, &step, fixtures::now()), expected);
    }

    #[test]
    fn a_paper_without_a_date_asks_for_it_only_where_its_age_matters() {
        let world = world(None);
        let limited = fixtures::step("Quittance", |step| step.max_age = domain::MaxAge::months(3).ok());
        assert_eq!(age(&world.view, &limited, fixtures::now()), Age::Unknown);
        assert_eq!(age(&world.view, &fixtures::step("Photo", |_| ()), fixtures::now()), Age::Free);
    }

    #[test]
    fn a_paper_that_ends_before_the_appointment_is_refused_then() {
        let mut world = world(Some("2026-12-10"));
        let document = world.document("Titre de séjour", None, Some("2026-12-01"));
        let step = fixtures::step("Titre de séjour", |step| step.document = Some(document));
        let expected = Age::Refused(text::paper_expired_then().to_owned());
        assert_eq!(age(&world.view, &step, fixtures::now()), expected);
    }

    #[test]
    fn an_appointment_that_is_over_no_longer_counts() {
        let mut world = world(Some("2026-11-01"));
        assert!(appointment(&world.view, Parent::Checklist(LIST), fixtures::now()).is_none());
        world.appointment("2026-12-10", Some(LIST));
        assert!(appointment(&world.view, Parent::Checklist(LIST), fixtures::now()).is_some());
    }
}
