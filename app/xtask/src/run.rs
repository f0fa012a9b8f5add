//! `cargo xtask run`: build the PWA and serve it.

use std::os::unix::process::CommandExt as _;

use crate::build::{self, Profile};
use crate::command::{cargo, line, run as run_command};
use crate::error::Error;
use crate::workspace::Workspace;

/// Builds the PWA and the relay, then becomes the relay: Ctrl-C reaches it directly and it ends in order.
///
/// It listens on this machine only: a phone needs TLS for a service worker, which is the README's third command.
///
/// # Errors
/// Any of [`build::run`]'s; a relay that does not compile or cannot be started.
pub(crate) fn run(workspace: &Workspace, port: u16, profile: Profile) -> Result<(), Error> {
    build::run(workspace, profile)?;
    println!("Building the relay: about a minute the first time…");
    run_command(&mut cargo(workspace, &["build", "--release", "--package", "relay"]))?;

    let mut relay = cargo(workspace, &["run", "--quiet", "--release", "--package", "relay", "--"]);
    relay.arg("--dist").arg(workspace.dist()).arg("--listen").arg(format!("127.0.0.1:{port}"));
    let source = relay.exec();
    Err(Error::NotStarted { command: line(&relay), source })
}
