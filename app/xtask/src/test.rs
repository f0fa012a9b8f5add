//! `cargo xtask test`: every check, then what each said and how long it took.

use std::time::{Duration, Instant};

use crate::check::{BUILD, CHECKS, Check, Scope, Subject};
use crate::error::Error;
use crate::tool::{self, Tool};
use crate::workspace::Workspace;

/// What became of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// Its subject does not exist, because building it failed.
    NotRun,
}

struct Line {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

/// Runs the checks of `scope` whose name contains one of `filters`, or all; a failure does not keep the others from
/// running.
///
/// # Errors
/// A tool that cannot be installed, a filter that matches nothing, and any check that failed.
pub(crate) fn run(workspace: &Workspace, scope: Scope, filters: &[String]) -> Result<(), Error> {
    let chosen = chosen(scope, filters)?;
    let mut tools: Vec<Tool> = Vec::new();
    for tool in chosen.iter().flat_map(|check| check.tools) {
        if !tools.contains(tool) {
            tools.push(*tool);
        }
    }
    tool::ensure(workspace, &tools)?;

    let mut lines = Vec::new();
    for check in chosen {
        let line = one(workspace, check, &lines);
        lines.push(line);
    }
    print(&lines, scope);
    let names: Vec<_> =
        lines.iter().filter(|line| line.outcome != Outcome::Passed).map(|line| line.name).collect();
    if names.is_empty() { Ok(()) } else { Err(Error::ChecksFailed { names }) }
}

fn chosen(scope: Scope, filters: &[String]) -> Result<Vec<&'static Check>, Error> {
    let is_chosen = |check: &&Check| {
        let is_named = filters.iter().any(|filter| check.name.contains(filter.as_str()));
        // Naming a long check is asking for it.
        is_named || (filters.is_empty() && check.scope <= scope)
    };
    let chosen: Vec<_> = CHECKS.iter().filter(is_chosen).collect();
    if chosen.is_empty() { Err(Error::NoSuchCheck { filters: filters.to_vec() }) } else { Ok(chosen) }
}

fn one(workspace: &Workspace, check: &Check, before: &[Line]) -> Line {
    println!("\n── {} ──", check.name);
    let start = Instant::now();
    let build_failed = before.iter().any(|line| line.name == BUILD && line.outcome != Outcome::Passed);
    let outcome = if check.subject == Subject::Built && build_failed {
        println!("Not run: the build failed.");
        Outcome::NotRun
    } else {
        match (check.run)(workspace) {
            Ok(()) => Outcome::Passed,
            Err(error) => {
                println!("{error}");
                Outcome::Failed
            }
        }
    };
    Line { name: check.name, outcome, took: start.elapsed() }
}

fn print(lines: &[Line], scope: Scope) {
    println!("\n── checks ──");
    for Line { name, outcome, took } in lines {
        let outcome = match outcome {
            Outcome::Passed => "passed",
            Outcome::Failed => "FAILED",
            Outcome::NotRun => "NOT RUN",
        };
        println!("{name:<24} {outcome:<8} {:>7.1} s", took.as_secs_f32());
    }
    if scope == Scope::Usual {
        let long: Vec<_> =
            CHECKS.iter().filter(|check| check.scope == Scope::Long).map(|check| check.name).collect();
        println!("Only with --long: {}", long.join(", "));
    }
    let passed = lines.iter().filter(|line| line.outcome == Outcome::Passed).count();
    println!("\n{passed} passed, {} failed", lines.len() - passed);
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn names(scope: Scope, filters: &[&str]) -> Vec<&'static str> {
        let filters: Vec<String> = filters.iter().map(ToString::to_string).collect();
        chosen(scope, &filters).unwrap().iter().map(|check| check.name).collect()
    }

    #[rstest]
    #[case(&["clippy"], &["clippy-native", "clippy-wasm"])]
    #[case(&["build", "format"], &["format", "build"])]
    #[case::naming_a_long_check_is_asking_for_it(&["advisories"], &["advisories"])]
    fn a_filter_chooses_by_part_of_a_name(#[case] filters: &[&str], #[case] expected: &[&str]) {
        assert_eq!(names(Scope::Usual, filters), expected);
    }

    #[test]
    fn long_checks_run_only_when_asked_for() {
        assert!(!names(Scope::Usual, &[]).contains(&"advisories"));
        assert!(names(Scope::Long, &[]).contains(&"advisories"));
    }

    #[test]
    fn a_filter_that_matches_nothing_is_an_error() {
        assert!(matches!(chosen(Scope::Usual, &["nothing".into()]), Err(Error::NoSuchCheck { .. })));
    }

    #[test]
    fn what_needs_the_build_is_counted_as_failed_when_the_build_failed() {
        let built = CHECKS.iter().find(|check| check.subject == Subject::Built).unwrap();
        let before = [Line { name: BUILD, outcome: Outcome::Failed, took: Duration::ZERO }];
        let line = one(&Workspace::at("/nowhere".as_ref()), built, &before);
        assert_eq!(line.outcome, Outcome::NotRun);
    }
}
