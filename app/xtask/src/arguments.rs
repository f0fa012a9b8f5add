//! What was asked for on the command line.

use std::ffi::OsString;

use lexopt::{Arg, Parser, ValueExt as _};

use crate::build::Profile;
use crate::check::Scope;
use crate::error::Error;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
cargo xtask TASK

  run [--port 8080] [--debug]   build the PWA and serve it on http://localhost:PORT
  test [--long] [NAME…]         run every check, or those whose name contains a NAME
  build [--debug]               build the PWA into .dist, ready for a server
  budget                        measure the first visit; fail above the budget
  bench                         measure starts and presses in Chromium on a slow phone
  bench --merge                 measure our merge beside loro, automerge and yrs
  bench --relay                 measure pushes on SQLite and PostgreSQL with 1,000 phones listening
  simulate [--seeds N] [--from SEED]
                                run N schedules (10,000) of several phones and a relay
  precache                      (called by Trunk) complete a build for offline use
  help                          print this

run, test, build, budget and bench first install what is missing, and say what and why.
--debug builds quickly instead of small. --long adds the checks that need more time or network.";

/// The port of `run` unless another is asked for.
const DEFAULT_PORT: u16 = 8080;

/// How many schedules `simulate` runs unless another number is asked for.
const SEEDS: u64 = 10_000;

/// One task with everything it needs to know.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Print [`HELP`].
    Help,
    /// Build and serve.
    Run { port: u16, profile: Profile },
    /// Check; all checks when `filters` is empty.
    Test { scope: Scope, filters: Vec<String> },
    /// Build.
    Build { profile: Profile },
    /// Measure bytes.
    Budget,
    /// Measure times.
    Bench { subject: Bench },
    /// Run schedules of several phones and a relay.
    Simulate { seeds: u64, from: u64 },
    /// Complete a Trunk build.
    Precache,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bench {
    /// The app in a browser.
    App,
    /// The merge beside other engines.
    Merge,
    /// The relay under load.
    Relay,
}

/// Reads the arguments that follow the program's name.
///
/// # Errors
/// A task or an option that does not exist; a port that is not a number from 0 to 65535; a text that is not Unicode.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, Error> {
    let mut parser = Parser::from_args(arguments);
    let mut task = match parser.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
        Some(Arg::Value(name)) => named(name)?,
        Some(option) => return Err(option.unexpected().into()),
    };
    while let Some(argument) = parser.next()? {
        match (&mut task, argument) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
            (Task::Run { port, .. }, Arg::Long("port")) => *port = parser.value()?.parse()?,
            (Task::Run { profile, .. } | Task::Build { profile }, Arg::Long("debug")) => {
                *profile = Profile::Debug;
            }
            (Task::Bench { subject }, Arg::Long("merge")) => *subject = Bench::Merge,
            (Task::Bench { subject }, Arg::Long("relay")) => *subject = Bench::Relay,
            (Task::Simulate { seeds, .. }, Arg::Long("seeds")) => *seeds = parser.value()?.parse()?,
            (Task::Simulate { from, .. }, Arg::Long("from")) => *from = parser.value()?.parse()?,
            (Task::Test { scope, .. }, Arg::Long("long")) => *scope = Scope::Long,
            (Task::Test { filters, .. }, Arg::Value(filter)) => filters.push(filter.string()?),
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(task)
}

fn named(name: OsString) -> Result<Task, Error> {
    match name.string()?.as_str() {
        "run" => Ok(Task::Run { port: DEFAULT_PORT, profile: Profile::Release }),
        "test" => Ok(Task::Test { scope: Scope::Usual, filters: Vec::new() }),
        "build" => Ok(Task::Build { profile: Profile::Release }),
        "budget" => Ok(Task::Budget),
        "bench" => Ok(Task::Bench { subject: Bench::App }),
        "simulate" => Ok(Task::Simulate { seeds: SEEDS, from: 0 }),
        "precache" => Ok(Task::Precache),
        "help" => Ok(Task::Help),
        other => Err(Error::UnknownTask { given: other.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn parsed(line: &str) -> Result<Task, Error> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[rstest]
    #[case("", Task::Help)]
    #[case("--help", Task::Help)]
    #[case("test --help", Task::Help)]
    #[case("run", Task::Run { port: 8080, profile: Profile::Release })]
    #[case("run --debug --port 9000", Task::Run { port: 9000, profile: Profile::Debug })]
    #[case("test", Task::Test { scope: Scope::Usual, filters: vec![] })]
    #[case("test clippy --long deny", Task::Test { scope: Scope::Long, filters: vec!["clippy".into(), "deny".into()] })]
    #[case("build --debug", Task::Build { profile: Profile::Debug })]
    #[case("budget", Task::Budget)]
    #[case("bench", Task::Bench { subject: Bench::App })]
    #[case("bench --merge", Task::Bench { subject: Bench::Merge })]
    #[case("bench --relay", Task::Bench { subject: Bench::Relay })]
    #[case("simulate", Task::Simulate { seeds: 10_000, from: 0 })]
    #[case("simulate --seeds 5 --from 77", Task::Simulate { seeds: 5, from: 77 })]
    #[case("precache", Task::Precache)]
    fn a_line_names_one_task(#[case] line: &str, #[case] expected: Task) {
        assert_eq!(parsed(line).unwrap(), expected);
    }

    #[rstest]
    #[case("fly")]
    #[case("run --port lots")]
    #[case("run --port 65536")]
    #[case("run 8080")]
    #[case("budget --debug")]
    #[case("test --merge")]
    #[case("--port 8080")]
    fn a_slip_is_refused(#[case] line: &str) {
        assert!(parsed(line).is_err());
    }

    #[test]
    fn every_command_that_the_readme_gives_is_understood() {
        let readme = include_str!("../../../README.md");
        let commands: Vec<&str> = readme
            .lines()
            .filter_map(|line| line.trim().strip_prefix("cargo xtask"))
            .map(|rest| rest.split('#').next().unwrap_or_default())
            .collect();
        assert!(commands.len() >= 2, "the README gives the two commands on lines of their own");
        for command in commands {
            assert!(parsed(command).is_ok(), "cargo xtask{command}");
        }
    }

    #[test]
    fn continuous_integration_runs_the_command_of_the_readme() {
        let script = include_str!("../../../.ci/run");
        let command = script.lines().last().unwrap_or_default();
        assert_eq!(command, "cargo xtask test");
        assert!(include_str!("../../../README.md").lines().any(|line| line.trim().starts_with(command)));
    }
}
