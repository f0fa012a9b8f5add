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
    run_command(command.args(["--seeds", &seeds.to_string(), "--from", &from.to_string()]))?;
    // With real memories and a real relay a schedule takes a hundred times as long.
    let stories = (seeds / 100).max(1);
    let mut command =
        cargo(workspace, &["test", "--quiet", "--release", "--package", "stories", "--test", "schedules"]);
    run_command(command.env("STORY_SEEDS", stories.to_string()).env("STORY_FROM", from.to_string()))
}
