//! `cargo xtask bench`: how long starts and presses take in Chromium on a slow phone.

use crate::build::{self, Profile};
use crate::command::{cargo, program, run as run_command};
use crate::error::Error;
use crate::stories;
use crate::tool;
use crate::workspace::Workspace;

/// How many appointments, lists, steps and documents are kept on the phones that are measured: a beginner's, and far
/// more than anybody's.
const SIZES: [u32; 2] = [10, 2_000];

/// Measures, prints a table and writes `.report/bench.json`; what is over its budget is marked and is no error.
///
/// # Errors
/// A tool that cannot be installed, a build that fails, a browser that does not do what it is told.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    tool::ensure(workspace, stories::TOOLS)?;
    build::run(workspace, Profile::Release)?;
    stories::build_relay(workspace)?;
    let mut command = program(workspace, "node", &["bench/bench.mjs"]);
    for size in SIZES {
        let copy = workspace.target().join(format!("bench-{size}.pasapas"));
        let mut fill =
            cargo(workspace, &["run", "--quiet", "--package", "store", "--example", "phone_copy", "--"]);
        run_command(fill.arg(size.to_string()).arg(&copy))?;
        command.arg(&copy);
    }
    run_command(command.current_dir(workspace.npm()))
}
