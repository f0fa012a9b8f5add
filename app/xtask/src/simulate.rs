//! `cargo xtask simulate`: schedules of several phones and a relay, as many as asked for.

use crate::command::{cargo, run as run_command};
use crate::error::Error;
use crate::workspace::Workspace;

/// Runs the schedules of `seeds` seeds from `from` on; the first one that breaks a law is told with its seed.
///
/// # Errors
/// A simulator that cannot be built, or that found a broken law.
pub(crate) fn run(workspace: &Workspace, seeds: u64, from: u64) -> Result<(), Error> {
    let mut command = cargo(workspace, &["run", "--quiet", "--release", "--package", "simulator", "--"]);
    run_command(command.args(["--seeds", &seeds.to_string(), "--from", &from.to_string()]))
}
