//! The folder that Trunk built.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::headers::{self, SecurityHeaders};

/// The file that tells the relay its headers; it is never handed out.
pub const HEADERS: &str = "headers.json";
/// The app's one page.
pub const SHELL: &str = "index.html";

/// A built PWA: its folder has the page and the headers that belong to that page.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    headers: SecurityHeaders,
}

/// A folder that holds no built PWA.
#[derive(Debug)]
pub enum Error {
    /// The page or its headers cannot be read.
    Incomplete {
        /// The file that a build makes.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The headers cannot be sent.
    Headers {
        /// Where they were read.
        path: PathBuf,
        /// What is wrong with them.
        source: headers::Error,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Incomplete { path, source } => {
                write!(f, "{}: {source}. `cargo xtask build` makes it.", path.display())
            }
            Self::Headers { path, source } => {
                write!(f, "{}: {source}. `cargo xtask build` makes it again.", path.display())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Incomplete { source, .. } => Some(source),
            Self::Headers { source, .. } => Some(source),
        }
    }
}

impl Site {
    /// Looks once, so that a half-copied folder is noticed by the person who starts the relay.
    ///
    /// # Errors
    /// [`Error::Incomplete`] without a readable `index.html` and `headers.json`; [`Error::Headers`].
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).map_err(|source| Error::Incomplete { path, source })
        };
        read(SHELL)?;
        let headers = SecurityHeaders::parse(&read(HEADERS)?)
            .map_err(|source| Error::Headers { path: folder.join(HEADERS), source })?;
        Ok(Self { folder: folder.to_owned(), headers })
    }

    /// Where the files are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What every response carries.
    pub fn headers(&self) -> &SecurityHeaders {
        &self.headers
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_folder_without_headers_is_not_served() {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join(SHELL), "page").unwrap();
        assert!(
            matches!(Site::open(dir.path()), Err(Error::Incomplete { path, .. }) if path.ends_with(HEADERS))
        );
    }

    #[test]
    fn a_folder_without_a_page_is_not_served() {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join(HEADERS), r#"{"content-security-policy": "default-src 'self'"}"#).unwrap();
        assert!(
            matches!(Site::open(dir.path()), Err(Error::Incomplete { path, .. }) if path.ends_with(SHELL))
        );
    }

    #[test]
    fn headers_that_cannot_be_sent_are_named() {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join(SHELL), "page").unwrap();
        fs::write(dir.path().join(HEADERS), "{}").unwrap();
        assert!(matches!(Site::open(dir.path()), Err(Error::Headers { .. })));
    }
}
