//! `cargo xtask bench --merge`: our merge beside general engines, on the same lists.

use crate::command::{cargo, run as run_command};
use crate::error::Error;
use crate::workspace::Workspace;

/// A workspace of its own, with its own lock: the other engines take minutes to compile.
const MANIFEST: &str = "tests/bench/Cargo.toml";

/// Prints a table of bytes, then the times.
///
/// # Errors
/// A dependency that cannot be fetched; an engine that does not compile or does not do what the workload asks.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    run_command(&mut cargo(workspace, &["bench", "--quiet", "--locked", "--manifest-path", MANIFEST]))
}

/// Whether every engine still merges the workload to what was meant.
///
/// # Errors
/// As for [`run`].
pub(crate) fn check(workspace: &Workspace) -> Result<(), Error> {
    let arguments =
        ["test", "--quiet", "--release", "--all-targets", "--locked", "--manifest-path", MANIFEST];
    run_command(&mut cargo(workspace, &arguments))
}
