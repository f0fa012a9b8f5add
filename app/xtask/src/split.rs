//! Cuts the wasm in two: what a first screen runs, and the rest, which comes while the person reads.
//!
//! Both halves share one memory, one table of functions and the globals. The first half is a module like any other;
//! the rest imports everything from it and, once instantiated, fills the table slots that the first half left empty, and
//! puts into memory the constants that only it needs.
//! A function of the rest that the first half calls by name becomes a stub that calls through its slot.
//!
//! Which functions may wait is decided by the names in the file ([`Later`]), so the file must still have them.
//!
//! Emscripten's wasm-split does the same by a recorded profile; it is not in the npm package of the optimiser that
//! this project pins, and Debian's is too old to leave out its placeholder imports.

mod data;
mod first;
mod linked;
mod module;
mod rest;
mod share;

use std::fmt;

use data::Data;
use linked::Linked;
use module::Module;
use share::Shares;

/// The functions that may wait, by the modules that their Rust names mention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Later<'a> {
    /// A function that mentions one of these waits.
    pub(crate) modules: &'a [&'a str],
    /// The functions, by a part of their names, that know when the rest is there: only they may call it.
    pub(crate) gates: &'a [&'a str],
    /// Exports that nobody asks for, by what their names begin with: they and what only they reach go away.
    pub(crate) unasked: &'a [&'a str],
}

impl Later<'_> {
    fn is_asked(self, export: &str) -> bool {
        !self.unasked.iter().any(|start| export.starts_with(start))
    }
}

/// The two halves, each a wasm module with its names.
#[derive(Debug)]
pub(crate) struct Halves {
    /// What starts the app.
    pub(crate) first: Vec<u8>,
    /// What is instantiated afterwards, with the exports of the first half as its imports.
    pub(crate) rest: Vec<u8>,
}

/// A module that cannot be cut.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Error {
    /// Not wasm, or more than the encoder knows.
    Unreadable(String),
    /// Something that the cut does not handle.
    Unsupported(&'static str),
    /// A function of the first half calls one of the rest without being a gate.
    Crossing { caller: String, callee: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(what) => write!(f, "the wasm cannot be read: {what}"),
            Self::Unsupported(what) => write!(f, "the wasm has {what}, which cannot be cut"),
            Self::Crossing { caller, callee } => write!(
                f,
                "`{caller}` belongs to the first half and calls `{callee}`, which comes later: make the caller a \
                 gate, or move one of them"
            ),
        }
    }
}

impl std::error::Error for Error {}

impl From<wasmparser::BinaryReaderError> for Error {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl From<wasm_encoder::reencode::Error> for Error {
    fn from(error: wasm_encoder::reencode::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Cuts `wasm`, which was made of the linker's file `linked`.
///
/// # Errors
/// [`Error`]; nothing is guessed.
pub(crate) fn split(wasm: &[u8], linked: &[u8], later: Later<'_>) -> Result<Halves, Error> {
    let module = Module::parse(wasm)?;
    let shares = Shares::of(&module, later)?;
    let data = Data::of(&module, &shares.rest, &Linked::parse(linked)?)?;
    Ok(Halves {
        first: first::encode(&module, &shares, &data, later)?,
        rest: rest::encode(&module, &shares, &data)?,
    })
}

#[cfg(test)]
mod tests;
