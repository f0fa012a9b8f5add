//! Which crate each byte of a wasm file comes from.

use std::collections::{BTreeMap, HashMap};

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

use crate::symbol;

/// The bytes of a wasm file, by crate.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Weights {
    /// Largest first; crates of equal weight by name.
    pub(crate) crates: Vec<(String, usize)>,
    /// Code, without the sections that hold no functions.
    pub(crate) code: usize,
    /// Constants: texts, tables.
    pub(crate) data: usize,
}

/// Adds up the body of every function by the crate in its name.
///
/// The file must still have its name section: the one cargo makes has, the one that is served has not.
///
/// # Errors
/// Bytes that are no wasm module.
pub(crate) fn weigh(bytes: &[u8]) -> Result<Weights, BinaryReaderError> {
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    let mut data = 0;
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().len()),
            Payload::DataSection(section) => {
                for segment in section {
                    data += segment?.data.len();
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(section) = section.as_known() else { continue };
                for part in section {
                    let Name::Function(functions) = part? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates: BTreeMap<String, usize> = BTreeMap::new();
    // Functions are numbered after the imported ones (WebAssembly core, section 2.5.1).
    for (index, size) in (imported..).zip(&bodies) {
        let symbol = names.get(&index).copied().unwrap_or_default();
        *crates.entry(crate_of(symbol)).or_default() += size;
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by(|(a_name, a), (b_name, b)| b.cmp(a).then_with(|| a_name.cmp(b_name)));
    Ok(Weights { crates, code: bodies.iter().sum(), data })
}

/// The crate that wrote the function: that of the type for a method, that of the trait when the type is built in.
///
/// A generic function counts for the crate that wrote it, not for the one that needed it.
fn crate_of(symbol: &str) -> String {
    let name = symbol::readable(symbol);
    if !name.contains("::") {
        return "(no Rust name)".to_owned();
    }
    let mut words = name.split(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':'));
    words
        .find_map(|word| word.split_once("::").map(|(first, _)| first).filter(|first| !first.is_empty()))
        .unwrap_or("(no Rust name)")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::function("domain::overdue::overdue", "domain")]
    #[case::method("<leptos::view::View<T> as core::ops::drop::Drop>::drop", "leptos")]
    #[case::built_in_type("<u32 as core::fmt::Display>::fmt", "core")]
    #[case::reference("<&mut alloc::string::String as core::fmt::Write>::write_str", "alloc")]
    #[case::legacy_mangling("_ZN5alloc3vec3new17h0123456789abcdefE", "alloc")]
    #[case::v0_mangling("_RNvNtCs1234_7mycrate3foo3bar", "mycrate")]
    #[case::spelled_out("web[92d83d33d4d5bd67]::main", "web")]
    #[case::slice("<[web::Page] as core::fmt::Debug>::fmt", "web")]
    #[case::foreign("__wbindgen_malloc", "(no Rust name)")]
    #[case::nameless("", "(no Rust name)")]
    fn a_symbol_belongs_to_the_crate_that_wrote_it(#[case] symbol: &str, #[case] expected: &str) {
        assert_eq!(crate_of(symbol), expected);
    }

    #[test]
    fn bodies_are_added_up_by_name_after_the_imports() {
        #[rustfmt::skip]
        let module = [
            b"\0asm\x01\0\0\0".as_slice(),
            // One type: no parameter, no result.
            b"\x01\x04\x01\x60\0\0",
            // One imported function, then two of our own.
            b"\x02\x07\x01\x01m\x01f\0\0",
            b"\x03\x03\x02\0\0",
            // Bodies of two and of three bytes: no local, (nop), end.
            b"\x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b",
            // Names for 1 and 2.
            b"\0\x15\x04name\x01\x0e\x02\x01\x04a::b\x02\x05zz::c",
        ]
        .concat();
        let weights = weigh(&module).unwrap();
        assert_eq!(weights.crates, [("zz".to_owned(), 3), ("a".to_owned(), 2)]);
        assert_eq!((weights.code, weights.data), (5, 0));
    }

    #[test]
    fn what_is_not_wasm_is_refused() {
        assert!(weigh(b"<!doctype html>").is_err());
    }
}
