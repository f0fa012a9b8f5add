//! Papiers: the lists, the ready-made lists, one list, one paper of it, and the papers that have dates.

mod age;
mod document;
mod documents;
mod done;
mod edit_list;
mod list;
mod lists;
mod move_step;
mod pack;
mod packs;
mod said;
mod source;
mod spoken;
mod step;
mod step_change;
mod step_questions;
mod step_words;

#[cfg(test)]
pub(in crate::pages) mod fixtures;

use crate::route::Route;
use crate::state::App;
use leptos::prelude::*;

/// The screens of the place Papiers.
#[inline(never)]
pub fn screen(app: App, route: &Route) -> AnyView {
    match route {
        Route::PackGroups => packs::groups(),
        Route::PackGroup(word) => packs::group(word),
        Route::Pack(id) => pack::screen(app, id),
        Route::AddList => edit_list::add(app),
        Route::List(id) => list::screen(app, *id),
        Route::EditList(id) => edit_list::screen(app, *id),
        Route::RenameList(id) => edit_list::rename(app, *id),
        Route::AddStep(id) => edit_list::add_step(app, *id),
        Route::Step(id) => step::screen(app, *id),
        Route::EditStep(id, question) => step_questions::screen(app, *id, *question),
        Route::DoneSoFar => done::screen(app),
        Route::Documents => documents::screen(app),
        Route::AddDocument => document::add(app),
        Route::Document(id) => document::screen(app, *id),
        Route::EditDocument(id, question) => document::question(app, *id, *question),
        _ => lists::screen(app),
    }
}
