//! `cargo xtask build`: the PWA in `.dist`, by Trunk.

use std::process::Command;

use crate::command::{program, run as run_command, search_path};
use crate::error::Error;
use crate::stamp::Stamp;
use crate::tool::{self, Tool};
use crate::workspace::Workspace;

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// People's phones: small first.
    Release,
    /// The person who writes the app: quick first.
    Debug,
}

impl Profile {
    /// As Trunk says to its hooks in `TRUNK_PROFILE`, which is `debug` or `release`.
    pub(crate) fn of_this_hook() -> Self {
        match std::env::var("TRUNK_PROFILE").as_deref() {
            Ok("release") => Self::Release,
            _ => Self::Debug,
        }
    }

    /// As the stamp keeps it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Debug => "debug",
        }
    }
}

/// What the size-optimised build tells cargo; `Trunk.toml` takes the first three from its hook, which builds for
/// the host.
///
/// The standard library is built again without what a phone never shows: formatted panic messages, and code chosen
/// for speed. Together a fifth of the download: 23,716 bytes of Brotli become 19,312 for a Leptos counter. Both are
/// unstable, hence `RUSTC_BOOTSTRAP`, which opens them on the stable compiler; nothing in the source uses an unstable
/// feature, so `trunk build` without any of this makes the same app, only larger.
///
/// Inlining before LLVM copies code that `opt-level = "z"` would have shared: without it 4 % less. Debug texts and
/// source places serve nobody on a phone that shows neither.
///
/// Equal functions are not merged by LLVM: the file is cut in two by their names, and a merged one has the name of one
/// half only. The optimiser merges them afterwards, in each half.
///
/// `erase_components` is Leptos's own switch: components hand on boxed views, so that their code is not made again for
/// each combination of children. With the first screens, 237,258 bytes of Brotli became 216,341.
pub(crate) const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zinline-mir=no -Zfmt-debug=none -Zlocation-detail=none -Zmerge-functions=disabled -Cllvm-args=-inline-threshold=0 \
         --cfg erase_components",
    ),
];

/// What every build of the PWA needs.
pub(crate) const TOOLS: &[Tool] =
    &[Tool::WasmTarget, Tool::RustSource, Tool::Trunk, Tool::WasmBindgen, Tool::Binaryen];

/// Builds the PWA unless `.dist` already holds what the sources would make.
///
/// # Errors
/// A tool that cannot be installed, a build that fails, a file that cannot be read or written.
pub(crate) fn run(workspace: &Workspace, profile: Profile) -> Result<(), Error> {
    tool::ensure(workspace, TOOLS)?;
    if Stamp::of_last_build(workspace)
        .is_some_and(|last| Stamp::now(workspace, profile).is_ok_and(|now| now == last))
    {
        println!("The PWA in .dist is up to date.");
        return Ok(());
    }
    match profile {
        Profile::Release => println!("Building the PWA, small: 2 to 4 minutes the first time, then less…"),
        Profile::Debug => println!("Building the PWA, quickly: about a minute the first time, then less…"),
    }
    run_command(&mut trunk(workspace, profile))?;
    Stamp::now(workspace, profile)?.keep(workspace)
}

fn trunk(workspace: &Workspace, profile: Profile) -> Command {
    let mut command = program(workspace, "trunk", &["build"]);
    command
        .env("PATH", search_path(&[&workspace.npm().join("node_modules/.bin")]))
        // Trunk reads the variable as its own true-or-false option and stops at the usual "1".
        .env_remove("NO_COLOR")
        // Trunk would ask the registry whether it has a newer version than the pinned one.
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    if profile == Profile::Release {
        command.arg("--release").envs(SMALL);
    }
    command
}
