//! Where a ready-made list comes from, so that a person can see how far to trust it.

use crate::components::element::{bdi, el};
use crate::platform::intl;
use crate::text;
use chrono::NaiveDate;
use domain::Source;
use leptos::prelude::*;

/// "Source : service-public.gouv.fr, fiche F19778. Vérifié le 24 novembre 2026."
pub(super) fn words(source: &Source, edition: Option<NaiveDate>) -> String {
    let body = source.body.as_str();
    let from = match &source.sheet {
        Some(sheet) => text::source_sheet(body, sheet.as_str()),
        None => text::source_body(body),
    };
    let day = intl::short_date_with_year(source.checked);
    let checked = match edition {
        Some(edition) => text::source_checked_edition(day, intl::short_date_with_year(edition)),
        None => text::source_checked(day),
    };
    [from.as_str(), " ", checked.as_str()].concat()
}

/// The sentence, under the list.
pub(super) fn line(source: &Source, edition: Option<NaiveDate>) -> AnyView {
    el("p", "hint").child(bdi(words(source, edition))).into_any()
}

/// "Nom officiel : …", unless it is what the title already says.
pub(super) fn official(title: &domain::Label, official: Option<&domain::Label>) -> AnyView {
    let official = official.filter(|official| *official != title);
    let words = official.map(|official| text::official_name(official.as_str()));
    words.map(|words| el("p", "hint official").child(bdi(words)).into_any()).into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::fixtures::{day, label};

    #[test]
    fn a_source_says_who_which_sheet_and_when_it_was_checked() {
        let source = Source {
            body: label("service-public.gouv.fr"),
            sheet: Some(label("F19778")),
            checked: day("2026-11-24"),
        };
        let expected = "Source\u{a0}: service-public.gouv.fr, fiche F19778. Vérifié le 24 novembre 2026.";
        assert_eq!(words(&source, None), expected);
        let source = Source { sheet: None, ..source };
        let expected = "Source\u{a0}: service-public.gouv.fr. \
                        Vérifié le 24 novembre 2026, avec un texte officiel du 29 octobre 2020.";
        assert_eq!(words(&source, Some(day("2020-10-29"))), expected);
    }
}
