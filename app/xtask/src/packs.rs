//! The ready-made lists of the PWA: data files, compiled by the crate that knows their shape.

use std::path::Path;

use crate::command::{cargo, run};
use crate::error::Error;
use crate::workspace::Workspace;

/// Writes `packs.fr.bin`, and `phrases.CODE.bin` for each other language, into the folder of a build that is being completed.
///
/// # Errors
/// A compiler that cannot be built or that refuses a list or a translation; it says where and why.
pub(crate) fn compile(workspace: &Workspace, staging: &Path) -> Result<(), Error> {
    let mut command =
        cargo(workspace, &["run", "--quiet", "--package", "domain", "--example", "compile_packs", "--"]);
    run(command.arg(staging))
}
