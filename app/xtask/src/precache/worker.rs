//! One `sw.js` out of the service worker's parts and the list of files.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::Error;
use super::staged::Staged;
use crate::hex::hex;

/// Hexadecimal digits of a generation's name: 64 bits tell any two builds of one app apart.
const GENERATION_DIGITS: usize = 16;

/// The service worker as one script: the parts that its table of contents imports, then the table itself.
///
/// One file, because a browser compares only the bytes of scripts it has fetched, and a part that fails to arrive
/// would fail the whole install.
///
/// # Errors
/// A part that cannot be read; a table of contents without `importScripts(…);`.
pub(crate) fn bundle(source: &Path) -> Result<String, Error> {
    let table_path = source.join("sw.js");
    let table = read(&table_path)?;
    let (before, parts, after) =
        split_at_parts(&table).ok_or_else(|| Error::NoParts { path: table_path.clone() })?;
    let mut script = format!("{before}\n");
    // Between quotes: every second piece.
    for part in parts.split('"').skip(1).step_by(2) {
        script.push_str(&read(&source.join(part))?);
        script.push('\n');
    }
    script.push_str(after);
    Ok(script)
}

/// The script with `PRECACHE` declared first, so that its bytes change whenever anything it keeps changes.
///
/// The generation covers the files, the worker's own code and the headers that travel with the cached page.
pub(crate) fn with_list(script: &str, staged: &Staged, headers: &str) -> String {
    // A map of strings always has a JSON form.
    let files = serde_json::to_string(staged.digests()).unwrap_or_default();
    let mut generation = Sha256::new();
    for part in [files.as_str(), script, headers] {
        generation.update(Sha256::digest(part));
    }
    let mut generation = hex(&generation.finalize());
    generation.truncate(GENERATION_DIGITS);
    format!(
        "\"use strict\";\nconst PRECACHE = {{\"generation\":\"{generation}\",\"files\":{files}}};\n{script}"
    )
}

fn split_at_parts(table: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = table.split_once("\nimportScripts(")?;
    let (parts, after) = rest.split_once(");\n")?;
    Some((before, parts, after))
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(Error::file(path))
}
