//! The texts of every language but French, which is in the wasm: one file a language, fetched when it is chosen.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::workspace::Workspace;

/// The reader that the app's own build uses.
#[path = "../../web/build/texts.rs"]
#[expect(dead_code, reason = "code for the app is written by its own build")]
mod compiler;

/// The most that the texts of one language may weigh, in Brotli bytes.
pub(crate) const LIMIT: usize = 12_288;

/// Writes `texts.CODE.bin` for each language into the folder of a build that is being completed.
///
/// # Errors
/// A file of `locales/` that cannot be read, or a language that does not say everything that French says.
pub(crate) fn compile(workspace: &Workspace, staging: &Path) -> Result<(), Error> {
    let locales = compiler::CODES.map(|code| {
        let path = workspace.path(&format!("app/web/locales/{code}.toml"));
        let file = fs::read_to_string(&path).map_err(Error::file(&path))?;
        compiler::Locale::read(code, &file).map_err(Error::Texts)
    });
    let locales = locales.into_iter().collect::<Result<Vec<_>, _>>()?;
    let Some((french, others)) = locales.split_first() else { return Ok(()) };
    for locale in others {
        let path = staging.join(format!("texts.{}.bin", locale.code));
        fs::write(&path, locale.compile(french).map_err(Error::Texts)?).map_err(Error::file(&path))?;
    }
    Ok(())
}
