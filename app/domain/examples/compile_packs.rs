//! Writes what the PWA carries of the ready-made checklists into a folder: the lists in one binary file, and their texts
//! in each other language in one file a language. `cargo run -p domain --example compile_packs -- FOLDER`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use domain::pack::{Pack, PackFile, Phrases, encode_all};
use serde::Deserialize;

/// The texts of the ready-made lists in another language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Translation {
    /// `machine`, or `people` once a speaker has read every line.
    #[serde(rename = "made")]
    _made: String,
    /// By what they say in French.
    texts: BTreeMap<String, String>,
}

fn main() -> ExitCode {
    let Some(out) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: compile_packs FOLDER");
        return ExitCode::FAILURE;
    };
    match compile(&out) {
        Ok((packs, languages)) => {
            println!("{packs} packs in French and {languages} other languages, in {}", out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("compile_packs: {error}");
            ExitCode::FAILURE
        }
    }
}

fn compile(out: &Path) -> Result<(usize, usize), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    let mut packs = Vec::new();
    for path in data_files(&folder.join("fr"))? {
        packs.push(read(&path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    if packs.is_empty() {
        return Err(format!("no pack in {}", folder.display()).into());
    }
    // Any fixed order will do for the bytes; this one is also the order of the menu.
    packs.sort_by(|a, b| (a.group(), a.id()).cmp(&(b.group(), b.id())));
    write(&out.join("packs.fr.bin"), &encode_all(&packs)?)?;
    let languages = data_files(&folder)?;
    for path in &languages {
        let code = path.file_stem().unwrap_or_default().to_string_lossy();
        let phrases = translated(path, &packs).map_err(|error| format!("{}: {error}", path.display()))?;
        write(&out.join(format!("phrases.{code}.bin")), &phrases)?;
    }
    Ok((packs.len(), languages.len()))
}

fn data_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn read(path: &Path) -> Result<Pack, Box<dyn Error>> {
    let pack = Pack::try_from(toml::from_str::<PackFile>(&fs::read_to_string(path)?)?)?;
    if path.file_stem().is_some_and(|stem| stem == pack.id().as_str()) {
        Ok(pack)
    } else {
        Err(format!("the id `{}` is not the file's name", pack.id()).into())
    }
}

/// The phrases of a language: all that the packs say, and nothing else.
fn translated(path: &Path, packs: &[Pack]) -> Result<Vec<u8>, Box<dyn Error>> {
    let Translation { texts, .. } = toml::from_str(&fs::read_to_string(path)?)?;
    let said: BTreeSet<&str> = packs.iter().flat_map(Pack::phrases).collect();
    if let Some(missing) = said.iter().find(|french| !texts.contains_key(**french)) {
        return Err(format!("“{missing}” is missing").into());
    }
    if let Some(strange) = texts.keys().find(|french| !said.contains(french.as_str())) {
        return Err(format!("“{strange}” is in no pack").into());
    }
    Ok(Phrases::encode(texts.iter().map(|(french, text)| (french.as_str(), text.as_str())))?)
}
