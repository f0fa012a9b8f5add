//! Other programs, started so that a person sees what they say.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::workspace::Workspace;

/// The cargo that started this program.
pub(crate) fn cargo(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(workspace.path("")).env("PATH", search_path(&[]));
    command
}

/// A program that was installed with cargo, or came with the system.
pub(crate) fn program(workspace: &Workspace, name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(workspace.path("")).env("PATH", search_path(&[]));
    command
}

/// Where `cargo install` puts programs (The Cargo Book, "cargo install", first paragraphs).
pub(crate) fn cargo_bin() -> PathBuf {
    let home = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    home("CARGO_INSTALL_ROOT")
        .or_else(|| home("CARGO_HOME"))
        .or_else(|| home("HOME").map(|home| home.join(".cargo")))
        .unwrap_or_default()
        .join("bin")
}

/// `first`, then where cargo installs, then the system's own.
pub(crate) fn search_path(first: &[&Path]) -> OsString {
    let system = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().map(|folder| (*folder).to_owned());
    let folders = folders.chain([cargo_bin()]).chain(std::env::split_paths(&system));
    // A folder name that holds the separator cannot be joined; the system's path is then the best there is.
    std::env::join_paths(folders).unwrap_or(system)
}

/// Runs to the end; what the program prints goes straight to the terminal.
///
/// # Errors
/// [`Error::NotStarted`]; [`Error::Failed`] for any exit status but 0.
pub(crate) fn run(command: &mut Command) -> Result<(), Error> {
    let status = command.status().map_err(|source| Error::NotStarted { command: line(command), source })?;
    if status.success() { Ok(()) } else { Err(Error::Failed { command: line(command), status }) }
}

/// What the program printed, if it could be started and succeeded.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// As a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    command.get_args().fold(name, |line, argument| line + " " + &argument.to_string_lossy())
}
