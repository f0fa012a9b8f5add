//! The files that Trunk staged, as the service worker sees them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Error;
use crate::hex::hex;

/// Every file kept offline, by address, with its SHA-256; the address of `index.html` is `/`.
#[derive(Debug)]
pub(crate) struct Staged {
    digests: BTreeMap<String, String>,
    pages: BTreeMap<String, String>,
}

impl Staged {
    /// Reads the folder whole; the order and the times of the files on disk change nothing.
    ///
    /// # Errors
    /// A file or folder that cannot be read, a name that is not Unicode, no `index.html` at the root.
    pub(crate) fn read(staging_dir: &Path) -> Result<Self, Error> {
        let mut digests = BTreeMap::new();
        let mut pages = BTreeMap::new();
        for path in files_under(staging_dir)? {
            let address = address(staging_dir, &path)?;
            if !kept_offline(&address) {
                continue;
            }
            let bytes = std::fs::read(&path).map_err(Error::file(&path))?;
            digests.insert(address.clone(), hex(&Sha256::digest(&bytes)));
            if path.extension().is_some_and(|extension| extension == "html") {
                pages.insert(address, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        if !digests.contains_key("/") {
            return Err(Error::NoShell { staging_dir: staging_dir.to_owned() });
        }
        Ok(Self { digests, pages })
    }

    /// The texts of all pages, by address.
    pub(crate) fn pages(&self) -> &BTreeMap<String, String> {
        &self.pages
    }

    /// Address to SHA-256 in lower-case hexadecimal.
    pub(crate) fn digests(&self) -> &BTreeMap<String, String> {
        &self.digests
    }
}

/// Every file below `dir`, at any depth.
pub(crate) fn files_under(dir: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(Error::file(&folder))? {
            let entry = entry.map_err(Error::file(&folder))?;
            let path = entry.path();
            if entry.file_type().map_err(Error::file(&path))?.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    Ok(files)
}

/// The path below the site's root, as a browser asks for it.
fn address(staging_dir: &Path, path: &Path) -> Result<String, Error> {
    let relative = path.strip_prefix(staging_dir).unwrap_or(path);
    let mut address = String::new();
    for part in relative.components() {
        let part = part.as_os_str().to_str().ok_or_else(|| Error::Name { path: path.to_owned() })?;
        address.push('/');
        address.push_str(part);
    }
    // Some servers answer "/index.html" with a redirect to "/", and a redirected answer cannot be given to a
    // navigation.
    Ok(if address == "/index.html" { "/".to_owned() } else { address })
}

/// Whether a person needs the file without a network.
///
/// Left out: the worker itself (the browser keeps it), what only the relay, a robot or a browser without service
/// workers reads, and the pictures that only the act of installing the app fetches, which needs a network anyway and
/// would cost everyone data.
fn kept_offline(address: &str) -> bool {
    const NEVER: [&str; 4] = ["/sw.js", "/headers.json", "/robots.txt", "/ancien.js"];
    const INSTALLING: [&str; 2] = ["/screenshots/", "/icons/"];
    // The browser's tab shows the first, and Chromium reads the second at every start.
    const ALSO_OFTEN: [&str; 2] = ["/icons/favicon.svg", "/icons/icon-192.png"];

    let extension = address.rsplit_once('.').map_or("", |(_, extension)| extension);
    let installing =
        INSTALLING.iter().any(|folder| address.starts_with(folder)) && !ALSO_OFTEN.contains(&address);
    !(NEVER.contains(&address) || installing || matches!(extension, "br" | "map"))
}
