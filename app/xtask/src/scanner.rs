//! A step of a build: the reader of codes, in a file of its own that a first visit does not carry.

use std::fs;
use std::path::Path;

use crate::build::SMALL;
use crate::command::{cargo, program, run as run_command, search_path};
use crate::cut::OPTIMISE;
use crate::error::Error;
use crate::workspace::Workspace;

/// The worker's script, beside its crate.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/scanner/scanner.js");

/// What both files are called in the built app.
const STEM: &str = "scanner";

/// Puts the reader and its worker into `staging`.
///
/// # Errors
/// A reader that does not compile; an optimiser that is missing or refuses; a file that cannot be read or written.
pub(crate) fn run(workspace: &Workspace, staging: &Path) -> Result<(), Error> {
    let target = "wasm32-unknown-unknown";
    let mut build = cargo(
        workspace,
        &["build", "--quiet", "--package", STEM, "--lib", "--target", target, "--profile", "wasm-release"],
    );
    // Small in builds for developers too: decoding without optimisation would take seconds a picture.
    run_command(build.envs(SMALL))?;
    let built = workspace.target().join(target).join("wasm-release").join(STEM).with_extension("wasm");
    let mut optimise = program(workspace, "wasm-opt", &OPTIMISE);
    optimise.env("PATH", search_path(&[&workspace.npm().join("node_modules/.bin")]));
    run_command(optimise.arg(&built).arg("-o").arg(staging.join(STEM).with_extension("wasm")))?;
    let script = staging.join(STEM).with_extension("js");
    fs::copy(SCRIPT, &script).map(drop).map_err(Error::file(&script))
}
