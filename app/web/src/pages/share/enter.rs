//! "J'ai un code": the ways in for who was given something.

use crate::components::element::bare;
use crate::components::{FieldKind, IconName, PageTitle, Question, RowLink, Rows, TextField};
use crate::live::spawn;
use crate::platform::navigation;
use crate::route::Route;
use crate::state::sharing;
use crate::text;
use crypto::LinkError;
use leptos::prelude::*;

const FIELD: &str = "link";

pub(super) fn screen() -> AnyView {
    view! {
        <PageTitle text=text::code_title() />
        {bare("p").text(text::code_how()).into_any()}
        <Rows>
            <RowLink
                icon=Some(IconName::Eye)
                title=text::code_scan_row()
                detail=Some(text::code_scan_detail().to_owned())
                href=Route::Scan.to_string()
            />
            <RowLink
                icon=Some(IconName::Share)
                title=text::code_link_row()
                detail=Some(text::code_link_detail().to_owned())
                href=Route::PasteLink.to_string()
            />
        </Rows>
    }
    .into_any()
}

/// A link that is pasted, or typed from a sheet of paper.
pub(super) fn link() -> AnyView {
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let next = Callback::new(move |()| {
        let pasted = value.get_untracked();
        match found(&pasted) {
            Ok(link) => spawn(async move {
                match sharing::keep_arriving(&link, None).await {
                    Ok(()) => navigation::finish(&Route::Arrival),
                    Err(problem) => error.set(Some(crate::pages::words::closed(&problem))),
                }
            }),
            Err(problem) => error.set(Some(problem.to_owned())),
        }
    });
    view! {
        <Question
            title=text::code_link_title()
            field=Some(FIELD.to_owned())
            hint=Some(text::code_link_hint().to_owned())
            error=error
            on_next=next
        >
            <TextField id=FIELD value=value error=error kind=FieldKind::Lines />
        </Question>
    }
    .into_any()
}

/// The link in what was pasted, which may be a whole message.
fn found(pasted: &str) -> Result<String, &'static str> {
    let pasted = pasted.trim();
    if pasted.is_empty() {
        return Err(text::code_empty());
    }
    let marked = |mark: &str| {
        let whole = ["#", mark].concat();
        pasted.split_whitespace().find(|word| word.contains(&whole) || word.starts_with(mark))
    };
    if let Some(card) = marked("s.") {
        return card.parse::<crypto::Card>().map(|card| card.to_string()).map_err(problem);
    }
    let link = marked("p.").unwrap_or(pasted);
    link.parse::<crypto::ShareLink>().map(|_| link.to_owned()).map_err(problem)
}

/// What to do about a text that is no link.
pub(super) fn problem(error: LinkError) -> &'static str {
    match error {
        LinkError::NotALink => text::code_not_a_link(),
        LinkError::Truncated { .. } => text::code_cut(),
        LinkError::Character { .. } | LinkError::WrongChecksum => text::code_wrong(),
        LinkError::UnknownVersion { .. } | LinkError::UnknownKind { .. } => text::code_newer(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crypto::{ShareLink, SpaceSecret};

    #[test]
    fn a_link_is_found_in_a_whole_message() {
        let link = ShareLink::Together { secret: SpaceSecret::new([7; 32]), owner: [8; 32] }.to_string();
        let url = format!("https://pas-a-pas.example/{link}");
        assert_eq!(found(&format!("Bonjour,\nvoici la liste : {url} À demain")), Ok(url.clone()));
        assert_eq!(found(&format!("  {link}\n")), Ok(link.clone()));
        assert_eq!(found(&url[..url.len() - 12]), Err(text::code_cut()));
        assert_eq!(found(&url.replace("p.A", "p.B")), Err(text::code_wrong()));
        assert_eq!(found("https://pas-a-pas.example/papiers"), Err(text::code_not_a_link()));
        assert_eq!(found(" \n "), Err(text::code_empty()));
        let card = crypto::Card::new(b"CCAS".to_vec()).unwrap().to_string();
        assert_eq!(found(&format!("Le CCAS : https://pas-a-pas.example/{card} à bientôt")), Ok(card.clone()));
        assert_eq!(found(&card[..card.len() - 4]), Err(text::code_wrong()));
    }
}
