//! The tools that the tasks need, and how each gets onto a machine with Rust, Node and Debian's package manager.

use std::path::Path;
use std::process::Command;

use crate::command::{answer, cargo, cargo_bin, program, run};
use crate::error::Error;
use crate::oracles;
use crate::workspace::Workspace;

/// The last version that Rust 1.95 can build.
const TRUNK: &str = "0.21.14";
/// Equal to the crate's version in `Cargo.lock`: the two halves of the glue are generated for each other.
const WASM_BINDGEN: &str = "0.2.130";
const CARGO_DENY: &str = "0.20.2";
/// Debian has Firefox without the driver that Mozilla makes for it.
const GECKODRIVER: &str = "0.37.1";

/// A real browser and its driver. The Noto fonts hold the scripts of every language the app will speak.
const BROWSER: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-core"];

/// Firefox; `WebKit`, which every iPhone has, with its driver; and a display that nobody sees, which that one needs.
const OTHER_BROWSERS: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];

/// Debian's own version; the relay uses nothing that is newer than its oldest supported one.
const POSTGRESQL: [&str; 1] = ["postgresql"];

/// What the lock file adds for the tests. Playwright is told where Debian's Chromium is, and downloads none; nor does
/// `puppeteer-core`, through which Lighthouse speaks to it.
#[rustfmt::skip]
const BROWSER_TESTS: [&str; 8] = [
    "@playwright/test", "playwright-core", "axe-core", "html_codesniffer", "lighthouse", "puppeteer-core",
    "jsqr", "pngjs",
];

/// The other readers of hours and calendar files, from npm.
const ORACLES: [&str; 2] = ["ical.js", "opening_hours"];
/// The other reader of calendar files, from Python's index.
const ICALENDAR: &str = "7.3.2";
/// What makes a Python of its own.
const VENV: [&str; 1] = ["python3-venv"];

/// Something that a machine may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// The standard library for browsers.
    WasmTarget,
    /// The standard library's source.
    RustSource,
    /// The bundler.
    Trunk,
    /// The generator of the glue between wasm and JavaScript, and its test runner.
    WasmBindgen,
    /// The npm package that holds `wasm-opt`.
    Binaryen,
    /// The npm packages that tell a browser what to do, by the lock file.
    BrowserTests,
    /// Other readers of hours and calendar files, by the lock file.
    Oracles,
    /// Python's reader of calendar files, in a Python of its own.
    PythonCalendar,
    /// Chromium with its driver, from Debian.
    Browser,
    /// Firefox, and `WebKit` with its driver, from Debian.
    OtherBrowsers,
    /// Firefox's driver.
    Geckodriver,
    /// The database server, from Debian. The tests start one of their own; Debian's may run or not.
    Postgresql,
    /// The checker of licences and sources.
    CargoDeny,
}

impl Tool {
    fn name(self) -> &'static str {
        match self {
            Self::WasmTarget => "Rust target wasm32-unknown-unknown",
            Self::RustSource => "Rust component rust-src",
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::Binaryen => "binaryen (npm)",
            Self::BrowserTests => "Playwright, axe, HTML_CodeSniffer, Lighthouse, a reader of codes (npm)",
            Self::Oracles => "ical.js and opening_hours (npm)",
            Self::PythonCalendar => "icalendar (Python)",
            Self::Browser => "chromium, chromium-driver, fonts-noto-core (Debian)",
            Self::OtherBrowsers => "firefox-esr, webkit2gtk-driver, xvfb (Debian)",
            Self::Geckodriver => "geckodriver",
            Self::Postgresql => "postgresql (Debian)",
            Self::CargoDeny => "cargo-deny",
        }
    }

    fn reason(self) -> &'static str {
        match self {
            Self::WasmTarget => "the app runs in the browser as wasm; a few seconds",
            Self::RustSource => "the standard library is rebuilt smaller for the app; a few seconds",
            Self::Trunk => "bundles the app; compiled once, 5 to 10 minutes",
            Self::WasmBindgen => "links wasm to the browser; compiled once, about 2 minutes",
            Self::Binaryen => "makes the wasm smaller; a few seconds",
            Self::BrowserTests => "the tests of the built app; a few seconds, no browser among them",
            Self::Oracles | Self::PythonCalendar => {
                "hours and calendar files are held against them; a few seconds"
            }
            Self::Browser => "the tests use a real browser; about a minute",
            Self::OtherBrowsers => "the main paths are tested in Firefox and WebKit too; about a minute",
            Self::Geckodriver => "tells Firefox what to do; compiled once, 3 to 8 minutes",
            Self::Postgresql => "the relay is tested on it as well; about half a minute",
            Self::CargoDeny => "checks licences and sources; compiled once, 5 to 10 minutes",
        }
    }

    fn is_installed(self, workspace: &Workspace) -> bool {
        match self {
            Self::WasmTarget => rust_library(workspace, "wasm32-unknown-unknown/lib").is_some(),
            Self::RustSource => rust_library(workspace, "src/rust/library/std").is_some(),
            Self::Trunk => has_version(workspace, "trunk", TRUNK),
            // Both programs come from one package; either may have been removed.
            Self::WasmBindgen => {
                has_version(workspace, "wasm-bindgen", WASM_BINDGEN)
                    && has_version(workspace, "wasm-bindgen-test-runner", WASM_BINDGEN)
            }
            Self::Binaryen => has_locked_package(workspace, "binaryen"),
            Self::BrowserTests => BROWSER_TESTS.iter().all(|name| has_locked_package(workspace, name)),
            Self::Oracles => {
                let folder = workspace.path(oracles::FOLDER);
                ORACLES.iter().all(|name| is_locked_in(&folder, name))
            }
            Self::PythonCalendar => has_icalendar(workspace),
            Self::Browser => missing_packages(&BROWSER).is_empty(),
            Self::OtherBrowsers => missing_packages(&OTHER_BROWSERS).is_empty(),
            Self::Geckodriver => has_version(workspace, "geckodriver", GECKODRIVER),
            Self::Postgresql => missing_packages(&POSTGRESQL).is_empty(),
            Self::CargoDeny => has_version(workspace, "cargo-deny", CARGO_DENY),
        }
    }

    fn install(self, workspace: &Workspace) -> Result<(), Error> {
        match self {
            Self::WasmTarget => {
                run(&mut program(workspace, "rustup", &["target", "add", "wasm32-unknown-unknown"]))
            }
            Self::RustSource => run(&mut program(workspace, "rustup", &["component", "add", "rust-src"])),
            Self::Trunk => cargo_install(workspace, &format!("trunk@{TRUNK}"), &["--locked"]),
            // Not --locked: the lock file it was published with names a version that was withdrawn.
            Self::WasmBindgen => cargo_install(workspace, &format!("wasm-bindgen-cli@{WASM_BINDGEN}"), &[]),
            Self::Binaryen => npm_ci(workspace, &["--omit=dev"]),
            Self::BrowserTests => npm_ci(workspace, &[]),
            Self::Oracles => npm_ci_in(workspace, &workspace.path(oracles::FOLDER), &[]),
            Self::PythonCalendar => install_icalendar(workspace),
            Self::Browser => apt_install(&missing_packages(&BROWSER)),
            Self::OtherBrowsers => apt_install(&missing_packages(&OTHER_BROWSERS)),
            Self::Geckodriver => {
                cargo_install(workspace, &format!("geckodriver@{GECKODRIVER}"), &["--locked"])
            }
            Self::Postgresql => apt_install(&missing_packages(&POSTGRESQL)),
            Self::CargoDeny => cargo_install(workspace, &format!("cargo-deny@{CARGO_DENY}"), &["--locked"]),
        }
    }
}

/// Installs those of `tools` that the machine lacks, after saying which and why; says nothing if there is none.
///
/// # Errors
/// An installer that cannot be started or fails; a tool that is still missing afterwards.
pub(crate) fn ensure(workspace: &Workspace, tools: &[Tool]) -> Result<(), Error> {
    let missing: Vec<Tool> = tools.iter().copied().filter(|tool| !tool.is_installed(workspace)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine lacks, and will now get:");
    for tool in &missing {
        println!("  {}: {}", tool.name(), tool.reason());
    }
    for tool in tools.iter().copied() {
        // Asked again: npm, told to leave out the tests' packages, removes those that were there.
        if tool.is_installed(workspace) {
            continue;
        }
        println!("\nInstalling {}…", tool.name());
        tool.install(workspace)?;
        if !tool.is_installed(workspace) {
            return Err(Error::StillMissing { tool: tool.name(), expected_in: cargo_bin() });
        }
    }
    println!("\nThe tools are ready.\n");
    Ok(())
}

/// A folder of the active toolchain, below `lib/rustlib`. Asks rustc, so it also works without rustup.
fn rust_library(workspace: &Workspace, folder: &str) -> Option<std::path::PathBuf> {
    let sysroot = answer(&mut program(workspace, "rustc", &["--print", "sysroot"]))?;
    let folder = Path::new(sysroot.trim()).join("lib/rustlib").join(folder);
    folder.is_dir().then_some(folder)
}

fn has_version(workspace: &Workspace, name: &str, version: &str) -> bool {
    answer(&mut program(workspace, name, &["--version"]))
        .is_some_and(|said| said.split_whitespace().nth(1) == Some(version))
}

fn cargo_install(workspace: &Workspace, package: &str, options: &[&str]) -> Result<(), Error> {
    // A folder of its own, so that an interrupted installation goes on where it stopped.
    let folder = workspace.target().join("tools");
    let mut command = cargo(workspace, &["install", package]);
    run(command.args(options).arg("--target-dir").arg(&folder))?;
    // Only the programs are needed from here on; what made them takes a gigabyte.
    std::fs::remove_dir_all(&folder).map_err(Error::file(folder))
}

fn has_locked_package(workspace: &Workspace, name: &str) -> bool {
    is_locked_in(&workspace.npm(), name)
}

fn is_locked_in(folder: &Path, name: &str) -> bool {
    let version = |path: &str, pointer: &str| {
        let text = std::fs::read_to_string(folder.join(path)).ok()?;
        let json: serde_json::Value = serde_json::from_str(&text).ok()?;
        json.pointer(pointer)?.as_str().map(str::to_owned)
    };
    // In a JSON pointer, `~1` stands for a slash (RFC 6901, section 3).
    let locked =
        version("package-lock.json", &format!("/packages/node_modules~1{}/version", name.replace('/', "~1")));
    locked.is_some() && locked == version(&format!("node_modules/{name}/package.json"), "/version")
}

fn npm_ci(workspace: &Workspace, options: &[&str]) -> Result<(), Error> {
    npm_ci_in(workspace, &workspace.npm(), options)
}

fn npm_ci_in(workspace: &Workspace, folder: &Path, options: &[&str]) -> Result<(), Error> {
    let mut command = program(workspace, "npm", &["ci", "--no-audit", "--no-fund"]);
    run(command.args(options).current_dir(folder))
}

fn has_icalendar(workspace: &Workspace) -> bool {
    let ask = "import icalendar; print('icalendar', icalendar.__version__)";
    let said = answer(Command::new(workspace.python()).args(["-c", ask]));
    said.is_some_and(|said| said.split_whitespace().nth(1) == Some(ICALENDAR))
}

fn install_icalendar(workspace: &Workspace) -> Result<(), Error> {
    if answer(Command::new("python3").args(["-c", "import ensurepip; print(1)"])).is_none() {
        apt_install(&missing_packages(&VENV))?;
    }
    let folder = workspace.target().join("python");
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let package = format!("icalendar=={ICALENDAR}");
    run(Command::new(workspace.python()).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        &package,
    ]))
}

fn missing_packages(packages: &[&'static str]) -> Vec<&'static str> {
    let is_missing = |package: &&str| {
        let mut query = Command::new("dpkg-query");
        query.args(["--show", "--showformat=${db:Status-Status}", package]);
        answer(&mut query).is_none_or(|status| status != "installed")
    };
    packages.iter().copied().filter(is_missing).collect()
}

fn apt_install(packages: &[&'static str]) -> Result<(), Error> {
    if answer(Command::new("apt-get").arg("--version")).is_none() {
        return Err(Error::NoPackageManager { packages: packages.to_vec() });
    }
    run(&mut as_root("apt-get", &["update"]))?;
    let mut install = as_root("apt-get", &["install", "--yes", "--no-install-recommends"]);
    run(install.args(packages))
}

fn as_root(name: &str, arguments: &[&str]) -> Command {
    let is_root = answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut command = Command::new(if is_root { "env" } else { "sudo" });
    if !is_root {
        command.arg("env");
    }
    // A package must never stop to ask a question nobody is there to answer.
    command.args(["DEBIAN_FRONTEND=noninteractive", name]).args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_generator_has_the_version_of_the_locked_crate() {
        let lock = include_str!("../../../Cargo.lock");
        let entry = lock.split("[[package]]").find(|entry| entry.contains("\nname = \"wasm-bindgen\"\n"));
        assert!(
            entry.is_some_and(|entry| entry.contains(&format!("version = \"{WASM_BINDGEN}\""))),
            "{entry:?}"
        );
    }

    #[test]
    fn the_bundler_is_told_the_versions_that_get_installed() {
        let config = include_str!("../../../Trunk.toml");
        assert!(config.contains(&format!("trunk-version = \"={TRUNK}\"")));
        assert!(config.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
    }

    #[test]
    fn the_npm_lock_file_names_no_registry() {
        assert!(!include_str!("../../../tests/e2e/package-lock.json").contains("\"resolved\""));
        assert!(!include_str!("../../../tests/oracles/package-lock.json").contains("\"resolved\""));
    }
}
