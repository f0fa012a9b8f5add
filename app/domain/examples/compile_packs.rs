//! Writes the ready-made checklists into the one binary file that the PWA carries:
//! `cargo run -p domain --example compile_packs -- OUT.bin`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use domain::pack::{Pack, PackFile, encode_all};

fn main() -> ExitCode {
    let Some(out) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: compile_packs OUT.bin");
        return ExitCode::FAILURE;
    };
    match compile(&out) {
        Ok((packs, bytes)) => {
            println!("{packs} packs, {bytes} bytes, in {}", out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("compile_packs: {error}");
            ExitCode::FAILURE
        }
    }
}

fn compile(out: &Path) -> Result<(usize, usize), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/fr");
    let mut packs = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            packs.push(read(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    if packs.is_empty() {
        return Err(format!("no pack in {}", folder.display()).into());
    }
    // Any fixed order will do for the bytes; this one is also the order of the menu.
    packs.sort_by(|a, b| (a.group(), a.id()).cmp(&(b.group(), b.id())));
    let bytes = encode_all(&packs)?;
    fs::write(out, &bytes).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok((packs.len(), bytes.len()))
}

fn read(path: &Path) -> Result<Pack, Box<dyn Error>> {
    let pack = Pack::try_from(toml::from_str::<PackFile>(&fs::read_to_string(path)?)?)?;
    if path.file_stem().is_some_and(|stem| stem == pack.id().as_str()) {
        Ok(pack)
    } else {
        Err(format!("the id `{}` is not the file's name", pack.id()).into())
    }
}
