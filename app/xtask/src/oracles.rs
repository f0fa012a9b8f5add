//! Our readers and writers of hours and calendar files, beside other people's.

use crate::command::{cargo, program, run as run_command};
use crate::error::Error;
use crate::tool::Tool;
use crate::workspace::Workspace;

/// The other people's.
pub(crate) const TOOLS: &[Tool] = &[Tool::Oracles, Tool::PythonCalendar];

/// Where their packages from npm are.
pub(crate) const FOLDER: &str = "tests/oracles";

/// Compares what `cargo run -p domain --example hours` and `--example ics` say with what they say.
///
/// # Errors
/// Examples that do not build; a difference that nobody justified.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    run_command(&mut cargo(workspace, &["build", "--quiet", "--package", "domain", "--examples"]))?;
    let mut command = program(workspace, "node", &["--test"]);
    for test in ["hours.test.mjs", "calendar.test.mjs"] {
        command.arg(workspace.path(FOLDER).join(test));
    }
    // Hours are civil times: a clock that jumps would shift them.
    command.env("TZ", "UTC");
    command.env("EXAMPLES", workspace.target().join("debug/examples"));
    command.env("PYTHON", workspace.python());
    run_command(&mut command)
}
