//! Whether `.dist` is what the sources would make.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::build::{Profile, SMALL};
use crate::command::{answer, program};
use crate::error::Error;
use crate::hex::hex;
use crate::workspace::Workspace;

/// Everything that decides the bytes of the PWA, besides the compiler and the build's own settings.
const SOURCES: [&str; 17] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app",
    "public",
    "style",
    // The optimiser's version.
    "tests/e2e/package-lock.json",
    // The last step of a build.
    "app/xtask/src/precache.rs",
    "app/xtask/src/precache",
    "app/xtask/src/cut.rs",
    "app/xtask/src/scanner.rs",
    "app/xtask/src/split.rs",
    "app/xtask/src/split",
    "app/xtask/src/texts.rs",
    "app/xtask/src/hex.rs",
    "app/xtask/src/symbol.rs",
];

/// Rooms that are no part of the PWA.
const ELSEWHERE: [&str; 2] = ["app/relay", "app/xtask"];

/// One SHA-256 of everything that goes into a build, and one of everything that came out.
///
/// Both count: a `trunk build` by hand changes `.dist` without changing a source.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    sources: String,
    built: String,
}

impl Stamp {
    /// The state of the checkout as it is.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(crate) fn now(workspace: &Workspace, profile: Profile) -> Result<Self, Error> {
        let mut sources = Sha256::new();
        sources.update(profile.name());
        sources.update(format!("{SMALL:?}"));
        sources.update(answer(&mut program(workspace, "rustc", &["-vV"])).unwrap_or_default());
        let elsewhere = ELSEWHERE.map(|room| workspace.path(room));
        for source in SOURCES {
            add(&mut sources, &workspace.path(source), &elsewhere)?;
        }
        let mut built = Sha256::new();
        add(&mut built, &workspace.dist(), &[])?;
        Ok(Self { sources: hex(&sources.finalize()), built: hex(&built.finalize()) })
    }

    /// What [`Stamp::keep`] kept, if anything.
    pub(crate) fn of_last_build(workspace: &Workspace) -> Option<Self> {
        let text = fs::read_to_string(Self::path(workspace)).ok()?;
        let (sources, built) = text.trim_end().split_once(' ')?;
        Some(Self { sources: sources.to_owned(), built: built.to_owned() })
    }

    /// Remembers this state as that of the last build.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn keep(&self, workspace: &Workspace) -> Result<(), Error> {
        let path = Self::path(workspace);
        fs::write(&path, format!("{} {}\n", self.sources, self.built)).map_err(Error::file(path))
    }

    fn path(workspace: &Workspace) -> PathBuf {
        workspace.target().join("pwa.stamp")
    }
}

/// Adds names and bytes below `path`, in an order that does not depend on the disk. What does not exist adds nothing.
fn add(digest: &mut Sha256, path: &Path, elsewhere: &[PathBuf]) -> Result<(), Error> {
    if !path.exists() || elsewhere.iter().any(|room| room == path) {
        return Ok(());
    }
    digest.update(path.to_string_lossy().as_bytes());
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(Error::file(path))?;
        let mut inside = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(Error::file(path))?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(digest, path, elsewhere));
    }
    let bytes = fs::read(path).map_err(Error::file(path))?;
    // The digest of the file, not the file: two files cannot pass for one.
    digest.update(Sha256::digest(bytes));
    Ok(())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use tempfile::TempDir;

    use super::*;

    fn checkout() -> (TempDir, Workspace) {
        let dir = TempDir::new().unwrap();
        for (path, text) in [
            ("Cargo.lock", "a"),
            ("app/web/src/main.rs", "b"),
            ("app/relay/src/main.rs", "c"),
            ("app/xtask/src/tool.rs", "d"),
            ("app/xtask/src/precache.rs", "e"),
            (".dist/index.html", "f"),
        ] {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::create_dir(dir.path().join("target")).unwrap();
        let workspace = Workspace::at(dir.path());
        Stamp::now(&workspace, Profile::Release).unwrap().keep(&workspace).unwrap();
        (dir, workspace)
    }

    fn is_current(workspace: &Workspace, profile: Profile) -> bool {
        Stamp::of_last_build(workspace) == Some(Stamp::now(workspace, profile).unwrap())
    }

    #[test]
    fn nothing_changed_means_nothing_to_do() {
        let (_dir, workspace) = checkout();
        assert!(is_current(&workspace, Profile::Release));
    }

    #[test]
    fn the_other_profile_is_another_build() {
        let (_dir, workspace) = checkout();
        assert!(!is_current(&workspace, Profile::Debug));
    }

    #[test]
    fn a_checkout_that_was_never_built_has_no_stamp() {
        let (dir, workspace) = checkout();
        fs::remove_file(dir.path().join("target/pwa.stamp")).unwrap();
        assert!(Stamp::of_last_build(&workspace).is_none());
    }

    #[rstest]
    #[case::source("app/web/src/main.rs", false)]
    #[case::new_source("app/web/src/new.rs", false)]
    #[case::lock("Cargo.lock", false)]
    #[case::style("style/main.css", false)]
    #[case::last_step("app/xtask/src/precache.rs", false)]
    #[case::built_by_hand(".dist/index.html", false)]
    #[case::relay("app/relay/src/main.rs", true)]
    #[case::other_task("app/xtask/src/tool.rs", true)]
    #[case::readme("README.md", true)]
    fn a_change_counts_where_it_changes_the_app(#[case] path: &str, #[case] still_current: bool) {
        let (dir, workspace) = checkout();
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "changed").unwrap();
        assert_eq!(is_current(&workspace, Profile::Release), still_current);
    }

    #[test]
    fn a_file_that_moves_counts() {
        let (dir, workspace) = checkout();
        fs::rename(dir.path().join("app/web/src/main.rs"), dir.path().join("app/web/src/other.rs")).unwrap();
        assert!(!is_current(&workspace, Profile::Release));
    }
}
