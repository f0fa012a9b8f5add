//! Brotli siblings, made once here so that the relay never compresses while a person waits.

use std::path::Path;

use brotli::enc::BrotliEncoderParams;

use super::staged::files_under;
use super::{Error, write};
use crate::build::Profile;

/// Extensions whose files are compressed already.
const LEFT_ALONE: [&str; 3] = ["br", "png", "woff2"];
/// The strongest setting: it is paid once per release and saves bytes on every visit.
const QUALITY: i32 = 11;
/// The largest window that every decoder must accept (RFC 7932, section 9.1).
const WINDOW_BITS: i32 = 24;

/// How much work a build deserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    /// While developing, a quick build matters more than bytes.
    None,
    /// Every file gets a sibling, if that is smaller.
    Brotli,
}

impl Compression {
    /// As the build that is being completed asks for.
    pub(crate) fn of_this_build() -> Self {
        match Profile::of_this_hook() {
            Profile::Release => Self::Brotli,
            Profile::Debug => Self::None,
        }
    }
}

/// Writes `X.br` beside each file `X` below `dir` that Brotli makes smaller.
///
/// # Errors
/// A file that cannot be read or written.
pub(crate) fn write_siblings(dir: &Path) -> Result<(), Error> {
    for path in files_under(dir)? {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        // The relay reads its headers from the disk and never sends that file.
        if LEFT_ALONE.contains(&extension) || path.ends_with("headers.json") {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(Error::file(&path))?;
        let smaller = compress(&bytes).map_err(Error::file(&path))?;
        if smaller.len() < bytes.len() {
            let mut sibling = path.into_os_string();
            sibling.push(".br");
            write(Path::new(&sibling), &smaller)?;
        }
    }
    Ok(())
}

fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let settings = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW_BITS,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut smaller = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut smaller, &settings)?;
    Ok(smaller)
}
