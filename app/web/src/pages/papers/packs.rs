//! The parts of life that have ready-made lists, and the lists of one of them.

use crate::components::element::el;
use crate::components::{Button, ButtonKind, EmptyState, IconName, PageTitle, RowLink, Rows, pictogram};
use crate::live::live;
use crate::pages::{both, gone};
use crate::route::Route;
use crate::state::{Packs, use_packs};
use crate::text;
use domain::pack::{Pack, PackGroup};
use leptos::prelude::*;

/// The word of a group in an address, its name and its drawing.
fn look(group: PackGroup) -> (&'static str, &'static str, IconName) {
    match group {
        PackGroup::Money => ("argent", text::pack_group_money(), IconName::Money),
        PackGroup::Housing => ("logement", text::pack_group_housing(), IconName::House),
        PackGroup::Health => ("sante", text::pack_group_health(), IconName::Health),
        PackGroup::Identity => ("identite", text::pack_group_identity(), IconName::IdCard),
        PackGroup::Work => ("travail", text::pack_group_work(), IconName::Work),
        PackGroup::Family => ("famille", text::pack_group_family(), IconName::Family),
    }
}

fn from_word(word: &str) -> Option<PackGroup> {
    PackGroup::ALL.into_iter().find(|group| look(*group).0 == word)
}

/// The six groups, and a list of one's own.
pub(super) fn groups() -> AnyView {
    // Fetched while the person reads, so that the next screen does not wait.
    use_packs();
    let rows: Vec<AnyView> = PackGroup::ALL
        .into_iter()
        .map(|group| {
            let (word, name, icon) = look(group);
            let href = Route::PackGroup(word.to_owned()).to_string();
            view! { <RowLink icon=Some(icon) title=name href=href /> }.into_any()
        })
        .collect();
    view! {
        <PageTitle text=text::pack_groups_title() />
        <Rows>{rows} {own_row()}</Rows>
    }
    .into_any()
}

fn own_row() -> AnyView {
    view! {
        <RowLink
            icon=Some(IconName::Add)
            title=text::pack_other_row()
            detail=Some(text::pack_other_detail().to_owned())
            href=Route::AddList.to_string()
        />
    }
    .into_any()
}

/// The ready-made lists of one group.
pub(super) fn group(word: &str) -> AnyView {
    let Some(group) = from_word(word) else { return gone() };
    let (_, name, _) = look(group);
    let rows = move |packs: &[Pack]| {
        let rows: Vec<AnyView> = packs.iter().filter(|pack| pack.group() == group).map(row).collect();
        view! { <Rows>{rows} {own_row()}</Rows> }.into_any()
    };
    view! {
        <PageTitle text=name />
        {when_here(rows)}
    }
    .into_any()
}

fn row(pack: &Pack) -> AnyView {
    let title = both::ready_made(pack.title().as_str());
    view! {
        <RowLink
            icon=Some(pictogram::of_pack(pack.icon()))
            title=title.here
            french=title.french
            lang=title.lang
            href=Route::Pack(pack.id().as_str().to_owned()).to_string()
        />
    }
    .into_any()
}

/// What is drawn from the ready-made lists once they are here; until then, what they wait for.
pub(super) fn when_here(draw: impl Fn(&[Pack]) -> AnyView + Send + Sync + 'static) -> AnyView {
    let packs = use_packs();
    let whole = move || match packs.get() {
        Packs::Here(packs) => draw(&packs),
        Packs::Coming => el("p", "hint").attr("role", "status").text(text::pack_coming()).into_any(),
        Packs::Missing => {
            let retry = Callback::new(|()| {
                use_packs();
            });
            view! {
                <EmptyState icon=IconName::Papers text=text::pack_missing()>
                    <Button kind=ButtonKind::Main label=text::retry_action() on_press=retry />
                </EmptyState>
                <Rows>{own_row()}</Rows>
            }
            .into_any()
        }
    };
    live(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_is_found_again_by_its_word() {
        for group in PackGroup::ALL {
            assert_eq!(from_word(look(group).0), Some(group));
        }
        assert_eq!(from_word("autre"), None);
    }
}
