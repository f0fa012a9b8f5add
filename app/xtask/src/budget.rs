//! `cargo xtask budget`: what a person downloads on the first visit, and where it comes from.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::build::{self, Profile};
use crate::cut;
use crate::error::Error;
use crate::texts;
use crate::wasm;
use crate::workspace::Workspace;

/// Brotli bytes of the first visit in one language. Slow 4G (1.6 Mb/s) carries them in one second.
const LIMIT: usize = 200_000;
/// What the project aims for.
const AIM: usize = 150_000;
/// How many crates are printed.
const CRATES: usize = 15;
/// The language whose texts count.
const LANGUAGE: &str = "fr";

/// When a file of the built PWA travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Travels {
    /// Before the app can answer.
    FirstVisit,
    /// Afterwards, so that the app works offline.
    Later,
    /// A sibling that stands for another file, what only the server reads, and what only the install page shows.
    Not,
}

/// Measures the built PWA, building it first if the sources changed.
///
/// # Errors
/// Any of [`build::run`]'s; a file that cannot be read; [`Error::OverBudget`] above 200,000 bytes.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Error> {
    build::run(workspace, Profile::Release)?;
    let dist = workspace.dist();
    let mut first = Vec::new();
    let mut later = Vec::new();
    let mut longest = 0;
    for path in files_below(&dist)? {
        let address = path.strip_prefix(&dist).unwrap_or(&path).to_string_lossy().into_owned();
        let list = match travels(&address) {
            Travels::FirstVisit => &mut first,
            Travels::Later => &mut later,
            Travels::Not => continue,
        };
        let bytes = fs::read(&path).map_err(Error::file(&path))?;
        let weight = compressed(&bytes).map_err(Error::file(&path))?;
        let is_texts = address.starts_with("texts.");
        if is_texts {
            longest = longest.max(weight);
        }
        if (is_texts || address.starts_with("phrases.")) && weight > texts::LIMIT {
            return Err(Error::LongTexts { address, bytes: weight, limit: texts::LIMIT });
        }
        list.push((address, bytes.len(), weight));
    }
    let total = print_files("First visit", first);
    print_files("Afterwards, by the service worker", later);
    print_crates("first half", &cut::with_names(workspace, cut::FIRST))?;
    print_crates("rest", &cut::with_names(workspace, cut::REST))?;
    println!("\nFirst visit in French: {total} bytes. Aim {AIM}, limit {LIMIT}.");
    // French is in the wasm; every other language comes on top.
    let total = total + longest;
    println!("First visit in the language that takes most: {total} bytes, {longest} of them texts.");
    if total > LIMIT { Err(Error::OverBudget { bytes: total, limit: LIMIT }) } else { Ok(()) }
}

fn travels(address: &str) -> Travels {
    let path = Path::new(address);
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if extension == "br" || address == "headers.json" || address.starts_with("screenshots/") {
        return Travels::Not;
    }
    // The code of the later screens is asked for once the first one stands; the ready-made lists by the screen that
    // offers them, the reader of codes by the one that reads one, and all by the worker in the background.
    if ["sw.js", "icons/", "ancien.", "packs.", "phrases.", "rest-", "scanner."]
        .iter()
        .any(|start| address.starts_with(start))
    {
        return Travels::Later;
    }
    match extension {
        "html" if address == "index.html" => Travels::FirstVisit,
        "css" | "js" | "wasm" => Travels::FirstVisit,
        // Texts, one file a language: `texts.fr.bin`, with or without a hash in the name.
        "bin" if language(address).is_none_or(|language| language == LANGUAGE) => Travels::FirstVisit,
        _ => Travels::Later,
    }
}

/// `fr` in `texts.fr.bin` and in `texts.fr-0123456789abcdef.bin`.
fn language(address: &str) -> Option<&str> {
    let part = address.rsplit('.').nth(1)?;
    let part = part.split('-').next()?;
    (part.len() == 2 && address.contains(&format!(".{part}"))).then_some(part)
}

fn compressed(bytes: &[u8]) -> std::io::Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 24);
    writer.write_all(bytes)?;
    writer.flush()?;
    // A server sends what Brotli only makes larger as it is.
    Ok(writer.into_inner().len().min(bytes.len()))
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).map_err(Error::file(folder))?;
    for entry in entries {
        let path = entry.map_err(Error::file(folder))?.path();
        if path.is_dir() { files.extend(files_below(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

/// Prints each file, largest first, and gives the sum of the compressed sizes.
fn print_files(title: &str, mut files: Vec<(String, usize, usize)>) -> usize {
    files.sort_by_key(|(_, _, brotli)| std::cmp::Reverse(*brotli));
    println!("\n{title:<48} {:>10} {:>10}", "bytes", "brotli");
    for (address, raw, brotli) in &files {
        println!("{address:<48} {raw:>10} {brotli:>10}");
    }
    let raw: usize = files.iter().map(|(_, raw, _)| raw).sum();
    let brotli = files.iter().map(|(_, _, brotli)| brotli).sum();
    println!("{:<48} {raw:>10} {brotli:>10}", "total");
    brotli
}

fn print_crates(what: &str, path: &Path) -> Result<(), Error> {
    let bytes = fs::read(path).map_err(Error::file(path))?;
    let weights = wasm::weigh(&bytes).map_err(|source| Error::Wasm { path: path.to_owned(), source })?;
    let title = format!("Crates in the {what} of the wasm, before wasm-opt");
    println!("\n{title:<48} {:>10} {:>10}", "bytes", "share");
    for (name, size) in weights.crates.iter().take(CRATES) {
        println!("{name:<48} {size:>10} {:>9}%", percent(*size, weights.code));
    }
    let others: usize = weights.crates.iter().skip(CRATES).map(|(_, size)| size).sum();
    println!("{:<48} {others:>10} {:>9}%", "(other crates)", percent(others, weights.code));
    println!("{:<48} {:>10}", "(constants)", weights.data);
    Ok(())
}

fn percent(part: usize, whole: usize) -> usize {
    // A module without code has no shares.
    (part * 100).checked_div(whole).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("index.html", Travels::FirstVisit)]
    #[case("main-0123456789abcdef.css", Travels::FirstVisit)]
    #[case("web-0123456789abcdef.js", Travels::FirstVisit)]
    #[case("web-0123456789abcdef_bg.wasm", Travels::FirstVisit)]
    #[case("texts.fr.bin", Travels::FirstVisit)]
    #[case("texts.fr-0123456789abcdef.bin", Travels::FirstVisit)]
    #[case("data.bin", Travels::FirstVisit)]
    #[case("texts.ar.bin", Travels::Later)]
    #[case("texts.ar-0123456789abcdef.bin", Travels::Later)]
    #[case("packs.fr.bin", Travels::Later)]
    #[case("phrases.ar.bin", Travels::Later)]
    #[case("scanner.wasm", Travels::Later)]
    #[case("scanner.js", Travels::Later)]
    #[case("sw.js", Travels::Later)]
    #[case("accessibilite.html", Travels::Later)]
    #[case("ancien.html", Travels::Later)]
    #[case("ancien.js", Travels::Later)]
    #[case("manifest.webmanifest", Travels::Later)]
    #[case("icons/icon-192.png", Travels::Later)]
    #[case("index.html.br", Travels::Not)]
    #[case("headers.json", Travels::Not)]
    #[case("screenshots/papiers.png", Travels::Not)]
    fn every_file_travels_once(#[case] address: &str, #[case] expected: Travels) {
        assert_eq!(travels(address), expected);
    }

    #[test]
    fn the_sum_is_that_of_the_compressed_bytes() {
        let files = vec![("a".to_owned(), 100, 10), ("b".to_owned(), 200, 30)];
        assert_eq!(print_files("files", files), 40);
    }

    #[test]
    fn repeated_bytes_shrink() {
        assert!(compressed(&[b'a'; 10_000]).unwrap() < 100);
    }

    #[test]
    fn nothing_weighs_more_than_it_is() {
        assert_eq!(compressed(b"a").unwrap(), 1);
    }
}
