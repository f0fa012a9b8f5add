//! `cargo xtask precache`: the last step of a Trunk build, run by its `post_build` hook.
//!
//! From the files that Trunk staged it writes
//! - `sw.js`, the service worker with the list of everything it keeps offline and the SHA-256 of each file,
//! - `headers.json`, the security headers that the relay sends with every file (never served itself),
//! - in release builds, a Brotli sibling `X.br` beside each file `X` that gets smaller.
//!
//! It rewrites nothing that Trunk made: `index.html` already holds integrity hashes of the scripts and the wasm.

mod compression;
mod headers;
mod inline;
mod staged;
mod worker;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use compression::Compression;
use staged::Staged;

/// Where the service worker's source lives; its tests beside it are not shipped.
const WORKER_SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/sw");

/// A staging folder that could not be made into a complete offline application.
#[derive(Debug)]
pub(crate) enum Error {
    /// A file could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// A staged path is not Unicode, so no address can name it.
    Name { path: PathBuf },
    /// Trunk staged no `index.html`: there is nothing to start offline.
    NoShell { staging_dir: PathBuf },
    /// The service worker's table of contents does not name its parts in one `importScripts(…);`.
    NoParts { path: PathBuf },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Name { path } => write!(f, "{}: the name is not Unicode", path.display()),
            Self::NoShell { staging_dir } => write!(f, "{}: no index.html was built", staging_dir.display()),
            Self::NoParts { path } => write!(f, "{}: no importScripts(…); list", path.display()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            Self::Name { .. } | Self::NoShell { .. } | Self::NoParts { .. } => None,
        }
    }
}

impl Error {
    /// Names the file in what the system said about it.
    fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}

/// Completes the staged build in `staging_dir`; compresses when Trunk says `TRUNK_PROFILE=release`.
///
/// # Errors
/// A file of `staging_dir` or of the service worker's source that cannot be read or written, a name that is not
/// Unicode, a build without `index.html`, a service worker without its list of parts.
pub(crate) fn run(staging_dir: &Path) -> Result<(), Error> {
    complete(staging_dir, Path::new(WORKER_SOURCE), Compression::of_this_build())
}

fn complete(staging_dir: &Path, worker_source: &Path, compression: Compression) -> Result<(), Error> {
    let staged = Staged::read(staging_dir)?;
    let headers = headers::json(staged.pages());
    write(&staging_dir.join("headers.json"), headers.as_bytes())?;

    let worker = worker::bundle(worker_source)?;
    write(&staging_dir.join("sw.js"), worker::with_list(&worker, &staged, &headers).as_bytes())?;

    match compression {
        Compression::None => Ok(()),
        Compression::Brotli => compression::write_siblings(staging_dir),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(Error::file(path))
}

#[cfg(test)]
mod tests;
