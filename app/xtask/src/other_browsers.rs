//! The main paths in browsers that are not Chromium, each told what to do by its own driver.

use std::path::PathBuf;

use crate::command::{program, run as run_command};
use crate::error::Error;
use crate::stories::build_relay;
use crate::tool::Tool;
use crate::workspace::Workspace;

/// What they need on the machine; axe is among the packages of the browser tests. The order is that of the stories.
pub(crate) const TOOLS: &[Tool] =
    &[Tool::Binaryen, Tool::BrowserTests, Tool::OtherBrowsers, Tool::Geckodriver];

/// Where the tests are, one file for each browser.
pub(crate) const FOLDER: &str = "tests/e2e/drivers";

/// Plays `tests` against `.dist`.
///
/// # Errors
/// A relay that does not build; a test that fails.
pub(crate) fn run(workspace: &Workspace, tests: &[PathBuf]) -> Result<(), Error> {
    build_relay(workspace)?;
    run_command(program(workspace, "node", &["--test"]).args(tests))
}
