//! The stories that a real browser plays with the built PWA, served by the relay.

use crate::command::{cargo, program, run as run_command};
use crate::error::Error;
use crate::tool::Tool;
use crate::workspace::Workspace;

/// What the stories and the bench need on the machine. Binaryen comes first: installing it alone leaves out the rest.
pub(crate) const TOOLS: &[Tool] = &[Tool::Binaryen, Tool::BrowserTests, Tool::Browser];

/// Plays every story against `.dist`.
///
/// # Errors
/// A relay that does not build; a story that ends badly.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    build_relay(workspace)?;
    let mut command = program(workspace, "node", &["node_modules/@playwright/test/cli.js", "test"]);
    run_command(command.current_dir(workspace.npm()))
}

/// Goes through every screen in every language, size, width and colour scheme, in the same browser.
///
/// # Errors
/// As [`run`].
pub(crate) fn long(workspace: &Workspace) -> Result<(), Error> {
    build_relay(workspace)?;
    let mut command = program(workspace, "node", &["node_modules/@playwright/test/cli.js", "test"]);
    run_command(command.current_dir(workspace.npm()).env("PAS_A_PAS_LONG", "1"))
}

/// The relay as it runs in earnest.
///
/// # Errors
/// A build that fails.
pub(crate) fn build_relay(workspace: &Workspace) -> Result<(), Error> {
    run_command(&mut cargo(workspace, &["build", "--quiet", "--release", "--package", "relay"]))
}
