//! A step of a release build: the wasm is cut in two, and each half made small.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::command::{program, run as run_command, search_path};
use crate::error::Error;
use crate::hex::hex;
use crate::split::{self, Later};
use crate::workspace::Workspace;

/// The first screens are the welcome and Aujourd'hui. Every other one comes later, through one file of gates, and so
/// does what writes, for which one function waits.
const LATER: Later<'_> = Later {
    modules: &[
        "chrono::format::",
        "compact_calendar::",
        "domain::calendar::block::",
        "domain::calendar::event::",
        "domain::calendar::import::",
        "domain::calendar::lines::",
        "domain::calendar::moment::",
        "domain::calendar::read::",
        "domain::calendar::repeat::",
        "domain::calendar::rule::",
        "domain::calendar::write::",
        "domain::calendar::zone::",
        "csv::",
        "csv_core::",
        "domain::department::",
        "domain::directory::",
        "domain::holiday::",
        "domain::hours::evaluate::",
        "domain::hours::place::",
        "domain::hours::rules::",
        "domain::hours::sun::",
        "domain::hours::week::",
        "domain::hours::written::",
        "domain::paper_kind::",
        "domain::place_kind::",
        "domain::reminder::",
        "domain::school::",
        "domain::sms::",
        "domain::words::",
        "flate2::",
        "icalendar::",
        "iso8601::",
        "miniz_oxide::",
        "nom::",
        "nom_language::",
        "opening_hours::",
        "opening_hours_syntax::",
        "pest::",
        "serde_json::",
        "store::member::",
        "web::components::day_field::",
        "web::components::day_picker::",
        "web::components::facts::",
        "web::components::pictogram::",
        "web::components::progress_line::",
        "web::components::qr::",
        "web::components::question::",
        "web::components::scanner::",
        "web::components::select_field::",
        "web::components::show_card::",
        "web::components::text_field::",
        "web::components::tick_row::",
        "web::components::time_field::",
        "web::components::toggle::",
        "web::pages::appointments::",
        "web::pages::ask::",
        "web::pages::both::",
        "web::pages::help::",
        "web::pages::papers::",
        "web::pages::print::",
        "web::pages::share::",
        "web::pages::ticks::",
        "web::platform::camera::",
        "web::platform::place::",
        "web::platform::files::",
        "web::platform::handing::",
        "web::platform::http::",
        "web::platform::network::",
        "web::platform::outbox::",
        "web::platform::push::",
        "web::platform::reading::",
        "web::platform::recorder::",
        "web::platform::scanner::",
        "web::platform::shared::",
        "web::state::message::",
        "web::state::packs::",
        "web::state::phones::",
        "web::state::phrases::",
        "web::state::relay::",
        "web::state::reminders::",
        "web::state::sharing::",
        "web::state::writing::",
    ],
    gates: &["web::pages::gate::", "web::state::app::App>::later"],
    // Streams that Rust would feed: `server_fn`, which comes with Leptos, exports them, and this app has none.
    unasked: &["intounderlying", "__wbg_intounderlying"],
};

/// What the names of the halves begin with.
pub(crate) const FIRST: &str = "web";
/// As [`FIRST`], for what comes later.
pub(crate) const REST: &str = "rest";

/// What the page has in the attribute `data-rest` until it names the second half.
const PLACE: &str = "in-one-piece";

/// `-Os` twice and functions in the order of their names are a little larger than `-Oz`, and compress better. The
/// features are named one by one: with all of them, browsers refuse the result.
pub(crate) const OPTIMISE: [&str; 15] = [
    "-Os",
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--strip-producers",
    "--strip-debug",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Replaces the wasm in `staging` by its two halves, named after their bytes, and tells the page their names.
///
/// # Errors
/// A staged build without one wasm file and a page that names it; a file that cannot be read or written; a wasm that
/// cannot be cut; an optimiser that is missing or refuses.
pub(crate) fn run(workspace: &Workspace, staging: &Path) -> Result<(), Error> {
    let whole = staged_wasm(staging)?;
    let bytes = fs::read(&whole).map_err(Error::file(&whole))?;
    // As Trunk gave it to wasm-bindgen.
    let linked = workspace.target().join("wasm32-unknown-unknown/wasm-release/web.wasm");
    let linked = fs::read(&linked).map_err(Error::file(&linked))?;
    let halves = split::split(&bytes, &linked, LATER)?;
    fs::remove_file(&whole).map_err(Error::file(&whole))?;
    let first = optimised(workspace, staging, FIRST, &halves.first)?;
    let rest = optimised(workspace, staging, REST, &halves.rest)?;

    let page = staging.join("index.html");
    let text = fs::read_to_string(&page).map_err(Error::file(&page))?;
    let before = whole.file_name().unwrap_or_default().to_string_lossy();
    let text = renamed(&text, &before, &first, &rest).ok_or_else(|| Error::Unnamed { page: page.clone() })?;
    fs::write(&page, text).map_err(Error::file(&page))
}

fn staged_wasm(staging: &Path) -> Result<PathBuf, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(staging).map_err(Error::file(staging))? {
        let path = entry.map_err(Error::file(staging))?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            found.push(path);
        }
    }
    match (found.pop(), found.is_empty()) {
        (Some(path), true) => Ok(path),
        _ => Err(Error::NoWasm { folder: staging.to_owned() }),
    }
}

/// Where a half lies with the names that people's phones do without, for `cargo xtask budget`.
pub(crate) fn with_names(workspace: &Workspace, stem: &str) -> PathBuf {
    workspace.target().join(stem).with_extension("named.wasm")
}

/// Writes the half as small as it gets; answers its name.
fn optimised(workspace: &Workspace, staging: &Path, stem: &str, half: &[u8]) -> Result<String, Error> {
    let named = with_names(workspace, stem);
    fs::write(&named, half).map_err(Error::file(&named))?;
    let path = staging.join(stem).with_extension("wasm");
    let mut command = program(workspace, "wasm-opt", &OPTIMISE);
    command.env("PATH", search_path(&[&workspace.npm().join("node_modules/.bin")]));
    run_command(command.arg(&named).arg("-o").arg(&path))?;
    let bytes = fs::read(&path).map_err(Error::file(&path))?;
    let hash = hex(&Sha256::digest(&bytes)[..8]);
    let name = format!("{stem}-{hash}_bg.wasm");
    let renamed = staging.join(&name);
    fs::rename(&path, &renamed).map_err(Error::file(&renamed))?;
    Ok(name)
}

/// The page with the names of the halves in place of the whole's; none if it names none or has no place for them.
fn renamed(page: &str, whole: &str, first: &str, rest: &str) -> Option<String> {
    let named = page.contains(whole) && page.contains(PLACE);
    named.then(|| page.replace(whole, first).replace(PLACE, &format!("/{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_both_halves() {
        let page = r#"<html data-rest=in-one-piece><script>init("/web-00_bg.wasm")</script>"#;
        assert_eq!(
            renamed(page, "web-00_bg.wasm", "web-11_bg.wasm", "rest-22_bg.wasm").unwrap(),
            r#"<html data-rest=/rest-22_bg.wasm><script>init("/web-11_bg.wasm")</script>"#
        );
    }

    #[test]
    fn a_page_that_names_no_wasm_or_has_no_place_is_told() {
        assert_eq!(renamed("<html data-rest=in-one-piece>", "web.wasm", "a", "b"), None);
        assert_eq!(renamed("<html>web.wasm", "web.wasm", "a", "b"), None);
    }

    #[test]
    fn two_wasm_files_are_one_too_many() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(staged_wasm(folder.path()), Err(Error::NoWasm { .. })));
        for name in ["a.wasm", "b.wasm"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert!(matches!(staged_wasm(folder.path()), Err(Error::NoWasm { .. })));
    }
}
