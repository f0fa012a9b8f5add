//! The papers that have dates.

use crate::components::{ButtonKind, IconName, LinkButton, PageTitle, pictogram};
use crate::live::memo;
use crate::pages::both;
use crate::pages::rows::{self, Empty, Line};
use crate::platform::intl;
use crate::route::Route;
use crate::state::App;
use crate::text;
use chrono::{Months, NaiveDate, NaiveDateTime};
use domain::{Document, DocumentId};
use leptos::prelude::*;
use sync::{EntityId, View};

/// A paper is to be renewed so many months ahead: a residence permit is asked for again online from four to two months
/// before its end (Code de l'entrée et du séjour des étrangers, article R431-5), and other papers take weeks.
const AHEAD: Months = Months::new(3);

/// Where a paper's last valid day lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// In the past.
    Over,
    /// Less than three months ahead.
    Soon,
    /// Further ahead, or nowhere.
    Good,
}

impl Standing {
    pub(super) fn of(document: &Document, today: NaiveDate) -> Self {
        let soon = today.checked_add_months(AHEAD).unwrap_or(NaiveDate::MAX);
        match document.valid_until() {
            Some(end) if end < today => Self::Over,
            Some(end) if end < soon => Self::Soon,
            _ => Self::Good,
        }
    }

    fn badge(self) -> Option<&'static str> {
        match self {
            Self::Over => Some(text::document_over()),
            Self::Soon => Some(text::document_soon()),
            Self::Good => None,
        }
    }
}

/// How many papers have dates, and how many of them end or have ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Summary {
    pub(super) all: usize,
    pub(super) to_renew: usize,
}

pub(super) fn summary(view: &View, today: NaiveDate) -> Summary {
    let to_renew = view.documents().filter(|(_, document)| Standing::of(document, today) != Standing::Good);
    Summary { all: view.documents().count(), to_renew: to_renew.count() }
}

pub(super) fn screen(app: App) -> AnyView {
    let found = memo(move || app.view.with(found));
    let empty = Empty { icon: IconName::Clock, sentence: text::documents_empty() };
    view! {
        <PageTitle text=text::papers_dates_row() />
        {rows::addable(app, found, line, empty, add)}
    }
    .into_any()
}

fn add() -> AnyView {
    view! {
        <LinkButton
            kind=ButtonKind::Main
            icon=Some(IconName::Add)
            label=text::documents_add_button()
            href=Route::AddDocument.to_string()
        />
    }
    .into_any()
}

/// The papers, the first to end first.
fn found(view: &View) -> Vec<EntityId> {
    let mut found: Vec<(DocumentId, &Document)> = view.documents().collect();
    found.sort_by_key(|(id, document)| {
        let end = document.valid_until();
        (end.is_none(), end, document.kind.as_str(), *id)
    });
    found.into_iter().map(|(id, _)| EntityId(id.bytes())).collect()
}

fn line(view: &View, thing: EntityId, now: NaiveDateTime) -> Option<Line> {
    let id = DocumentId::new(thing.0);
    let document = view.document(id)?;
    let kind = both::kept(document.kind.as_str());
    Some(Line {
        icon: pictogram::of_paper(document.kind.as_str()).unwrap_or(IconName::IdCard),
        title: kind.here,
        french: kind.french,
        detail: Some(detail(document)),
        badge: Standing::of(document, now.date()).badge().map(str::to_owned),
        href: Route::Document(id).to_string(),
    })
}

fn detail(document: &Document) -> String {
    match (document.valid_until(), document.issued()) {
        (Some(end), _) => text::document_until(intl::short_date_with_year(end)),
        (None, Some(issued)) => text::document_dated(intl::short_date_with_year(issued)),
        (None, None) => text::document_undated().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{World, day, label, now};
    use rstest::rstest;

    #[rstest]
    #[case::yesterday(Some("2026-11-23"), Standing::Over)]
    #[case::today(Some("2026-11-24"), Standing::Soon)]
    #[case::within_three_months(Some("2027-02-23"), Standing::Soon)]
    #[case::three_months(Some("2027-02-24"), Standing::Good)]
    #[case::no_end(None, Standing::Good)]
    fn a_paper_is_soon_over_in_its_last_three_months(#[case] end: Option<&str>, #[case] expected: Standing) {
        let document = Document::new(label("Passeport"), None, end.map(day)).unwrap();
        assert_eq!(Standing::of(&document, now().date()), expected);
    }

    #[test]
    fn the_first_to_end_comes_first_and_says_so() {
        let mut world = World::default();
        world.document("Quittance", Some("2026-11-01"), None);
        world.document("Passeport", None, Some("2030-05-03"));
        world.document("Titre de séjour", Some("2016-12-01"), Some("2026-12-01"));
        world.document("Acte de naissance", None, None);
        let line = |thing| line(&world.view, thing, now()).unwrap();
        let lines: Vec<Line> = found(&world.view).into_iter().map(line).collect();
        let said: Vec<(&str, Option<&str>, Option<&str>)> = lines
            .iter()
            .map(|line| (line.title.as_str(), line.detail.as_deref(), line.badge.as_deref()))
            .collect();
        let expected = [
            ("Titre de séjour", Some("Dernier jour : 1er décembre 2026"), Some("Bientôt fini")),
            ("Passeport", Some("Dernier jour : 3 mai 2030"), None),
            ("Acte de naissance", Some("Date à ajouter"), None),
            ("Quittance", Some("Papier du 1er novembre 2026"), None),
        ];
        assert_eq!(said, expected);
        assert_eq!(summary(&world.view, now().date()), Summary { all: 4, to_renew: 1 });
    }
}
