//! `cargo xtask bench --relay`: the relay under load.

use crate::command::{cargo, run as run_command};
use crate::error::Error;
use crate::tool::{self, Tool};
use crate::workspace::Workspace;

/// Prints pushes a second and the slowest hundredth on both databases, and the bytes of a sync without news.
///
/// # Errors
/// A tool that cannot be installed; a relay that does not build or does not do what it is asked.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    tool::ensure(workspace, &[Tool::Postgresql])?;
    run_command(&mut cargo(
        workspace,
        &["run", "--quiet", "--release", "--package", "relay", "--example", "load"],
    ))
}
