//! The table of checks.

use std::fs;
use std::path::PathBuf;

use crate::budget;
use crate::build::{self, Profile};
use crate::command::{cargo, program, run};
use crate::error::Error;
use crate::merge_bench;
use crate::oracles;
use crate::other_browsers;
use crate::simulate;
use crate::stories;
use crate::tool::Tool;
use crate::workspace::Workspace;

/// When a check is worth its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// Every time.
    Usual,
    /// When asked for: it takes long, or needs more network than the package registries.
    Long,
}

/// What a check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The sources.
    Sources,
    /// The built PWA: pointless once the build has failed.
    Built,
}

/// One question about the project, answered by yes (`Ok`) or no.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) scope: Scope,
    pub(crate) subject: Subject,
    pub(crate) tools: &'static [Tool],
    pub(crate) run: fn(&Workspace) -> Result<(), Error>,
}

const fn check(
    name: &'static str,
    tools: &'static [Tool],
    run: fn(&Workspace) -> Result<(), Error>,
) -> Check {
    Check { name, scope: Scope::Usual, subject: Subject::Sources, tools, run }
}

impl Check {
    const fn long(self) -> Self {
        Self { scope: Scope::Long, ..self }
    }

    const fn of_the_built_pwa(self) -> Self {
        Self { subject: Subject::Built, ..self }
    }
}

/// The check that makes what [`Subject::Built`] checks look at.
pub(crate) const BUILD: &str = "build";

/// Every check, in the order they run: what fails quickly comes first. A new check is one line here.
#[rustfmt::skip]
pub(crate) const CHECKS: &[Check] = &[
    check("format", &[], |w| run(&mut cargo(w, &["fmt", "--all", "--check"]))),
    check("clippy-native", &[], |w| run(&mut cargo(w, &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-Dwarnings"]))),
    check("clippy-wasm", &[Tool::WasmTarget], |w| run(cargo(w, &["clippy", "--quiet", "--all-targets", "-pweb", "-pstore"]).args(WASM).args(["--", "-Dwarnings"]))),
    check("tests", &[Tool::Postgresql], |w| run(&mut cargo(w, &["test", "--quiet", "--workspace"]))),
    check("oracles", oracles::TOOLS, oracles::run),
    check("worker", &[], |w| run(program(w, "node", &["--test"]).args(tests_in(w, "app/web/sw", ".test.js")?))),
    check("words", &[], |w| run(program(w, "node", &["--test"]).args(tests_in(w, "tests/e2e/words", ".test.mjs")?))),
    check("contract-in-chromium", &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Browser], |w| run(cargo(w, &["test", "-pstore", "--test", "idb"]).args(WASM).envs(CHROMIUM))),
    check("deny", &[Tool::CargoDeny], |w| run(&mut deny(w, &["bans", "licenses", "sources"]))),
    check("fuzz", &[], |w| run(cargo(w, &["test", "--quiet", "--test=mutation", "--test=insider", "--test=wire"]).env("MUTATIONS", "200000"))).long(),
    check("kills", &[Tool::Postgresql], |w| run(cargo(w, &["test", "--quiet", "-prelay", "--test=exchange", "killed"]).env("PAS_A_PAS_KILLS", "2000"))).long(),
    check("advisories", &[Tool::CargoDeny], |w| run(&mut deny(w, &["advisories"]))).long(),
    check("merge-bench", &[], merge_bench::check).long(),
    check("schedules", &[], |w| simulate::run(w, 100_000, 10_000)).long(),
    check(BUILD, build::TOOLS, |w| build::run(w, Profile::Release)),
    check("budget", build::TOOLS, budget::run).of_the_built_pwa(),
    check("other-browsers", other_browsers::TOOLS, |w| other_browsers::run(w, &tests_in(w, other_browsers::FOLDER, ".test.mjs")?)).of_the_built_pwa(),
    check("browser-stories", stories::TOOLS, stories::run).of_the_built_pwa(),
    check("matrix", stories::TOOLS, stories::long).of_the_built_pwa().long(),
];

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// How wasm-bindgen's test runner finds a browser; `webdriver.json` beside the crate says with which options.
const CHROMIUM: [(&str, &str); 2] = [
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner"),
    ("CHROMEDRIVER", "/usr/bin/chromedriver"),
];

fn deny(workspace: &Workspace, what: &[&str]) -> std::process::Command {
    let mut command = cargo(workspace, &["deny", "--workspace", "--config", ".deny.toml", "check"]);
    command.arg("--hide-inclusion-graph");
    command.args(what);
    command
}

/// The test files below `folder`, so that a renamed file is noticed rather than passed over.
fn tests_in(workspace: &Workspace, folder: &str, ending: &str) -> Result<Vec<PathBuf>, Error> {
    let folder = workspace.path(folder);
    let entries = fs::read_dir(&folder).map_err(Error::file(&folder))?;
    let files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>();
    let mut files = files.map_err(Error::file(&folder))?;
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    if files.is_empty() { Err(Error::NoTests { folder }) } else { Ok(files) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_checks_have_one_name() {
        let names: BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
        assert_eq!(names.len(), CHECKS.len());
    }

    #[test]
    fn the_built_app_is_looked_at_only_after_it_was_built() {
        let build = CHECKS.iter().position(|check| check.name == BUILD).unwrap();
        let first = CHECKS.iter().position(|check| check.subject == Subject::Built).unwrap();
        assert!(build < first);
    }

    #[test]
    fn a_folder_without_tests_is_refused() {
        let dir = tempfile::TempDir::new().unwrap();
        std::fs::write(dir.path().join("sw.js"), "").unwrap();
        let workspace = Workspace::at(dir.path());
        assert!(matches!(tests_in(&workspace, "", ".test.js"), Err(Error::NoTests { .. })));
        std::fs::write(dir.path().join("sw.test.js"), "").unwrap();
        assert_eq!(tests_in(&workspace, "", ".test.js").unwrap(), [dir.path().join("sw.test.js")]);
    }
}
