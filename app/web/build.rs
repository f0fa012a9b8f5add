//! Turns `locales/` into the functions of `src/text.rs`, so that a missing key, a lost placeholder or a typewriter
//! apostrophe stops the build instead of reaching a reader.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[path = "build/texts.rs"]
#[expect(dead_code, reason = "the files of the other languages are written by the last step of a build")]
mod texts;

fn main() -> Result<(), Box<dyn Error>> {
    // The release is cut in two, constants too: each has a segment of its own, and the linker says who names it.
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32")
        && env::var("PROFILE")? == "release"
    {
        for note in ["--no-merge-data-segments", "--emit-relocs"] {
            println!("cargo::rustc-link-arg-bins={note}");
        }
    }
    println!("cargo::rerun-if-changed=build/texts.rs");
    let mut locales = Vec::new();
    for code in texts::CODES {
        let path = format!("locales/{code}.toml");
        println!("cargo::rerun-if-changed={path}");
        locales.push(texts::Locale::read(code, &fs::read_to_string(&path)?)?);
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), texts::generate(&locales)?)?;
    Ok(())
}
