//! Where a ready-made list comes from, so that a person can see how far to trust it.

use crate::components::element::{El, bdi, el};
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
    naming(&words(source, edition), source.body.as_str()).into_any()
}

/// A sentence of the app's with a name in it that is French in every language.
fn naming(sentence: &str, name: &str) -> El {
    let (before, after) = around(sentence, name);
    let name = (before.len() < sentence.len()).then(|| bdi(name.to_owned()).attr("lang", "fr"));
    el("p", "hint").text(before.to_owned()).children(name).text(after.to_owned())
}

/// What stands before a name and after it; the whole sentence and nothing if it is not there.
fn around<'a>(sentence: &'a str, name: &str) -> (&'a str, &'a str) {
    sentence.split_once(name).unwrap_or((sentence, ""))
}

/// "Nom officiel : …", unless it is what the title already says.
pub(super) fn official(title: &domain::Label, official: Option<&domain::Label>) -> AnyView {
    let official = official.filter(|official| *official != title);
    let words = official.map(domain::Label::as_str).map(|name| naming(&text::official_name(name), name));
    // On paper too, where hints are left out.
    words.map(|words| el("div", "official").child(words).into_any()).into_any()
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
                        Vérifié le 24 novembre 2026. La source date du 29 octobre 2020.";
        assert_eq!(words(&source, Some(day("2020-10-29"))), expected);
    }

    #[test]
    fn a_name_is_told_apart_from_the_sentence_around_it() {
        assert_eq!(around("Nom officiel\u{a0}: RSA.", "RSA"), ("Nom officiel\u{a0}: ", "."));
        assert_eq!(around("RSA", "RSA"), ("", ""));
        assert_eq!(around("Nom officiel", "RSA"), ("Nom officiel", ""));
    }
}
