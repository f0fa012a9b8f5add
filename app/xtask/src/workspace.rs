//! Where things lie.

use std::path::{Path, PathBuf};

/// The checkout that this program was compiled in.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Found at compile time, so every task works from any folder.
    pub(crate) fn of_this_build() -> Self {
        let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(2).take(1).collect();
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join(".target"), PathBuf::from);
        Self { root, target }
    }

    /// A checkout elsewhere.
    #[cfg(test)]
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_owned(), target: root.join("target") }
    }

    /// A path from the root of the checkout.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The built PWA.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path(".dist")
    }

    /// Cargo's output.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The Python that has the packages of the tests, beside Cargo's output.
    pub(crate) fn python(&self) -> PathBuf {
        self.target.join("python/bin/python")
    }

    /// The browser tests and the packages from npm.
    pub(crate) fn npm(&self) -> PathBuf {
        self.path("tests/e2e")
    }
}
